//! Feeds and calendars: the forms in which a program reads what is new and what is due.
//!
//! Invariant: pure text from what it is given. The pages that fill them are in `page/feeds.rs`.

pub mod atom;
pub mod calendar;
