//! Audit bundles of a small world: what each reader finds in one, and that nothing in it can be changed, cut, left out or added unseen.
//!
//! Nothing waits: the world has its own clock, and its log three witnesses in the same process.
#![allow(clippy::unwrap_used)]

mod changed;
mod exported;
mod lying;
mod readers;
