//! How a file is written: its encoding and its decimal sign, and whether the sender must be asked for them.
//!
//! Invariant: nothing is asked that the file itself answers, and nothing is guessed that it does not.

use kpcs_domain::{choice, field::Kind};

use crate::{ImportKind, Table, columns};

choice! {
    /// The encoding of a CSV file.
    pub enum Encoding { 1 Unicode = "unicode", 2 Windows1252 = "windows-1252", }
}

choice! {
    /// How figures are written.
    pub enum Decimal { 1 Point = "point", 2 Comma = "comma", }
}

/// What the sender says of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// The text is in Windows-1252; UTF-8 or UTF-16 otherwise.
    pub windows_1252: bool,
    /// Figures have a decimal comma and no point.
    pub decimal_comma: bool,
}

impl Options {
    /// From the answers; what is not said is UTF-8 or UTF-16, and a point.
    #[must_use]
    pub fn of(encoding: Option<Encoding>, decimal: Option<Decimal>) -> Self {
        Self { windows_1252: encoding == Some(Encoding::Windows1252), decimal_comma: decimal == Some(Decimal::Comma) }
    }
}

/// Whether the encoding matters: the file is text and not Unicode.
#[must_use]
pub fn asks_encoding(bytes: &[u8]) -> bool {
    let is_marked = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") || bytes.starts_with(b"PK");
    !is_marked && std::str::from_utf8(bytes).is_err()
}

/// Whether the decimal sign matters: a figure with decimals has a comma.
#[must_use]
pub fn asks_decimal(kind: ImportKind, table: &Table) -> bool {
    let known = columns(kind);
    let is_figure = |name: &String| {
        let column = known.iter().find(|column| column.name == *name);
        column.is_some_and(|column| matches!(column.kind, Kind::Carats | Kind::Usd))
    };
    let figures: Vec<_> = (0..table.head.len()).filter(|place| is_figure(&table.head[*place])).collect();
    let has_comma =
        |cells: &Vec<String>| figures.iter().any(|place| cells.get(*place).is_some_and(|c| c.contains(',')));
    table.rows.iter().any(|(_, cells)| has_comma(cells))
}
