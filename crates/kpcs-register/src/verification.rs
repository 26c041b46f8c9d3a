//! Trust data and status from this node's own register, and verifying with them.
//!
//! Invariant: a node verifies with the same pure function as everybody; what it adds is data.
//! Source: threat-model 6; decisions 16.

use std::collections::BTreeMap;

use kpcs_domain::{
    field::Record as _,
    party::TestedAt,
    value::{CertificateNumber, CountryCode, Digest, Timestamp},
};
use kpcs_log::{LogKeys, LogProof, Quorum};
use kpcs_statement::{Algorithm, PublicKey, decode_group, decode_header};
use kpcs_store::{
    Sql, StoreFault,
    act::facts::{rule_pack, scheme_history},
    bind, work,
};
use kpcs_verify::{
    Document, Logged, Question, Report, Revocation, Standing, Status, Trust, TrustedKey,
    bundle::{TrustList, logged},
    verify,
};

use crate::{
    ActError, Log, Register,
    heard::{heard, heard_at_border},
};

impl Register {
    /// Verifies a document with this node's trust data and status, as of now.
    ///
    /// # Errors
    /// [`ActError::Store`].
    pub fn verify(&self, document: &Document, question: &Question) -> Result<Report, ActError> {
        self.verify_with(document, || None, question)
    }

    /// The same, where the document may bring its log proof. It is looked for only where the node keeps none that holds: to find it in
    /// a picture takes longer than everything else.
    ///
    /// # Errors
    /// [`ActError::Store`]; [`ActError::Log`] when the log does not answer.
    pub fn verify_with(
        &self,
        document: &Document,
        brought: impl FnOnce() -> Option<LogProof>,
        question: &Question,
    ) -> Result<Report, ActError> {
        let log = self.log().map(AsRef::as_ref);
        let logged = self.logged(document, brought)?;
        self.store().read(|sql| {
            let trust = trust(sql, self.is_demo(), log, question.at)?;
            let status = match number_of(document) {
                Some(number) => status(sql, &number)?,
                None => Status { standing: None },
            };
            Ok(verify(document, &trust, &status, logged.as_ref(), question))
        })
    }

    /// Where a document's statement stands, by the proof that is kept here or by the one that it brings.
    fn logged(
        &self,
        document: &Document,
        brought: impl FnOnce() -> Option<LogProof>,
    ) -> Result<Option<Logged>, ActError> {
        let Document::Signed(opened) = document else { return Ok(None) };
        let leaf = opened.statement().leaf();
        let keys = self.store().read(|sql| self.keys_of_log(sql))?;
        let Some(keys) = keys else { return Ok(None) };
        let kept = self.store().read(|sql| kept_proof(sql, leaf, &keys))?;
        Ok(kept.map(|(_, logged)| logged).or_else(|| proven(leaf, &brought()?, &keys)))
    }

    /// The log proof that is kept of a statement, and where it stands by it; `None` while there is none that holds.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub fn kept_proof(&self, sql: &Sql<'_>, leaf: Digest) -> Result<Option<(LogProof, Logged)>, StoreFault> {
        self.keys_of_log(sql)?.map_or(Ok(None), |keys| kept_proof(sql, leaf, &keys))
    }

    /// The keys by which proofs are judged: the log's own, or, where it does not run, those of the newest trust list.
    fn keys_of_log(&self, sql: &Sql<'_>) -> Result<Option<(LogKeys, Quorum)>, StoreFault> {
        if let Some(log) = self.log() {
            return Ok(Some((log.keys(), log.quorum())));
        }
        let Some(kept) = work::newest_trust_list(sql)? else { return Ok(None) };
        let damaged = || StoreFault::Row { table: "work_trust_list", reason: "a list that cannot be read".to_owned() };
        let group = decode_group(&kept.content).map_err(|_| damaged())?;
        let list = TrustList::from_group(&group).ok_or_else(damaged)?;
        let (keys, quorum) = (list.log_keys().map_err(|_| damaged())?, list.quorum().map_err(|_| damaged())?);
        Ok(keys.map(|keys| (keys, quorum)))
    }
}

