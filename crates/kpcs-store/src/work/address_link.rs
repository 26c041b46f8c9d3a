//! Links that confirm the mail address of a person.
//!
//! Invariant: one a person; only the hash of its token is kept.
//! Must not know: mail.

use kpcs_domain::value::{Digest, OfficerHandle, Timestamp};

use crate::{Sql, StoreFault, bind};

/// Keeps a link; an earlier one of the person is gone.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn put_address_link(
    sql: &Sql<'_>,
    digest: Digest,
    (handle, address): (&OfficerHandle, &str),
    expires_at: Timestamp,
) -> Result<(), StoreFault> {
    end_address_links(sql, handle)?;
    sql.execute(
        "insert into work_address_link (digest, handle, address, expires_at) values ($1, $2, $3, $4)",
        bind![digest, handle, address, expires_at],
    )?;
    Ok(())
}

/// Whose link it is, and the address it confirms; `None` once it has expired.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn address_link(
    sql: &Sql<'_>,
    digest: Digest,
    at: Timestamp,
) -> Result<Option<(OfficerHandle, String)>, StoreFault> {
    sql.query_one(
        "select handle, address from work_address_link where digest = $1 and expires_at > $2",
        bind![digest, at],
        |row| Ok((row.parsed(0)?, row.text(1)?)),
    )
}

/// No link of the person confirms anything any more.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn end_address_links(sql: &Sql<'_>, handle: &OfficerHandle) -> Result<(), StoreFault> {
    sql.execute("delete from work_address_link where handle = $1", bind![handle])?;
    Ok(())
}

/// Mail may go to the address; whether the person still has it.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn confirm_address(sql: &Sql<'_>, handle: &OfficerHandle, address: &str) -> Result<bool, StoreFault> {
    let confirmed = sql.execute(
        "update work_notice_person set confirmed = 1 where handle = $1 and email = $2",
        bind![handle, address],
    )?;
    Ok(confirmed == 1)
}
