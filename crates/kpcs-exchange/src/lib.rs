//! Between a node and the log: the register's statements go in, their places and proofs come back.
//!
//! Invariant: the log learns leaves and nothing else of a statement. What it does not take now waits in the journal.
//! Must not know: HTTP pages, how acts are decided.
//! Source: architecture 6 and 7; docs/formats/log.md; docs/decisions/0010.

mod hub;
mod in_process;
mod remote;

pub use hub::{HubOptions, HubStart, OwnWitness, log_keys, open_hub};
pub use in_process::HubLog;
pub use remote::RemoteLog;
