//! What certificates of other nodes are, by the header parts that their authorities have handed to the log.
//!
//! Invariant: an end counts from the issuing Participant, a decision about the goods from the Participant of destination; what anybody
//! else says of a certificate changes nothing.
//! Source: decisions 14 and 16; threat-model M14, 12.1 (T2); docs/decisions/0014.

use kpcs_domain::{
    act::{Act as _, Effect, ReplaceCertificate},
    value::{CertificateNumber, CountryCode},
};
use kpcs_store::{
    Sql, StoreFault,
    view::{HeardRow, heard_of, heard_referring_to},
};
use kpcs_verify::Standing;

/// How a certificate of another node stands; `None` where nobody has handed it in.
pub(crate) fn heard(sql: &Sql<'_>, number: &CertificateNumber) -> Result<Option<Standing>, StoreFault> {
    let said = heard_of(sql, number)?;
    let issued: Vec<_> = said.iter().filter(|row| row.issues()).collect();
    let [first] = issued.as_slice() else {
        return Ok(issued.first().map(|_| Standing::Conflict("statements_disagree")));
    };
    let by_issuer = said.iter().filter(|row| row.is_of_issuer()).find_map(|row| ended_by_issuer(row.effect));
    let replaced = heard_referring_to(sql, number)?.into_iter().find(|row| replaces(row, number));
    let replaced = replaced.map(|row| Standing::Replaced(Some(row.number)));
    let by_border = first.destination.and_then(|destination| at_border(&said, destination));
    Ok(Some(by_issuer.or(replaced).or(by_border).unwrap_or(Standing::Stands)))
}

/// What the Participant of destination has said of the goods of a certificate that was issued here.
pub(crate) fn heard_at_border(
    sql: &Sql<'_>,
    number: &CertificateNumber,
    destination: CountryCode,
) -> Result<Option<Standing>, StoreFault> {
    Ok(at_border(&heard_of(sql, number)?, destination))
}

fn at_border(said: &[HeardRow], destination: CountryCode) -> Option<Standing> {
    let mut there = said.iter().filter(|row| row.authority.participant() == Some(destination));
    there.find_map(|row| ended_at_border(row.effect))
}

fn replaces(row: &HeardRow, number: &CertificateNumber) -> bool {
    row.act == ReplaceCertificate::INFO.code && row.issues() && row.number.issuer() == number.issuer()
}

const fn ended_by_issuer(effect: Effect) -> Option<Standing> {
    match effect {
        Effect::Void => Some(Standing::Void),
        Effect::Cancelled => Some(Standing::Cancelled),
        Effect::Invalidated => Some(Standing::Invalidated),
        Effect::Lost => Some(Standing::Lost),
        Effect::Stolen => Some(Standing::Stolen),
        // The partner confirmed on paper, and the issuer has recorded it.
        Effect::Confirmed => Some(Standing::Used),
        _ => None,
    }
}

const fn ended_at_border(effect: Effect) -> Option<Standing> {
    match effect {
        Effect::Confirmed => Some(Standing::Used),
        Effect::Refused => Some(Standing::Refused),
        Effect::Returned => Some(Standing::Returned),
        Effect::Forfeited => Some(Standing::Forfeited),
        _ => None,
    }
}