fn kept_proof(sql: &Sql<'_>, leaf: Digest, keys: &(LogKeys, Quorum)) -> Result<Option<(LogProof, Logged)>, StoreFault> {
    let kept = work::log_entry(sql, leaf)?.and_then(|entry| LogProof::parse(&entry.proof?).ok());
    Ok(kept.and_then(|proof| proven(leaf, &proof, keys).map(|logged| (proof, logged))))
}

fn proven(leaf: Digest, proof: &LogProof, (keys, quorum): &(LogKeys, Quorum)) -> Option<Logged> {
    logged(leaf, proof, keys, quorum).filter(|logged| logged.has_quorum)
}

/// The number that a document bears.
fn number_of(document: &Document) -> Option<CertificateNumber> {
    match document {
        Document::Signed(opened) => decode_header(opened).ok().flatten().and_then(|header| header.number),
        Document::Paper(paper) => Some(paper.number.clone()),
    }
}

/// The trust data of this node.
fn trust(sql: &Sql<'_>, demo: bool, log: Option<&dyn Log>, made_at: Timestamp) -> Result<Trust, ActError> {
    let keys = trusted_keys(sql, log, made_at)?;
    Ok(Trust {
        made_at,
        demo,
        keys: keys.into_iter().map(|key| (key.key.id(), key)).collect(),
        history: (*scheme_history(sql)?).clone(),
        tested_at: tested_at(sql, made_at)?,
    })
}

/// The keys that may sign certificates. A revocation that is in force counts from the place that the log has for its instant.
pub(crate) fn trusted_keys(sql: &Sql<'_>, log: Option<&dyn Log>, now: Timestamp) -> Result<Vec<TrustedKey>, ActError> {
    let mut keys = listed_keys(sql)?;
    for revoked in keys.iter_mut().filter_map(|key| key.revoked.as_mut()).filter(|revoked| revoked.at <= now) {
        revoked.effective_index = log.map(|log| first_index_at(sql, log, revoked.at)).transpose()?;
    }
    Ok(keys)
}

/// Where in the log an instant lies: as its own node says, elsewhere by the proofs that are kept here. Those err towards "later": what was
/// taken before the instant and proven after it counts as taken after it.
fn first_index_at(sql: &Sql<'_>, log: &dyn Log, at: Timestamp) -> Result<u64, ActError> {
    match log.first_index_at(at)? {
        Some(index) => Ok(index),
        None => Ok(work::first_place_at(sql, at)?),
    }
}

fn listed_keys(sql: &Sql<'_>) -> Result<Vec<TrustedKey>, StoreFault> {
    sql.query(
        // Certificates are signed by keys that may issue; a root or a confirming key signs none.
        "select authority, algorithm, public, from_at, to_at, revoked_at from view_key
         where scope in ('issue', 'any')",
        bind![],
        |row| {
            let wrong = || StoreFault::Row { table: "view_key", reason: "a malformed key".to_owned() };
            let algorithm = Algorithm::from_name(&row.text(1)?).ok_or_else(wrong)?;
            let instant = |number: Option<i64>| number.and_then(Timestamp::from_seconds);
            Ok(TrustedKey {
                key: PublicKey::from_bytes(algorithm, &row.blob(2)?).map_err(|_| wrong())?,
                authority: row.text(0)?,
                from: row.instant(3)?,
                to: instant(row.optional_integer(4)?),
                revoked: instant(row.optional_integer(5)?).map(by_instant),
            })
        },
    )
}

/// When each Participant tests validity.
pub(crate) fn tested_at(sql: &Sql<'_>, now: Timestamp) -> Result<BTreeMap<CountryCode, TestedAt>, StoreFault> {
    let adopters = sql.query(
        "select distinct participant from view_rule_pack where participant <> '' and valid_from <= $1",
        bind![now.day()],
        |row| row.parsed::<CountryCode>(0),
    )?;
    adopters.into_iter().map(|of| Ok((of, rule_pack(sql, of, now.day())?.validity.tested_at))).collect()
}

