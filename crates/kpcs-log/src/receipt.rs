//! Receipts: a proof of inclusion under the log's signature, small enough to travel with a document.
//!
//! Invariant: the signature covers the root, which the bytes do not carry: it follows from the entry and the proof, so a receipt
//! of another entry or tree cannot verify. One receipt has one encoding: what is read is written again and compared.
//! Must not know: what the entry says. Source: RFC 9942 §4 and §5.2 (`RFC9162_SHA256`).

use coset::{CoseSign1, CoseSign1Builder, HeaderBuilder, Label, TaggedCborSerializable, cbor::value::Value, iana};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use minicbor::{Decoder, Encoder};

use crate::{Hash, Inclusion, NoteKey, Unsound, note::point};

/// Header label of CWT claims (RFC 9597), which RFC 9943 §6 wants in a receipt.
const LABEL_CLAIMS: i64 = 15;
/// The claims: issuer and subject (RFC 8392).
const CLAIMS: [i64; 2] = [1, 2];
/// Header label of the kind of verifiable data structure.
const LABEL_STRUCTURE: i64 = 395;
/// Header label of its proofs.
const LABEL_PROOFS: i64 = 396;
/// `RFC9162_SHA256` among the kinds of structure.
const RFC9162_SHA256: i64 = 1;
/// Inclusion proofs among the proofs.
const PROOF_INCLUSION: i64 = -1;
/// The longest receipt that is read, in bytes; one at ten million entries has about 1,000.
const LIMIT_BYTES: usize = 4_096;
/// The longest path that is read: a tree of 2^64 leaves.
const LIMIT_PATH: u64 = 64;
/// The largest size that is read: every language has it exactly.
const LIMIT_SIZE: u64 = (1 << 53) - 1;

/// The key with which receipts verify, the id by which they name it, and the log that issues them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceiptKey {
    issuer: String,
    id: Vec<u8>,
    key: VerifyingKey,
}

impl ReceiptKey {
    /// From 32 bytes of Ed25519.
    ///
    /// # Errors
    /// [`Unsound::Form`] for bytes that are no point, or a weak one.
    pub fn new(issuer: &str, id: &[u8], key: &[u8; 32]) -> Result<Self, Unsound> {
        let key = point(key).ok_or(Unsound::Form("an Ed25519 public key"))?;
        Ok(Self { issuer: issuer.to_owned(), id: id.to_vec(), key })
    }

    /// The log that issues them.
    #[must_use]
    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    /// By what receipts name the key.
    #[must_use]
    pub fn id(&self) -> &[u8] {
        &self.id
    }

    /// The 32 bytes of the public key.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 32] {
        self.key.as_bytes()
    }
}

/// The public keys of one log: one signs its checkpoints, one its receipts; they may be the same 32 bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogKeys {
    /// Under whose name and key checkpoints stand.
    pub checkpoint: NoteKey,
    /// With which receipts verify.
    pub receipts: ReceiptKey,
}

/// The secret key of receipts.
pub struct ReceiptSigner {
    public: ReceiptKey,
    secret: SigningKey,
}

impl ReceiptSigner {
    /// From 32 secret bytes.
    #[must_use]
    pub fn new(issuer: &str, id: &[u8], secret: &[u8; 32]) -> Self {
        let secret = SigningKey::from_bytes(secret);
        let public = ReceiptKey { issuer: issuer.to_owned(), id: id.to_vec(), key: secret.verifying_key() };
        Self { public, secret }
    }

    /// The key that verifies.
    #[must_use]
    pub const fn public(&self) -> &ReceiptKey {
        &self.public
    }
}

/// The receipt for `inclusion` in the tree with `root`: a tagged COSE_Sign1 with the root as detached payload. `subject` is what
/// the entry is about, in words that its reader knows.
#[must_use]
pub fn inclusion_receipt(inclusion: &Inclusion, root: &Hash, subject: &str, signer: &ReceiptSigner) -> Vec<u8> {
    unsigned(inclusion, subject, &signer.public)
        .create_detached_signature(&root.0, &[], |message| signer.secret.sign(message).to_bytes().to_vec())
        .build()
        .to_tagged_vec()
        .expect("what was built here can be written")
}

