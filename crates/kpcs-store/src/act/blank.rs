//! Security paper with numbers on it: one row a blank, from the printer to the certificate or the shredder.
//!
//! Invariant: a number leaves an office's stock once; what a certificate was issued on is used, what was spoiled or destroyed
//! never comes back. Must not know: who may move paper.

use kpcs_domain::{
    act::{issue_certificate::NamedBlank, receive_blanks::BlankRange},
    party::RulePack,
    value::{AuthorityId, CertificateNumber, CountryCode, OfficerHandle},
};

use super::{Circumstances, apply_for_certificate::participant_of, facts::next_number};
use crate::{Sql, StoreFault, bind};

/// A number for a new certificate, and whether it is read from a blank: the one that a preparation took; else, where the
/// pack says so or else the office has pre-numbered paper, the lowest that the preparer holds; else the next of the block.
pub(super) fn number_for(
    sql: &Sql<'_>,
    around: &Circumstances,
    participant: CountryCode,
    pack: &RulePack,
) -> Result<(Option<CertificateNumber>, bool), StoreFault> {
    let authority = &around.actor.authority;
    if let Some(number) = &around.reserved {
        return Ok((Some(number.clone()), false));
    }
    let on_blanks = match pack.number.on_blanks {
        Some(stated) => stated.is_yes(),
        None => has_received(sql, authority)?,
    };
    if !on_blanks {
        return Ok((next_number(sql, authority, participant, pack, around.occasion.today)?, false));
    }
    let in_hand = sql.query_integer(
        "select min(serial) from view_blank as blank where authority = $1 and holder = $2 and state = 'allotted'
             and not exists (select 1 from work_number as taken
                             where taken.participant = blank.participant and taken.serial = blank.serial)",
        bind![authority, around.occasion.officer.to_string()],
    )?;
    let width = usize::try_from(pack.number.digits).unwrap_or(12);
    Ok((in_hand.and_then(|serial| CertificateNumber::from_serial(participant, serial, width)), true))
}

/// Where the blank `wanted` is, and its number as it is printed where this preparer holds it.
pub(super) fn named(
    sql: &Sql<'_>,
    around: &Circumstances,
    (participant, pack): (CountryCode, &RulePack),
    wanted: &CertificateNumber,
) -> Result<(NamedBlank, Option<CertificateNumber>), StoreFault> {
    let authority = &around.actor.authority;
    let found = sql.query_one(
        "select state, holder, exists (select 1 from work_number as taken
             where taken.participant = blank.participant and taken.serial = blank.serial)
         from view_blank as blank where authority = $1 and participant = $2 and serial = $3",
        bind![authority, &wanted.issuer(), wanted.serial()],
        |row| Ok((row.text(0)?, row.optional_text(1)?, row.integer(2)? == 1)),
    )?;
    let Some((state, holder, taken)) = found else { return Ok((NamedBlank::Unknown, None)) };
    let own = holder == Some(around.occasion.officer.to_string());
    Ok(match (state.as_str(), taken) {
        ("allotted", false) if own => {
            let width = usize::try_from(pack.number.digits).unwrap_or(12);
            (NamedBlank::InHand, CertificateNumber::from_serial(participant, wanted.serial(), width))
        }
        ("allotted" | "stock", false) => (NamedBlank::Elsewhere, None),
        _ => (NamedBlank::Gone, None),
    })
}

/// Whether the office ever took pre-numbered paper in.
fn has_received(sql: &Sql<'_>, authority: &AuthorityId) -> Result<bool, StoreFault> {
    let found = sql.query_integer("select 1 from view_blank where authority = $1 limit 1", bind![authority])?;
    Ok(found.is_some())
}

/// How many blanks of a range the office has in one of three states, and in no preparation.
pub(super) fn there(
    sql: &Sql<'_>,
    authority: &AuthorityId,
    range: &BlankRange,
    states: [&str; 3],
) -> Result<u64, StoreFault> {
    let [one, two, three] = states;
    let found = sql.query_integer(
        "select count(*) from view_blank as blank where authority = $1 and serial between $2 and $3
             and state in ($4, $5, $6)
             and (state = 'spoiled' or not exists (select 1 from work_number as taken
                 where taken.participant = blank.participant and taken.serial = blank.serial))",
        bind![authority, range.first, range.last, one, two, three],
    )?;
    Ok(found.unwrap_or_default().cast_unsigned())
}

/// Moves every blank of a range.
pub(super) fn move_range(
    sql: &Sql<'_>,
    authority: &AuthorityId,
    range: &BlankRange,
    state: &str,
    holder: Option<OfficerHandle>,
) -> Result<(), StoreFault> {
    sql.execute(
        "update view_blank set state = $1, holder = $2 where authority = $3 and serial between $4 and $5",
        bind![state, holder.map(|holder| holder.to_string()), authority, range.first, range.last],
    )?;
    Ok(())
}

/// What became of the paper with this number; an office without pre-numbered paper has no row to change.
pub(super) fn settle(sql: &Sql<'_>, number: &CertificateNumber, state: &str) -> Result<(), StoreFault> {
    sql.execute(
        "update view_blank set state = $1 where participant = $2 and serial = $3",
        bind![state, &number.issuer(), number.serial()],
    )?;
    Ok(())
}

/// The Participant of the office, for its numbers.
pub(super) fn issuer(around: &Circumstances) -> Result<CountryCode, StoreFault> {
    participant_of(&around.actor.authority)
}
