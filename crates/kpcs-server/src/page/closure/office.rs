//! The page of one office: the number, why, how old, with whom, and the certificates by name, the most pressing first.
//!
//! Invariant: each count leads to the rows that it counts.

use std::collections::BTreeMap;

use axum::response::Response;
use kpcs_domain::{certificate::Escalation, value::Day};
use kpcs_store::view::{ClosureOf, NotClosedRow};
use kpcs_web::{
    Texts, page as respond,
    page::desk::{DeskPage, Queue},
    part::{Column, Figure, Figures, Inline, Row, Table},
    shell::Link,
};

use super::{Asked, age, rows};
use crate::{officer::Officer, words};

/// The page.
pub(super) fn page(officer: &Officer, closure: &ClosureOf, today: Day) -> Response {
    let texts = officer.texts();
    let asked = Asked::of(officer);
    let chosen = |rows: &[NotClosedRow]| -> Vec<NotClosedRow> {
        rows.iter().filter(|row| asked.wants(row, today)).cloned().collect()
    };
    let (sent, arriving) = (chosen(&closure.sent), chosen(&closure.arriving));
    let mut queues = vec![
        rows::open(texts, "closure-sent", &sent, "/certificates"),
        rows::open(texts, "closure-arriving", &arriving, "/arrivals"),
    ];
    if !closure.beside.is_empty() && asked.is_everything() {
        queues.push(rows::beside(texts, &closure.beside));
    }
    let all: Vec<_> = closure.sent.iter().chain(&closure.arriving).collect();
    if !all.is_empty() {
        queues.extend([
            counts(texts, "reason", &all, |row| row.reason.word(), |word| words::choice(texts, word)),
            counts(texts, "age", &all, |row| age(row, today), |word| texts.get(&format!("closure-age-{word}"))),
            counts(texts, "with", &all, |row| row.counterpart, |code| words::place(texts, *code)),
        ]);
    }
    queues.push(endings(texts, closure));
    respond(&DeskPage {
        shell: officer.shell(texts.get("closure-title")),
        title: texts.get("closure-title"),
        lead: texts.get("closure-lead"),
        notice: None,
        figures: figures(texts, closure),
        queues,
        links: vec![
            Link::new(texts.get("closure-all"), "/closure"),
            Link::new(texts.get("closure-file"), "/closure.csv"),
        ],
    })
}

fn figures(texts: Texts, closure: &ClosureOf) -> Figures {
    let figure = |key: &str, rows: &[NotClosedRow], of: i64| Figure {
        label: texts.get(key),
        value: words::count(texts, i64::try_from(rows.len()).unwrap_or(i64::MAX)),
        note: texts.t("closure-of").arg("all", words::count(texts, of)).to_string(),
        href: None,
    };
    let pressing = |row: &&NotClosedRow| row.escalation.number() >= Escalation::Overdue.number();
    let overdue: Vec<_> = closure.sent.iter().chain(&closure.arriving).filter(pressing).cloned().collect();
    let open = i64::try_from(closure.sent.len() + closure.arriving.len()).unwrap_or(i64::MAX);
    Figures {
        figures: vec![
            figure("closure-sent", &closure.sent, closure.issued),
            figure("closure-arriving", &closure.arriving, closure.received),
            figure("closure-overdue", &overdue, open),
        ],
    }
}

/// How many of each, most first; each count leads to its rows.
fn counts<K: Ord + ToString>(
    texts: Texts,
    name: &str,
    rows: &[&NotClosedRow],
    key: impl Fn(&NotClosedRow) -> K,
    worded: impl Fn(&K) -> String,
) -> Queue {
    let mut counted: BTreeMap<K, i64> = BTreeMap::new();
    rows.iter().for_each(|row| *counted.entry(key(row)).or_default() += 1);
    let mut counted: Vec<_> = counted.into_iter().collect();
    counted.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let link = |key: &K| Link::new(worded(key), format!("/closure?{name}={}", key.to_string()));
    let rows = counted
        .iter()
        .map(|(key, count)| Row::of(vec![Inline::Link(link(key)), Inline::Number(words::count(texts, *count))]));
    two_columns(texts, &format!("closure-{name}"), rows.collect())
}

fn endings(texts: Texts, closure: &ClosureOf) -> Queue {
    let rows = closure.ended.iter().filter(|(_, count)| **count > 0).map(|(word, count)| {
        Row::of(vec![Inline::text(words::choice(texts, word)), Inline::Number(words::count(texts, *count))])
    });
    two_columns(texts, "closure-ended", rows.collect())
}

fn two_columns(texts: Texts, key: &str, rows: Vec<Row>) -> Queue {
    let title = texts.get(key);
    let table = Table {
        caption: title.clone(),
        caption_unseen: true,
        columns: vec![Column::words(title.clone()), Column::figures(texts.get("closure-count"), "")],
        rows,
        ..Table::default()
    };
    Queue { title, table: (!table.rows.is_empty()).then_some(table), empty: None }
}
