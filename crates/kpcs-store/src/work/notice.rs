//! Notices: what an office, a company or one person should know, who has read it, and how each person wants to be told.
//!
//! Invariant: the same source is told once; a person sees what is for them, their company, or a role they hold at their
//! office, and never what they did themselves. A notice holds a number and a link, never content of a certificate.
//! Must not know: which kinds there are, how they are worded.
//! Source: issue 02, demand 6.

use kpcs_domain::{
    act::Role,
    value::{AuthorityId, OfficerHandle, Timestamp},
};

use super::Account;
use crate::{Row, Sql, StoreFault, bind};

/// A notice to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewNotice {
    /// The word of its kind.
    pub kind: &'static str,
    /// Whose it is.
    pub authority: AuthorityId,
    /// The company concerned; empty for the office.
    pub company: String,
    /// The one person concerned; empty for everybody with one of the roles.
    pub handle: String,
    /// Who did it and need not be told; empty when nobody is left out.
    pub done_by: String,
    /// The roles it is for.
    pub roles: &'static [Role],
    /// What it comes from.
    pub source: String,
    /// A number or name, as people write it.
    pub subject: String,
    /// The path of the page where it stands.
    pub link: String,
    /// When it happened.
    pub at: Timestamp,
}

/// A notice as one person reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeRow {
    /// Its number.
    pub notice: i64,
    /// The word of its kind.
    pub kind: String,
    /// A number or name.
    pub subject: String,
    /// The path of the page where it stands.
    pub link: String,
    /// When it happened.
    pub at: Timestamp,
    /// Whether this person has read it.
    pub read: bool,
}

/// Which notices of a person are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NoticeFilter {
    /// Of one kind only.
    pub kind: Option<String>,
    /// Only those not read.
    pub unread: bool,
    /// Only those older than this number.
    pub below: Option<i64>,
    /// Only those newer than this number.
    pub above: i64,
}

/// Keeps a notice; whether it was new.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn add_notice(sql: &Sql<'_>, notice: &NewNotice) -> Result<bool, StoreFault> {
    let added = sql.execute(
        "insert into work_notice (kind, authority, company, handle, done_by, roles, source, subject, link, at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         on conflict (authority, company, handle, kind, source) do nothing",
        bind![
            notice.kind,
            &notice.authority,
            notice.company.as_str(),
            notice.handle.as_str(),
            notice.done_by.as_str(),
            bits(notice.roles),
            notice.source.as_str(),
            notice.subject.as_str(),
            notice.link.as_str(),
            notice.at
        ],
    )?;
    Ok(added == 1)
}

/// Up to `limit` notices of a person, the newest first; kinds they do not want at all are left out.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn notices(
    sql: &Sql<'_>,
    account: &Account,
    filter: &NoticeFilter,
    limit: i64,
) -> Result<Vec<NoticeRow>, StoreFault> {
    // Who is limited to a branch is told nothing of the whole company: a notice does not say of which branch it is.
    // Nor are they of the office: what it is told, under no company's name, is not for them either.
    let company = match (&account.company, account.branch) {
        (None, _) => Some(String::new()),
        (Some(company), None) => Some(company.to_string()),
        (Some(_), Some(_)) => None,
    };
    sql.query(
        "select notice, kind, subject, link, at, notice <= read_to or was_read
         from (select n.notice, n.kind, n.subject, n.link, n.at,
                 exists (select 1 from work_notice_read as r where r.handle = $1 and r.notice = n.notice) as was_read,
                 coalesce((select p.read_to from work_notice_person as p where p.handle = $1), 0) as read_to
             from work_notice as n
             where n.authority = $2 and n.notice < $7 and n.notice > $8 and ($5 is null or n.kind = $5)
                 and (n.handle = $1 or (n.handle = '' and n.done_by <> $1 and n.company = $3 and (n.roles & $4) <> 0))
                 and not exists (select 1 from work_notice_choice as c
                     where c.handle = $1 and c.kind = n.kind and c.choice = 'not'))
         where $6 = 0 or not (notice <= read_to or was_read)
         order by notice desc limit $9",
        bind![
            &account.handle,
            &account.authority,
            company,
            bits(&account.roles),
            filter.kind.clone(),
            filter.unread,
            filter.below.unwrap_or(i64::MAX),
            filter.above,
            limit
        ],
        read,
    )
}

/// For each role the bit of its number.
fn bits(roles: &[Role]) -> i64 {
    roles.iter().fold(0, |bits, role| bits | 1 << role.number())
}

/// How many notices of a person are unread, counted up to `most`.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn count_unread(sql: &Sql<'_>, account: &Account, most: i64) -> Result<usize, StoreFault> {
    let filter = NoticeFilter { unread: true, ..NoticeFilter::default() };
    Ok(notices(sql, account, &filter, most)?.len())
}

