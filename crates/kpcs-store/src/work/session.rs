//! Sessions, devices and sign-ins.
//!
//! Invariant: a token is kept only as its SHA-256; an expired session, or one that lay idle too long, is no session.
//! Must not know: cookies, how long is too long.

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
    /// The browser, as it named itself.
    pub device: String,
    /// When it was last used, to within a few minutes.
    pub used_at: Timestamp,
}

/// An open session as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenSession {
    /// SHA-256 of its token.
    pub token: Digest,
    /// When it began.
    pub began_at: Timestamp,
    /// When it was last used.
    pub used_at: Timestamp,
    /// When it ends at the latest.
    pub expires_at: Timestamp,
    /// The browser, as it named itself.
    pub device: String,
}

/// Opens a session.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn add_session(sql: &Sql<'_>, token: Digest, session: &Session, at: Timestamp) -> Result<(), StoreFault> {
    sql.execute("delete from work_session where expires_at <= $1", bind![at])?;
    sql.execute(
        "insert into work_session (token, handle, form_token, created_at, expires_at, device, used_at)
         values ($1, $2, $3, $4, $5, $6, $4)",
        bind![token, &session.handle, session.form_token.as_str(), at, session.expires_at, session.device.as_str()],
    )?;
    Ok(())
}

/// The session of a token, unless it has expired or was not used since `idle_since`.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn session(
    sql: &Sql<'_>,
    token: Digest,
    at: Timestamp,
    idle_since: Timestamp,
) -> Result<Option<Session>, StoreFault> {
    sql.query_one(
        "select handle, form_token, expires_at, device, used_at from work_session
         where token = $1 and expires_at > $2 and used_at > $3",
        bind![token, at, idle_since],
        |row| {
            Ok(Session {
                handle: row.parsed(0)?,
                form_token: row.text(1)?,
                expires_at: row.instant(2)?,
                device: row.text(3)?,
                used_at: row.instant(4)?,
            })
        },
    )
}

/// Notes that a session is in use.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn use_session(sql: &Sql<'_>, token: Digest, at: Timestamp) -> Result<(), StoreFault> {
    sql.execute("update work_session set used_at = $2 where token = $1", bind![token, at])?;
    Ok(())
}

/// The open sessions of a person, the newest first.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn open_sessions(
    sql: &Sql<'_>,
    handle: &OfficerHandle,
    at: Timestamp,
    idle_since: Timestamp,
) -> Result<Vec<OpenSession>, StoreFault> {
    sql.query(
        "select token, created_at, used_at, expires_at, device from work_session
         where handle = $1 and expires_at > $2 and used_at > $3 order by created_at desc, used_at desc",
        bind![handle, at, idle_since],
        |row| {
            let token: [u8; 32] = row.blob(0)?.try_into().unwrap_or_default();
            Ok(OpenSession {
                token: Digest(token),
                began_at: row.instant(1)?,
                used_at: row.instant(2)?,
                expires_at: row.instant(3)?,
                device: row.text(4)?,
            })
        },
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

/// Ends every session of a person but that of `kept`; returns how many.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn end_other_sessions(sql: &Sql<'_>, handle: &OfficerHandle, kept: Digest) -> Result<usize, StoreFault> {
    sql.execute("delete from work_session where handle = $1 and token <> $2", bind![handle, kept])
}

/// Whether the person has signed in from the device before.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn knows_device(sql: &Sql<'_>, device: Digest, handle: &OfficerHandle) -> Result<bool, StoreFault> {
    let found =
        sql.query_integer("select count(*) from work_device where device = $1 and handle = $2", bind![device, handle])?;
    Ok(found != Some(0))
}

/// Remembers that the person has signed in from the device.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn remember_device(sql: &Sql<'_>, device: Digest, handle: &OfficerHandle, at: Timestamp) -> Result<(), StoreFault> {
    sql.execute(
        "insert into work_device (device, handle, first_at, last_at) values ($1, $2, $3, $3)
         on conflict (device, handle) do update set last_at = excluded.last_at",
        bind![device, handle, at],
    )?;
    Ok(())
}

/// Forgets every device of a person.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn forget_devices(sql: &Sql<'_>, handle: &OfficerHandle) -> Result<(), StoreFault> {
    sql.execute("delete from work_device where handle = $1", bind![handle])?;
    Ok(())
}

/// Somebody who tried to sign in.
#[derive(Debug, Clone, Copy)]
pub struct Tried<'a> {
    /// As whom.
    pub login: &'a str,
    /// From which address; `proof` for a password entered again.
    pub source: &'a str,
    /// From a device that the person has used before.
    pub known: bool,
}

/// Records that somebody tried to sign in.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn note_sign_in(sql: &Sql<'_>, tried: Tried<'_>, at: Timestamp, succeeded: bool) -> Result<(), StoreFault> {
    sql.execute(
        "insert into work_sign_in (login, at, succeeded, source, known) values ($1, $2, $3, $4, $5)",
        bind![tried.login, at, succeeded, tried.source, tried.known],
    )?;
    Ok(())
}

/// How often the same login failed from the same place since `since`, counted from its last success there, and when last.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn failures_there(
    sql: &Sql<'_>,
    tried: Tried<'_>,
    since: Timestamp,
) -> Result<(u64, Option<Timestamp>), StoreFault> {
    let found = sql.query_one(
        "select count(*), max(at) from work_sign_in
         where login = $1 and source = $2 and known = $3 and succeeded = 0 and at >= $4
             and rowid > coalesce((select max(rowid) from work_sign_in
                 where login = $1 and source = $2 and known = $3 and succeeded = 1), 0)",
        bind![tried.login, tried.source, tried.known, since],
        |row| Ok((row.integer(0)?.cast_unsigned(), row.optional_instant(1)?)),
    )?;
    Ok(found.unwrap_or((0, None)))
}

/// How often strangers failed since `since`: with this login from anywhere, and from this address with any login.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn strangers_failures(
    sql: &Sql<'_>,
    login: &str,
    source: &str,
    since: Timestamp,
) -> Result<(u64, u64), StoreFault> {
    let count = |found: Option<i64>| found.unwrap_or(0).cast_unsigned();
    let of_login = sql.query_integer(
        "select count(*) from work_sign_in
         where login = $1 and succeeded = 0 and known = 0 and source <> 'proof' and at >= $2",
        bind![login, since],
    )?;
    let of_source = sql.query_integer(
        "select count(*) from work_sign_in
         where source = $1 and source <> '' and succeeded = 0 and known = 0 and at >= $2",
        bind![source, since],
    )?;
    Ok((count(of_login), count(of_source)))
}
