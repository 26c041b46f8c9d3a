//! What makes a day's work lighter, through the real router: scales, and whatever stands beside them.
#![allow(clippy::unwrap_used)]

mod beside;
mod bulk;
mod container;
mod handover;
mod lists;
mod paper;
mod practice;
mod scales;
#[path = "../visit/mod.rs"]
mod visit;
