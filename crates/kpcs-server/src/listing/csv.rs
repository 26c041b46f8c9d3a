//! CSV after RFC 4180: comma, CRLF, quotes where needed, UTF-8, the columns' keys in the first line.
//!
//! Invariant: a text that a spreadsheet would take for a formula begins with an apostrophe (CWE-1236); figures are plain
//! digits with a point, days are ISO 8601, instants are UTC.
//! Must not know: what is listed.

use std::io::{Result, Write};

use super::columns::Cell;
use crate::words;

/// Writes one line.
pub fn write_line(out: &mut dyn Write, cells: &[Cell]) -> Result<()> {
    let line = cells.iter().map(field).collect::<Vec<_>>().join(",");
    write!(out, "{line}\r\n")
}

fn field(cell: &Cell) -> String {
    match cell {
        Cell::Nothing => String::new(),
        Cell::Exact(plain, _) => plain.clone(),
        Cell::Day(day) => day.to_string(),
        Cell::Instant(at) => at.to_string(),
        Cell::Text(text) | Cell::Link(text, _) => quoted(text),
        Cell::Code(text, _) => quoted(&words::plain_number(text)),
        Cell::Lines(lines) => quoted(&lines.join("; ")),
        Cell::State(badge) => quoted(&badge.word),
    }
}

fn quoted(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if formula { format!("'{text}") } else { text.to_owned() };
    if text.contains(['"', ',', '\n', '\r', ';']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_quoted_guarded_and_exact() {
        let cells = [
            Cell::text("Koidu \"K\", Ltd"),
            Cell::text("=HYPERLINK(\"x\")"),
            Cell::text("-1+1"),
            Cell::Exact("1242.765".to_owned(), "1 242.765".to_owned()),
            Cell::Nothing,
            Cell::Lines(vec!["@a".to_owned(), "b".to_owned()]),
        ];
        let mut out = Vec::new();
        write_line(&mut out, &cells).unwrap();
        let expected = "\"Koidu \"\"K\"\", Ltd\",\"'=HYPERLINK(\"\"x\"\")\",'-1+1,1242.765,,\"'@a; b\"\r\n";
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }
}
