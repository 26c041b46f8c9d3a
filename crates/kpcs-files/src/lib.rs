//! What people and programs hand in, read within limits: tables (CSV, XLSX, JSON), bodies of JSON, photographs.
//!
//! A table becomes requests of an ordinary act, by the act's own field table; a photograph becomes pixels encoded anew.
//! Invariant: every byte is hostile: no panic, at most a second and 256 MiB for one file (`fuzz/` holds it); a formula is
//! text and never computed; every fault of a table names row and column.
//! Must not know: the register, HTTP, pages, words for people.
//! Source: issue 02, demand 5; threat-model 14; reliability R-40.

#![cfg_attr(test, allow(clippy::unwrap_used))]

mod columns;
mod csv;
mod fault;
mod input;
mod json;
mod kind;
mod picture;
mod questions;
mod requests;
mod table;
mod typed;
mod xlsx;
mod zip;

pub use columns::{Column, columns};
pub use fault::{FileFault, Why};
pub use input::{input_from_json, input_to_json};
pub use kind::ImportKind;
pub use picture::{Picture, PictureFault, encode_anew, encode_grey};
pub use questions::{Decimal, Encoding, Options, asks_decimal, asks_encoding};
pub use requests::{Asked, Requests};
pub use table::{LIMIT_BYTES, Table, read_table};
pub use typed::typed_input;
