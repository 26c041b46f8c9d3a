//! Trust data of the scheme, as a hub hands it out: roots, trust list and status list from what the register says.
//!
//! Invariant: the list follows from public acts and the log alone; it gets a new version only when it says something else. The status of an
//! entry is what [`crate::Register::verify`] would say of its certificate.
//! Must not know: who asks for it.
//! Source: docs/formats/trust.md; docs/decisions/0010; decision 31.

use std::sync::Arc;

use kpcs_domain::{
    act::KeyPurpose,
    field::{Bytes, Record as _},
    party::{SchemeHistory, TestedAt},
    value::{AuthorityId, CertificateNumber, Digest, Name, Timestamp},
};
use kpcs_statement::{Algorithm, SecretKey, encode_group};
use kpcs_store::{Sql, StoreFault, act::facts::scheme_history, bind, view, work};
use kpcs_verify::{
    Standing, TrustedKey,
    bundle::{
        ListedKey, ListedLog, ListedPlace, ListedWitness, Roots, RootsDraft, Signed, StatusCode, StatusList,
        TrustBundle, TrustList, published, sign_status_list, sign_trust_list, write_trust_bundle,
    },
};

use crate::{
    ActError, KeyRing, Log, Register,
    log::LogFault,
    verification::{status, tested_at, trusted_keys},
};

/// Keys that ended longer ago are not listed: what they signed has expired.
const KEYS_SECONDS: i64 = 730 * 86_400;
/// The setting that says by which roots this node joined a scheme.
const JOINED_ROOTS: &str = "joined_roots";
/// Certificates that were logged longer ago have expired.
const STATUS_SECONDS: i64 = 180 * 86_400;

impl Register {
    /// The newest trust data, as one file: made here on the node that founded the scheme and runs its log, elsewhere handed on as they came from
    /// there, if they lead from the roots by which this node joined.
    ///
    /// # Errors
    /// [`ActError::Log`] on a node without a log, or when it does not answer; [`ActError::Key`] on one that neither founded a scheme nor joined one.
    pub fn trust_data(&self) -> Result<Vec<u8>, ActError> {
        let log = self.log().map(Arc::clone).ok_or_else(|| LogFault("this node has no log".to_owned()))?;
        if let Some(pinned) = self.store().read(joined_roots)? {
            return handed_on(log.as_ref(), pinned, self.clock().now());
        }
        let (roots, signer, now) = (self.roots()?, Arc::new(trust_signer(self.keys())), self.clock().now());
        let (by, of) = (Arc::clone(&signer), Arc::clone(&log));
        let list = self.store().write(move |sql| newest_list(sql, of.as_ref(), &by, now))?;
        let status = self.store().read(|sql| status_list(sql, log.as_ref(), list.digest(), now))?;
        Ok(write_trust_bundle(&[roots], &list, &sign_status_list(&status, &signer)))
    }

    /// By what a verifier of this scheme is started: SHA-256 of its roots.
    ///
    /// # Errors
    /// [`ActError::Key`] on a node that neither founded a scheme nor joined one.
    pub fn roots_fingerprint(&self) -> Result<Digest, ActError> {
        let joined = self.store().read(joined_roots)?;
        joined.map_or_else(|| Ok(self.roots()?.digest()), Ok)
    }

    fn roots(&self) -> Result<Signed, ActError> {
        self.store().read(|sql| roots(sql, self.keys(), self.is_demo(), self.clock().now()))
    }

    /// 32 secret bytes for the log that this node runs.
    #[must_use]
    pub fn log_secret(&self, purpose: &str) -> [u8; 32] {
        *self.keys().derive("kpcs/log/v1", purpose.as_bytes())
    }
}

/// Trust data that another node makes; whoever asks gets what would count for a verifier with these roots, or nothing.
fn handed_on(log: &dyn Log, pinned: Digest, now: Timestamp) -> Result<Vec<u8>, ActError> {
    let bytes =
        log.trust_data()?.ok_or_else(|| LogFault("it is this node's own, and it joined a scheme".to_owned()))?;
    match TrustBundle::read(&bytes, pinned, None, now) {
        Ok(_) => Ok(bytes),
        Err(refused) => Err(LogFault(format!("its trust data are refused: {refused}")).into()),
    }
}

