//! `Statement`: the signed bytes of one act, a tagged COSE_Sign1 over four digests.
//!
//! Invariant: a `Statement` that exists is well formed and deterministic; whether its signature counts is answered
//! by `verify` for a given key, never assumed.
//! Must not know: whether the key is trusted.
//! Source: decisions 1 and 3; RFC 9052 §4.2.

use coset::{CborSerializable, CoseSign1, CoseSign1Builder, TaggedCborSerializable};
use kpcs_domain::value::Digest;
use minicbor::{Decoder, Encoder};
use sha2::{Digest as _, Sha256};

use crate::{Malformed, PartName, Protected, PublicKey, SecretKey};

/// The longest statement, in bytes; a real one has about 300.
const LIMIT_BYTES: usize = 1_024;

/// A well-formed statement.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    cose: CoseSign1,
    protected: Protected,
    digests: [Digest; 4],
}

impl Statement {
    /// Reads the bytes of one statement with nothing after it.
    ///
    /// # Errors
    /// [`Malformed`] for anything but the one encoding of a statement.
    pub fn parse(bytes: &[u8]) -> Result<Self, Malformed> {
        if bytes.len() > LIMIT_BYTES {
            return Err(Malformed::TooLong(LIMIT_BYTES));
        }
        let cose = CoseSign1::from_tagged_slice(bytes).map_err(|_| Malformed::Structure("a tagged COSE_Sign1"))?;
        let statement = Self::from_cose(cose)?;
        if statement.to_bytes() == bytes { Ok(statement) } else { Err(Malformed::NotDeterministic) }
    }

    /// Puts a statement together again from what a document carries.
    ///
    /// # Errors
    /// [`Malformed`] when issuer or subject are not what a statement may hold, or the signature has another length.
    pub(crate) fn assemble(protected: Protected, signature: Vec<u8>, digests: &[Digest; 4]) -> Result<Self, Malformed> {
        let cose = CoseSign1Builder::new()
            .protected(protected.to_cose())
            .payload(encode_digests(digests))
            .signature(signature)
            .build();
        Self::from_cose(cose)
    }

    /// Signs. The only place where a secret key meets a statement.
    pub(crate) fn sign(protected: Protected, digests: [Digest; 4], key: &SecretKey) -> Self {
        let cose = CoseSign1Builder::new()
            .protected(protected.to_cose())
            .payload(encode_digests(&digests))
            .create_signature(&[], |message| key.sign(message).to_vec())
            .build();
        Self { cose, protected, digests }
    }

    fn from_cose(cose: CoseSign1) -> Result<Self, Malformed> {
        let payload = cose.payload.as_deref().ok_or(Malformed::Structure("a payload"))?;
        let digests = decode_digests(payload).ok_or(Malformed::Structure("four digests"))?;
        let protected = Protected::from_cose(&cose.protected.header)?;
        if !cose.unprotected.is_empty() || cose.signature.len() != 64 {
            return Err(Malformed::Structure("an empty unprotected header and a signature of 64 bytes"));
        }
        let rebuilt = CoseSign1Builder::new()
            .protected(protected.to_cose())
            .payload(encode_digests(&digests))
            .signature(cose.signature)
            .build();
        Ok(Self { cose: rebuilt, protected, digests })
    }

    /// The one encoding.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        self.cose.clone().to_tagged_vec().expect("a well-formed statement encodes")
    }

    /// The protected header.
    #[must_use]
    pub const fn protected(&self) -> &Protected {
        &self.protected
    }

    /// The encoded protected header, as it was signed.
    #[must_use]
    pub fn protected_bytes(&self) -> Vec<u8> {
        self.cose.protected.header.clone().to_vec().expect("a well-formed header encodes")
    }

    /// The 64 bytes of the signature.
    #[must_use]
    pub fn signature(&self) -> &[u8] {
        &self.cose.signature
    }

    /// The digest that was signed for one part.
    #[must_use]
    pub const fn digest_of(&self, part: PartName) -> Digest {
        self.digests[part as usize]
    }

    /// Whether `key` signed these bytes.
    ///
    /// # Errors
    /// [`Malformed::Signature`] when it did not, or is of another algorithm or id than the header says.
    pub fn verify(&self, key: &PublicKey) -> Result<(), Malformed> {
        if key.algorithm() != self.protected.algorithm || key.id() != self.protected.key {
            return Err(Malformed::Signature);
        }
        self.cose.verify_signature(&[], |signature, message| key.verify(message, signature))
    }

    /// What the log's leaf hash is taken over: SHA-256("kpcs/leaf/v1" || statement); also the statement's digest in
    /// its authority's chain (decisions 3 and 4).
    #[must_use]
    pub fn leaf(&self) -> Digest {
        leaf_input(&self.to_bytes())
    }
}

/// SHA-256("kpcs/leaf/v1" || statement bytes).
#[must_use]
pub fn leaf_input(statement: &[u8]) -> Digest {
    Digest(Sha256::new().chain_update(b"kpcs/leaf/v1").chain_update(statement).finalize().into())
}

fn encode_digests(digests: &[Digest; 4]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(137);
    let mut encoder = Encoder::new(&mut bytes);
    encoder.array(4).expect("writing to memory cannot fail");
    for digest in digests {
        encoder.bytes(&digest.0).expect("writing to memory cannot fail");
    }
    bytes
}

fn decode_digests(payload: &[u8]) -> Option<[Digest; 4]> {
    let mut decoder = Decoder::new(payload);
    if decoder.array().ok()? != Some(4) {
        return None;
    }
    let mut digests = [Digest([0; 32]); 4];
    for digest in &mut digests {
        *digest = Digest(decoder.bytes().ok()?.try_into().ok()?);
    }
    (encode_digests(&digests) == payload).then_some(digests)
}
