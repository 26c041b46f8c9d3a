//! Who has been told of what was not closed in time.
//!
//! Invariant: a certificate reaches a level once at an authority, however often it is looked at.
//! Must not know: what the levels are, how people are told.
//! Source: issue 02, demand 2.

use kpcs_domain::value::{AuthorityId, CertificateNumber, Timestamp};

use crate::{Sql, StoreFault, bind};

/// Keeps that `authority` tells of `number` at `level`; whether it had not been told before.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn tell_once(
    sql: &Sql<'_>,
    authority: &AuthorityId,
    number: &CertificateNumber,
    level: &str,
    now: Timestamp,
) -> Result<bool, StoreFault> {
    let added = sql.execute(
        "insert into work_escalation (authority, participant, serial, level, told_at) values ($1, $2, $3, $4, $5)
         on conflict (authority, participant, serial, level) do nothing",
        bind![authority, &number.issuer(), number.serial(), level, now],
    )?;
    Ok(added == 1)
}

/// When `authority` told of `number` at `level`.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn told_at(
    sql: &Sql<'_>,
    authority: &AuthorityId,
    number: &CertificateNumber,
    level: &str,
) -> Result<Option<Timestamp>, StoreFault> {
    sql.query_one(
        "select told_at from work_escalation
         where authority = $1 and participant = $2 and serial = $3 and level = $4",
        bind![authority, &number.issuer(), number.serial(), level],
        |row| row.instant(0),
    )
}
