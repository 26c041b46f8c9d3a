//! The journal: appending signed statements and reading them back, opened.
//!
//! Invariant: appending keeps the chain of an authority whole: running numbers without gaps, each statement naming the
//! one before; the unique constraints are the judge, not the check before them.
//! Must not know: what acts mean; that is each act's own file.
//! Source: decisions 4 and 5.

use kpcs_domain::{
    act::{Act, ActInfo, ActRecord},
    value::{AuthorityId, Digest, Timestamp},
};
use kpcs_statement::{Blind, Opened, Part, PartName, Statement, decode_chain, decode_record};

use crate::{
    Row, Sql, StoreFault,
    act::{info_of, project_entry},
    bind,
};

/// One journal entry, opened as far as this database may.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Place in this database's own order, from 1.
    pub position: i64,
    /// The authority that stated it.
    pub authority: AuthorityId,
    /// The authority that received it; `None` for a statement made here.
    pub received_by: Option<AuthorityId>,
    /// The act.
    pub info: &'static ActInfo,
    /// When it was stated.
    pub at: Timestamp,
    /// The statement and its parts.
    pub opened: Opened,
}

impl Entry {
    /// The authority in whose register the entry stands: its receiver, or its author.
    #[must_use]
    pub fn holder(&self) -> &AuthorityId {
        self.received_by.as_ref().unwrap_or(&self.authority)
    }

    /// The act's record.
    ///
    /// # Errors
    /// [`StoreFault::Corrupt`] when the entry is not of act `A`, or its content was erased.
    pub fn record<A: Act>(&self) -> Result<ActRecord<A>, StoreFault> {
        decode_record(&self.opened).map_err(|error| self.corrupt(&error))
    }

    pub(crate) fn corrupt(&self, reason: &dyn std::fmt::Display) -> StoreFault {
        StoreFault::Corrupt { position: self.position, reason: reason.to_string() }
    }
}

/// The end of an authority's chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChainHead {
    /// The running number of its last statement; 0 before the first.
    pub running: u64,
    /// The digest of its last statement; 32 zero bytes before the first.
    pub leaf: Digest,
}

/// Where the chain of `authority` ends.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn chain_head(sql: &Sql<'_>, authority: &AuthorityId) -> Result<ChainHead, StoreFault> {
    let head = sql.query_one(
        "select running, leaf from journal_entry where authority = $1 and received_by = ''
         order by running desc limit 1",
        bind![authority],
        |row| Ok(ChainHead { running: row.integer(0)?.cast_unsigned(), leaf: digest(row.blob(1)?)? }),
    )?;
    Ok(head.unwrap_or(ChainHead { running: 0, leaf: Digest([0; 32]) }))
}

/// The last own statement of `authority` before `position`; 32 zero bytes before its first.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn chain_head_before(sql: &Sql<'_>, authority: &AuthorityId, position: i64) -> Result<Digest, StoreFault> {
    let leaf = sql.query_one(
        "select leaf from journal_entry where authority = $1 and received_by = '' and position < $2
         order by running desc limit 1",
        bind![authority, position],
        |row| digest(row.blob(0)?),
    )?;
    Ok(leaf.unwrap_or(Digest([0; 32])))
}

/// Appends a statement made here and brings the projections up to date; returns its position.
///
/// # Errors
/// [`StoreFault`] when the statement does not continue its authority's chain, or of the engine.
pub fn append(sql: &Sql<'_>, opened: Opened) -> Result<i64, StoreFault> {
    let chain = decode_chain(&opened).map_err(|error| foreign(&error))?;
    let authority = authority_of(&opened)?;
    let head = chain_head(sql, &authority)?;
    if chain.running != head.running + 1 || chain.previous != head.leaf {
        return Err(StoreFault::Corrupt {
            position: 0,
            reason: format!("statement {} does not follow {} in the chain of {authority}", chain.running, head.running),
        });
    }
    insert(sql, opened, authority, Some(chain.running), None)
}

/// Appends a statement received from another authority; returns its position, or `None` if it is there already.
///
/// # Errors
/// [`StoreFault`] of the engine, or for an act that this program does not know.
pub fn append_received(sql: &Sql<'_>, opened: Opened, receiver: &AuthorityId) -> Result<Option<i64>, StoreFault> {
    let known = sql.query_integer(
        "select position from journal_entry where leaf = $1 and received_by = $2",
        bind![opened.statement().leaf(), receiver],
    )?;
    if known.is_some() {
        return Ok(None);
    }
    let authority = authority_of(&opened)?;
    insert(sql, opened, authority, None, Some(receiver.clone())).map(Some)
}

/// Whether a statement stands here, made here or taken from the scheme's public record.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn stands(sql: &Sql<'_>, leaf: Digest) -> Result<bool, StoreFault> {
    let count = sql.query_integer(
        "select count(*) from journal_entry where leaf = $1 and received_by in ('', $2)",
        bind![leaf, &AuthorityId::scheme()],
    )?;
    Ok(count != Some(0))
}

fn insert(
    sql: &Sql<'_>,
    opened: Opened,
    authority: AuthorityId,
    running: Option<u64>,
    received_by: Option<AuthorityId>,
) -> Result<i64, StoreFault> {
    let protected = opened.statement().protected();
    let info = info_of(protected.act).ok_or_else(|| foreign(&format!("act {} is not known", protected.act)))?;
    let position = sql.query_integer("select coalesce(max(position), 0) + 1 from journal_entry", bind![])?.unwrap_or(1);
    let entry = Entry { position, authority, received_by, info, at: protected.issued_at, opened };
    write(sql, &entry, running)?;
    project_entry(sql, &entry)?;
    Ok(position)
}

