//! The template of a file: its head, and one example row.

use kpcs_domain::field::Kind;

use super::{ImportKind, columns};

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
