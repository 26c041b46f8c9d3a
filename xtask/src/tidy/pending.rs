//! The pending list: what acts may still lack, with the reason, as the table in xtask/README.md.
//!
//! Invariant: a row that forgives nothing any more is an error, so the list only shrinks; a row without a reason is one
//! too. The list is empty when an issue ends (decisions 30). Must not know: why an act lacks something.

use super::{acts::Lack, finding::Finding, tree::Tree};

const PAGE: &str = "xtask/README.md";
const EVERY_ACT: &str = "every act";

/// What is forgiven.
#[derive(Debug, Default)]
pub struct Pending(Vec<Row>);

#[derive(Debug)]
struct Row {
    act: String,
    what: String,
    reason: String,
}

impl Pending {
    /// Reads the table under `## Pending`.
    pub fn read(tree: &Tree) -> Self {
        let page = tree.text(PAGE).unwrap_or_default();
        let section = page.split_once("\n## Pending").map_or("", |(_, rest)| rest);
        let section = section.split("\n## ").next().unwrap_or_default();
        // The first two rows of a table are its head and its rule.
        Self(section.lines().filter_map(cells).skip(2).map(|[act, what, reason]| Row { act, what, reason }).collect())
    }

    /// How many rows it has.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// What remains to be said: an error for each lack that is not forgiven, a note for each row that forgives some, an
    /// error for each that is idle.
    pub fn apply(&self, lacking: &[Lack]) -> Vec<Finding> {
        let unforgiven = lacking.iter().filter(|lack| !self.0.iter().any(|row| row.forgives(lack)));
        let errors = unforgiven.map(|Lack { act, what, cure }| Finding::error(act, format!("lacks {what}; {cure}")));
        errors.chain(self.0.iter().map(|row| row.judge(lacking))).collect()
    }
}

impl Row {
    fn forgives(&self, lack: &Lack) -> bool {
        (self.act == EVERY_ACT || self.act == lack.act) && self.what == lack.what
    }

    fn judge(&self, lacking: &[Lack]) -> Finding {
        let Self { act, what, reason } = self;
        match lacking.iter().filter(|lack| self.forgives(lack)).count() {
            0 => Finding::error(PAGE, format!("the pending row `{act} | {what}` forgives nothing any more; remove it")),
            _ if reason.is_empty() => Finding::error(PAGE, format!("the pending row `{act} | {what}` gives no reason")),
            acts => Finding::note(act, format!("{what} pending for {acts}: {reason}")),
        }
    }
}

/// The three cells of a table row.
fn cells(line: &str) -> Option<[String; 3]> {
    let inner = line.trim().strip_prefix('|')?.strip_suffix('|')?;
    let cells: Vec<_> = inner.split('|').map(|cell| cell.trim().trim_matches('`').to_owned()).collect();
    cells.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::Weight;

    fn weights(rows: &str) -> Vec<Weight> {
        let page = format!(
            "# xtask\n\n## Pending\n\n| act | lacks | reason |\n| --- | --- | --- |\n{rows}\n## Next\n| a | b | c |"
        );
        let lack = Lack { act: "void_certificate".to_owned(), what: "vector", cure: "freeze one".to_owned() };
        let pending = Pending::read(&Tree::of(&[(PAGE, &page)]));
        pending.apply(&[lack]).into_iter().map(|finding| finding.weight).collect()
    }

    #[test]
    fn what_is_pending_is_noted_what_is_not_refused() {
        assert_eq!(weights(""), [Weight::Error]);
        assert_eq!(weights("| `void_certificate` | vector | frozen with the last act |\n"), [Weight::Note]);
        assert_eq!(weights("| every act | vector | frozen with the last act |\n"), [Weight::Note]);
    }

    #[test]
    fn an_idle_row_is_refused() {
        assert_eq!(weights("| every act | vector |  |\n"), [Weight::Error]);
        assert_eq!(weights("| issue_certificate | vector | soon |\n"), [Weight::Error, Weight::Error]);
    }
}
