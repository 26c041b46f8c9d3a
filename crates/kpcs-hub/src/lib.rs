//! The log as a running thing: it takes entries in batches, has its checkpoints cosigned, and proves what it holds.
//!
//! Invariant: an entry is answered with its place only when it stands durable in the tree, and one entry has one place for ever.
//! Nothing is signed before everybody who watches was asked for the newest head that they know (threat-model M8).
//! Must not know: diamonds, statements, certificates; an entry is 32 bytes.
//! Source: docs/formats/log.md; C2SP tlog-tiles, tlog-witness.

mod batch;
mod cosign;
mod cosigner;
mod entry;
mod fault;
mod files;
mod fork;
mod home;
mod index;
mod local_witness;
mod mirror;
mod monitor;
mod point;
mod queue;
mod receipt_key;
mod remote_witness;
mod route;
mod sequence;
mod service;
mod shared;
mod start;
mod times;
mod wire;
mod witness_key;

pub use batch::{LIMIT_BATCH, LIMIT_ITEMS, LogClient, Taken, write_items};
pub use cosigner::{CosignRequest, Cosigner, Known, NotCosigned, Observer, Unreachable};
pub use entry::{Entry, entry_hex, entry_of_hex};
pub use fault::{HubFault, NotTaken};
pub use files::replace as replace_file;
pub use fork::{find_fork, keep_fork};
pub use home::{FolderHome, LogHome, Tiles};
pub use local_witness::{Added, LocalWitness, Watched, WitnessAnswer};
pub use mirror::{Followed, Mirror, MirrorFault};
pub use monitor::{Expected, Finding, Monitor, OLD_SECONDS};
pub use point::Point;
pub use receipt_key::{receipt_key_of_text, receipt_key_text};
pub use remote_witness::{RemoteMirror, RemoteWitness};
pub use route::{EntriesOf, LogRoutes, Rejected, Routes, Shown, log_routes, mirror_routes, serve, witness_routes};
pub use service::{Clock, LogService, LogSettings, Published, Standing, WitnessState};
pub use wire::{Answer, HttpWire, Wire};
pub use witness_key::witness_key;
