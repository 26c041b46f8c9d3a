//! What came of a file: a link to each record, and whether it stood there before.

use kpcs_domain::value::Timestamp;
use kpcs_register::Done;
use kpcs_web::{
    Texts,
    page::import::ImportPage,
    part::{Column, Figures, Inline, Row, Table},
    shell::Link,
};

use crate::{import::ImportKind, officer::Officer, words};

/// What came of each request, a line each, as [`outcome_page`] reads it.
pub(super) fn written(done: &[Done]) -> String {
    let line = |done: &Done| format!("{} {}", if done.repeated { "before" } else { "now" }, done.subject);
    done.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The page of a file that is recorded.
pub(super) fn outcome_page(officer: &Officer, kind: ImportKind, outcome: &str, at: Timestamp) -> ImportPage {
    let texts = officer.texts();
    let done: Vec<_> = outcome.lines().filter_map(|line| line.split_once(' ')).collect();
    let title = texts.t(&format!("files-done-{}", kind.word())).count("count", done.len() as i64).to_string();
    let before = done.iter().filter(|(when, _)| *when == "before").count() as i64;
    let mut shell = officer.shell(title.clone());
    shell.crumbs = vec![Link::new(texts.get("files-title"), "/imports")];
    ImportPage {
        shell,
        title,
        lead: lead(texts, at, before),
        refusals: None,
        figures: Figures::default(),
        question: None,
        record: None,
        table: Some(table(texts, kind, &done)),
        dismiss: None,
        links: vec![Link::new(texts.get("files-another"), format!("/imports?kind={}", kind.word()))],
    }
}

fn lead(texts: Texts, at: Timestamp, before: i64) -> String {
    let recorded = texts.t("files-done-lead").arg("at", words::instant(texts, at)).to_string();
    match before {
        0 => recorded,
        _ => format!("{recorded} {}", texts.t("files-done-before").count("count", before)),
    }
}

fn table(texts: Texts, kind: ImportKind, done: &[(&str, &str)]) -> Table {
    let folder = match kind {
        ImportKind::Applications => "/applications",
        ImportKind::Certificates | ImportKind::Arrivals => "/arrivals",
    };
    let row = |(when, subject): &(&str, &str)| {
        let when = texts.get(if *when == "before" { "files-before" } else { "files-now" });
        Row::of(vec![Inline::CodeLink(Link::new(*subject, format!("{folder}/{subject}"))), Inline::text(when)])
    };
    Table {
        caption: texts.get("files-recorded"),
        caption_unseen: true,
        columns: vec![
            Column::words(texts.get(&format!("files-subject-{}", kind.word()))),
            Column::words(texts.get("files-when")),
        ],
        rows: done.iter().map(row).collect(),
        ..Table::default()
    }
}
