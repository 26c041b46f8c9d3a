//! Public keys as roots have listed and revoked them. Public.

use kpcs_domain::{
    act::{authorise_key::Scope, revoke_key::RevocationReason},
    value::{AuthorityId, Timestamp},
};
use kpcs_statement::{Algorithm, PublicKey};

use crate::{Row, Sql, StoreFault, bind};

/// A key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyRow {
    /// Its short name, 16 hexadecimal digits.
    pub id: String,
    /// Whose it is.
    pub authority: AuthorityId,
    /// The key itself.
    pub public: PublicKey,
    /// What it may sign.
    pub scope: Scope,
    /// From when.
    pub from: Timestamp,
    /// Until when, not included.
    pub to: Option<Timestamp>,
    /// From when it no longer counts.
    pub revoked_at: Option<Timestamp>,
    /// Why it no longer counts.
    pub reason: Option<RevocationReason>,
    /// The entry that lists it.
    pub position: i64,
}

/// All keys, by authority and first instant; of one authority only, if one is named.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn keys(sql: &Sql<'_>, authority: Option<&AuthorityId>) -> Result<Vec<KeyRow>, StoreFault> {
    sql.query(
        "select key, authority, algorithm, public, scope, from_at, to_at, revoked_at, reason, position
         from view_key where $1 is null or authority = $1 order by authority, from_at, key",
        bind![authority.map(AuthorityId::as_str)],
        read,
    )
}

/// The key of that short name.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn key(sql: &Sql<'_>, id: &str) -> Result<Option<KeyRow>, StoreFault> {
    sql.query_one(
        "select key, authority, algorithm, public, scope, from_at, to_at, revoked_at, reason, position
         from view_key where key = $1",
        bind![id],
        read,
    )
}

fn read(row: &Row<'_>) -> Result<KeyRow, StoreFault> {
    let wrong = || StoreFault::Row { table: "view_key", reason: "bytes that are no key".to_owned() };
    let algorithm = Algorithm::from_name(&row.text(2)?).ok_or_else(wrong)?;
    Ok(KeyRow {
        id: row.text(0)?,
        authority: row.parsed(1)?,
        public: PublicKey::from_bytes(algorithm, &row.blob(3)?).map_err(|_| wrong())?,
        scope: row.word(4, Scope::parse)?,
        from: row.instant(5)?,
        to: row.optional_instant(6)?,
        revoked_at: row.optional_instant(7)?,
        reason: row.optional_text(8)?.and_then(|word| RevocationReason::parse(&word).ok()),
        position: row.integer(9)?,
    })
}
