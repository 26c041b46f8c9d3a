//! The server from outside: the real router over a founded register, asked by browsers and programs.
//!
//! Invariant: nothing here reaches into a handler; the clock stands, the register is founded by seed, no network is used.
//! Source: style/examples.md 29 and 30.

#![allow(clippy::unwrap_used)]

mod acts;
mod applying;
mod attacks;
mod cases;
mod client;
mod companies;
mod floods;
mod forms;
mod guided;
mod import_pages;
mod imports;
mod openapi;
mod people;
mod photographs;
mod programs;
mod public;
mod registry;
mod scripts;
mod second_step;
mod signing_in;
mod texts;
mod tokens;
