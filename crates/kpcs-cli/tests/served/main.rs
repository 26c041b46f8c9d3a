//! `kpcs serve` as a service manager runs it: what it logs and counts, whom it cuts, and when it stops by itself.
#![allow(clippy::unwrap_used)]

mod aged;
mod halting;
mod practised;
mod server;
mod slow;
mod watched;
