//! Lists: one description of the columns from which the table of a page, the CSV file and the XLSX file come.
//!
//! Invariant: a file holds what the person may see on the page and no more; figures are written digit by digit from exact
//! integers, never through a float; a column's key is a promise to programs and does not change.
//! Must not know: what is listed.
//! Source: interface 3 and 10.

mod asked;
mod columns;
mod csv;
mod download;
mod of_page;
mod typed;
mod xlsx;
mod zip;

pub use asked::Asked;
pub use columns::{Cell, Column, Kind, table};
pub use download::{File, Format, ROWS as SLICE, download, file_of, streamed};
pub use of_page::{file_asked, files, listed};
pub use typed::{Typed, read_typed};
pub(crate) use xlsx::{SheetNames, Xlsx};
pub(crate) use zip::Zip;
