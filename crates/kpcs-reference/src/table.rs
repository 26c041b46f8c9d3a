//! `Row`: embedded CSV tables, read by name of column and strictly.
//!
//! Invariant: the header is exactly the columns expected, in their order; every row has all of them.
//! Must not know: what the columns mean.

use csv::StringRecord;
use kpcs_domain::value::Expected;

use crate::ReferenceFault;

/// One row of a table.
pub(crate) struct Row {
    file: &'static str,
    columns: &'static [&'static str],
    record: StringRecord,
}

/// Every row of a table with these columns.
pub(crate) fn rows(
    file: &'static str,
    text: &str,
    columns: &'static [&'static str],
) -> Result<Vec<Row>, ReferenceFault> {
    let fault = |message: String| ReferenceFault::Table { file, message };
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().map_err(|error| fault(error.to_string()))?;
    if !header.iter().eq(columns.iter().copied()) {
        return Err(fault(format!("found columns {header:?}, expected {columns:?}")));
    }
    let rows = reader.records().map(|record| record.map(|record| Row { file, columns, record }));
    rows.collect::<Result<_, _>>().map_err(|error| fault(error.to_string()))
}

impl Row {
    /// The cell under `column`, which must be one of the table's.
    pub(crate) fn text(&self, column: &'static str) -> &str {
        let position = self.columns.iter().position(|name| *name == column).expect("a column of this table");
        &self.record[position]
    }

    /// The cell under `column`, read by `parse`.
    pub(crate) fn read<T>(
        &self,
        column: &'static str,
        parse: impl Fn(&str) -> Result<T, Expected>,
    ) -> Result<T, ReferenceFault> {
        parse(self.text(column)).map_err(|Expected(expected)| self.fault(column, expected))
    }

    /// The cell under `column`, read by `parse` unless it is empty.
    pub(crate) fn read_optional<T>(
        &self,
        column: &'static str,
        parse: impl Fn(&str) -> Result<T, Expected>,
    ) -> Result<Option<T>, ReferenceFault> {
        if self.text(column).is_empty() { Ok(None) } else { self.read(column, parse).map(Some) }
    }

    /// A fault in the cell under `column`.
    pub(crate) fn fault(&self, column: &'static str, expected: &'static str) -> ReferenceFault {
        let line = self.record.position().map_or(0, csv::Position::line);
        ReferenceFault::Cell { file: self.file, line, column, found: self.text(column).to_owned(), expected }
    }
}

#[cfg(test)]
mod tests {
    use kpcs_domain::value::CountryCode;

    use super::rows;

    const COLUMNS: &[&str] = &["code", "note"];

    #[test]
    fn names_the_cell_at_fault() {
        let table = rows("x.csv", "code,note\nSL,\n\"D\n\",ok\n", COLUMNS).unwrap();
        assert_eq!(table[0].read("code", CountryCode::parse).unwrap().as_str(), "SL");
        assert!(table[0].read_optional("note", CountryCode::parse).unwrap().is_none());
        let fault = table[1].read("code", CountryCode::parse).unwrap_err();
        assert_eq!(fault.to_string(), r#"x.csv, line 3, code: found "D\n", expected-country"#);
    }

    #[test]
    fn refuses_other_columns_and_short_rows() {
        for wrong in ["code\nSL\n", "note,code\na,SL\n", "code,note,more\nSL,,\n", "code,note\nSL\n", ""] {
            assert!(rows("x.csv", wrong, COLUMNS).is_err(), "{wrong:?}");
        }
    }
}
