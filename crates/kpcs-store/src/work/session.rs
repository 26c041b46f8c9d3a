//! Sessions and sign-ins.
//!
//! Invariant: a token is kept only as its SHA-256; an expired session is no session.
//! Must not know: cookies.

use kpcs_domain::value::{Digest, OfficerHandle, Timestamp};

use crate::{Sql, StoreFault, bind};

/// A signed-in person's session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Whose.
    pub handle: OfficerHandle,
    /// What every form must bring back.
    pub form_token: String,
    /// When it ends.
    pub expires_at: Timestamp,
}

/// Opens a session.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn add_session(sql: &Sql<'_>, token: Digest, session: &Session, at: Timestamp) -> Result<(), StoreFault> {
    sql.execute("delete from work_session where expires_at <= $1", bind![at])?;
    sql.execute(
        "insert into work_session (token, handle, form_token, created_at, expires_at) values ($1, $2, $3, $4, $5)",
        bind![token, &session.handle, session.form_token.as_str(), at, session.expires_at],
    )?;
    Ok(())
}

/// The session of a token, unless it has expired.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn session(sql: &Sql<'_>, token: Digest, at: Timestamp) -> Result<Option<Session>, StoreFault> {
    sql.query_one(
        "select handle, form_token, expires_at from work_session where token = $1 and expires_at > $2",
        bind![token, at],
        |row| Ok(Session { handle: row.parsed(0)?, form_token: row.text(1)?, expires_at: row.instant(2)? }),
    )
}

/// When each open session of a person began and when it ends, the newest first.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn open_sessions(
    sql: &Sql<'_>,
    handle: &OfficerHandle,
    at: Timestamp,
) -> Result<Vec<(Timestamp, Timestamp)>, StoreFault> {
    sql.query(
        "select created_at, expires_at from work_session where handle = $1 and expires_at > $2
         order by created_at desc",
        bind![handle, at],
        |row| Ok((row.instant(0)?, row.instant(1)?)),
    )
}

/// Ends a session.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn end_session(sql: &Sql<'_>, token: Digest) -> Result<(), StoreFault> {
    sql.execute("delete from work_session where token = $1", bind![token])?;
    Ok(())
}

/// Records that somebody tried to sign in.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn note_sign_in(sql: &Sql<'_>, login: &str, at: Timestamp, succeeded: bool) -> Result<(), StoreFault> {
    sql.execute("insert into work_sign_in (login, at, succeeded) values ($1, $2, $3)", bind![login, at, succeeded])?;
    Ok(())
}

/// How often a login failed since `since`, counted from its last success.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn count_failed_sign_ins(sql: &Sql<'_>, login: &str, since: Timestamp) -> Result<u64, StoreFault> {
    let failed = sql.query_integer(
        "select count(*) from work_sign_in where login = $1 and succeeded = 0 and at >= $2
             and at > coalesce((select max(at) from work_sign_in where login = $1 and succeeded = 1), 0)",
        bind![login, since],
    )?;
    Ok(failed.unwrap_or(0).cast_unsigned())
}
