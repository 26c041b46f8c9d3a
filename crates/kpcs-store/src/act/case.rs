//! Cases: a question with a clock between two authorities, as each of them knows it.
//!
//! Invariant: a holder has at most one open case about the same goods; what opens a case while one is open joins it, and
//! the graver kind names it. What ends a case is an act, never time. A detention outlives what the issuer says of the
//! paper, since the goods are still held (docs/decisions/0004).

use kpcs_domain::{
    act::{DocumentKind, Effect, Header},
    choice,
    value::{AuthorityId, CertificateNumber, Day},
};

use super::held::{Named, case_key};
use crate::{Entry, Sql, StoreFault, bind};

choice! {
    /// What a case is about, the gravest last.
    pub enum CaseKind { 1 Query = "query", 2 Discrepancy = "discrepancy", 3 Detention = "detention", }
}

choice! {
    /// Whose turn it is.
    pub enum CaseState {
        /// The office that opened it decides.
        1 Open = "open",
        /// The issuer is asked.
        2 Asked = "asked",
        /// The issuer has answered; the office that asked decides.
        3 Answered = "answered",
        /// It has ended.
        4 Ended = "ended",
    }
}

/// What opens a case, or joins the open one.
pub(super) struct Opening<'a> {
    pub(super) kind: CaseKind,
    /// The authority asked; `None` for goods without a certificate.
    pub(super) issuer: Option<&'a AuthorityId>,
    /// Whether the issuer is asked something.
    pub(super) asks: bool,
    pub(super) due: Option<Day>,
    pub(super) held_since: Option<Day>,
}

/// A case as acts find it.
pub(super) struct Found {
    pub(super) sequence: i64,
    pub(super) kind: CaseKind,
    pub(super) state: CaseState,
    pub(super) opened_by: AuthorityId,
    pub(super) held_since: Option<Day>,
}

/// The latest case about the goods named in the register of `holder`.
pub(super) fn latest(sql: &Sql<'_>, holder: &AuthorityId, named: Named<'_>) -> Result<Option<Found>, StoreFault> {
    sql.query_one(
        "select sequence, kind, state, opened_by, held_since from view_case
         where holder = $1 and key = $2 order by sequence desc limit 1",
        bind![holder, case_key(named.0, named.1)],
        |row| {
            Ok(Found {
                sequence: row.integer(0)?,
                kind: row.word(1, CaseKind::parse)?,
                state: row.word(2, CaseState::parse)?,
                opened_by: row.parsed(3)?,
                held_since: row.optional_day(4)?,
            })
        },
    )
}

/// Opens a case, or joins the one that is open.
pub(super) fn open(sql: &Sql<'_>, entry: &Entry, named: Named<'_>, opening: &Opening<'_>) -> Result<(), StoreFault> {
    let (holder, key) = (entry.holder(), case_key(named.0, named.1));
    let found = latest(sql, holder, named)?;
    let state = if opening.asks { CaseState::Asked } else { CaseState::Open };
    if let Some(found) = found.as_ref().filter(|found| found.state != CaseState::Ended) {
        let state = if opening.asks || found.state == CaseState::Open { state } else { found.state };
        sql.execute(
            "update view_case set kind = $1, state = $2, due = coalesce($3, due), held_since = coalesce($4, held_since)
             where holder = $5 and key = $6 and sequence = $7",
            bind![
                found.kind.max(opening.kind).word(),
                state.word(),
                opening.due,
                opening.held_since,
                holder,
                key.as_str(),
                found.sequence,
            ],
        )?;
        return enter(sql, entry, &key, found.sequence);
    }
    let sequence = found.map_or(1, |found| found.sequence + 1);
    sql.execute(
        "insert into view_case (holder, key, sequence, kind, state, participant, serial, number, reference, opened_by,
             issuer, opened_at, due, held_since, position)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        bind![
            holder,
            key.as_str(),
            sequence,
            opening.kind.word(),
            state.word(),
            named.0.map(|number| number.issuer().to_string()),
            named.0.map(CertificateNumber::serial),
            named.0.map(ToString::to_string),
            named.1.filter(|_| named.0.is_none()).map(ToString::to_string),
            &entry.authority,
            opening.issuer.map(ToString::to_string),
            entry.at,
            opening.due,
            opening.held_since,
            entry.position,
        ],
    )?;
    enter(sql, entry, &key, sequence)
}

