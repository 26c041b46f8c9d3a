//! What both documents need from a holder's file on one certificate: its statements, the two sides, the tolerance.
//!
//! Invariant: a fact that the holder was not sent stays empty; nothing is looked up elsewhere.
//! Must not know: how a document looks.

use kpcs_documents::{NamedCountry, ParcelRow, ParcelVerdict};
use kpcs_domain::{
    act::{Act, confirm_receipt::Comparison},
    certificate::Verdict,
    party::Tolerance,
    value::{AuthorityId, Carats, CertificateNumber, CountryCode},
};
use kpcs_statement::{decode_chain, write_document};
use kpcs_store::{Entry, Sql, StoreFault, act::facts::rule_pack, entry, view};

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

/// The two authorities of a document, as it names them.
pub(super) struct Sides {
    pub(super) to: String,
    pub(super) exporting: NamedCountry,
    pub(super) from: String,
    pub(super) importing: NamedCountry,
    /// Languages of the reader.
    pub(super) languages: Vec<String>,
    /// The importing side's tolerance on that day.
    pub(super) tolerance: Tolerance,
}

/// Who tells whom; `issuer` is the authority that the certificate names, as far as it can be named.
pub(super) fn sides(
    sql: &Sql<'_>,
    told: &Entry,
    number: &CertificateNumber,
    issuer: Option<&AuthorityId>,
) -> Result<Sides, StoreFault> {
    let day = told.at.day();
    let importing = told.authority.participant().unwrap_or(number.issuer());
    let designated = issuer.map(|issuer| view::authority(sql, issuer)).transpose()?.flatten();
    let from = view::authority(sql, &told.authority)?;
    let languages = rule_pack(sql, number.issuer(), day)?.languages.iter().map(ToString::to_string).collect();
    Ok(Sides {
        to: designated.map_or_else(|| named(number.issuer()).name, |authority| authority.name.to_string()),
        exporting: named(number.issuer()),
        from: from.map_or_else(|| told.authority.to_string(), |authority| authority.name.to_string()),
        importing: named(importing),
        languages,
        tolerance: rule_pack(sql, importing, day)?.tolerance.clone(),
    })
}

fn named(code: CountryCode) -> NamedCountry {
    let name = kpcs_reference::country_name(code, "en").unwrap_or(code.as_str()).to_owned();
    NamedCountry { code, name }
}

/// The officer's handle; the other side is not sent the chain part and has none.
pub(super) fn officer(told: &Entry) -> String {
    let chain = decode_chain(&told.opened).ok();
    let first = chain.and_then(|chain| chain.officers.first().map(ToString::to_string));
    first.unwrap_or_else(|| "\u{2013}".to_owned())
}

/// The statement as it is attached to the document.
pub(super) fn attached(told: &Entry) -> Vec<u8> {
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
