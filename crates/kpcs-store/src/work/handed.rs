//! Applications that a clerk of a company filled in and handed to a colleague who submits; and from which branch each was made.
//!
//! Invariant: seen by the people of that company at that office, by those limited to a branch only if it is theirs; taken once.
//! Must not know: what the answers ask.
//! Source: issue 02, demand 3.

use kpcs_domain::value::{AuthorityId, Name, OfficerHandle, Timestamp};

use super::Account;
use crate::{Row, Sql, StoreFault, bind};

/// What was handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handed {
    /// Its number.
    pub handed: i64,
    /// Who filled it in.
    pub handle: OfficerHandle,
    /// The name of that person.
    pub name: String,
    /// The answers, as a form sends them.
    pub answers: String,
    /// When.
    pub handed_at: Timestamp,
}

/// Hands over `answers` of a person of a company.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn hand_over(sql: &Sql<'_>, by: &Account, company: &Name, answers: &str, at: Timestamp) -> Result<(), StoreFault> {
    sql.execute(
        "insert into work_handed (authority, company, branch, handle, answers, handed_at) values ($1, $2, $3, $4, $5, $6)",
        bind![&by.authority, company, by.branch, &by.handle, answers, at],
    )?;
    Ok(())
}

/// What waits at a company for somebody who submits, the oldest first.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn handed_waiting(
    sql: &Sql<'_>,
    (authority, company): (&AuthorityId, &Name),
    branch: Option<i64>,
) -> Result<Vec<Handed>, StoreFault> {
    sql.query(
        "select h.handed, h.handle, coalesce(a.name, ''), h.answers, h.handed_at
         from work_handed h left join work_account a on a.handle = h.handle
         where h.authority = $1 and h.company = $2 and ($3 is null or h.branch = $3) and h.taken_at is null
         order by h.handed",
        bind![authority, company, branch],
        read,
    )
}

fn read(row: &Row<'_>) -> Result<Handed, StoreFault> {
    Ok(Handed {
        handed: row.integer(0)?,
        handle: row.parsed(1)?,
        name: row.text(2)?,
        answers: row.text(3)?,
        handed_at: row.instant(4)?,
    })
}

/// Keeps from which branch an application was made; `None` for the seat, or where it is not known.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn set_application_branch(
    sql: &Sql<'_>,
    authority: &AuthorityId,
    application: &str,
    branch: Option<i64>,
) -> Result<(), StoreFault> {
    sql.execute(
        "delete from work_application_branch where authority = $1 and application = $2",
        bind![authority, application],
    )?;
    if branch.is_some() {
        sql.execute(
            "insert into work_application_branch (authority, application, branch) values ($1, $2, $3)",
            bind![authority, application, branch],
        )?;
    }
    Ok(())
}

/// From which branch an application was made.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn application_branch(
    sql: &Sql<'_>,
    authority: &AuthorityId,
    application: &str,
) -> Result<Option<i64>, StoreFault> {
    sql.query_integer(
        "select branch from work_application_branch where authority = $1 and application = $2",
        bind![authority, application],
    )
}

/// Takes it: it no longer waits. Whether it did.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn take_handed(sql: &Sql<'_>, by: &OfficerHandle, handed: i64, at: Timestamp) -> Result<bool, StoreFault> {
    let taken = sql.execute(
        "update work_handed set taken_by = $2, taken_at = $3 where handed = $1 and taken_at is null",
        bind![handed, by, at],
    )?;
    Ok(taken == 1)
}
