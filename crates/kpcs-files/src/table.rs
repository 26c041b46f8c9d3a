//! A file as a table of cells: one head, rows with the numbers that the sender's own program shows.
//!
//! Invariant: at most 4 MB, 2,000 rows, 200 columns and 4,000 characters a cell; the encoding is named or plain from the
//! file's first bytes, never guessed. Every reader gives the same table.

use crate::{FileFault, Options, csv, json, xlsx};

/// The most bytes of a file.
pub const LIMIT_BYTES: usize = 4 * 1024 * 1024;
/// The most rows of a file, its head not counted.
pub const LIMIT_ROWS: usize = 2_000;
/// The most columns.
pub const LIMIT_COLUMNS: usize = 200;
/// The most characters of a cell.
pub const LIMIT_CELL: usize = 4_000;

/// A table of cells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// The names of the columns.
    pub head: Vec<String>,
    /// Number and cells of each row that is not empty; a row has as many cells as the head, or more.
    pub rows: Vec<(usize, Vec<String>)>,
}

/// Reads a file of any of the three formats, known by its first bytes.
///
/// # Errors
/// Every fault of its form.
pub fn read_table(bytes: &[u8], options: Options) -> Result<Table, Vec<FileFault>> {
    if bytes.len() > LIMIT_BYTES {
        return Err(vec![FileFault::new(0, "", "", "import-too-large")]);
    }
    let begins = bytes.trim_ascii_start();
    let table = match begins.first() {
        _ if bytes.starts_with(b"PK") => xlsx::read(bytes)?,
        Some(b'[' | b'{') => json::read(bytes)?,
        _ => csv::read(bytes, options)?,
    };
    within_limits(table)
}

fn within_limits(mut table: Table) -> Result<Table, Vec<FileFault>> {
    table.rows.retain(|(_, cells)| cells.iter().any(|cell| !cell.trim().is_empty()));
    let too_large = table.rows.len() > LIMIT_ROWS
        || table.head.len() > LIMIT_COLUMNS
        || table.rows.iter().any(|(_, cells)| cells.iter().any(|cell| cell.len() > LIMIT_CELL));
    if too_large {
        return Err(vec![FileFault::new(0, "", "", "import-too-large")]);
    }
    if table.rows.is_empty() {
        return Err(vec![FileFault::new(0, "", "", "import-empty")]);
    }
    Ok(table)
}
