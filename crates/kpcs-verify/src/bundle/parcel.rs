//! The file itself: `[ [+ roots], trust list, status list token ]`, read whole or refused.
//!
//! Invariant: a `TrustBundle` has been checked: its roots lead from the pinned ones, its list and token are signed by one of
//! their signers and belong together, and it is neither older than what is remembered nor from the future.
//! Source: docs/formats/trust.md.

use kpcs_domain::value::{Digest, Timestamp};
use kpcs_log::{LogKeys, LogProof, Quorum, leaf_hash};
use kpcs_statement::PublicKey;
use minicbor::{Decoder, Encoder};

use super::{
    Refused, Remembered, Roots, Signed, StatusList, TrustList,
    signed::{Written, array_of},
    status_list::Token,
};
use crate::{Document, Logged, Question, Report, Status, Trust, verify};

/// The longest file that is read.
const LIMIT_BYTES: usize = 262_144;
const LIMIT_ROOTS: u64 = 8;
/// How far ahead of a verifier's clock trust data may be (threat-model 11, no. 5).
const GRACE_SECONDS: i64 = 600;

/// Trust data that was checked.
#[derive(Debug, Clone)]
pub struct TrustBundle {
    roots: Roots,
    list: TrustList,
    signer: PublicKey,
    status: StatusList,
    trust: Trust,
    log: Option<LogKeys>,
    quorum: Quorum,
}

/// Writes the file.
#[must_use]
pub fn write_trust_bundle(roots: &[Signed], list: &Signed, token: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    write(&mut Encoder::new(&mut bytes), roots, list, token).expect("writing to memory cannot fail");
    bytes
}

fn write(encoder: &mut Encoder<&mut Vec<u8>>, roots: &[Signed], list: &Signed, token: &[u8]) -> Written {
    encoder.array(3)?.array(roots.len() as u64)?;
    roots.iter().try_for_each(|signed| signed.write(encoder))?;
    list.write(encoder)?;
    encoder.bytes(token)?.ok()
}

fn read(bytes: &[u8]) -> Option<(Vec<Signed>, Signed, Vec<u8>)> {
    let mut decoder = Decoder::new(bytes);
    array_of(&mut decoder, 3)?;
    let count = decoder.array().ok().flatten().filter(|count| (1..=LIMIT_ROOTS).contains(count))?;
    let roots: Vec<_> = (0..count).map(|_| Signed::read(&mut decoder)).collect::<Option<_>>()?;
    let list = Signed::read(&mut decoder)?;
    let token = decoder.bytes().ok()?.to_vec();
    (decoder.position() == bytes.len()).then_some((roots, list, token))
}

impl TrustBundle {
    /// Reads trust data for a verifier that was started with the roots of digest `pinned` and remembers what it accepted last.
    ///
    /// # Errors
    /// [`Refused`]; nothing of the file counts then.
    pub fn read(
        bytes: &[u8],
        pinned: Digest,
        remembered: Option<&Remembered>,
        now: Timestamp,
    ) -> Result<(Self, Remembered), Refused> {
        let malformed = Refused::Malformed("trust data of at most 262,144 bytes in its one encoding");
        let (roots, signed, token) = read(bytes).filter(|_| bytes.len() <= LIMIT_BYTES).ok_or(malformed.clone())?;
        if write_trust_bundle(&roots, &signed, &token) != bytes {
            return Err(malformed);
        }
        // 1. The form of everything, before anybody is asked whether it was he who signed.
        let (read, list, token) = (Roots::read_all(&roots)?, TrustList::read(&signed)?, Token::read(&token)?);
        let (log, quorum, mut trust) = (list.log_keys()?, list.quorum()?, list.trust(false, token.made_at())?);
        // 2. Who signed.
        let way = Roots::follow(read, &roots, pinned)?;
        let roots = way.last().cloned().ok_or(Refused::OtherRoots)?;
        let signer = list.signer(&signed, &roots)?;
        let in_period = roots.signers_at(token.made_at()).contains(&signer);
        if token.trust_list() != signed.digest() || token.made_at() < list.made_at || !in_period {
            return Err(Refused::Unsigned("status list"));
        }
        let status = token.open(&signer)?;
        // 3. Its age.
        trust.demo = roots.demo();
        let bundle = Self { roots, list, signer, status, trust, log, quorum };
        if bundle.made_at().seconds() - now.seconds() > GRACE_SECONDS {
            return Err(Refused::FromTheFuture);
        }
        remembered.map_or(Ok(()), |remembered| remembered.compare(&bundle, &way))?;
        let remembered = Remembered::of(&bundle);
        Ok((bundle, remembered))
    }

    /// The newest roots.
    #[must_use]
    pub const fn roots(&self) -> &Roots {
        &self.roots
    }

    /// The trust list as it was signed.
    #[must_use]
    pub const fn list(&self) -> &TrustList {
        &self.list
    }

    /// The status list.
    #[must_use]
    pub const fn status(&self) -> &StatusList {
        &self.status
    }

    /// What [`crate::verify`] asks.
    #[must_use]
    pub const fn trust(&self) -> &Trust {
        &self.trust
    }

    /// When it was made: by this its age counts.
    #[must_use]
    pub const fn made_at(&self) -> Timestamp {
        self.status.made_at
    }

    /// The log of this trust data: its keys, and what a checkpoint of it needs; `None` before there is one.
    #[must_use]
    pub fn log(&self) -> Option<(&LogKeys, &Quorum)> {
        self.log.as_ref().map(|keys| (keys, &self.quorum))
    }

    pub(super) const fn signer(&self) -> &PublicKey {
        &self.signer
    }

    /// Where the statement of `leaf` stands, as `proof` shows; `None` when it shows nothing under this log and its witnesses.
    #[must_use]
    pub fn logged(&self, leaf: Digest, proof: &LogProof) -> Option<Logged> {
        logged(leaf, proof, self.log.as_ref()?, &self.quorum)
    }

    /// What is said of the certificate that stands there; without a proof nothing is known.
    #[must_use]
    pub fn status_of(&self, logged: Option<&Logged>) -> Status {
        Status {
            standing: logged.filter(|logged| logged.has_quorum).and_then(|logged| self.status.standing(logged.index)),
        }
    }
}

impl TrustBundle {
    /// Verifies `document` with this trust data and the log proof that came with it, if one did.
    #[must_use]
    pub fn verify(&self, document: &Document, proof: Option<&LogProof>, question: &Question) -> Report {
        let leaf = match document {
            Document::Signed(opened) => Some(opened.statement().leaf()),
            Document::Paper(_) => None,
        };
        let logged = leaf.zip(proof).and_then(|(leaf, proof)| self.logged(leaf, proof));
        verify(document, &self.trust, &self.status_of(logged.as_ref()), logged.as_ref(), question)
    }
}

/// Where the statement of `leaf` stands in the log of these keys, as `proof` shows; `None` when it does not.
#[must_use]
pub fn logged(leaf: Digest, proof: &LogProof, log: &LogKeys, quorum: &Quorum) -> Option<Logged> {
    let proven = proof.verify(&leaf_hash(&leaf.0), log, quorum).ok()?;
    // Without cosignatures there is no quorum either, and the time decides nothing.
    let logged_at = i64::try_from(proven.counted.latest().unwrap_or(0)).ok()?;
    Some(Logged {
        leaf,
        index: proven.index,
        logged_at: Timestamp::from_seconds(logged_at)?,
        root: Digest(proven.root.0),
        has_quorum: proven.counted.is_enough(),
    })
}
