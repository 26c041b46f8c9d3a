//! `FileFault`: what is wrong in a file, by row and column.

use kpcs_domain::act::Refusal;

/// One fault.
#[derive(Debug, Clone)]
pub struct FileFault {
    /// The row as the program that made the file numbers it, from 1; 0 for the file as a whole.
    pub row: usize,
    /// The column's name; empty for the row as a whole.
    pub column: String,
    /// What stands there.
    pub found: String,
    /// What is wrong.
    pub why: Why,
}

/// What is wrong.
#[derive(Debug, Clone)]
pub enum Why {
    /// It cannot be read; the key of the text that says what is expected.
    Expected(&'static str),
    /// A rule refuses it.
    Refused(Refusal),
}

impl FileFault {
    /// A fault of what is written.
    #[must_use]
    pub fn new(row: usize, column: impl Into<String>, found: impl Into<String>, expected: &'static str) -> Self {
        let found: String = found.into();
        Self { row, column: column.into(), found: found.chars().take(80).collect(), why: Why::Expected(expected) }
    }
}
