//! The database: journal, projections and working data, behind one writer and many readers.
//!
//! Invariant: the journal is insert-only; every `view_` row follows from the journal; nothing is acknowledged before
//! its commit. An act's facts are gathered inside the savepoint of its own write (decisions 7).
//! Must not know: who may do what, keys, HTTP. Decides nothing: it gathers what `decide` needs and keeps what it said.
//! Source: decisions 4 to 8, 28.

pub mod act;
mod check;
mod column;
mod copy;
mod fault;
mod folder;
mod journal;
mod migration;
mod point;
mod projection;
mod room;
mod seen;
pub mod shelf;
mod sql;
mod store;
pub mod view;
pub mod work;
mod writer;

pub use check::{Difference, check};
pub use column::Column;
pub use copy::{Copied, copy_database};
pub use fault::StoreFault;
pub use folder::{UNFINISHED, founded, look};
pub use journal::{ChainHead, Entry, append, append_received, chain_head, entries_after, entry, record_at, stands};
pub use point::{Point, point};
pub use projection::rebuild;
pub use room::{Left, Reserve, Room};
pub use sql::{Row, Sql};
pub use store::{Store, StoreOptions, read_beside};
pub use writer::Written;
