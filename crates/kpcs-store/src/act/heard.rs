//! What other nodes say of certificates in their header parts, on the node that runs the log; and what of it is not as it should be.
//!
//! Invariant: only what a header says. What is found is kept beside and changes nothing: how a certificate stands is judged where it is read.

use kpcs_domain::{
    act::{Effect, Header, Tier},
    choice,
    party::Trade,
    value::{AuthorityId, CertificateNumber, CountryCode, Day},
};
use kpcs_statement::decode_header;

use super::facts::scheme_history;
use crate::{
    Entry, Sql, StoreFault, bind,
    view::{HeardRow, heard_of},
};

choice! {
    /// What is not as it should be.
    pub enum FindingKind {
        /// The number of a certificate has been given before.
        1 NumberTwice = "number_twice",
        /// Its Participant may not issue on that day.
        2 IssuerBarred = "issuer_barred",
        /// Where the goods are to go may not trade on that day.
        3 DestinationBarred = "destination_barred",
        /// Somebody ends a certificate who is neither its issuer nor its destination.
        4 NotTheirs = "not_theirs",
    }
}

/// Whether the header part is all that is known of an entry: its other parts stay with its parties.
pub(super) fn is_heard(entry: &Entry) -> bool {
    entry.info.tier == Tier::Header && entry.received_by == Some(AuthorityId::scheme())
}

pub(super) fn project(sql: &Sql<'_>, entry: &Entry) -> Result<(), StoreFault> {
    let header = decode_header(&entry.opened).map_err(|error| entry.corrupt(&error))?;
    let Some((header, number)) = header.as_ref().and_then(|header| Some((header, header.number.as_ref()?))) else {
        return Ok(());
    };
    if let Some(kind) = finding(sql, entry, header, number)? {
        sql.execute("insert into view_finding (position, kind) values ($1, $2)", bind![entry.position, kind.word()])?;
    }
    sql.execute(
        "insert into view_heard (position, authority, act, effect, number, participant, serial, destination, refers_to)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        bind![
            entry.position,
            &entry.authority,
            entry.info.code,
            header.effect.word(),
            number,
            &number.issuer(),
            number.serial(),
            header.destination.as_ref().map(ToString::to_string),
            header.refers_to.as_ref().map(ToString::to_string),
        ],
    )?;
    Ok(())
}

/// What is wrong with what is said, by what was said before.
fn finding(
    sql: &Sql<'_>,
    entry: &Entry,
    header: &Header,
    number: &CertificateNumber,
) -> Result<Option<FindingKind>, StoreFault> {
    let before = heard_of(sql, number)?;
    let issued = before.iter().find(|row| row.issues());
    let said = HeardRow {
        authority: entry.authority.clone(),
        act: entry.info.code,
        effect: header.effect,
        number: number.clone(),
        destination: header.destination,
    };
    if said.issues() {
        return if issued.is_some() || is_issued_here(sql, number)? {
            Ok(Some(FindingKind::NumberTwice))
        } else {
            barred(sql, header, number, entry.at.day())
        };
    }
    let is_party = |row: &HeardRow| said.is_of_issuer() || said.authority.participant() == row.destination;
    let is_strange = ends(said.effect) && issued.is_some_and(|row| !is_party(row));
    Ok(is_strange.then_some(FindingKind::NotTheirs))
}

/// Whether a certificate is at its end by it, whoever may say so.
const fn ends(effect: Effect) -> bool {
    use Effect::{Cancelled, Confirmed, Forfeited, Invalidated, Lost, Refused, Returned, Stolen, Void};
    matches!(effect, Void | Cancelled | Invalidated | Lost | Stolen | Confirmed | Refused | Returned | Forfeited)
}

fn is_issued_here(sql: &Sql<'_>, number: &CertificateNumber) -> Result<bool, StoreFault> {
    let count = sql.query_integer(
        "select count(*) from view_certificate where participant = $1 and serial = $2",
        bind![&number.issuer(), number.serial()],
    )?;
    Ok(count != Some(0))
}

/// Whether the scheme lets the two trade on the day of the statement (decisions 18).
fn barred(
    sql: &Sql<'_>,
    header: &Header,
    number: &CertificateNumber,
    day: Day,
) -> Result<Option<FindingKind>, StoreFault> {
    let history = scheme_history(sql)?;
    let trade = |participant: CountryCode| history.standing(participant, day).map(|standing| standing.trade);
    if !matches!(trade(number.issuer()), Some(Trade::Open | Trade::ByMeasure)) {
        return Ok(Some(FindingKind::IssuerBarred));
    }
    let may_receive = |to| matches!(trade(to), Some(Trade::Open | Trade::ByMeasure | Trade::NoExport));
    Ok(header.destination.filter(|to| !may_receive(*to)).map(|_| FindingKind::DestinationBarred))
}
