//! A log proof: what shows, without a network, that an entry stands in a log that witnesses watch.
//!
//! It carries the receipt, the log's signature of the checkpoint at the receipt's size, and the cosignatures that make the quorum.
//! The checkpoint's text follows from the receipt and the log's name, so it is not carried; and it binds the size, which the
//! receipt alone only claims.
//! Invariant: one proof has one encoding. Nothing of it counts before [`LogProof::verify`].
//! Must not know: what the entry says. Source: docs/formats/log.md.

use minicbor::{Decoder, Encoder};

use crate::{
    Checkpoint, Counted, Hash, KeyId, LogKeys, Note, NoteSignature, Quorum, Unsound, Witness, verify_cosignature,
    verify_inclusion_receipt,
};

/// What the receipts of log proofs are about: the log does not know more of its entries.
pub const SUBJECT: &str = "statement";
/// The longest proof that is read, in bytes.
pub(crate) const LIMIT_BYTES: usize = 8_192;
/// The most cosignatures that are read.
const LIMIT_COSIGNATURES: u64 = 32;
/// Of one cosignature: 8 bytes of time and 64 of Ed25519.
const COSIGNATURE_BYTES: usize = 72;

/// A receipt with the signatures that make its checkpoint count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogProof {
    receipt: Vec<u8>,
    signature: [u8; 64],
    /// Key id and, as in a note, time and signature; ascending by key id.
    cosignatures: Vec<(KeyId, [u8; COSIGNATURE_BYTES])>,
}

/// What a log proof proves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proven {
    /// The entry's place in the log, from 0.
    pub index: u64,
    /// The size of the tree.
    pub size: u64,
    /// Its root.
    pub root: Hash,
    /// Who cosigned it, and whether that is enough.
    pub counted: Counted,
}

impl LogProof {
    /// From a receipt about [`SUBJECT`] and the checkpoint of the same size, with as many cosignatures as `quorum` needs.
    ///
    /// # Errors
    /// [`Unsound::Signature`] when `log` has not signed the checkpoint.
    pub fn new(receipt: Vec<u8>, checkpoint: &Note, log: &LogKeys, quorum: &Quorum) -> Result<Self, Unsound> {
        checkpoint.verify(&log.checkpoint)?;
        let unsigned = || Unsound::Signature(log.checkpoint.name().to_owned());
        let first = checkpoint.by(&log.checkpoint).next().ok_or_else(unsigned)?;
        let signature = first.bytes.as_slice().try_into().map_err(|_| unsigned())?;
        let chosen = quorum.enough(checkpoint).into_iter();
        let mut cosignatures: Vec<_> = chosen
            .filter_map(|key| Some((key.id(), checkpoint.by(key).next()?.bytes.as_slice().try_into().ok()?)))
            .collect();
        cosignatures.sort_unstable();
        Ok(Self { receipt, signature, cosignatures })
    }

    /// The proof of another entry under the same checkpoint, whose signatures are not looked at again.
    #[must_use]
    pub fn of_receipt(&self, receipt: Vec<u8>) -> Self {
        Self { receipt, ..self.clone() }
    }

    /// The receipt (RFC 9942), for whoever reads only those.
    #[must_use]
    pub fn receipt(&self) -> &[u8] {
        &self.receipt
    }