/// Checks that the receipt says, under `key`, that the entry with hash `leaf`, about `subject`, is in the log; gives where, and
/// under which root.
/// The root and the index are proven; the size is only claimed, since trees of several sizes have proofs of one shape: a reader
/// to whom it matters compares it with a checkpoint of that root.
///
/// # Errors
/// [`Unsound::Form`] for anything but the one encoding of a receipt with one inclusion proof, [`Unsound::Proof`] for a path of
/// the wrong length, [`Unsound::Signature`] when entry, proof and signature do not belong together.
pub fn verify_inclusion_receipt(
    receipt: &[u8],
    leaf: &Hash,
    subject: &str,
    key: &ReceiptKey,
) -> Result<(Inclusion, Hash), Unsound> {
    let cose = parse(receipt)?;
    let inclusion = proof_of(&cose).ok_or(Unsound::Form("one inclusion proof of an RFC 9162 tree"))?;
    let rebuilt = unsigned(&inclusion, subject, key).signature(cose.signature.clone()).build();
    if rebuilt.to_tagged_vec().ok().as_deref() != Some(receipt) {
        return Err(Unsound::Form("a receipt of this log about this subject in its one encoding"));
    }
    let root = inclusion.root_of(leaf)?;
    let message = cose.tbs_detached_data(&root.0, &[]);
    let signature = Signature::from_slice(&cose.signature).map_err(|_| Unsound::Form("a signature of 64 bytes"))?;
    key.key.verify_strict(&message, &signature).map_err(|_| Unsound::Signature("the log".to_owned()))?;
    Ok((inclusion, root))
}

fn parse(receipt: &[u8]) -> Result<CoseSign1, Unsound> {
    if receipt.len() > LIMIT_BYTES {
        return Err(Unsound::Form("a receipt of at most 4,096 bytes"));
    }
    let cose = CoseSign1::from_tagged_slice(receipt).map_err(|_| Unsound::Form("a tagged COSE_Sign1"))?;
    if cose.payload.is_none() { Ok(cose) } else { Err(Unsound::Form("a detached payload")) }
}

fn unsigned(inclusion: &Inclusion, subject: &str, key: &ReceiptKey) -> CoseSign1Builder {
    let claims = CLAIMS.map(Value::from).into_iter().zip([&*key.issuer, subject].map(Value::from));
    let protected = HeaderBuilder::new()
        .algorithm(iana::Algorithm::EdDSA)
        .key_id(key.id.clone())
        .value(LABEL_CLAIMS, Value::Map(claims.collect()))
        .value(LABEL_STRUCTURE, Value::from(RFC9162_SHA256))
        .build();
    let proofs = Value::Map(vec![(Value::from(PROOF_INCLUSION), Value::Array(vec![Value::Bytes(encode(inclusion))]))]);
    let unprotected = HeaderBuilder::new().value(LABEL_PROOFS, proofs).build();
    CoseSign1Builder::new().protected(protected).unprotected(unprotected)
}

/// `[tree-size, leaf-index, [+ hash]]` as CBOR.
fn encode(inclusion: &Inclusion) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes);
    let written =
        encoder.array(3).and_then(|encoder| encoder.u64(inclusion.size)?.u64(inclusion.index)).and_then(|encoder| {
            encoder.array(inclusion.path.len() as u64)?;
            inclusion.path.iter().try_for_each(|hash| encoder.bytes(&hash.0).map(drop))
        });
    written.expect("writing to memory cannot fail");
    bytes
}

fn proof_of(cose: &CoseSign1) -> Option<Inclusion> {
    let labels = &cose.unprotected.rest;
    let [(label, Value::Map(proofs))] = labels.as_slice() else { return None };
    let [(Value::Integer(kind), Value::Array(proofs))] = proofs.as_slice() else { return None };
    let [Value::Bytes(proof)] = proofs.as_slice() else { return None };
    let known = *label == Label::Int(LABEL_PROOFS);
    (known && i128::from(*kind) == i128::from(PROOF_INCLUSION)).then(|| decode(proof))?
}

fn decode(bytes: &[u8]) -> Option<Inclusion> {
    let mut decoder = Decoder::new(bytes);
    decoder.array().ok().flatten().filter(|length| *length == 3)?;
    let size = decoder.u64().ok().filter(|size| *size <= LIMIT_SIZE)?;
    let index = decoder.u64().ok()?;
    let length = decoder.array().ok().flatten().filter(|length| *length <= LIMIT_PATH)?;
    let path = (0..length).map(|_| Hash::from_slice(decoder.bytes().ok()?)).collect::<Option<_>>()?;
    (decoder.position() == bytes.len()).then_some(Inclusion { index, size, path })
}
