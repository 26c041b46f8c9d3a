//! The audit bundle: one file with a year of a register as far as its reader may see it, and the proof of everything in it.
//!
//! Invariant: written and read as a stream; nothing grows with the file but eight bytes a certificate (numbers that were given twice) and what
//! was learnt of keys. Every check of a statement is that of `kpcs-verify`; here are only those that need more than one statement.
//! Must not know: databases, folders, clocks, words for people.
//! Source: docs/formats/bundle.md; issue 03, demand 10; threat-model 12.

mod body;
mod chain;
mod finding;
mod keys;
mod manifest;
mod numbers;
mod opening;
mod prove;
mod reading;
mod record;
mod tree;
mod writer;

pub use finding::{Finding, Findings, Weight};
pub use manifest::{Counts, FORMAT, Manifest, Reader};
pub use prove::{Audit, Question, prove};
pub use reading::{Records, Unreadable};
pub use record::{LIMIT_BYTES, Record, Shown};
pub use tree::Tree;
pub use writer::BundleWriter;
