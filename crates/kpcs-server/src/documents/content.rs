//! From an issued certificate to the plain structs that the documents print.
//!
//! Invariant: names of countries come from the reference data in English and, where the Participant's languages have
//! French, in French too; more seals or origins than the core part carries are counted, never dropped in silence.
//! Must not know: fonts, pages, HTTP.
//! Source: kpcs.md §3.2; decisions 1, 12, 24.

use kpcs_documents::{
    BagLabelDocument, CertificateDocument, HsLine, NamedCountry, PrintedOrigin, Technical, ValidationBlock, Withdrawn,
};
use kpcs_domain::{
    act::DocumentKind,
    certificate::{CertificateCore, origin_of},
    value::{CountryCode, Origin},
};
use kpcs_statement::{write_document, write_qr_text};
use kpcs_store::{Sql, StoreFault, act::facts::rule_pack, view::CertificateState};

use super::{DocumentFault, IssuedCertificate, check_code};

/// What a certificate's document shows and carries.
pub(super) fn certificate(
    sql: &Sql<'_>,
    issued: &IssuedCertificate,
    specimen: bool,
) -> Result<CertificateDocument, DocumentFault> {
    let languages = languages(sql, issued)?;
    let erased = || DocumentFault::Erased(issued.row.number.clone());
    let named = |code| named(code, &languages);
    let office = issued.office.name.to_string();
    Ok(CertificateDocument {
        participant: named(issued.row.number.issuer()),
        number: issued.row.number.clone(),
        issued_on: issued.row.issued_on,
        expires_on: issued.row.expires_on,
        issuing_authority: office.clone(),
        origin: origin(issued, named),
        exporter: issued.core.exporter.to_string(),
        importer: issued.core.importer.to_string(),
        destination: named(issued.row.destination),
        parcels: u32::try_from(issued.core.parcels).unwrap_or(u32::MAX),
        hs_lines: lines(&issued.core),
        seals: seals(&issued.core),
        validation: validation(issued, office),
        code: write_qr_text(&issued.entry.opened).ok_or_else(erased)?,
        check_code: check_code(&issued.digest()),
        digest: issued.digest().0,
        statement: write_document(&issued.entry.opened).ok_or_else(erased)?,
        logged: None,
        specimen,
        withdrawn: withdrawn(issued),
        technical: technical(issued),
        languages,
    })
}

/// What the label of the bag shows: no more than the certificate does.
pub(super) fn bag_label(
    sql: &Sql<'_>,
    issued: &IssuedCertificate,
    specimen: bool,
) -> Result<BagLabelDocument, DocumentFault> {
    let document = certificate(sql, issued, specimen)?;
    Ok(BagLabelDocument {
        number: document.number,
        from: document.participant,
        to: document.destination,
        carats: issued.core.carats(),
        parcels: document.parcels,
        bag: 1,
        bags: 1,
        seals: document.seals,
        issued_on: document.issued_on,
        code: document.code,
        check_code: document.check_code,
        digest: document.digest,
        specimen,
    })
}

/// A technical certificate says so above everything else.
fn technical(issued: &IssuedCertificate) -> Option<Technical> {
    let technical = issued.header.document == DocumentKind::TechnicalCertificate;
    technical.then(|| Technical { return_of: issued.header.refers_to.clone() })
}

/// What has been said of it since; from the row alone, which follows from acts.
fn withdrawn(issued: &IssuedCertificate) -> Option<Withdrawn> {
    match issued.row.state {
        CertificateState::Void => Some(Withdrawn::Void),
        CertificateState::Cancelled => Some(Withdrawn::Cancelled),
        CertificateState::Replaced => issued.row.replaced_by.clone().map(Withdrawn::Replaced),
        CertificateState::Lost => Some(Withdrawn::Lost),
        CertificateState::Stolen => Some(Withdrawn::Stolen),
        CertificateState::Invalidated => Some(Withdrawn::Invalidated),
        _ => None,
    }
}

fn languages(sql: &Sql<'_>, issued: &IssuedCertificate) -> Result<Vec<String>, StoreFault> {
    let pack = rule_pack(sql, issued.row.number.issuer(), issued.row.issued_on)?;
    Ok(pack.languages.iter().map(ToString::to_string).collect())
}

fn named(code: CountryCode, languages: &[String]) -> NamedCountry {
    let english = kpcs_reference::country_name(code, "en").unwrap_or(code.as_str());
    let wants_french = languages.iter().any(|language| language == "fr");
    let french = kpcs_reference::country_name(code, "fr").filter(|name| wants_french && *name != english);
    NamedCountry { code, name: french.map_or_else(|| english.to_owned(), |french| format!("{english} · {french}")) }
}

/// Every country of origin; the core part carries eight, the parcels in the details all.
fn origin(issued: &IssuedCertificate, named: impl Fn(CountryCode) -> NamedCountry) -> PrintedOrigin {
    let whole = issued.core.more_origins.and_then(|_| origin_of(&issued.details.parcels));
    match whole.as_ref().unwrap_or(&issued.core.origin) {
        Origin::MixedUndisclosed => PrintedOrigin::MixedUndisclosed,
        Origin::Named(countries) => PrintedOrigin::Named(countries.iter().copied().map(named).collect()),
    }
}

fn lines(core: &CertificateCore) -> Vec<HsLine> {
    core.lines.iter().map(|line| HsLine { hs: line.hs, carats: line.carats, value: line.value }).collect()
}

/// The seals of the core part, and how many more stand in the details.
fn seals(core: &CertificateCore) -> Vec<String> {
    let more = core.more_seals.map(|more| format!("+ {more}"));
    core.seals.iter().map(ToString::to_string).chain(more).collect()
}

/// Who approved, by handle (decisions 12); approval and issue are one act, on the office's day of issue.
fn validation(issued: &IssuedCertificate, body: String) -> ValidationBlock {
    let officer = issued.chain.approval.as_ref().map(|approval| approval.handle.to_string());
    ValidationBlock { body, officer: officer.unwrap_or_default(), on: issued.row.issued_on }
}
