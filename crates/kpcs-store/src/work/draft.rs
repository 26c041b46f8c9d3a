//! Drafts: what somebody has typed and not yet sent, so that nothing typed is lost.

use kpcs_domain::value::{OfficerHandle, Timestamp};

use crate::{Sql, StoreFault, bind};

/// Keeps the answers of `handle` for an act about `subject`, in place of earlier ones.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn save_draft(
    sql: &Sql<'_>,
    handle: &OfficerHandle,
    (act, subject): (&str, &str),
    answers: &str,
    at: Timestamp,
) -> Result<(), StoreFault> {
    sql.execute(
        "insert into work_draft (handle, act, subject, answers, saved_at) values ($1, $2, $3, $4, $5)
         on conflict (handle, act, subject) do update set answers = excluded.answers, saved_at = excluded.saved_at",
        bind![handle, act, subject, answers, at],
    )?;
    Ok(())
}

/// The answers kept.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn load_draft(
    sql: &Sql<'_>,
    handle: &OfficerHandle,
    (act, subject): (&str, &str),
) -> Result<Option<String>, StoreFault> {
    sql.query_one(
        "select answers from work_draft where handle = $1 and act = $2 and subject = $3",
        bind![handle, act, subject],
        |row| row.text(0),
    )
}

/// Forgets them, once the act is done.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn delete_draft(sql: &Sql<'_>, handle: &OfficerHandle, (act, subject): (&str, &str)) -> Result<(), StoreFault> {
    sql.execute("delete from work_draft where handle = $1 and act = $2 and subject = $3", bind![handle, act, subject])?;
    Ok(())
}
