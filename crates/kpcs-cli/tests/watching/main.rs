//! `kpcs witness`, `mirror`, `monitor` and `fork-proof verify` as an observer runs them: the program itself, real folders, a real log on a
//! real port of this machine.
//!
//! Nothing waits by the clock: each command either ends, or is waited for by what it prints or by what the log hears of it.
#![allow(clippy::unwrap_used)]

mod hosted;
mod hub;
mod joined;
mod mirrored;
mod monitored;
mod program;
mod witnessed;
