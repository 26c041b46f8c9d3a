//! Frozen vectors: their files, and the statement that each is about.
//!
//! Source: docs/formats/statement.md, docs/formats/qr-text.md; testdata/vectors/README.md.

// Each test file uses a part of it.
#![allow(dead_code, unused_imports)]

mod file;
pub mod hex;
mod make;
mod tree;

pub use file::{Vector, check_file, vector, vectors};
pub(crate) use make::of_its_act;
pub use make::{public_key, rebuild};
