//! The rehearsal: before the real key is used, the exact bytes are stored, read back, signed with a throw-away key,
//! decoded and judged by every rule.
//!
//! Invariant: a certificate that fails any of this is never signed; the failure is a fault of ours, because `decide` has
//! already said yes.
//! Source: architecture 4; decisions 8; style/examples.md 8 and 9 (as careful certificate authorities do).

use std::sync::Arc;

use kpcs_domain::{
    act::ActRecord,
    rule::{Case, Stage, refusals},
};
use kpcs_statement::{Opened, PartName, Prepared, decode_record};
use kpcs_store::{
    Sql,
    act::{
        Stored,
        facts::{rule_pack, scheme_history},
    },
    bind,
};

use crate::{ActError, register::Inner};

/// Rehearses a prepared statement; `Ok` only if the record comes back as it went in.
pub(crate) fn rehearse<A: Stored>(
    sql: &Sql<'_>,
    node: &Inner,
    prepared: &Prepared,
    record: &ActRecord<A>,
) -> Result<(), ActError> {
    let rehearsed = prepared.rehearse(&node.throw_away);
    let wrong = |what: &dyn std::fmt::Display| ActError::Rehearsal(what.to_string());
    rehearsed.statement().verify(&node.throw_away.public()).map_err(|error| wrong(&error))?;
    store_and_read_back(sql, &rehearsed)?;
    let decoded = decode_record::<A>(&rehearsed).map_err(|error| wrong(&error))?;
    if decoded != *record {
        return Err(wrong(&"the record does not come back from its bytes as it went in"));
    }
    if let (Some(header), Some(core)) = (&decoded.header, &decoded.core) {
        judge_certificate(sql, &rehearsed, header, core)?;
    }
    Ok(())
}

/// Writes the parts that will be signed and compares what the database then holds.
fn store_and_read_back(sql: &Sql<'_>, rehearsed: &Opened) -> Result<(), ActError> {
    for name in PartName::ALL {
        let Some(part) = rehearsed.part(name) else { continue };
        let digest = rehearsed.statement().digest_of(name);
        sql.execute(
            "insert into journal_part (digest, blind, bytes) values ($1, $2, $3) on conflict (digest) do nothing",
            bind![digest, part.blind.as_bytes(), part.bytes.clone()],
        )?;
        let stored =
            sql.query_one("select blind, bytes from journal_part where digest = $1", bind![digest], |row| {
                Ok((row.blob(0)?, row.blob(1)?))
            })?;
        if stored != Some((part.blind.as_bytes().to_vec(), part.bytes.clone())) {
            return Err(ActError::Rehearsal(format!("the {} part was not stored as it is", name.as_str())));
        }
    }
    Ok(())
}

fn judge_certificate(
    sql: &Sql<'_>,
    rehearsed: &Opened,
    header: &kpcs_domain::act::Header,
    core: &kpcs_domain::certificate::CertificateCore,
) -> Result<(), ActError> {
    let Some(details) = issued_details(rehearsed) else { return Ok(()) };
    let missing = || ActError::Rehearsal("a certificate without issuer or day of issue".to_owned());
    let issuer = header.participant.ok_or_else(missing)?;
    let issued = header.issued.ok_or_else(missing)?;
    let case = Case {
        header: header.clone(),
        core: core.clone(),
        details,
        pack: rule_pack(sql, issuer, issued)?,
        history: Arc::clone(&scheme_history(sql)?),
        arrival: None,
    };
    match refusals(Stage::Issue, &case).first() {
        None => Ok(()),
        Some(refusal) => Err(ActError::Rehearsal(format!("{} ({})", refusal.code, refusal.section))),
    }
}

/// The details of a certificate being issued or replaced; `None` for any other act.
fn issued_details(rehearsed: &Opened) -> Option<kpcs_domain::certificate::CertificateDetails> {
    use kpcs_domain::act::{IssueCertificate, ReplaceCertificate};
    let issued = decode_record::<IssueCertificate>(rehearsed).map(|record| record.decided);
    issued.or_else(|_| decode_record::<ReplaceCertificate>(rehearsed).map(|record| record.decided)).ok()
}
