//! `ReferenceFault`: why a file is not the reference data or the input it should be.
//!
//! Invariant: names the place, what was found and what is expected, so that whoever wrote the file can mend it.
//! Must not know: the name of a file that a person gave; the caller, who opened it, says that.

use kpcs_domain::field::InputFault;

/// A file that can't be read as what it should be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReferenceFault {
    /// A cell of an embedded table.
    #[error("{file}, line {line}, {column}: found {found:?}, {expected}")]
    Cell {
        /// The file below `data/`.
        file: &'static str,
        /// The line in it, from 1.
        line: u64,
        /// The column's name.
        column: &'static str,
        /// What stands there.
        found: String,
        /// What is expected: a key of the locale files.
        expected: &'static str,
    },
    /// Values of a TOML file, each named by its path.
    #[error("{}", listed(.0))]
    Fields(Vec<InputFault>),
    /// A rule pack's file as such: its size or its characters.
    #[error("{0}")]
    Form(&'static str),
    /// An embedded table that is no CSV, or has other columns.
    #[error("{file}: {message}")]
    Table {
        /// The file below `data/`.
        file: &'static str,
        /// What is wrong.
        message: String,
    },
    /// Not TOML; line and column are in the message.
    #[error("{0}")]
    Toml(String),
}

fn listed(faults: &[InputFault]) -> String {
    let each = faults.iter().map(|fault| format!("{}: found {:?}, {}", fault.field, fault.found, fault.expected));
    each.collect::<Vec<_>>().join("; ")
}
