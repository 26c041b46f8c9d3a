//! A transparency log: one growing list of entries whose past cannot be changed unseen.
//!
//! The tree is that of RFC 9162 §2.1, kept as static tiles (C2SP tlog-tiles) under signed checkpoints (C2SP tlog-checkpoint and
//! signed-note, cosigned as in tlog-cosignature); proofs leave it as COSE Receipts (RFC 9942).
//! Invariant: what is read from outside is checked before it is believed. Everything but [`LogFolder`] is pure: bytes come from and
//! go to what is handed in.
//! Must not know: diamonds, certificates, networks, clocks.

mod checkpoint;
mod cosignature;
mod folder;
mod fork;
mod growth;
mod hash;
mod log_proof;
mod note;
mod proof;
mod proof_text;
mod quorum;
mod receipt;
mod sequencer;
mod stage;
mod store;
mod tile;
mod tree;
mod witness;

pub use checkpoint::Checkpoint;
pub use cosignature::{cosign, verify_cosignature};
pub use folder::LogFolder;
pub use fork::{Beginning, ForkProof};
pub use growth::{Growth, grow};
pub use hash::{EMPTY_ROOT, Hash, leaf_hash, node_hash};
pub use log_proof::{LogProof, Proven, SUBJECT};
pub use note::{KeyId, KeyKind, Note, NoteKey, NoteSignature, NoteSigner};
pub use proof::{Consistency, Inclusion};
pub use quorum::{Counted, Quorum, Witness};
pub use receipt::{LogKeys, ReceiptKey, ReceiptSigner, inclusion_receipt, verify_inclusion_receipt};
pub use sequencer::{Found, Sequencer, SequencerFault};
pub use store::LogStore;
pub use tile::{LIMIT_ENTRY, ReadTiles, Tile, TilePath, TiledTree, WIDTH, read_entries, write_entries};
pub use tree::{Nodes, consistency, inclusion, root};
pub use witness::{AddCheckpoint, Declined, Seen, witness};

/// Why bytes or claims about a log are not accepted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unsound {
    /// Not the expected form; says what was expected.
    #[error("expected {0}")]
    Form(&'static str),
    /// A signature that does not belong to these bytes and this key, or none of the key asked for.
    #[error("no signature by {0} verifies")]
    Signature(String),
    /// The path does not lead to the root.
    #[error("the proof does not lead to the root")]
    Proof,
    /// An index or size outside of the tree.
    #[error("outside of the tree: {0}")]
    Range(&'static str),
    /// A tile that is missing, or is not what the tree says.
    #[error("tile {0} is missing or is not that of the tree")]
    Tile(String),
}
