//! Feeds: the addresses at which a program reads a person's notices or deadlines, or what their office did, without signing in.
//!
//! Invariant: a token is kept only as its SHA-256; a revoked one opens nothing and stays in the list.
//! Must not know: what a feed says.

use kpcs_domain::{
    choice,
    value::{Digest, OfficerHandle, Timestamp},
};

use crate::{Row, Sql, StoreFault, bind};

choice! {
    /// What the address gives.
    pub enum FeedKind {
        1 Notices = "notices",
        2 Deadlines = "deadlines",
        3 Office = "office",
    }
}

/// An address without its token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feed {
    /// Its number.
    pub id: i64,
    /// Whose.
    pub handle: OfficerHandle,
    /// What it gives.
    pub kind: FeedKind,
    /// When it was made.
    pub created_at: Timestamp,
    /// When the person took it back.
    pub revoked_at: Option<Timestamp>,
}

/// Adds an address.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn add_feed(
    sql: &Sql<'_>,
    digest: Digest,
    handle: &OfficerHandle,
    kind: FeedKind,
    at: Timestamp,
) -> Result<(), StoreFault> {
    sql.execute(
        "insert into work_feed (digest, handle, kind, created_at) values ($1, $2, $3, $4)",
        bind![digest, handle, kind.word(), at],
    )?;
    Ok(())
}

/// The address of a digest, unless it was taken back.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn feed_by_digest(sql: &Sql<'_>, digest: Digest) -> Result<Option<Feed>, StoreFault> {
    sql.query_one(
        "select feed, handle, kind, created_at, revoked_at from work_feed where digest = $1 and revoked_at is null",
        bind![digest],
        read,
    )
}

/// A person's addresses, the newest first.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn feeds_of(sql: &Sql<'_>, handle: &OfficerHandle) -> Result<Vec<Feed>, StoreFault> {
    sql.query(
        "select feed, handle, kind, created_at, revoked_at from work_feed where handle = $1 order by feed desc",
        bind![handle],
        read,
    )
}

/// Takes a person's address back; whether there was one to take.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn revoke_feed(sql: &Sql<'_>, handle: &OfficerHandle, id: i64, at: Timestamp) -> Result<bool, StoreFault> {
    let changed = sql.execute(
        "update work_feed set revoked_at = $1 where feed = $2 and handle = $3 and revoked_at is null",
        bind![at, id, handle],
    )?;
    Ok(changed > 0)
}

fn read(row: &Row<'_>) -> Result<Feed, StoreFault> {
    Ok(Feed {
        id: row.integer(0)?,
        handle: row.parsed(1)?,
        kind: row.word(2, FeedKind::parse)?,
        created_at: row.instant(3)?,
        revoked_at: row.optional_instant(4)?,
    })
}
