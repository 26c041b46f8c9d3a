//! Statements: the one serialised form of an act, from its parts to its signature and its code on paper.
//!
//! Invariant: one record has one encoding (deterministic CBOR, RFC 8949 §4.2); what is decoded is re-encoded and
//! compared, so that nothing can be signed twice in different bytes or hidden between the fields.
//! Must not know: clocks, randomness (both are handed in), databases, files, the log.
//! Source: decisions 1 to 4 and 11; docs/formats/statement.md, docs/formats/qr-text.md; RFC 9052.

mod cbor;
mod compact;
mod content;
mod document;
mod headed;
mod key;
mod opened;
mod part;
mod prepare;
mod protected;
mod qr_text;
mod statement;

pub use cbor::{decode_group, encode_group};
pub use content::{
    RequestId, decode_chain, decode_core, decode_header, decode_record, decode_request_id, encode_chain, encode_record,
};
pub use document::{read_document, write_document};
pub use headed::{LIMIT_HEADED, read_headed, write_headed};
pub use key::{Algorithm, KeyId, PublicKey, SecretKey};
pub use opened::{Opened, Part};
pub use part::{Blind, Blinds, PartName, part_digest};
pub use prepare::{Draft, Place, Prepared};
pub use protected::Protected;
pub use qr_text::{read_qr_text, write_qr_text};
pub use statement::{Statement, leaf_input};

/// Why bytes are not a statement, a part or a code of this scheme.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Malformed {
    /// Not the expected structure; says what was expected.
    #[error("expected {0}")]
    Structure(&'static str),
    /// The bytes are not the one encoding of what they hold (RFC 8949 §4.2).
    #[error("the encoding is not the deterministic one")]
    NotDeterministic,
    /// A key or signature of an algorithm or form that is not used here.
    #[error("unknown or malformed {0}")]
    Key(&'static str),
    /// The signature does not belong to these bytes and this key.
    #[error("the signature does not verify")]
    Signature,
    /// A part's digest is not the one that was signed.
    #[error("the {0} part is not the one that was signed")]
    PartDigest(&'static str),
    /// Larger than the format allows.
    #[error("longer than {0} bytes")]
    TooLong(usize),
}
