//! Tokens: what a person lets a program do in their name.
//!
//! Invariant: a token is kept only as its SHA-256; one that has ended or was revoked is no token; a revoked one stays in
//! the list with the instant at which it ended.
//! Must not know: headers, how a token looks.

use kpcs_domain::value::{Digest, OfficerHandle, Timestamp};

use crate::{Row, Sql, StoreFault, bind};

/// Which acts a token may ask for and approve.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TokenActs {
    /// All that the person may.
    All,
    /// These, as far as the person may; none when empty.
    Named(Vec<String>),
}

/// A token without its secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Its number.
    pub id: i64,
    /// Whose.
    pub handle: OfficerHandle,
    /// What the person calls it.
    pub name: String,
    /// Whether it reads lists.
    pub reads: bool,
    /// Which acts it does.
    pub acts: TokenActs,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it ends.
    pub expires_at: Timestamp,
    /// When it was last used, to ten minutes.
    pub used_at: Option<Timestamp>,
    /// When the person took it back.
    pub revoked_at: Option<Timestamp>,
}

impl Token {
    /// Whether it lets a program do the act of that name, as far as the person may.
    #[must_use]
    pub fn does(&self, act: &str) -> bool {
        match &self.acts {
            TokenActs::All => true,
            TokenActs::Named(names) => names.iter().any(|name| name == act),
        }
    }

    /// Whether it counts at `at`.
    #[must_use]
    pub fn is_open(&self, at: Timestamp) -> bool {
        self.revoked_at.is_none() && self.expires_at > at
    }
}

/// Adds a token; its own number is not read. Returns the number given.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn add_token(sql: &Sql<'_>, digest: Digest, token: &Token) -> Result<i64, StoreFault> {
    let acts = match &token.acts {
        TokenActs::All => "*".to_owned(),
        TokenActs::Named(names) => names.join(" "),
    };
    let id = sql.query_integer("select coalesce(max(token), 0) + 1 from work_token", bind![])?.unwrap_or(1);
    sql.execute(
        "insert into work_token (token, digest, handle, name, reads, acts, created_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        bind![id, digest, &token.handle, token.name.as_str(), token.reads, acts, token.created_at, token.expires_at],
    )?;
    Ok(id)
}

/// The token of a digest, also one that has ended.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn token_by_digest(sql: &Sql<'_>, digest: Digest) -> Result<Option<Token>, StoreFault> {
    sql.query_one(
        "select token, handle, name, reads, acts, created_at, expires_at, used_at, revoked_at
         from work_token where digest = $1",
        bind![digest],
        read,
    )
}

/// A person's tokens, the newest first.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn tokens_of(sql: &Sql<'_>, handle: &OfficerHandle) -> Result<Vec<Token>, StoreFault> {
    sql.query(
        "select token, handle, name, reads, acts, created_at, expires_at, used_at, revoked_at
         from work_token where handle = $1 order by token desc",
        bind![handle],
        read,
    )
}

/// Notes that a token was used.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn use_token(sql: &Sql<'_>, id: i64, at: Timestamp) -> Result<(), StoreFault> {
    sql.execute("update work_token set used_at = $1 where token = $2", bind![at, id])?;
    Ok(())
}

/// Takes a person's token back; whether there was one to take.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn revoke_token(sql: &Sql<'_>, handle: &OfficerHandle, id: i64, at: Timestamp) -> Result<bool, StoreFault> {
    let changed = sql.execute(
        "update work_token set revoked_at = $1 where token = $2 and handle = $3 and revoked_at is null",
        bind![at, id, handle],
    )?;
    Ok(changed > 0)
}

fn read(row: &Row<'_>) -> Result<Token, StoreFault> {
    let acts = row.text(4)?;
    let named = || TokenActs::Named(acts.split_whitespace().map(str::to_owned).collect());
    Ok(Token {
        id: row.integer(0)?,
        handle: row.parsed(1)?,
        name: row.text(2)?,
        reads: row.flag(3)?,
        acts: if acts == "*" { TokenActs::All } else { named() },
        created_at: row.instant(5)?,
        expires_at: row.instant(6)?,
        used_at: row.optional_instant(7)?,
        revoked_at: row.optional_instant(8)?,
    })
}
