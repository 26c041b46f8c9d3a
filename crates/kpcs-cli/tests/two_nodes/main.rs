//! Two nodes with registers and keys of their own, and HTTP on a port of this machine between them: one runs the log, the other sends to it.
//!
//! Invariant: an act never waits for the log; what the log says counts only after it verified under the keys and the quorum that this node
//! was started with.
#![allow(clippy::unwrap_used)]

mod away;
mod bundled;
mod hub;
mod lying;
mod member;
mod record;
mod registered;
mod status;
