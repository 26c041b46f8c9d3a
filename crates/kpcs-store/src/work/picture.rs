//! Who brought which photograph: the office whose person sent the file.
//!
//! Source: threat-model 14.

use kpcs_domain::value::{AuthorityId, Digest};

use crate::{Sql, StoreFault, bind};

/// Notes that somebody of `authority` sent the picture; again changes nothing.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn note_picture(sql: &Sql<'_>, authority: &AuthorityId, digest: Digest) -> Result<(), StoreFault> {
    sql.execute(
        "insert into work_picture (digest, authority) values ($1, $2) on conflict (digest, authority) do nothing",
        bind![digest, authority],
    )?;
    Ok(())
}
