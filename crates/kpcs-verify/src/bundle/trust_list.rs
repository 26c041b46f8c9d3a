//! The trust list: keys, log, witnesses, and the scheme's register, as far as a verifier needs them.
//!
//! Invariant: only keys that may sign certificates are listed; what is no key or no quorum is refused as a whole, never left out.
//! Must not know: the status of a certificate.
//! Source: docs/formats/trust.md; threat-model 9.6, M5; decisions 18, 19, 23.

use std::collections::BTreeMap;

use kpcs_domain::{
    act::admit_participant::PublishedKey,
    field::Bytes,
    party::{Interval, Place, Places, ReioMember, SchemeHistory, TestedAt},
    record,
    value::{AuthorityId, CountryCode, Day, Digest, Name, Timestamp},
};
use kpcs_log::{KeyKind, LogKeys, NoteKey, Quorum, ReceiptKey, Witness};
use kpcs_statement::{KeyId, PublicKey, SecretKey};

use super::{
    Refused, Roots, Signed,
    signed::{is_exact, is_numbered, key_of},
};
use crate::{Revocation, Trust, TrustedKey};

const PREFIX: &[u8] = b"kpcs/trust-list/v1\n";
const MALFORMED: Refused = Refused::Malformed("a trust list");
/// The longest id of a receipt key, in bytes.
const LIMIT_KEY_ID: usize = 64;

record! {
    /// The log, by its name and keys.
    pub struct ListedLog {
        1 name: Name, "";
        2 checkpoint_key: Bytes, "";
        3 receipt_key: Bytes, "";
        4 receipt_key_id: Bytes, "";
    }
}

record! {
    /// A witness whose cosignature counts.
    pub struct ListedWitness {
        1 name: Name, "";
        2 key: Bytes, "";
        3 group: Name, "";
    }
}

record! {
    /// A key that may sign certificates.
    pub struct ListedKey {
        1 authority: AuthorityId, "";
        2 key: PublishedKey, "";
        3 from: Timestamp, "";
        4 to: Option<Timestamp>, "";
        5 revoked_at: Option<Timestamp>, "";
        6 effective_index: Option<u64>, "";
        7 suspect_index: Option<u64>, "";
    }
}

record! {
    /// A code that counts as another.
    pub struct ListedPlace {
        1 place: CountryCode, "";
        2 from: Option<Day>, "";
        3 to: Option<Day>, "";
        4 counts_as: CountryCode, "";
    }
}

record! {
    /// What a trust list says.
    pub struct TrustList {
        1 version: u64, "";
        2 previous: Option<Digest>, "";
        3 made_at: Timestamp, "";
        4 log: Option<ListedLog>, "";
        5 witnesses: Vec<ListedWitness>, "";
        6 needed: u64, "";
        7 groups: Vec<Name>, "";
        8 keys: Vec<ListedKey>, "";
        9 standings: Vec<Interval>, "";
        10 members: Vec<ReioMember>, "";
        11 places: Vec<ListedPlace>, "";
        12 tested_at_export: Vec<CountryCode>, "";
    }
}

/// Signs a trust list with a key that the roots name.
#[must_use]
pub fn sign_trust_list(list: &TrustList, key: &SecretKey) -> Signed {
    Signed::sign(PREFIX, list, &[key])
}

impl TrustList {
    /// What a list says, in its one form; nobody has vouched for it. Keys, log and quorum are read by the functions of their names.
    pub(super) fn read(signed: &Signed) -> Result<Self, Refused> {
        let list: Self = signed.record("a trust list")?;
        let places = list.keys.iter().flat_map(|key| [key.effective_index, key.suspect_index]).flatten();
        let exact = is_exact(list.needed) && places.into_iter().all(is_exact);
        let unplaced = |key: &ListedKey| key.effective_index.is_none() && key.suspect_index.is_none();
        let revoked = list.keys.iter().all(|key| key.revoked_at.is_some() || unplaced(key));
        let sound = signed.count() == 1 && is_numbered(list.version, list.previous) && exact && revoked;
        if sound { Ok(list) } else { Err(MALFORMED) }
    }

