//! Counts and condition as Prometheus reads them, text format 0.0.4.
//!
//! Invariant: a metric has its HELP and TYPE before its first line; names and labels are stable, since people build on
//! them; times are written in seconds from whole microseconds.

use std::fmt::{Display, Write as _};

use kpcs_store::Written;

use super::{
    condition::Condition,
    counts::{Counts, ENDS_MICROS, Times},
};

/// The whole text.
pub(super) fn text(counts: &Counts, condition: &Condition, written: &Written) -> String {
    let mut text = String::new();
    requests(&mut text, counts);
    acts(&mut text, counts);
    writer(&mut text, written);
    state(&mut text, condition);
    text
}

fn head(text: &mut String, name: &str, kind: &str, help: &str) {
    let _ = write!(text, "# HELP {name} {help}\n# TYPE {name} {kind}\n");
}

fn one(text: &mut String, (name, kind, help): (&str, &str, &str), value: impl Display) {
    head(text, name, kind, help);
    let _ = writeln!(text, "{name} {value}");
}

fn requests(text: &mut String, counts: &Counts) {
    let name = "kpcs_request_seconds";
    head(text, name, "histogram", "Time to answer, by method, route and class of status.");
    for ((method, route, class), times) in counts.routes() {
        let labels = format!("method=\"{method}\",route=\"{}\",status=\"{class}xx\"", escaped(&route));
        histogram(text, name, &labels, &times);
    }
}

fn histogram(text: &mut String, name: &str, labels: &str, times: &Times) {
    let mut so_far = 0;
    for (end, count) in ENDS_MICROS.iter().zip(times.classes) {
        so_far += count;
        let _ = writeln!(text, "{name}_bucket{{{labels},le=\"{}\"}} {so_far}", seconds(*end));
    }
    let all: u64 = times.classes.iter().sum();
    let _ = writeln!(text, "{name}_bucket{{{labels},le=\"+Inf\"}} {all}");
    let _ = writeln!(text, "{name}_sum{{{labels}}} {}", seconds(times.micros));
    let _ = writeln!(text, "{name}_count{{{labels}}} {all}");
}

fn acts(text: &mut String, counts: &Counts) {
    let name = "kpcs_acts_total";
    head(text, name, "counter", "Acts asked for, by name and what came of it.");
    for ((act, result), count) in counts.acts() {
        let _ = writeln!(text, "{name}{{act=\"{}\",result=\"{result}\"}} {count}", escaped(&act));
    }
    let (failed, held_back) = counts.sign_ins();
    let name = "kpcs_sign_ins_refused_total";
    head(text, name, "counter", "Sign-ins that were not let in.");
    let _ = writeln!(text, "{name}{{reason=\"failed\"}} {failed}\n{name}{{reason=\"held_back\"}} {held_back}");
}

fn writer(text: &mut String, written: &Written) {
    use std::sync::atomic::Ordering::Relaxed;
    let total = |name, help| (name, "counter", help);
    let requests = written.requests.load(Relaxed);
    one(text, ("kpcs_writer_waiting", "gauge", "Requests that wait for the writer."), written.waiting.load(Relaxed));
    let batches = total("kpcs_writer_batches_total", "Transactions; with the next the mean size of a batch.");
    one(text, batches, written.batches.load(Relaxed));
    one(text, total("kpcs_writer_requests_total", "Requests in transactions."), requests);
    one(text, total("kpcs_writer_full_total", "Requests told of a full disk."), written.full.load(Relaxed));
}

fn state(text: &mut String, condition: &Condition) {
    let gauge = |name, help| (name, "gauge", help);
    let age = |since: Option<kpcs_domain::value::Timestamp>| {
        since.map(|since| condition.now.seconds().saturating_sub(since.seconds()).max(0))
    };
    let halted = u8::from(condition.halted.is_some());
    one(text, gauge("kpcs_halted", "1 once the disk has failed: start the service again."), halted);
    one(text, gauge("kpcs_database_bytes", "The database with its write-ahead file."), condition.database_bytes);
    one(text, gauge("kpcs_outbox_waiting", "Messages that wait to be delivered."), condition.outbox_waiting);
    let oldest = gauge("kpcs_outbox_oldest_seconds", "How long the oldest of them waits.");
    one(text, oldest, age(condition.outbox_oldest).unwrap_or(0));
    if let Some(room) = condition.room {
        one(text, gauge("kpcs_disk_free_bytes", "Room that is left."), room.free);
        one(text, gauge("kpcs_disk_bytes", "The whole disk."), room.whole);
    }
    if let Some(age) = age(condition.backup_at) {
        one(text, gauge("kpcs_backup_age_seconds", "Since the last backup; absent while there is none."), age);
    }
}

/// Seconds of whole microseconds, without a float.
fn seconds(micros: u64) -> String {
    let text = format!("{}.{:06}", micros / 1_000_000, micros % 1_000_000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn escaped(label: &str) -> String {
    label.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n")
}

#[cfg(test)]
mod tests {
    use super::{Counts, requests, seconds};

    #[test]
    fn times_are_seconds() {
        for (micros, text) in [(1_000, "0.001"), (2_500, "0.0025"), (1_000_000, "1"), (1_250_001, "1.250001"), (0, "0")]
        {
            assert_eq!(seconds(micros), text);
        }
    }

    #[test]
    fn classes_add_up() {
        let counts = Counts::default();
        for micros in [900, 1_000, 30_000, 9_000_000] {
            counts.answered(("GET".to_owned(), "/certificates/{number}".to_owned(), 2), micros);
        }
        let mut text = String::new();
        requests(&mut text, &counts);
        let labels = "method=\"GET\",route=\"/certificates/{number}\",status=\"2xx\"";
        for (le, count) in [("0.001", 2), ("0.025", 2), ("0.05", 3), ("5", 3), ("+Inf", 4)] {
            assert!(text.contains(&format!("_bucket{{{labels},le=\"{le}\"}} {count}\n")), "{le}: {text}");
        }
        assert!(text.contains(&format!("_sum{{{labels}}} 9.0319\n")), "{text}");
    }
}
