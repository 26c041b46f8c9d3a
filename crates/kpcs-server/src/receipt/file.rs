//! What every letter needs from a holder's file: its statements, the two sides, the tolerance.
//!
//! Invariant: a fact that the holder was not sent stays empty; nothing is looked up elsewhere.
//! Must not know: how a document looks.

use kpcs_documents::{
    Correspondent, LetterEvent, LetterFrame, LetterSubject, LetterWay, NamedCountry, ParcelRow, ParcelVerdict,
};
use kpcs_domain::{
    act::{
        Act, IssueCertificate, IssueTechnicalCertificate, RecordForeignCertificate, ReplaceCertificate,
        confirm_receipt::Comparison,
    },
    certificate::{CertificateCore, Verdict},
    party::Tolerance,
    value::{AuthorityId, Carats, CertificateNumber, CountryCode},
};
use kpcs_statement::{decode_chain, write_document};
use kpcs_store::{
    Entry, Sql, StoreFault,
    act::{facts::rule_pack, shipment::certificate_at},
    entry, view,
};

/// The newest entry of act `A` on `number` in the register of `holder`.
pub(super) fn newest<A: Act>(
    sql: &Sql<'_>,
    holder: &AuthorityId,
    number: &CertificateNumber,
) -> Result<Option<Entry>, StoreFault> {
    let timeline = view::timeline_of_number(sql, holder, number)?;
    let last = timeline.iter().rev().find(|row| row.act.code == A::INFO.code);
    last.map(|row| entry(sql, row.position)).transpose()
}

/// What a letter is about and who takes part, as its statement says.
pub(super) struct About {
    pub(super) subject: LetterSubject,
    pub(super) way: LetterWay,
    /// The authority that is told, as far as it can be named, and its Participant.
    pub(super) to: Option<(Option<AuthorityId>, CountryCode)>,
    pub(super) parties: (String, String),
    pub(super) event: Option<LetterEvent>,
}

/// The frame of the letter that `told` is.
pub(super) fn frame(sql: &Sql<'_>, told: &Entry, about: About, specimen: bool) -> Result<LetterFrame, StoreFault> {
    let day = told.at.day();
    let own = told.authority.participant();
    let reader = about.to.as_ref().map(|(_, participant)| *participant).or(own);
    let languages = match reader {
        Some(reader) => rule_pack(sql, reader, day)?.languages.iter().map(ToString::to_string).collect(),
        None => Vec::new(),
    };
    let to = match about.to {
        Some((authority, participant)) => Some(correspondent(sql, authority.as_ref(), participant)?),
        None => None,
    };
    let (exporter, importer) = about.parties;
    let nobody =
        || StoreFault::Row { table: "view_authority", reason: format!("{} is of no Participant", told.authority) };
    let office = own.ok_or_else(nobody)?;
    Ok(LetterFrame {
        subject: about.subject,
        way: about.way,
        languages,
        to,
        from: correspondent(sql, Some(&told.authority), office)?,
        exporter,
        importer,
        event: about.event,
        dated: day,
        officer: officer(told),
        digest: told.opened.statement().leaf().0,
        statement: attached(told),
        specimen,
    })
}

/// The importing side's tolerance on the day of the letter.
pub(super) fn tolerance(sql: &Sql<'_>, told: &Entry, number: &CertificateNumber) -> Result<Tolerance, StoreFault> {
    let importing = told.authority.participant().unwrap_or(number.issuer());
    Ok(rule_pack(sql, importing, told.at.day())?.tolerance.clone())
}

/// Exporter and importer as the certificate in the holder's own file names them; a dash where it has none.
pub(super) fn parties(
    sql: &Sql<'_>,
    holder: &AuthorityId,
    number: &CertificateNumber,
) -> Result<(String, String), StoreFault> {
    let certificates = [
        IssueCertificate::INFO.code,
        ReplaceCertificate::INFO.code,
        IssueTechnicalCertificate::INFO.code,
        RecordForeignCertificate::INFO.code,
    ];
    let timeline = view::timeline_of_number(sql, holder, number)?;
    let stated = timeline.iter().rev().filter(|row| certificates.contains(&row.act.code));
    for row in stated {
        let (header, core, _) = certificate_at(sql, row.position)?;
        if header.number.as_ref().is_some_and(|stated| stated.names_same_as(number)) {
            let CertificateCore { exporter, importer, .. } = core;
            return Ok((exporter.to_string(), importer.to_string()));
        }
    }
    Ok(nobody())
}

/// Where no certificate names anybody.
pub(super) fn nobody() -> (String, String) {
    let none = "\u{2013}".to_owned();
    (none.clone(), none)
}

/// An authority by its name, or else its Participant by that of the country.
fn correspondent(
    sql: &Sql<'_>,
    authority: Option<&AuthorityId>,
    participant: CountryCode,
) -> Result<Correspondent, StoreFault> {
    let designated = authority.map(|authority| view::authority(sql, authority)).transpose()?.flatten();
    let participant = named(participant);
    let name = designated.map_or_else(|| participant.name.clone(), |authority| authority.name.to_string());
    Ok(Correspondent { name, participant })
}

fn named(code: CountryCode) -> NamedCountry {
    let name = kpcs_reference::country_name(code, "en").unwrap_or(code.as_str()).to_owned();
    NamedCountry { code, name }
}

/// The officer's handle; the other side is not sent the chain part and has none.
fn officer(told: &Entry) -> String {
    let chain = decode_chain(&told.opened).ok();
    let first = chain.and_then(|chain| chain.officers.first().map(ToString::to_string));
    first.unwrap_or_else(|| "\u{2013}".to_owned())
}

/// The statement as it is attached to the document.
fn attached(told: &Entry) -> Vec<u8> {
    write_document(&told.opened).unwrap_or_else(|| told.opened.statement().to_bytes())
}

/// The compared parcels as the document prints them.
pub(super) fn rows(comparisons: &[Comparison], tolerance: &Tolerance) -> Vec<ParcelRow> {
    let row = |(index, one): (usize, &Comparison)| ParcelRow {
        parcel: (index + 1).to_string(),
        declared: one.declared,
        measured: one.measured,
        tolerance: allowed(tolerance, one.declared),
        verdict: match one.verdict {
            Verdict::Matched => ParcelVerdict::Matched,
            Verdict::Explained => ParcelVerdict::MatchedWithExplainedDifference,
            Verdict::Discrepant => ParcelVerdict::Discrepancy,
        },
    };
    comparisons.iter().enumerate().map(row).collect()
}

/// The largest difference that counts as equal for a declared weight (kpcs.md §9.3): the larger of both limits.
#[must_use]
pub fn allowed(tolerance: &Tolerance, declared: Carats) -> Carats {
    let relative = i128::from(declared.thousandths()) * i128::from(tolerance.carats_relative_ppm) / 1_000_000;
    let larger = relative.max(i128::from(tolerance.carats_absolute_thousandths));
    i64::try_from(larger).ok().and_then(Carats::from_thousandths).unwrap_or(Carats::MAX)
}
