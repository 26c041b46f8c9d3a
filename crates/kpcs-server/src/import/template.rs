//! The template of a file: its head and one example row; in a workbook also a sheet that explains each column.
//!
//! Invariant: what is said of a column comes from the act's field table and the words in which a wrong cell is refused.

use std::io::Result;

use kpcs_domain::field::Kind;
use kpcs_web::Texts;

use super::{Column, ImportKind, columns};
use crate::{
    listing::{Cell, SheetNames, Xlsx},
    objection::field_label,
    words,
};

/// The template as CSV.
#[must_use]
pub fn template_csv(kind: ImportKind) -> Vec<u8> {
    let columns = columns(kind);
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    let written = writer
        .write_record(columns.iter().map(|column| column.name.as_str()))
        .and_then(|()| writer.write_record(columns.iter().map(|column| example(column.kind, &column.name))));
    debug_assert!(written.is_ok(), "a list of bytes takes everything");
    writer.into_inner().unwrap_or_default()
}

/// The template as a workbook, its second sheet in the language of `texts`.
///
/// # Errors
/// None that a list of bytes can give.
pub fn template_xlsx(kind: ImportKind, texts: Texts) -> Result<Vec<u8>> {
    let columns = columns(kind);
    let (rows, notes) = (texts.get(&format!("files-kind-{}", kind.word())), texts.get("files-explained"));
    let heads: Vec<_> = columns.iter().map(|column| column.name.clone()).collect();
    let mut workbook = Xlsx::new(Vec::new(), &SheetNames { rows: &rows, notes: &notes }, &heads)?;
    let cells: Vec<_> = columns.iter().map(|column| Cell::text(example(column.kind, &column.name))).collect();
    workbook.row(&cells)?;
    let mut explained: Vec<_> =
        ["rows", "key", "cells"].map(|what| texts.get(&format!("files-explained-{what}"))).into();
    explained.extend(columns.iter().map(|column| explanation(texts, column)));
    workbook.finish(&explained)
}

/// "parcels.carats: Carats, needed. Enter the weight in carats. §3.2".
fn explanation(texts: Texts, column: &Column) -> String {
    let needed = texts.get(if column.required { "files-explained-needed" } else { "files-explained-optional" });
    let label = match column.steps.is_empty() {
        true => texts.get("files-explained-own-reference"),
        false => field_label(texts, &column.steps.join(".")),
    };
    let takes = match column.kind {
        Kind::Many(one) => format!("{} {}", takes(texts, *one), texts.get("files-explained-several")),
        one => takes(texts, one),
    };
    format!("{}: {label}, {needed}. {takes} {}", column.name, column.section).trim_end().to_owned()
}

/// What may stand in a cell, as a wrong one is answered; of a choice, each word with its meaning.
fn takes(texts: Texts, kind: Kind) -> String {
    let key = match kind {
        Kind::Choice(choices) => {
            let meant = |word: &&str| format!("{word} ({})", words::choice(texts, word));
            return choices.iter().map(meant).collect::<Vec<_>>().join("; ");
        }
        Kind::Authority => "expected-authority",
        Kind::Bytes => "expected-bytes",
        Kind::Carats => "expected-carats",
        Kind::CertificateNumber => "expected-number",
        Kind::Country => "expected-country",
        Kind::Day => "expected-day",
        Kind::Digest => "expected-digest",
        Kind::Flag | Kind::YesOrNo => "expected-flag",
        Kind::Handle => "expected-handle",
        Kind::Hs => "expected-hs",
        Kind::Instant => "expected-instant",
        Kind::Integer => "expected-integer",
        Kind::Latitude => "expected-latitude",
        Kind::Longitude => "expected-longitude",
        Kind::Name => "expected-name",
        Kind::Origin => "expected-origin",
        Kind::Reference => "expected-reference",
        Kind::Seal => "expected-seal",
        Kind::Text => "expected-text",
        Kind::Time => "expected-time-of-day",
        Kind::Usd => "expected-usd",
        Kind::WebAddress => "expected-webhook-address",
        Kind::Zone => "expected-time-zone",
        Kind::Group(_) | Kind::Many(_) => "expected-one-answer",
    };
    texts.get(key)
}

/// What could stand in a cell; fields that hardly any file has stay empty.
fn example(kind: Kind, name: &str) -> String {
    let choice = |words: &[&str]| words.first().copied().unwrap_or_default().to_owned();
    let text = match kind {
        Kind::Choice(words) => return choice(words),
        Kind::Carats => "12.34",
        Kind::Usd => "4500.00",
        Kind::Country if name.starts_with("exporter") => "SL",
        Kind::Country => "BE",
        Kind::Day => "2026-11-20",
        Kind::Flag | Kind::YesOrNo => "yes",
        Kind::Hs => "7102.31",
        Kind::Integer => "1",
        Kind::Origin => "SL",
        Kind::CertificateNumber => "GH004211",
        Kind::Seal | Kind::Many(Kind::Seal) => "GH-000123",
        Kind::Name if name.ends_with("name") || !name.contains('.') => "Example Company",
        Kind::Text if name.ends_with("address") => "1 Example Street",
        _ => "",
    };
    text.to_owned()
}