/// The roots by which this node joined a scheme; `None` on one that founded it.
fn joined_roots(sql: &Sql<'_>) -> Result<Option<Digest>, StoreFault> {
    Ok(work::setting(sql, JOINED_ROOTS)?.and_then(|text| Digest::parse(&text).ok()))
}

/// Keeps by which roots this node joined.
pub(crate) fn keep_joined_roots(sql: &Sql<'_>, roots: Digest) -> Result<(), StoreFault> {
    work::put_setting(sql, JOINED_ROOTS, &roots.to_string())
}

/// The roots: the scheme's own root key, and the signer that this node has. Made from what never changes, so always the same.
pub(crate) fn roots(sql: &Sql<'_>, keys: &KeyRing, demo: bool, now: Timestamp) -> Result<Signed, ActError> {
    let root = keys.key(&AuthorityId::scheme(), KeyPurpose::Root)?;
    let from = view::key(sql, &root.public().id().to_string())?.map_or(now, |row| row.from);
    let roots = RootsDraft {
        version: 1,
        previous: None,
        made_at: from,
        demo,
        threshold: 1,
        keys: vec![published(&root.public())],
        signers: vec![Roots::signer(&trust_signer(keys).public(), from, None)],
    };
    Ok(roots.sign(&[&root]))
}

/// The key that signs trust lists and status lists; one of its own, so that the scheme's root may be away.
pub(crate) fn trust_signer(keys: &KeyRing) -> SecretKey {
    let secret = keys.derive("kpcs/trust-signer/v1", b"1");
    SecretKey::from_bytes(Algorithm::Ed25519, &secret).expect("any 32 bytes are an Ed25519 key")
}

/// The newest list, signed; a new version if it says something else than the last.
fn newest_list(sql: &Sql<'_>, log: &dyn Log, signer: &SecretKey, now: Timestamp) -> Result<Signed, ActError> {
    let says = says(sql, log, now)?;
    let content = encode_group(&says.to_group());
    let last = work::newest_trust_list(sql)?;
    let damaged = || StoreFault::Row { table: "work_trust_list", reason: "a list that cannot be read".to_owned() };
    if let Some(last) = last.as_ref().filter(|last| last.content == content) {
        return Ok(Signed::parse(&last.signed).ok_or_else(damaged)?);
    }
    let version = last.as_ref().map_or(1, |last| last.version + 1);
    let list = TrustList { version, previous: last.map(|last| last.digest), made_at: now, ..says };
    let signed = sign_trust_list(&list, signer);
    let digest = signed.digest();
    work::keep_trust_list(
        sql,
        &work::SignedList { version, digest, content, signed: signed.to_bytes(), made_at: now },
    )?;
    Ok(signed)
}

/// What the list says; version, predecessor and day are not set.
fn says(sql: &Sql<'_>, log: &dyn Log, now: Timestamp) -> Result<TrustList, ActError> {
    let (history, keys) = (scheme_history(sql)?, log.keys());
    let listed = trusted_keys(sql, Some(log), now)?;
    let needed = |key: &TrustedKey| key.to.is_none_or(|to| now.seconds() - to.seconds() < KEYS_SECONDS);
    let at_export = tested_at(sql, now)?.into_iter().filter(|(_, tested)| *tested == TestedAt::Export);
    let quorum = log.quorum();
    let witness = |witness: &kpcs_log::Witness| {
        let (name, group) = (name(witness.key.name())?, name(&witness.group)?);
        Ok::<_, LogFault>(ListedWitness { name, key: Bytes(witness.key.as_bytes().to_vec()), group })
    };
    Ok(TrustList {
        version: 0,
        previous: None,
        made_at: Timestamp::from_seconds(0).unwrap_or(now),
        log: Some(ListedLog {
            name: name(keys.checkpoint.name())?,
            checkpoint_key: Bytes(keys.checkpoint.as_bytes().to_vec()),
            receipt_key: Bytes(keys.receipts.as_bytes().to_vec()),
            receipt_key_id: Bytes(keys.receipts.id().to_vec()),
        }),
        witnesses: quorum.witnesses.iter().map(witness).collect::<Result<_, _>>()?,
        needed: quorum.needed as u64,
        groups: quorum.groups.iter().map(|group| name(group)).collect::<Result<_, _>>()?,
        keys: listed.iter().filter(|key| needed(key)).map(listed_key).collect::<Result<_, _>>()?,
        standings: standings(&history),
        members: history.members().cloned().collect(),
        places: places(&history),
        tested_at_export: at_export.map(|(participant, _)| participant).collect(),
    })
}

