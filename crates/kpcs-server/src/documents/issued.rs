//! An issued certificate with all that its issuer holds of it: row, statement, parts, place in the chain.
//!
//! Invariant: what is printed and shown is decoded from the signed bytes; the row gives the state alone.
//! Must not know: who asks.
//! Source: decisions 1 and 14.

use kpcs_domain::{
    act::{Act, ActRecord, Chain, Header, IssueCertificate, IssueTechnicalCertificate, ReplaceCertificate},
    certificate::{CertificateCore, CertificateDetails},
    value::{CertificateNumber, Digest},
};
use kpcs_statement::decode_chain;
use kpcs_store::{
    Entry, Sql, StoreFault, entry,
    view::{self, AuthorityRow, CertificateRow},
};

/// A certificate of an office of this node.
#[derive(Debug, Clone)]
pub struct IssuedCertificate {
    /// Its row in the register, with its state.
    pub row: CertificateRow,
    /// The entry that issued it.
    pub entry: Entry,
    /// What Participants may know.
    pub header: Header,
    /// What is printed.
    pub core: CertificateCore,
    /// What the parties know.
    pub details: CertificateDetails,
    /// Its place in the authority's chain, with the approval.
    pub chain: Chain,
    /// The office that issued it.
    pub office: AuthorityRow,
}

impl IssuedCertificate {
    /// The statement's digest.
    #[must_use]
    pub fn digest(&self) -> Digest {
        self.entry.opened.statement().leaf()
    }
}

/// The certificate of that number, whichever office of this node issued it; `None` where none did.
///
/// # Errors
/// [`StoreFault`] of the engine, or when the content was erased.
pub fn issued_certificate(sql: &Sql<'_>, number: &CertificateNumber) -> Result<Option<IssuedCertificate>, StoreFault> {
    let Some(row) = view::certificate(sql, number)? else { return Ok(None) };
    let Some(office) = view::authority(sql, &row.authority)? else { return Ok(None) };
    let entry = entry(sql, row.position)?;
    let (header, core, details) = content(&entry)?;
    let chain = decode_chain(&entry.opened).map_err(|error| corrupt(&entry, error.to_string()))?;
    Ok(Some(IssuedCertificate { row, entry, header, core, details, chain, office }))
}

/// Header, core and details of the act that issued it: issue_certificate, replace_certificate, issue_technical_certificate.
fn content(entry: &Entry) -> Result<(Header, CertificateCore, CertificateDetails), StoreFault> {
    if entry.info.code == ReplaceCertificate::INFO.code {
        return parts(entry, entry.record::<ReplaceCertificate>()?);
    }
    if entry.info.code == IssueTechnicalCertificate::INFO.code {
        return parts(entry, entry.record::<IssueTechnicalCertificate>()?);
    }
    parts(entry, entry.record::<IssueCertificate>()?)
}

fn parts<A: Act<Decided = CertificateDetails>>(
    entry: &Entry,
    record: ActRecord<A>,
) -> Result<(Header, CertificateCore, CertificateDetails), StoreFault> {
    match (record.header, record.core) {
        (Some(header), Some(core)) => Ok((header, core, record.decided)),
        _ => Err(corrupt(entry, "a certificate without header or core part".to_owned())),
    }
}

fn corrupt(entry: &Entry, reason: String) -> StoreFault {
    StoreFault::Corrupt { position: entry.position, reason }
}
