//! Notices through the real router and a small mail server: who is told of what, inbox, choices, mail, feeds, deadlines.
#![allow(clippy::unwrap_used)]

mod address;
mod companies;
mod due_days;
mod escalation;
mod feeds;
mod inbox;
mod post;
mod protected;
#[path = "../visit/mod.rs"]
mod visit;
