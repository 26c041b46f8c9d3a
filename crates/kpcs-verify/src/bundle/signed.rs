//! A record with signatures: `[ bytes, [+ [key id, signature]] ]`.
//!
//! Invariant: each key signs once; a signature counts only under a key that is asked for.
//! Must not know: what the bytes say.
//! Source: docs/formats/trust.md.

use kpcs_domain::{
    act::admit_participant::{KeyAlgorithm, PublishedKey},
    field::{Bytes, Group, Record},
    value::Digest,
};
use kpcs_statement::{Algorithm, KeyId, PublicKey, SecretKey, decode_group, encode_group};
use minicbor::{Decoder, Encoder};
use sha2::{Digest as _, Sha256};

use super::Refused;

/// The most signatures under one record.
const LIMIT_SIGNATURES: u64 = 32;

/// What writing to memory gives: it cannot fail.
pub(super) type Written = Result<(), minicbor::encode::Error<std::convert::Infallible>>;

/// The bytes of a record, and who signed them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    bytes: Vec<u8>,
    signatures: Vec<(KeyId, Vec<u8>)>,
}

impl Signed {
    /// Signs a record under `prefix`.
    pub(super) fn sign(prefix: &[u8], record: &impl Record, keys: &[&SecretKey]) -> Self {
        let bytes = encode_group(&record.to_group());
        let message = [prefix, &bytes].concat();
        let mut signatures: Vec<_> = keys.iter().map(|key| (key.public().id(), key.sign(&message).to_vec())).collect();
        signatures.sort();
        signatures.dedup_by_key(|(key, _)| *key);
        Self { bytes, signatures }
    }

    /// How many have signed.
    pub(super) const fn count(&self) -> usize {
        self.signatures.len()
    }

    /// SHA-256 of the record's bytes.
    #[must_use]
    pub fn digest(&self) -> Digest {
        Digest(Sha256::digest(&self.bytes).into())
    }

    /// The record; `what` it should be.
    pub(super) fn record<R: Record>(&self, what: &'static str) -> Result<R, Refused> {
        let group: Group = decode_group(&self.bytes).map_err(|_| Refused::Malformed(what))?;
        let record = R::from_group(&group).ok_or(Refused::Malformed(what))?;
        // A list that is given empty, or a false that is written, has another encoding than the one.
        if encode_group(&record.to_group()) == self.bytes { Ok(record) } else { Err(Refused::Malformed(what)) }
    }

    /// Which of `keys` have signed, each counted once.
    pub(super) fn signers<'a>(&self, prefix: &[u8], keys: impl IntoIterator<Item = &'a PublicKey>) -> Vec<KeyId> {
        let message = [prefix, &self.bytes].concat();
        let signed = |key: &&PublicKey| {
            self.signatures.iter().any(|(id, signature)| *id == key.id() && key.verify(&message, signature).is_ok())
        };
        let mut ids: Vec<_> = keys.into_iter().filter(signed).map(PublicKey::id).collect();
        ids.sort();
        ids.dedup();
        ids
    }

    /// It, with its signatures, as it stands in the file.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        self.write(&mut Encoder::new(&mut bytes)).expect("writing to memory cannot fail");
        bytes
    }

    /// Reads what [`Self::to_bytes`] has written; `None` for anything else.
    #[must_use]
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let mut decoder = Decoder::new(bytes);
        let signed = Self::read(&mut decoder)?;
        (decoder.position() == bytes.len()).then_some(signed)
    }

    pub(super) fn write(&self, encoder: &mut Encoder<&mut Vec<u8>>) -> Written {
        encoder.array(2)?.bytes(&self.bytes)?.array(self.signatures.len() as u64)?;
        self.signatures.iter().try_for_each(|(key, bytes)| encoder.array(2)?.bytes(&key.0)?.bytes(bytes).map(drop))
    }

    pub(super) fn read(decoder: &mut Decoder<'_>) -> Option<Self> {
        array_of(decoder, 2)?;
        let bytes = decoder.bytes().ok()?.to_vec();
        let count = decoder.array().ok().flatten().filter(|count| (1..=LIMIT_SIGNATURES).contains(count))?;
        let signatures: Vec<_> = (0..count).map(|_| read_signature(decoder)).collect::<Option<_>>()?;
        signatures.is_sorted_by(|one, next| one.0 < next.0).then_some(Self { bytes, signatures })
    }
}

fn read_signature(decoder: &mut Decoder<'_>) -> Option<(KeyId, Vec<u8>)> {
    array_of(decoder, 2)?;
    let key = KeyId(decoder.bytes().ok()?.try_into().ok()?);
    Some((key, decoder.bytes().ok().filter(|bytes| bytes.len() == 64)?.to_vec()))
}

/// Versions count from 1, and all but the first name the one before.
pub(super) const fn is_numbered(version: u64, previous: Option<Digest>) -> bool {
    version > 0 && is_exact(version) && previous.is_none() == (version == 1)
}

/// Whether every language has the number exactly: versions, counts and places in the log go no further.
pub(super) const fn is_exact(number: u64) -> bool {
    number < 1 << 53
}

/// The head of an array of exactly that length.
pub(super) fn array_of(decoder: &mut Decoder<'_>, length: u64) -> Option<()> {
    (decoder.array().ok()?? == length).then_some(())
}

/// A public key as it stands in a record.
#[must_use]
pub fn published(key: &PublicKey) -> PublishedKey {
    let algorithm = match key.algorithm() {
        Algorithm::Ed25519 => KeyAlgorithm::Ed25519,
        Algorithm::Es256 => KeyAlgorithm::Es256,
    };
    PublishedKey { algorithm, public: Bytes(key.to_bytes()) }
}

/// The key that stands in a record; `None` for bytes that are no key.
pub(super) fn key_of(published: &PublishedKey) -> Option<PublicKey> {
    let algorithm = match published.algorithm {
        KeyAlgorithm::Ed25519 => Algorithm::Ed25519,
        KeyAlgorithm::Es256 => Algorithm::Es256,
    };
    PublicKey::from_bytes(algorithm, &published.public.0).ok()
}
