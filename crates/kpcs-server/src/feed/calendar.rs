//! A calendar of days by which something has to be done and of times at the counter, for the program in which somebody plans
//! the week.
//!
//! Invariant: a deadline is an all-day event, a time one in UTC; the UID of a deadline stays while its day may move; texts are escaped, lines end in CRLF and
//! are folded at 75 octets between two characters, never within one.
//! Must not know: what is due.
//! Source: RFC 5545, sections 3.1, 3.3.11, 3.6.1.

use kpcs_domain::value::{Day, Timestamp};

/// The most octets of a line, without its end.
const LINE_OCTETS: usize = 75;

/// A calendar.
#[derive(Debug, Clone)]
pub struct Calendar {
    /// What it is called.
    pub name: String,
    /// When it was made.
    pub made_at: Timestamp,
    /// What stands in it.
    pub events: Vec<Event>,
}

/// When it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// The whole day.
    Day(Day),
    /// From one instant to another.
    Times(Timestamp, Timestamp),
}

/// A day by which something has to be done, or a time at which somebody is expected.
#[derive(Debug, Clone)]
pub struct Event {
    /// Its name, for good.
    pub uid: String,
    /// The day, or the time.
    pub when: When,
    /// One sentence.
    pub summary: String,
    /// The page, as a whole address; empty where nobody knows under which address the register is reached.
    pub link: String,
}

impl Calendar {
    /// The calendar as text.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        let mut line = |content: String| fold(&mut text, &content);
        line("BEGIN:VCALENDAR".to_owned());
        line("VERSION:2.0".to_owned());
        line("PRODID:-//OpenKPCS//kpcs//EN".to_owned());
        line("CALSCALE:GREGORIAN".to_owned());
        line("METHOD:PUBLISH".to_owned());
        line(format!("X-WR-CALNAME:{}", escaped(&self.name)));
        for event in &self.events {
            line("BEGIN:VEVENT".to_owned());
            line(format!("UID:{}", escaped(&event.uid)));
            line(format!("DTSTAMP:{}", plain(&self.made_at.to_string())));
            let (from, to) = event.when.lines();
            line(from);
            line(to);
            line(format!("SUMMARY:{}", escaped(&event.summary)));
            if !event.link.is_empty() {
                line(format!("URL:{}", event.link));
            }
            // A deadline leaves the day free; somebody who is expected is not.
            let day = matches!(event.when, When::Day(_));
            line(format!("TRANSP:{}", if day { "TRANSPARENT" } else { "OPAQUE" }));
            line("END:VEVENT".to_owned());
        }
        line("END:VCALENDAR".to_owned());
        text
    }
}

impl When {
    fn lines(self) -> (String, String) {
        let day = |name: &str, day: Day| format!("{name};VALUE=DATE:{}", plain(&day.to_string()));
        let time = |name: &str, at: Timestamp| format!("{name}:{}", plain(&at.to_string()));
        match self {
            Self::Day(on) => (day("DTSTART", on), day("DTEND", on.plus_days(1))),
            Self::Times(from, to) => (time("DTSTART", from), time("DTEND", to)),
        }
    }
}

/// `20261123` or `20261123T102100Z`.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, '-' | ':')).collect()
}

fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => safe.extend(['\\', c]),
            '\n' => safe.push_str("\\n"),
            c if c.is_control() => {}
            c => safe.push(c),
        }
    }
    safe
}

/// Adds a line; what is longer goes on after a line end and a space, which counts, too.
fn fold(text: &mut String, content: &str) {
    let mut octets = 0;
    for c in content.chars() {
        if octets + c.len_utf8() > LINE_OCTETS {
            text.push_str("\r\n ");
            octets = 1;
        }
        text.push(c);
        octets += c.len_utf8();
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_escaped_and_lines_folded_between_characters() {
        let summary = format!("Été; à, b\\c\nd{}", "é💎".repeat(60));
        let event = Event {
            uid: "expiry/SL-1@SL".to_owned(),
            when: When::Day(Day::parse("2026-12-31").unwrap()),
            summary: summary.clone(),
            link: "https://kp.example/certificates/SL-1".to_owned(),
        };
        let made_at = Timestamp::parse("2026-11-23T10:21:00Z").unwrap();
        let text = Calendar { name: "Échéances".to_owned(), made_at, events: vec![event] }.to_text();
        assert!(text.split("\r\n").all(|line| line.len() <= LINE_OCTETS && !line.contains(['\r', '\n'])), "{text}");
        let unfolded = text.replace("\r\n ", "");
        let expected = format!("SUMMARY:Été\\; à\\, b\\\\c\\nd{}\r\n", "é💎".repeat(60));
        assert!(unfolded.contains(&expected), "{unfolded}");
        for line in ["DTSTART;VALUE=DATE:20261231", "DTEND;VALUE=DATE:20270101", "DTSTAMP:20261123T102100Z"] {
            assert!(unfolded.contains(&format!("{line}\r\n")), "{line}: {unfolded}");
        }
    }
}
