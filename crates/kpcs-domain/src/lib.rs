//! The scheme itself, pure: values, Participants, certificates, acts and rules.
//!
//! Invariant: every function is a function of its arguments. No IO, no async, no clock, no randomness, no SQL and no
//! serialised form live here; the same facts give the same decision on any machine, today and in twenty years.
//! Must not know: any other crate of this workspace.
//! Source: kpcs.md; design in ARCHITECTURE.md.

pub mod act;
pub mod certificate;
pub mod field;
pub mod gate;
pub mod party;
pub mod rule;
pub mod value;