/// Marks a notice as read by a person, and gives the page where it stands; `None` when they have no such notice.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn read_notice(sql: &Sql<'_>, account: &Account, notice: i64, at: Timestamp) -> Result<Option<String>, StoreFault> {
    let one = NoticeFilter { below: notice.checked_add(1), above: notice.saturating_sub(1), ..NoticeFilter::default() };
    let Some(row) = notices(sql, account, &one, 1)?.into_iter().next() else { return Ok(None) };
    sql.execute(
        "insert into work_notice_read (handle, notice, read_at) values ($1, $2, $3)
         on conflict (handle, notice) do nothing",
        bind![&account.handle, notice, at],
    )?;
    Ok(Some(row.link))
}

/// Marks everything up to `notice` as read: what came since the page was shown stays unread.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn read_notices_up_to(sql: &Sql<'_>, handle: &OfficerHandle, notice: i64) -> Result<(), StoreFault> {
    sql.execute(
        "insert into work_notice_person (handle, email, read_to, told, digested, digest_on) values ($1, '', $2, 0, 0, 0)
         on conflict (handle) do update set read_to = max(read_to, excluded.read_to)",
        bind![handle, notice.min(newest_notice(sql)?)],
    )?;
    Ok(())
}

fn read(row: &Row<'_>) -> Result<NoticeRow, StoreFault> {
    Ok(NoticeRow {
        notice: row.integer(0)?,
        kind: row.text(1)?,
        subject: row.text(2)?,
        link: row.text(3)?,
        at: row.instant(4)?,
        read: row.flag(5)?,
    })
}

/// What a person chose, by kind.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn notice_choices(sql: &Sql<'_>, handle: &OfficerHandle) -> Result<Vec<(String, String)>, StoreFault> {
    sql.query("select kind, choice from work_notice_choice where handle = $1 order by kind", bind![handle], |row| {
        Ok((row.text(0)?, row.text(1)?))
    })
}

/// Keeps what a person chose for a kind.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn choose_notice(sql: &Sql<'_>, handle: &OfficerHandle, kind: &str, choice: &str) -> Result<(), StoreFault> {
    sql.execute(
        "insert into work_notice_choice (handle, kind, choice) values ($1, $2, $3)
         on conflict (handle, kind) do update set choice = excluded.choice",
        bind![handle, kind, choice],
    )?;
    Ok(())
}

/// Where a person takes mail, and what they were written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticePerson {
    /// The person.
    pub handle: OfficerHandle,
    /// The address; empty for none.
    pub email: String,
    /// The last notice looked at for mail at once.
    pub told: i64,
    /// The last notice looked at for the digest.
    pub digested: i64,
    /// The day of the last digest, in days since 1970.
    pub digest_on: i64,
    /// Whether the person has confirmed the address; before that nothing is written there but the link that does.
    pub confirmed: bool,
}

/// The people who take mail at an address that they have confirmed.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn notice_people(sql: &Sql<'_>) -> Result<Vec<NoticePerson>, StoreFault> {
    sql.query(
        "select handle, email, told, digested, digest_on, confirmed from work_notice_person
         where email <> '' and confirmed = 1 order by handle",
        bind![],
        person,
    )
}

/// Where one person takes mail.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn notice_person(sql: &Sql<'_>, handle: &OfficerHandle) -> Result<Option<NoticePerson>, StoreFault> {
    sql.query_one(
        "select handle, email, told, digested, digest_on, confirmed from work_notice_person where handle = $1",
        bind![handle],
        person,
    )
}

fn person(row: &Row<'_>) -> Result<NoticePerson, StoreFault> {
    Ok(NoticePerson {
        handle: row.parsed(0)?,
        email: row.text(1)?,
        told: row.integer(2)?,
        digested: row.integer(3)?,
        digest_on: row.integer(4)?,
        confirmed: row.flag(5)?,
    })
}

/// Keeps where a person takes mail, and what they were written; what they have read stays.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn put_notice_person(sql: &Sql<'_>, person: &NoticePerson) -> Result<(), StoreFault> {
    sql.execute(
        "insert into work_notice_person (handle, email, told, digested, digest_on, confirmed)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (handle) do update set email = excluded.email, told = excluded.told,
             digested = excluded.digested, digest_on = excluded.digest_on, confirmed = excluded.confirmed",
        bind![&person.handle, person.email.as_str(), person.told, person.digested, person.digest_on, person.confirmed],
    )?;
    Ok(())
}

/// The number of the newest notice of all; 0 before the first.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn newest_notice(sql: &Sql<'_>) -> Result<i64, StoreFault> {
    Ok(sql.query_integer("select max(notice) from work_notice", bind![])?.unwrap_or(0))
}

/// Gives an account another language.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn set_language(sql: &Sql<'_>, handle: &OfficerHandle, language: &str) -> Result<(), StoreFault> {
    sql.execute("update work_account set language = $2 where handle = $1", bind![handle, language])?;
    Ok(())
}
