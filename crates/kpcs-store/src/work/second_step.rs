//! The second step of signing in: what a secret is made from, which code was used last, recovery codes, half a sign-in.
//!
//! Invariant: a step of 30 seconds is used once and only forwards; a recovery code is used once; no secret and no code is kept.
//! Must not know: how a code is computed.
//! Source: RFC 6238 §5.2; issue 02, demand 3.

use kpcs_domain::value::{Digest, OfficerHandle, Timestamp};

use crate::{Sql, StoreFault, bind};

/// A person's second step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecondStep {
    /// What the secret is made from; 16 bytes.
    pub salt: Vec<u8>,
    /// Since when it is asked for; `None` until a first code was right.
    pub confirmed_at: Option<Timestamp>,
    /// The last step of 30 seconds whose code was used.
    pub last_step: i64,
}

/// Somebody whose password was right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HalfSignIn {
    /// Who.
    pub handle: OfficerHandle,
    /// The address it came from.
    pub source: String,
    /// What the browser calls itself.
    pub browser: String,
    /// The digest of the device's token.
    pub device: Digest,
    /// Whether the device brought a token.
    pub remembers: bool,
    /// Until when the code may follow.
    pub expires_at: Timestamp,
}

/// The second step of a person, begun or asked for.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn second_step(sql: &Sql<'_>, handle: &OfficerHandle) -> Result<Option<SecondStep>, StoreFault> {
    sql.query_one(
        "select salt, confirmed_at, last_step from work_second_step where handle = $1",
        bind![handle],
        |row| Ok(SecondStep { salt: row.blob(0)?, confirmed_at: row.optional_instant(1)?, last_step: row.integer(2)? }),
    )
}

/// Begins one, or begins again; one that is asked for stays as it is.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn begin_second_step(sql: &Sql<'_>, handle: &OfficerHandle, salt: &[u8], at: Timestamp) -> Result<(), StoreFault> {
    sql.execute(
        "insert into work_second_step (handle, salt, begun_at) values ($1, $2, $3)
         on conflict (handle) do update set salt = excluded.salt, begun_at = excluded.begun_at
             where work_second_step.confirmed_at is null",
        bind![handle, salt, at],
    )?;
    Ok(())
}

/// From now on it is asked for; `codes` are the digests of the recovery codes.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn confirm_second_step(
    sql: &Sql<'_>,
    handle: &OfficerHandle,
    codes: &[Digest],
    at: Timestamp,
) -> Result<(), StoreFault> {
    sql.execute("update work_second_step set confirmed_at = $2 where handle = $1", bind![handle, at])?;
    put_recovery_codes(sql, handle, codes)
}

/// Keeps the digests of recovery codes; earlier ones open nothing any more.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn put_recovery_codes(sql: &Sql<'_>, handle: &OfficerHandle, codes: &[Digest]) -> Result<(), StoreFault> {
    sql.execute("delete from work_recovery_code where handle = $1", bind![handle])?;
    codes.iter().try_for_each(|code| {
        sql.execute("insert into work_recovery_code (digest, handle) values ($1, $2)", bind![*code, handle]).map(|_| ())
    })
}

/// Takes the code of a step; whether it was not taken before, nor one after it.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn use_code_step(sql: &Sql<'_>, handle: &OfficerHandle, step: i64) -> Result<bool, StoreFault> {
    let used = sql.execute(
        "update work_second_step set last_step = $2 where handle = $1 and last_step < $2",
        bind![handle, step],
    )?;
    Ok(used == 1)
}

/// Takes a recovery code; whether there was such a one that had not been used.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn use_recovery_code(
    sql: &Sql<'_>,
    handle: &OfficerHandle,
    code: Digest,
    at: Timestamp,
) -> Result<bool, StoreFault> {
    let used = sql.execute(
        "update work_recovery_code set used_at = $3 where digest = $1 and handle = $2 and used_at is null",
        bind![code, handle, at],
    )?;
    Ok(used == 1)
}

/// How many recovery codes a person has left.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn recovery_codes_left(sql: &Sql<'_>, handle: &OfficerHandle) -> Result<u64, StoreFault> {
    let left = sql.query_integer(
        "select count(*) from work_recovery_code where handle = $1 and used_at is null",
        bind![handle],
    )?;
    Ok(left.unwrap_or(0).cast_unsigned())
}

/// No longer asks for it; its recovery codes end, too.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn end_second_step(sql: &Sql<'_>, handle: &OfficerHandle) -> Result<(), StoreFault> {
    sql.execute("delete from work_recovery_code where handle = $1", bind![handle])?;
    sql.execute("delete from work_second_step where handle = $1", bind![handle])?;
    Ok(())
}

/// Keeps half a sign-in; those that have expired go.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn add_half_sign_in(sql: &Sql<'_>, token: Digest, half: &HalfSignIn, at: Timestamp) -> Result<(), StoreFault> {
    sql.execute("delete from work_half_sign_in where expires_at <= $1", bind![at])?;
    sql.execute(
        "insert into work_half_sign_in (token, handle, source, browser, device, remembers, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
        bind![
            token,
            &half.handle,
            half.source.as_str(),
            half.browser.as_str(),
            half.device,
            half.remembers,
            half.expires_at
        ],
    )?;
    Ok(())
}

/// The half of a token, unless it has expired.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn half_sign_in(sql: &Sql<'_>, token: Digest, at: Timestamp) -> Result<Option<HalfSignIn>, StoreFault> {
    sql.query_one(
        "select handle, source, browser, device, remembers, expires_at from work_half_sign_in
         where token = $1 and expires_at > $2",
        bind![token, at],
        |row| {
            let device: [u8; 32] = row.blob(3)?.try_into().unwrap_or_default();
            Ok(HalfSignIn {
                handle: row.parsed(0)?,
                source: row.text(1)?,
                browser: row.text(2)?,
                device: Digest(device),
                remembers: row.flag(4)?,
                expires_at: row.instant(5)?,
            })
        },
    )
}

/// Ends every half sign-in of a person.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn end_half_sign_ins(sql: &Sql<'_>, handle: &OfficerHandle) -> Result<(), StoreFault> {
    sql.execute("delete from work_half_sign_in where handle = $1", bind![handle])?;
    Ok(())
}
