//! The code on paper: `KPC1:` and base45 of what a verifier needs to rebuild the statement (decisions 2).
//!
//! Invariant: what can be derived is not carried; one document has one text; inflated it has at most 4,096 bytes.
//! The parts are compared with the signed digests by construction: the digests are computed from them.
//! Must not know: trust, status, dates.
//! Source: docs/formats/qr-text.md; RFC 9285 (base45), RFC 1950 (zlib).

use std::io::{Read as _, Write as _};

use flate2::{Compression, read::ZlibDecoder, write::ZlibEncoder};
use kpcs_domain::value::Digest;
use minicbor::{Decoder, Encoder};

use crate::{Blind, Malformed, Opened, Part, PartName, Statement, part_digest};

/// What every code begins with.
const PREFIX: &str = "KPC1:";
/// The most that a code may hold, inflated.
const LIMIT_BYTES: usize = 4_096;

/// The text of a statement's code; `None` unless header and core are known.
#[must_use]
pub fn write_qr_text(opened: &Opened) -> Option<String> {
    let (header, core) = (opened.part(PartName::Header)?, opened.part(PartName::Core)?);
    let Blind::Seed(seed) = header.blind else { return None };
    let statement = opened.statement();
    let carried = Carried {
        protected: statement.protected_bytes(),
        signature: statement.signature().to_vec(),
        seed,
        header: header.bytes.clone(),
        core: core.bytes.clone(),
        details: statement.digest_of(PartName::Details),
        chain: statement.digest_of(PartName::Chain),
    };
    let plain = carried.encode();
    let packed = deflate(&plain);
    let smaller = if packed.len() < plain.len() { packed } else { plain };
    Some(format!("{PREFIX}{}", base45::encode(&smaller)))
}

/// Reads the text of a code: the statement with header and core known, details and chain hidden.
///
/// # Errors
/// [`Malformed`] for anything but the one text of a statement; white space around it is dropped.
pub fn read_qr_text(text: &str) -> Result<Opened, Malformed> {
    let code = text.trim().strip_prefix(PREFIX).ok_or(Malformed::Structure("a text that begins with KPC1:"))?;
    if code.len() > 2 * LIMIT_BYTES {
        return Err(Malformed::TooLong(LIMIT_BYTES));
    }
    let bytes = base45::decode(code).map_err(|_| Malformed::Structure("base45"))?;
    if base45::encode(&bytes) != code {
        return Err(Malformed::NotDeterministic);
    }
    let plain = if bytes.first() == Some(&0x78) { inflate(&bytes)? } else { bytes };
    let carried = Carried::decode(&plain).ok_or(Malformed::Structure("an array of seven"))?;
    if carried.encode() != plain {
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
        let blind = Blind::Seed(self.seed);
        let digests = [
            part_digest(PartName::Header, &blind, &self.header),
            part_digest(PartName::Core, &blind, &self.core),
            self.details,
            self.chain,
        ];
        let statement = Statement::assemble(&self.protected, self.signature, &digests)?;
        let part = |bytes| Some(Part { blind, bytes });
        Opened::new(statement, [part(self.header), part(self.core), None, None])
    }
}

fn deflate(plain: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(plain).and_then(|()| encoder.finish()).expect("writing to memory cannot fail")
}

fn inflate(packed: &[u8]) -> Result<Vec<u8>, Malformed> {
    let mut plain = Vec::new();
    let mut decoder = ZlibDecoder::new(packed).take(LIMIT_BYTES as u64 + 1);
    decoder.read_to_end(&mut plain).map_err(|_| Malformed::Structure("zlib"))?;
    if plain.len() > LIMIT_BYTES {
        return Err(Malformed::TooLong(LIMIT_BYTES));
    }
    if decoder.into_inner().total_in() != packed.len() as u64 {
        return Err(Malformed::NotDeterministic);
    }
    Ok(plain)
}