/// A revocation by its instant: where the log stands decides as soon as it has a place for it.
const fn by_instant(at: Timestamp) -> Revocation {
    Revocation { at, effective_index: None, suspect_index: None }
}

/// What has been said of a certificate, as far as this node knows.
pub(crate) fn status(sql: &Sql<'_>, number: &CertificateNumber) -> Result<Status, StoreFault> {
    let key = bind![&number.issuer(), number.serial()];
    let twice = sql.query_integer(
        "select count(*) from view_arrival where participant = $1 and serial = $2 and presentation > 1",
        key,
    )?;
    if twice != Some(0) {
        return Ok(Status { standing: Some(Standing::Conflict("presented_twice")) });
    }
    let issued = sql.query_one(
        "select state, replaced_by, conflict, destination from view_certificate where participant = $1 and serial = $2",
        key,
        |row| Ok((row.text(0)?, row.optional_parsed::<CertificateNumber>(1)?, row.flag(2)?, row.parsed(3)?)),
    )?;
    let confirmed = sql
        .query_integer("select count(*) from view_confirmation where participant = $1 and serial = $2", key)?
        != Some(0);
    let spoiled = sql.query_integer(
        "select count(*) from view_number where participant = $1 and serial = $2 and state = 'spoiled'",
        key,
    )? != Some(0);
    let (told, border) = (told(sql, number)?, at_the_border(sql, number)?);
    let standing = match issued {
        Some((_, _, true, _)) => Some(Standing::Conflict("statements_disagree")),
        Some((state, replaced_by, false, destination)) => Some(match (state.as_str(), replaced_by) {
            ("replaced", Some(by)) => Standing::Replaced(Some(by)),
            ("confirmed", _) => Standing::Used,
            (word, _) => match end(word) {
                Some(end) => end,
                None if confirmed => Standing::Used,
                None => border.or(heard_at_border(sql, number, destination)?).unwrap_or(Standing::Stands),
            },
        }),
        None if told.is_some() => told,
        None if confirmed => Some(Standing::Used),
        None if border.is_some() => border,
        None if spoiled => Some(Standing::Void),
        None => None,
    };
    // What is known here of the goods and the paper goes before what was only heard of.
    Ok(Status { standing: standing.map_or_else(|| heard(sql, number), |standing| Ok(Some(standing)))? })
}

/// What the issuer of another node has said of its certificate, to an authority here or on the public list.
fn told(sql: &Sql<'_>, number: &CertificateNumber) -> Result<Option<Standing>, StoreFault> {
    let word = sql.query_one(
        "select withdrawn as word from view_shipment where participant = $1 and serial = $2 and withdrawn not in ('', 'moved')
         union all
         select kind from view_alert where participant = $1 and serial = $2 and resolved_on is null
             and substr(raised_by, 1, 2) = participant limit 1",
        bind![&number.issuer(), number.serial()],
        |row| row.text(0),
    )?;
    Ok(word.and_then(|word| end(&word)))
}

/// What an Importing Authority of this node decided about the goods, whether or not the issuer has heard of it.
fn at_the_border(sql: &Sql<'_>, number: &CertificateNumber) -> Result<Option<Standing>, StoreFault> {
    let word = sql.query_one(
        "select state from view_shipment where participant = $1 and serial = $2
             and state in ('refused', 'returned', 'forfeited') limit 1",
        bind![&number.issuer(), number.serial()],
        |row| row.text(0),
    )?;
    Ok(word.and_then(|word| end(&word)))
}

/// The end of a certificate, by its word.
fn end(word: &str) -> Option<Standing> {
    Some(match word {
        "void" => Standing::Void,
        "cancelled" => Standing::Cancelled,
        "lost" => Standing::Lost,
        "stolen" => Standing::Stolen,
        "invalidated" => Standing::Invalidated,
        "refused" => Standing::Refused,
        "returned" => Standing::Returned,
        "forfeited" => Standing::Forfeited,
        _ => return None,
    })
}
