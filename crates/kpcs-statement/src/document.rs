//! The document form of a statement: what a verifier needs to rebuild it, as one CBOR array of seven.
//!
//! Invariant: what can be derived is not carried (`compact.rs`); one document has one encoding. The parts are compared
//! with the signed digests by construction: the digests are computed from them. It is the file `statement.kpcs` inside
//! a PDF, and, in base45, the code on paper.
//! Must not know: trust, status, dates.
//! Source: decisions 2 as changed by docs/decisions/0002; docs/formats/qr-text.md.

use kpcs_domain::value::Digest;
use minicbor::{Decoder, Encoder};

use crate::{
    Blind, Malformed, Opened, Part, PartName, Statement,
    compact::{compact_header, compact_protected, whole_header, whole_protected},
    decode_group, part_digest,
};

/// The most that a document may hold, in bytes.
pub(crate) const LIMIT_BYTES: usize = 4_096;

/// The document of a statement; `None` unless header and core are known.
#[must_use]
pub fn write_document(opened: &Opened) -> Option<Vec<u8>> {
    let (header, core) = (opened.part(PartName::Header)?, opened.part(PartName::Core)?);
    let Blind::Seed(seed) = header.blind else { return None };
    let statement = opened.statement();
    let carried = Carried {
        protected: compact_protected(statement.protected()),
        signature: statement.signature().to_vec(),
        seed,
        header: compact_header(statement.protected(), &header.bytes)?,
        core: core.bytes.clone(),
        details: statement.digest_of(PartName::Details),
        chain: statement.digest_of(PartName::Chain),
    };
    Some(carried.encode())
}

/// Reads a document: the statement with header and core known, details and chain hidden.
///
/// # Errors
/// [`Malformed`] for anything but the one encoding of a document.
pub fn read_document(bytes: &[u8]) -> Result<Opened, Malformed> {
    if bytes.len() > LIMIT_BYTES {
        return Err(Malformed::TooLong(LIMIT_BYTES));
    }
    let carried = Carried::decode(bytes).ok_or(Malformed::Structure("an array of seven"))?;
    if carried.encode() != bytes {
        return Err(Malformed::NotDeterministic);
    }
    carried.open()
}

struct Carried {
    protected: Vec<u8>,
    signature: Vec<u8>,
    seed: [u8; 16],
    header: Vec<u8>,
    core: Vec<u8>,
    details: Digest,
    chain: Digest,
}

impl Carried {
    fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = Encoder::new(&mut bytes);
        let fields: [&[u8]; 7] =
            [&self.protected, &self.signature, &self.seed, &self.header, &self.core, &self.details.0, &self.chain.0];
        encoder.array(7).expect("writing to memory cannot fail");
        for field in fields {
            encoder.bytes(field).expect("writing to memory cannot fail");
        }
        bytes
    }

    fn decode(plain: &[u8]) -> Option<Self> {
        let mut decoder = Decoder::new(plain);
        if decoder.array().ok()? != Some(7) {
            return None;
        }
        let mut next = || decoder.bytes().ok();
        Some(Self {
            protected: next()?.to_vec(),
            signature: next()?.to_vec(),
            seed: next()?.try_into().ok()?,
            header: next()?.to_vec(),
            core: next()?.to_vec(),
            details: Digest(next()?.try_into().ok()?),
            chain: Digest(next()?.try_into().ok()?),
        })
    }

    fn open(self) -> Result<Opened, Malformed> {
        let protected = whole_protected(&self.protected)?;
        let header = whole_header(&protected, &self.header)?;
        if !self.core.is_empty() {
            decode_group(&self.core)?;
        }
        let blind = Blind::Seed(self.seed);
        let digests = [
            part_digest(PartName::Header, &blind, &header),
            part_digest(PartName::Core, &blind, &self.core),
            self.details,
            self.chain,
        ];
        let statement = Statement::assemble(protected, self.signature, &digests)?;
        let part = |bytes| Some(Part { blind, bytes });
        Opened::new(statement, [part(header), part(self.core), None, None])
    }
}