/// Writes the rows of one entry.
fn write(sql: &Sql<'_>, entry: &Entry, running: Option<u64>) -> Result<(), StoreFault> {
    let (opened, protected) = (&entry.opened, entry.opened.statement().protected());
    sql.execute(
        "insert into journal_entry (position, authority, running, act, version, at, received_by, leaf, statement)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        bind![
            entry.position,
            &entry.authority,
            running,
            protected.act,
            protected.version,
            entry.at,
            entry.received_by.as_ref().map_or("", AuthorityId::as_str),
            opened.statement().leaf(),
            opened.statement().to_bytes(),
        ],
    )?;
    for name in PartName::ALL {
        if let Some(part) = opened.part(name) {
            sql.execute(
                "insert into journal_part (digest, blind, bytes) values ($1, $2, $3) on conflict (digest) do nothing",
                bind![opened.statement().digest_of(name), part.blind.as_bytes(), part.bytes.clone()],
            )?;
        }
    }
    Ok(())
}

/// Copies an entry into another database, for a replay.
pub(crate) fn copy(sql: &Sql<'_>, entry: &Entry) -> Result<(), StoreFault> {
    let running = match entry.received_by {
        None => Some(decode_chain(&entry.opened).map_err(|error| entry.corrupt(&error))?.running),
        Some(_) => None,
    };
    write(sql, entry, running)
}

/// The entry at `position`.
///
/// # Errors
/// [`StoreFault`] of the engine, or when there is no such entry.
pub fn entry(sql: &Sql<'_>, position: i64) -> Result<Entry, StoreFault> {
    let row = sql.query_one(
        "select position, authority, received_by, statement from journal_entry where position = $1",
        bind![position],
        raw,
    )?;
    open(sql, row.ok_or_else(|| StoreFault::Corrupt { position, reason: "there is no such entry".to_owned() })?)
}

/// Up to `limit` entries after `position`, in order.
///
/// # Errors
/// [`StoreFault`] of the engine, or for an entry that cannot be opened.
pub fn entries_after(sql: &Sql<'_>, position: i64, limit: i64) -> Result<Vec<Entry>, StoreFault> {
    let rows = sql.query(
        "select position, authority, received_by, statement from journal_entry where position > $1
         order by position limit $2",
        bind![position, limit],
        raw,
    )?;
    rows.into_iter().map(|row| open(sql, row)).collect()
}

/// The record of act `A` at `position`.
///
/// # Errors
/// [`StoreFault`] of the engine, or when the entry there is of another act.
pub fn record_at<A: Act>(sql: &Sql<'_>, position: i64) -> Result<ActRecord<A>, StoreFault> {
    entry(sql, position)?.record::<A>()
}

struct Raw {
    position: i64,
    authority: AuthorityId,
    received_by: Option<AuthorityId>,
    statement: Vec<u8>,
}

fn raw(row: &Row<'_>) -> Result<Raw, StoreFault> {
    let received_by = row.text(2)?;
    Ok(Raw {
        position: row.integer(0)?,
        authority: row.parsed(1)?,
        received_by: AuthorityId::parse(&received_by).ok(),
        statement: row.blob(3)?,
    })
}

fn open(sql: &Sql<'_>, raw: Raw) -> Result<Entry, StoreFault> {
    let corrupt =
        |reason: &dyn std::fmt::Display| StoreFault::Corrupt { position: raw.position, reason: reason.to_string() };
    let statement = Statement::parse(&raw.statement).map_err(|error| corrupt(&error))?;
    let mut parts = [None, None, None, None];
    for name in PartName::ALL {
        parts[name as usize] = part(sql, statement.digest_of(name))?;
    }
    let opened = Opened::new(statement, parts).map_err(|error| corrupt(&error))?;
    let protected = opened.statement().protected();
    Ok(Entry {
        position: raw.position,
        info: info_of(protected.act).ok_or_else(|| corrupt(&"its act is not known"))?,
        at: protected.issued_at,
        authority: raw.authority,
        received_by: raw.received_by,
        opened,
    })
}

fn part(sql: &Sql<'_>, digest: Digest) -> Result<Option<Part>, StoreFault> {
    let found = sql.query_one(
        "select blind, bytes from journal_part where digest = $1 and erased_at is null",
        bind![digest],
        |row| Ok((row.blob(0)?, row.blob(1)?)),
    )?;
    found
        .map(|(blind, bytes)| {
            let wrong = || StoreFault::Row { table: "journal_part", reason: "a blind of another length".to_owned() };
            Ok(Part { blind: Blind::from_bytes(&blind).ok_or_else(wrong)?, bytes })
        })
        .transpose()
}

fn authority_of(opened: &Opened) -> Result<AuthorityId, StoreFault> {
    AuthorityId::parse(opened.statement().protected().authority()).map_err(|_| foreign(&"the issuer is no authority"))
}

fn foreign(reason: &dyn std::fmt::Display) -> StoreFault {
    StoreFault::Corrupt { position: 0, reason: reason.to_string() }
}

fn digest(bytes: Vec<u8>) -> Result<Digest, StoreFault> {
    bytes
        .try_into()
        .map(Digest)
        .map_err(|_| StoreFault::Row { table: "journal_entry", reason: "a leaf of another length".to_owned() })
}