    /// `[receipt, signature, [[key id, time and signature], ...]]` as CBOR.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = Encoder::new(&mut bytes);
        let written = encoder
            .array(3)
            .and_then(|encoder| encoder.bytes(&self.receipt)?.bytes(&self.signature))
            .and_then(|encoder| {
                encoder.array(self.cosignatures.len() as u64)?;
                self.cosignatures
                    .iter()
                    .try_for_each(|(key, bytes)| encoder.array(2)?.bytes(&key.0)?.bytes(bytes).map(drop))
            });
        written.expect("writing to memory cannot fail");
        bytes
    }

    /// Reads a proof, with nothing after it.
    ///
    /// # Errors
    /// [`Unsound::Form`] for anything but the one encoding.
    pub fn parse(bytes: &[u8]) -> Result<Self, Unsound> {
        let malformed = || Unsound::Form("a log proof of at most 8,192 bytes in its one encoding");
        let proof = read(bytes).filter(|_| bytes.len() <= LIMIT_BYTES).ok_or_else(malformed)?;
        let ascending = proof.cosignatures.is_sorted_by(|one, next| one.0 < next.0);
        if ascending && proof.to_bytes() == bytes { Ok(proof) } else { Err(malformed()) }
    }

    /// Checks that the entry with hash `leaf` stands in the log, and counts who cosigned; whether that is enough is for the
    /// reader of [`Proven::counted`] to say. Cosignatures of unknown keys carry nothing.
    ///
    /// # Errors
    /// [`Unsound`] when receipt, checkpoint and entry do not belong together.
    pub fn verify(&self, leaf: &Hash, log: &LogKeys, quorum: &Quorum) -> Result<Proven, Unsound> {
        let (inclusion, root) = verify_inclusion_receipt(&self.receipt, leaf, SUBJECT, &log.receipts)?;
        let checkpoint =
            Checkpoint { origin: log.checkpoint.name().to_owned(), size: inclusion.size, root, more: Vec::new() };
        let note = self.note(&checkpoint, log, quorum);
        note.verify(&log.checkpoint)?;
        // A signature that names a key which is known must verify, or it spoils the note: who carries it was lied to, or lies.
        let named = |witness: &&Witness| note.by(&witness.key).next().is_some();
        for witness in quorum.witnesses.iter().filter(named) {
            verify_cosignature(&note, &witness.key)?;
        }
        Ok(Proven { index: inclusion.index, size: inclusion.size, root, counted: quorum.count(&note) })
    }

    /// The checkpoint under which the entry with hash `leaf` is proven, as a note with the cosignatures that the proof carries.
    ///
    /// # Errors
    /// [`Unsound`] as [`Self::verify`].
    pub fn checkpoint(&self, leaf: &Hash, log: &LogKeys, quorum: &Quorum) -> Result<Note, Unsound> {
        let Proven { size, root, .. } = self.verify(leaf, log, quorum)?;
        let origin = log.checkpoint.name().to_owned();
        Ok(self.note(&Checkpoint { origin, size, root, more: Vec::new() }, log, quorum))
    }

    /// The checkpoint as a note, as it was published.
    fn note(&self, checkpoint: &Checkpoint, log: &LogKeys, quorum: &Quorum) -> Note {
        let own = NoteSignature {
            name: log.checkpoint.name().to_owned(),
            key: log.checkpoint.id(),
            bytes: self.signature.to_vec(),
        };
        let of = |id: &KeyId| quorum.witnesses.iter().find(|witness| witness.key.id() == *id);
        let cosigned = self.cosignatures.iter().filter_map(|(key, bytes)| {
            Some(NoteSignature { name: of(key)?.key.name().to_owned(), key: *key, bytes: bytes.to_vec() })
        });
        Note { text: checkpoint.to_string(), signatures: std::iter::once(own).chain(cosigned).collect() }
    }
}

fn read(bytes: &[u8]) -> Option<LogProof> {
    let mut decoder = Decoder::new(bytes);
    decoder.array().ok().flatten().filter(|length| *length == 3)?;
    let receipt = decoder.bytes().ok()?.to_vec();
    let signature = decoder.bytes().ok()?.try_into().ok()?;
    let length = decoder.array().ok().flatten().filter(|length| *length <= LIMIT_COSIGNATURES)?;
    let cosignatures = (0..length).map(|_| read_cosignature(&mut decoder)).collect::<Option<_>>()?;
    (decoder.position() == bytes.len()).then_some(LogProof { receipt, signature, cosignatures })
}

fn read_cosignature(decoder: &mut Decoder<'_>) -> Option<(KeyId, [u8; COSIGNATURE_BYTES])> {
    decoder.array().ok().flatten().filter(|length| *length == 2)?;
    let key = KeyId(decoder.bytes().ok()?.try_into().ok()?);
    Some((key, decoder.bytes().ok()?.try_into().ok()?))
}
