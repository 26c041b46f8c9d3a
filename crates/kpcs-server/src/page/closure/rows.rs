//! The rows of the page of one office: each certificate with every day by which something is due about it.
//!
//! Invariant: a day stands with what is to be done by it; what no rule limits says so by having no day.
//! Source: kpcs.md §7.10 (D12, D13), §9.12.

use kpcs_domain::{certificate::Escalation, value::Day};
use kpcs_store::view::{Beside, BesideRow, NotClosedRow};
use kpcs_web::{
    Texts,
    page::desk::Queue,
    part::{Badge, Column, Empty, Inline, Row, State, Table},
    shell::Link,
};

use crate::words;

/// Rows shown of each list; the file has all of them.
const ROWS: usize = 200;

/// What is not closed on one side; `place` is where its certificates stand.
pub(super) fn open(texts: Texts, key: &str, rows: &[NotClosedRow], place: &str) -> Queue {
    let row = |row: &NotClosedRow| {
        let cells = vec![
            Inline::CodeLink(Link::new(words::number(&row.number), format!("{place}/{}", row.number))),
            Inline::text(words::place(texts, row.counterpart)),
            Inline::text(words::choice(texts, row.reason.word())),
            Inline::text(words::day(texts, row.since)),
            lines(due(texts, row)),
            Inline::Badge(badge(texts, row.escalation)),
        ];
        shown(cells, row.escalation)
    };
    let columns =
        ["word-number", "closure-with", "closure-reason", "closure-since", "closure-due", "closure-escalation"];
    let title = texts.get(key);
    let empty = rows.is_empty().then(|| Empty {
        title: texts.get("closure-none"),
        text: texts.get("closure-none-text"),
        link: None,
    });
    let table = (!rows.is_empty()).then(|| table(texts, &title, &columns, rows.iter().map(row).collect()));
    Queue { title, table, empty }
}

/// Every day by which something is due about what is not closed.
fn due(texts: Texts, row: &NotClosedRow) -> Vec<String> {
    let on = |key: &str, day: Day| texts.t(key).arg("day", words::day(texts, day)).to_string();
    let case = row.case.map(|case| {
        let kind = words::choice(texts, case.kind.word());
        match case.due {
            Some(day) => texts.t("closure-due-case").arg("kind", kind).arg("day", words::day(texts, day)).to_string(),
            None => texts.t("closure-case-open").arg("kind", kind).to_string(),
        }
    });
    let endorse = row.endorse_by.map(|day| on("closure-due-endorse", day));
    row.due.map(|day| on("closure-due-close", day)).into_iter().chain(case).chain(endorse).collect()
}

/// What is still to be done about what has ended, or came without a certificate.
pub(super) fn beside(texts: Texts, rows: &[BesideRow]) -> Queue {
    let row = |row: &BesideRow| {
        let href = match (&row.number, row.what) {
            (Some(number), Beside::Endorsement) => format!("/arrivals/{number}"),
            (Some(number), Beside::SendBack) => format!("/lots?number={number}"),
            (Some(number), Beside::ComeBack) => format!("/certificates/{number}"),
            _ => format!("/cases/{}", row.subject),
        };
        let cells = vec![
            Inline::CodeLink(Link::new(words::subject(&row.subject), href)),
            row.counterpart.map_or(Inline::Nothing, |code| Inline::text(words::place(texts, code))),
            Inline::text(words::choice(texts, row.what.word())),
            Inline::text(words::day(texts, row.since)),
            row.due.map_or(Inline::Nothing, |day| Inline::text(words::day(texts, day))),
            Inline::Badge(badge(texts, row.escalation)),
        ];
        shown(cells, row.escalation)
    };
    let columns =
        ["word-number", "closure-with", "closure-to-do", "closure-since", "closure-due", "closure-escalation"];
    let title = texts.get("closure-beside");
    let table = table(texts, &title, &columns, rows.iter().map(row).collect());
    Queue { title, table: Some(table), empty: None }
}

fn table(texts: Texts, title: &str, columns: &[&str], mut rows: Vec<Row>) -> Table {
    let more = rows.len() > ROWS;
    rows.truncate(ROWS);
    Table {
        caption: title.to_owned(),
        caption_unseen: true,
        columns: columns.iter().map(|key| Column::words(texts.get(key))).collect(),
        rows,
        notes: more.then(|| texts.get("closure-more")).into_iter().collect(),
        stacked: true,
        ..Table::default()
    }
}

fn lines(mut lines: Vec<String>) -> Inline {
    match lines.len() {
        0 => Inline::Nothing,
        1 => Inline::Text(lines.remove(0)),
        _ => Inline::Lines(lines),
    }
}

fn shown(cells: Vec<Inline>, escalation: Escalation) -> Row {
    let shown = Row::of(cells);
    if escalation.number() >= Escalation::Overdue.number() { shown.marked() } else { shown }
}

fn badge(texts: Texts, escalation: Escalation) -> Badge {
    let state = match escalation {
        Escalation::NotDue => State::Waiting,
        Escalation::DueSoon | Escalation::DueToday => State::DueSoon,
        Escalation::Overdue | Escalation::HeadOfAuthority | Escalation::ForChair => State::Overdue,
    };
    Badge::worded(state, words::choice(texts, escalation.word()))
}