fn name(text: &str) -> Result<Name, LogFault> {
    Name::parse(text).map_err(|_| LogFault(format!("the name {text:?} cannot stand in a trust list")))
}

fn listed_key(key: &TrustedKey) -> Result<ListedKey, StoreFault> {
    let authority = AuthorityId::parse(&key.authority);
    let wrong = |_| StoreFault::Row { table: "view_key", reason: "a malformed authority".to_owned() };
    Ok(ListedKey {
        authority: authority.map_err(wrong)?,
        key: published(&key.key),
        from: key.from,
        to: key.to,
        revoked_at: key.revoked.map(|revoked| revoked.at),
        effective_index: key.revoked.and_then(|revoked| revoked.effective_index),
        suspect_index: key.revoked.and_then(|revoked| revoked.suspect_index),
    })
}

fn standings(history: &SchemeHistory) -> Vec<kpcs_domain::party::Interval> {
    history.participants().flat_map(|participant| history.intervals_of(participant).to_vec()).collect()
}

/// Codes that count as another, or only for a time.
fn places(history: &SchemeHistory) -> Vec<ListedPlace> {
    let tells = |row: &&kpcs_domain::party::Place| row.counts_as != row.place || row.from.is_some() || row.to.is_some();
    let rows = history.places().rows().filter(tells);
    rows.map(|row| ListedPlace { place: row.place, from: row.from, to: row.to, counts_as: row.counts_as }).collect()
}

fn elsewhere() -> LogFault {
    LogFault("it runs elsewhere, and trust data are made there".to_owned())
}

fn status_list(sql: &Sql<'_>, log: &dyn Log, list: Digest, now: Timestamp) -> Result<StatusList, ActError> {
    let first = log.first_index_at(now.plus_seconds(-STATUS_SECONDS))?;
    Ok(status_between(sql, (first.ok_or_else(elsewhere)?, log.size()), list, now)?)
}

/// The status of the entries from the first place up to before the second.
pub(crate) fn status_between(
    sql: &Sql<'_>,
    (first, end): (u64, u64),
    list: Digest,
    now: Timestamp,
) -> Result<StatusList, StoreFault> {
    let mut codes = vec![StatusCode::of(&Standing::Stands); usize::try_from(end.saturating_sub(first)).unwrap_or(0)];
    let issued = sql.query(
        "select w.place, c.number from work_log_entry w join view_certificate c on c.position = w.position
         where w.place >= $1 and w.place < $2",
        bind![first, end],
        |row| Ok((row.integer(0)?.cast_unsigned(), row.parsed::<CertificateNumber>(1)?)),
    )?;
    let elsewhere = view::heard_between(sql, (first, end))?.into_iter().filter(|(_, row)| row.issues());
    for (place, number) in issued.into_iter().chain(elsewhere.map(|(place, row)| (place, row.number))) {
        let standing = status(sql, &number)?.standing.unwrap_or(Standing::Stands);
        let at = usize::try_from(place - first).unwrap_or(usize::MAX);
        if let Some(code) = codes.get_mut(at) {
            *code = StatusCode::of(&standing);
        }
    }
    Ok(StatusList::new(now, first, list, &codes))
}