/// Adds a statement to the latest case about the goods named; without a case it stands in the timeline alone.
pub(super) fn join(sql: &Sql<'_>, entry: &Entry, named: Named<'_>) -> Result<(), StoreFault> {
    match latest(sql, entry.holder(), named)? {
        Some(found) => enter(sql, entry, &case_key(named.0, named.1), found.sequence),
        None => Ok(()),
    }
}

/// The issuer has answered: a query ends by it, any other case is the other side's turn.
pub(super) fn answer(sql: &Sql<'_>, entry: &Entry, named: Named<'_>) -> Result<(), StoreFault> {
    let Some(found) = latest(sql, entry.holder(), named)? else { return Ok(()) };
    join(sql, entry, named)?;
    match (found.state, found.kind) {
        (CaseState::Ended, _) => Ok(()),
        (_, CaseKind::Query) => write_end(sql, entry, named, "answered", true),
        _ => {
            sql.execute(
                "update view_case set state = 'answered' where holder = $1 and key = $2 and sequence = $3",
                bind![entry.holder(), case_key(named.0, named.1), found.sequence],
            )?;
            Ok(())
        }
    }
}

/// The open case ends by what `entry` states, in one word.
pub(super) fn end(sql: &Sql<'_>, entry: &Entry, named: Named<'_>, how: &str) -> Result<(), StoreFault> {
    join(sql, entry, named)?;
    write_end(sql, entry, named, how, true)
}

/// The issuer has ended the certificate: a question about it is answered, goods that are held stay so.
pub(super) fn end_unless_held(sql: &Sql<'_>, entry: &Entry, named: Named<'_>, how: &str) -> Result<(), StoreFault> {
    join(sql, entry, named)?;
    write_end(sql, entry, named, how, false)
}

fn write_end(
    sql: &Sql<'_>,
    entry: &Entry,
    named: Named<'_>,
    how: &str,
    also_detentions: bool,
) -> Result<(), StoreFault> {
    sql.execute(
        "update view_case set state = 'ended', ended_at = $1, ended_how = $2
         where holder = $3 and key = $4 and state <> 'ended' and ($5 = 1 or kind <> 'detention')",
        bind![entry.at, how, entry.holder(), case_key(named.0, named.1), also_detentions],
    )?;
    Ok(())
}

fn enter(sql: &Sql<'_>, entry: &Entry, key: &str, sequence: i64) -> Result<(), StoreFault> {
    sql.execute(
        "insert into view_case_entry (holder, key, sequence, position, act, authority, at)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict (holder, key, sequence, position) do nothing",
        bind![entry.holder(), key, sequence, entry.position, entry.info.code, &entry.authority, entry.at],
    )?;
    Ok(())
}

/// What the effect of an act is on the open case about its certificate, whoever did it.
pub(super) fn hear(sql: &Sql<'_>, entry: &Entry, header: Option<&Header>) -> Result<(), StoreFault> {
    let Some(header) = header else { return Ok(()) };
    // A replacement bears the new number and refers to the old one, about which the case is.
    let replaced = header.effect == Effect::Issued && header.refers_to.is_some();
    let number = if replaced { header.refers_to.as_ref() } else { header.number.as_ref() };
    let Some(number) = number else { return Ok(()) };
    let named = (Some(number), None);
    match header.effect {
        Effect::Confirmed => end(sql, entry, named, "confirmed"),
        Effect::Issued if replaced && header.document == DocumentKind::Certificate => {
            end_unless_held(sql, entry, named, "replaced")
        }
        Effect::Void | Effect::Cancelled | Effect::Replaced | Effect::Lost | Effect::Stolen | Effect::Invalidated => {
            end_unless_held(sql, entry, named, header.effect.word())
        }
        Effect::Amended => join(sql, entry, named),
        _ => Ok(()),
    }
}
