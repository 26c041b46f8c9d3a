//! The offline verifier in the browser: `kpcs-verify` and what it needs, behind eight functions without arguments.
//!
//! Invariant: no clock, no network, no storage; what the page hands in is all that is known. The answer is that of the very code
//! that the program runs.
//! Must not know: pages, words for people.
//! Source: issue 03, demand 8; docs/formats/trust.md.

mod asked;
mod exports;
mod fields;
mod files;
mod json;
mod pictures;
mod session;

pub use exports::{Deed, answered};
