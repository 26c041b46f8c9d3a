//! `Tally`: what passed, what failed, what was left out; and the line that says so.
//!
//! Invariant: the closing line counts every step that ran and every test that cargo reported. Ignored tests are counted
//! too, since a test that nobody runs should not be forgotten.

use std::time::Duration;

/// Counts of one run.
#[derive(Debug, Default)]
pub struct Tally {
    passed: u64,
    failed: u64,
    ignored: u64,
    steps: usize,
    steps_failed: Vec<&'static str>,
    left_out: Vec<&'static str>,
}

impl Tally {
    /// Counts one line of output, if it is the summary of a test binary (`test result: ok. 3 passed; 0 failed; ...`) or
    /// of the browser journeys or the reader of receipts (`journeys: 3 passed, 0 failed`).
    pub fn line(&mut self, line: &str) {
        let line = line.trim();
        let binary =
            line.strip_prefix("test result: ").and_then(|rest| rest.split_once(". ")).map(|(_, counts)| counts);
        let counts = binary.or_else(|| ["journeys: ", "receipts: "].iter().find_map(|name| line.strip_prefix(name)));
        let counts = counts.unwrap_or_default();
        for count in counts.split([';', ',']) {
            match count.trim().split_once(' ') {
                Some((number, "passed")) => self.passed += number.parse().unwrap_or(0),
                Some((number, "failed")) => self.failed += number.parse().unwrap_or(0),
                Some((number, "ignored")) => self.ignored += number.parse().unwrap_or(0),
                _ => {}
            }
        }
    }

    /// Counts a step.
    pub fn step(&mut self, name: &'static str, passed: bool) {
        self.steps += 1;
        self.steps_failed.extend((!passed).then_some(name));
    }

    /// Names a step that does not run.
    pub fn leave_out(&mut self, name: &'static str) {
        self.left_out.push(name);
    }

    /// Whether everything that ran passed.
    pub fn is_sound(&self) -> bool {
        self.failed == 0 && self.steps_failed.is_empty()
    }

    /// The last line: `xtask test: 812 passed, 0 failed, 0 ignored; 7 steps in 611 s, all passed`.
    pub fn closing(&self, took: Duration) -> String {
        let Self { passed, failed, ignored, steps, steps_failed, left_out } = self;
        let steps_said = if steps_failed.is_empty() {
            "all passed".to_owned()
        } else {
            format!("FAILED: {}", steps_failed.join(", "))
        };
        let left = if left_out.is_empty() { String::new() } else { format!("; left out: {}", left_out.join(", ")) };
        let seconds = took.as_secs();
        format!(
            "xtask test: {passed} passed, {failed} failed, {ignored} ignored; {steps} steps in {seconds} s, {steps_said}{left}"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn summaries_of_test_binaries_are_added_up() {
        let mut tally = Tally::default();
        tally.line("test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s");
        tally.line("test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out");
        tally.line("test value::day::tests::parses ... ok");
        tally.line("journeys: 7 passed, 0 failed");
        tally.step("tests", false);
        tally.leave_out("browser");
        assert!(!tally.is_sound());
        assert_eq!(
            tally.closing(Duration::from_secs(5)),
            "xtask test: 22 passed, 2 failed, 1 ignored; 1 steps in 5 s, FAILED: tests; left out: browser"
        );
    }
}
