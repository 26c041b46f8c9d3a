//! `kpcs verify --trust` as it runs on a machine that has no register: the program itself, files, and a state that it keeps.
//!
//! Nothing waits and nothing depends on the day: each question says as of when it is put.
#![allow(clippy::unwrap_used)]

mod carried;
mod frozen;
mod program;
mod whom;
