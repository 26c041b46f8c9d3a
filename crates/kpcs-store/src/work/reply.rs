//! Reply links: the one-time way back for a partner that has only paper, and what it said by it (decisions 22).
//!
//! Invariant: a token is kept only as its SHA-256; a link is answered once, before it expires. An answer is no act: it waits
//! at the desk of the authority that wrote the letter until an officer has dealt with it.
//! Must not know: mail, pages, what the officer makes of it.

use kpcs_domain::{
    choice,
    field::Record as _,
    record,
    value::{AuthorityId, Carats, Day, Digest, Name, OfficerHandle, Text, Timestamp},
};
use kpcs_statement::{decode_group, encode_group};

use crate::{Row, Sql, StoreFault, bind};

choice! {
    /// What the partner says.
    pub enum Answer {
        1 Received = "received",
        2 Differs = "differs",
        3 NotReceived = "not_received",
        /// The certificate named in the letter is none of theirs.
        4 NotOurs = "not_ours",
    }
}

choice! {
    /// What became of a reply.
    pub enum Settled {
        /// It was recorded as a paper confirmation.
        1 Recorded = "recorded",
        /// An officer read it, and there was nothing to record.
        2 Read = "read",
    }
}

record! {
    /// What the partner's officer entered.
    pub struct Reply {
        1 answer: Answer, "decision 22";
        2 answered_by: Name, "§9.12b";
        3 received_on: Option<Day>, "§3.4";
        4 carats: Option<Carats>, "§4.3";
        5 parcels: Option<u64>, "§4.3";
        6 remarks: Option<Text>, "";
        7 image: Option<Digest>, "§9.12b";
    }
}

/// A link as it was sent, and what came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct ReplyLink {
    /// The letter's message in the outbox.
    pub message: i64,
    /// The entry that the letter tells of.
    pub position: i64,
    /// Whose letter it is.
    pub authority: AuthorityId,
    /// The certificate.
    pub number: String,
    /// To whom it went.
    pub recipient: String,
    /// When it ends, not included.
    pub expires_at: Timestamp,
    /// When it was answered, and what.
    pub answered: Option<(Timestamp, Reply)>,
    /// What became of the answer.
    pub settled: Option<Settled>,
}

/// Keeps the link of a letter; one that was not answered gives way when its letter is written again.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn put_reply_link(sql: &Sql<'_>, token: Digest, link: &ReplyLink) -> Result<(), StoreFault> {
    sql.execute(
        "insert into work_reply_link (message, token, position, authority, number, recipient, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (message) do update set token = excluded.token, expires_at = excluded.expires_at
             where work_reply_link.answered_at is null",
        bind![
            link.message,
            token,
            link.position,
            &link.authority,
            link.number.as_str(),
            link.recipient.as_str(),
            link.expires_at
        ],
    )?;
    Ok(())
}

/// The link of a token.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn reply_link(sql: &Sql<'_>, token: Digest) -> Result<Option<ReplyLink>, StoreFault> {
    sql.query_one(
        "select message, position, authority, number, recipient, expires_at, answered_at, reply, settled
         from work_reply_link where token = $1",
        bind![token],
        read,
    )
}

/// Takes the answer; `false` when the link was answered before or has expired.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn answer_reply(sql: &Sql<'_>, token: Digest, reply: &Reply, at: Timestamp) -> Result<bool, StoreFault> {
    let taken = sql.execute(
        "update work_reply_link set answered_at = $1, reply = $2
         where token = $3 and answered_at is null and expires_at > $1",
        bind![at, encode_group(&reply.to_group()), token],
    )?;
    Ok(taken == 1)
}

/// The replies that wait at the desk of an authority, oldest first.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn replies_waiting(sql: &Sql<'_>, authority: &AuthorityId) -> Result<Vec<ReplyLink>, StoreFault> {
    sql.query(
        "select message, position, authority, number, recipient, expires_at, answered_at, reply, settled
         from work_reply_link where authority = $1 and answered_at is not null and settled is null
         order by answered_at, message",
        bind![authority],
        read,
    )
}

/// One reply to a letter of an authority.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn reply_to(sql: &Sql<'_>, authority: &AuthorityId, message: i64) -> Result<Option<ReplyLink>, StoreFault> {
    sql.query_one(
        "select message, position, authority, number, recipient, expires_at, answered_at, reply, settled
         from work_reply_link where authority = $1 and message = $2 and answered_at is not null",
        bind![authority, message],
        read,
    )
}

/// Takes a reply from the desk; one that was settled stays as it was.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn settle_reply(
    sql: &Sql<'_>,
    authority: &AuthorityId,
    message: i64,
    settled: Settled,
    by: OfficerHandle,
    at: Timestamp,
) -> Result<(), StoreFault> {
    sql.execute(
        "update work_reply_link set settled = $1, settled_by = $2, settled_at = $3
         where authority = $4 and message = $5 and answered_at is not null and settled is null",
        bind![settled.word(), &by, at, authority, message],
    )?;
    Ok(())
}

fn read(row: &Row<'_>) -> Result<ReplyLink, StoreFault> {
    let unreadable = || StoreFault::Row { table: "work_reply_link", reason: "a reply that cannot be read".to_owned() };
    let reply = row.optional_blob(7)?;
    let reply =
        reply.map(|bytes| decode_group(&bytes).ok().and_then(|group| Reply::from_group(&group)).ok_or_else(unreadable));
    Ok(ReplyLink {
        message: row.integer(0)?,
        position: row.integer(1)?,
        authority: row.parsed(2)?,
        number: row.text(3)?,
        recipient: row.text(4)?,
        expires_at: row.instant(5)?,
        answered: row.optional_instant(6)?.zip(reply.transpose()?),
        settled: row.optional_text(8)?.and_then(|word| Settled::parse(&word).ok()),
    })
}
