//! Watching the server from outside: log lines, counts, the state of the machine under it.
//!
//! Invariant: what is logged or counted is named by route, act and result; never a number, a name, a party or anything
//! that somebody typed.
//! Source: reliability R-38; threat-model 14.

mod condition;
mod counts;
mod exposition;
mod monitoring;
mod request;
mod reserve;

pub use condition::{BACKUP_MARK, Condition, condition};
pub(crate) use counts::Counts;
pub(crate) use monitoring::monitoring;
pub(crate) use request::observe;
pub(crate) use reserve::keep_reserve;