    /// What a list with its signature says, for whoever signed it; `None` for anything but one encoding.
    #[must_use]
    pub fn from_bytes(signed: &[u8]) -> Option<Self> {
        Self::read(&Signed::parse(signed)?).ok()
    }

    /// The key that signed it, which the roots must name for its instant.
    pub(super) fn signer(&self, signed: &Signed, roots: &Roots) -> Result<PublicKey, Refused> {
        let signers = roots.signers_at(self.made_at);
        let by = signed.signers(PREFIX, &signers);
        signers.into_iter().find(|key| by.contains(&key.id())).ok_or(Refused::Unsigned("trust list"))
    }

    /// The keys of the log; `None` before there is a log.
    ///
    /// # Errors
    /// [`Refused::Malformed`] for what is no key, no key id or no name of a log.
    pub fn log_keys(&self) -> Result<Option<LogKeys>, Refused> {
        let keys = |log: &ListedLog| {
            let name = log.name.as_str();
            if !(1..=LIMIT_KEY_ID).contains(&log.receipt_key_id.0.len()) {
                return Err(MALFORMED);
            }
            let checkpoint = NoteKey::new(name, KeyKind::Ed25519, &bytes_32(&log.checkpoint_key)?);
            let receipts = ReceiptKey::new(name, &log.receipt_key_id.0, &bytes_32(&log.receipt_key)?);
            Ok(LogKeys { checkpoint: checkpoint.map_err(|_| MALFORMED)?, receipts: receipts.map_err(|_| MALFORMED)? })
        };
        self.log.as_ref().map(keys).transpose()
    }

    /// Which witnesses count, and how many are needed.
    ///
    /// # Errors
    /// [`Refused::Malformed`] for what is no key or no name of a witness.
    pub fn quorum(&self) -> Result<Quorum, Refused> {
        let witness = |listed: &ListedWitness| {
            let key = NoteKey::new(listed.name.as_str(), KeyKind::Cosignature, &bytes_32(&listed.key)?);
            Ok(Witness { key: key.map_err(|_| MALFORMED)?, group: listed.group.to_string() })
        };
        Ok(Quorum {
            witnesses: self.witnesses.iter().map(witness).collect::<Result<_, Refused>>()?,
            // At least one, so that there is a log's time; more than can be counted is more than there are.
            needed: usize::try_from(self.needed.max(1)).unwrap_or(usize::MAX),
            groups: self.groups.iter().map(ToString::to_string).collect(),
        })
    }

    /// What `verify` asks, as of `made_at`.
    pub(super) fn trust(&self, demo: bool, made_at: Timestamp) -> Result<Trust, Refused> {
        let keys = self.keys.iter().map(trusted).collect::<Result<BTreeMap<_, _>, _>>()?;
        if keys.len() != self.keys.len() {
            return Err(MALFORMED);
        }
        let place =
            |row: &ListedPlace| Place { place: row.place, from: row.from, to: row.to, counts_as: row.counts_as };
        let places = Places::new(self.places.iter().map(place));
        let at_export = self.tested_at_export.iter().map(|participant| (*participant, TestedAt::Export));
        Ok(Trust {
            made_at,
            demo,
            keys,
            history: SchemeHistory::new(places, self.standings.iter().cloned(), self.members.iter().cloned()),
            tested_at: at_export.collect(),
        })
    }
}

fn trusted(row: &ListedKey) -> Result<(KeyId, TrustedKey), Refused> {
    let key = key_of(&row.key).ok_or(MALFORMED)?;
    let revoked = row.revoked_at.map(|at| Revocation {
        at,
        effective_index: row.effective_index,
        suspect_index: row.suspect_index,
    });
    let authority = row.authority.to_string();
    Ok((key.id(), TrustedKey { key, authority, from: row.from, to: row.to, revoked }))
}

fn bytes_32(bytes: &Bytes) -> Result<[u8; 32], Refused> {
    bytes.0.as_slice().try_into().map_err(|_| MALFORMED)
}
