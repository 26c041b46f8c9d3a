//! The scheme's register: intervals of standing, memberships of the REIO, keys.
//!
//! Invariant: whatever changes them makes the connection forget what it remembered.

use kpcs_domain::{
    act::admit_participant::PublishedKey,
    party::{Interval, Precision},
    value::{CountryCode, Text, Timestamp},
};
use kpcs_statement::{Algorithm, PublicKey};

use crate::{Entry, Sql, StoreFault, bind};

/// Enters an interval of standing.
pub(super) fn enter_interval(
    sql: &Sql<'_>,
    entry: &Entry,
    standing: &Interval,
    basis: &Text,
    source: &Text,
) -> Result<(), StoreFault> {
    sql.memory.forget();
    sql.execute(
        "insert into view_participant (participant, from_day, to_day, name, kind, status, trade, from_precision,
             to_precision, basis, source, position)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
         on conflict (participant, from_day) do nothing",
        bind![
            &standing.participant,
            standing.from,
            standing.to,
            &standing.name,
            standing.kind.word(),
            standing.status.word(),
            standing.trade.word(),
            standing.from_precision.word(),
            standing.to_precision.map(|precision| precision.word()),
            basis,
            source,
            entry.position,
        ],
    )?;
    Ok(())
}

/// Enters a membership of the REIO.
pub(super) fn enter_membership(
    sql: &Sql<'_>,
    entry: &Entry,
    reio: &CountryCode,
    standing: &Interval,
) -> Result<(), StoreFault> {
    sql.memory.forget();
    sql.execute(
        "insert into view_reio_member (reio, member, from_day, to_day, position) values ($1, $2, $3, $4, $5)
         on conflict (reio, member, from_day) do nothing",
        bind![reio, &standing.participant, standing.from, standing.to, entry.position],
    )?;
    Ok(())
}

/// Ends the open interval of a Participant on the day on which another standing begins, known as exactly as that day.
pub(super) fn end_interval(sql: &Sql<'_>, next: &Interval) -> Result<(), StoreFault> {
    sql.memory.forget();
    let precision = (next.from_precision != Precision::Day).then(|| next.from_precision.word());
    sql.execute(
        "update view_participant set to_day = $1, to_precision = $2
         where participant = $3 and from_day < $1 and to_day is null",
        bind![next.from, precision, &next.participant],
    )?;
    Ok(())
}

/// Ends the open membership of a country that leaves the REIO.
pub(super) fn end_membership(sql: &Sql<'_>, reio: &CountryCode, next: &Interval) -> Result<(), StoreFault> {
    sql.memory.forget();
    sql.execute(
        "update view_reio_member set to_day = $1
         where reio = $2 and member = $3 and from_day < $1 and to_day is null",
        bind![next.from, reio, &next.participant],
    )?;
    Ok(())
}

/// Enters a key; bytes that are no key are left out, since nothing could ever verify under them.
pub(super) fn enter_key(
    sql: &Sql<'_>,
    entry: &Entry,
    authority: &str,
    key: &PublishedKey,
    scope: &str,
    period: (Timestamp, Option<Timestamp>),
) -> Result<(), StoreFault> {
    let Some(public) = public_key(key) else { return Ok(()) };
    sql.execute(
        "insert into view_key (key, authority, algorithm, public, scope, from_at, to_at, position)
         values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (key) do nothing",
        bind![
            public.id().to_string(),
            authority,
            public.algorithm().as_str(),
            public.to_bytes(),
            scope,
            period.0,
            period.1,
            entry.position
        ],
    )?;
    Ok(())
}

/// The short name of a published key, as hexadecimal; `None` for bytes that are no key.
pub(super) fn key_id(key: &PublishedKey) -> Option<String> {
    public_key(key).map(|public| public.id().to_string())
}

fn public_key(key: &PublishedKey) -> Option<PublicKey> {
    let algorithm = Algorithm::from_name(key.algorithm.word())?;
    PublicKey::from_bytes(algorithm, &key.public.0).ok()
}
