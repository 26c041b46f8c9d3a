//! People of an office: roles for a time, leave cover, suspension, one-time links, recovery that waits for the second person.
//!
//! Invariant: a role counts from its first to its last day; one that covers for somebody counts while they hold it themselves;
//! a suspended person has no account. A link is taken once and before it expires; only its hash is kept.
//! Days are those of UTC: in an office's own time zone a role begins and ends up to half a day off its midnight.
//! Must not know: who may change what.
//! Source: issue 02, demand 3.

use kpcs_domain::{
    act::Role,
    value::{AuthorityId, Day, Digest, OfficerHandle, Timestamp},
};

use super::account::{Account, account, accounts};
use crate::{Row, Sql, StoreFault, bind};

/// A role for a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleGiven {
    /// Its number.
    pub id: i64,
    /// Who has it.
    pub handle: OfficerHandle,
    /// The role.
    pub role: Role,
    /// The first day.
    pub from: Day,
    /// The last day; `None` for no end.
    pub until: Option<Day>,
    /// Who gave it.
    pub given_by: OfficerHandle,
    /// For whom it stands in.
    pub cover_for: Option<OfficerHandle>,
}

impl RoleGiven {
    /// Whether it counts on a day.
    #[must_use]
    pub fn counts_on(&self, day: Day) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

/// A link that can be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Whose account it opens.
    pub handle: OfficerHandle,
    /// Whether it brings back an account, second step and all, rather than opening a new one.
    pub recovers: bool,
    /// Until when.
    pub expires_at: Timestamp,
}

/// A recovery that waits for the second person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovery {
    /// Who asked for it.
    pub asked_by: OfficerHandle,
    /// When.
    pub asked_at: Timestamp,
    /// Why, and how the person showed who they are.
    pub reason: String,
}

/// The account as it is on a day, with the roles of that day; `None` for an unknown or a suspended person.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn account_on(sql: &Sql<'_>, handle: &OfficerHandle, day: Day) -> Result<Option<Account>, StoreFault> {
    let Some(mut found) = account(sql, handle)?.filter(|account| account.suspended_at.is_none()) else {
        return Ok(None);
    };
    for given in roles_given(sql, handle)?.into_iter().filter(|given| given.counts_on(day)) {
        let counts = match &given.cover_for {
            None => true,
            Some(other) => holds_itself(sql, other, given.role, day)?,
        };
        if counts && !found.roles.contains(&given.role) {
            found.roles.push(given.role);
        }
    }
    Ok(Some(found))
}

/// Whether a person holds a role on a day other than by covering for somebody.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn holds_itself(sql: &Sql<'_>, handle: &OfficerHandle, role: Role, day: Day) -> Result<bool, StoreFault> {
    let Some(account) = account(sql, handle)?.filter(|account| account.suspended_at.is_none()) else {
        return Ok(false);
    };
    let own = |given: &RoleGiven| given.cover_for.is_none() && given.role == role && given.counts_on(day);
    Ok(account.roles.contains(&role) || roles_given(sql, handle)?.iter().any(own))
}

/// The officers of an authority, by login; people of companies are not among them.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn officers_of(sql: &Sql<'_>, authority: &AuthorityId) -> Result<Vec<Account>, StoreFault> {
    let all = accounts(sql)?;
    Ok(all.into_iter().filter(|one| one.authority == *authority && one.company.is_none()).collect())
}

/// The roles for a time that a person has or had in sight, covering for others included; those ended by hand are left out.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn roles_given(sql: &Sql<'_>, handle: &OfficerHandle) -> Result<Vec<RoleGiven>, StoreFault> {
    sql.query(
        "select id, handle, role, from_day, until_day, given_by, cover_for from work_role
         where handle = $1 and ended_at is null order by id",
        bind![handle],
        role_given,
    )
}

/// The roles of a person that others hold while the person is away.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn covers_of(sql: &Sql<'_>, handle: &OfficerHandle) -> Result<Vec<RoleGiven>, StoreFault> {
    sql.query(
        "select id, handle, role, from_day, until_day, given_by, cover_for from work_role
         where cover_for = $1 and ended_at is null order by id",
        bind![handle],
        role_given,
    )
}

fn role_given(row: &Row<'_>) -> Result<RoleGiven, StoreFault> {
    let wrong = |_| StoreFault::Row { table: "work_role", reason: "an unknown role".to_owned() };
    Ok(RoleGiven {
        id: row.integer(0)?,
        handle: row.parsed(1)?,
        role: Role::parse(&row.text(2)?).map_err(wrong)?,
        from: row.day(3)?,
        until: row.optional_day(4)?,
        given_by: row.parsed(5)?,
        cover_for: row.optional_parsed(6)?,
    })
}

/// Gives a role for a time; the `id` of `given` is not looked at.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn give_role(sql: &Sql<'_>, given: &RoleGiven, at: Timestamp) -> Result<(), StoreFault> {
    sql.execute(
        "insert into work_role (handle, role, from_day, until_day, given_by, cover_for, given_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
        bind![
            &given.handle,
            given.role.word(),
            given.from,
            given.until,
            &given.given_by,
            given.cover_for.as_ref().map(ToString::to_string),
            at
        ],
    )?;
    Ok(())
}

/// Ends a role that was given for a time.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn end_role(sql: &Sql<'_>, id: i64, at: Timestamp) -> Result<(), StoreFault> {
    sql.execute("update work_role set ended_at = $2 where id = $1 and ended_at is null", bind![id, at])?;
    Ok(())
}

/// The roles that an account has without end.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn set_lasting_roles(sql: &Sql<'_>, handle: &OfficerHandle, roles: &[Role]) -> Result<(), StoreFault> {
    let words: Vec<_> = roles.iter().map(|role| role.word()).collect();
    sql.execute("update work_account set roles = $2 where handle = $1", bind![handle, words.join(" ")])?;
    Ok(())
}

/// Suspends somebody, or takes it back; every session of theirs ends.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn set_suspended(sql: &Sql<'_>, handle: &OfficerHandle, since: Option<Timestamp>) -> Result<(), StoreFault> {
    sql.execute("update work_account set suspended_at = $2 where handle = $1", bind![handle, since])?;
    end_every_way_in(sql, handle)
}

/// Where in the office a person works.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn set_place(sql: &Sql<'_>, handle: &OfficerHandle, place: &str) -> Result<(), StoreFault> {
    sql.execute("update work_account set place = $2 where handle = $1", bind![handle, place])?;
    Ok(())
}

/// Ends sessions and half sign-ins of a person.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn end_every_way_in(sql: &Sql<'_>, handle: &OfficerHandle) -> Result<(), StoreFault> {
    sql.execute("delete from work_session where handle = $1", bind![handle])?;
    sql.execute("delete from work_half_sign_in where handle = $1", bind![handle])?;
    Ok(())
}

/// Keeps a link; an earlier one of the same person opens nothing any more.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn put_link(sql: &Sql<'_>, digest: Digest, link: &Link, at: Timestamp) -> Result<(), StoreFault> {
    sql.execute("delete from work_link where handle = $1", bind![&link.handle])?;
    let kind = if link.recovers { "recovery" } else { "invitation" };
    sql.execute(
        "insert into work_link (digest, handle, kind, made_at, expires_at) values ($1, $2, $3, $4, $5)",
        bind![digest, &link.handle, kind, at, link.expires_at],
    )?;
    Ok(())
}

/// The link of a token, unless it was used or has expired.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn open_link(sql: &Sql<'_>, digest: Digest, at: Timestamp) -> Result<Option<Link>, StoreFault> {
    sql.query_one(
        "select handle, kind, expires_at from work_link where digest = $1 and used_at is null and expires_at > $2",
        bind![digest, at],
        |row| Ok(Link { handle: row.parsed(0)?, recovers: row.text(1)? == "recovery", expires_at: row.instant(2)? }),
    )
}

/// Takes a link; whether it could be used.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn take_link(sql: &Sql<'_>, digest: Digest, at: Timestamp) -> Result<bool, StoreFault> {
    let taken = sql.execute(
        "update work_link set used_at = $2 where digest = $1 and used_at is null and expires_at > $2",
        bind![digest, at],
    )?;
    Ok(taken == 1)
}

/// The recovery of a person that waits for the second administrator.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn recovery(sql: &Sql<'_>, handle: &OfficerHandle) -> Result<Option<Recovery>, StoreFault> {
    sql.query_one("select asked_by, asked_at, reason from work_recovery where handle = $1", bind![handle], |row| {
        Ok(Recovery { asked_by: row.parsed(0)?, asked_at: row.instant(1)?, reason: row.text(2)? })
    })
}

/// Keeps that a recovery was asked for; a later asking takes the place of an earlier one.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn ask_recovery(sql: &Sql<'_>, handle: &OfficerHandle, asked: &Recovery) -> Result<(), StoreFault> {
    end_recovery(sql, handle)?;
    sql.execute(
        "insert into work_recovery (handle, asked_by, asked_at, reason) values ($1, $2, $3, $4)",
        bind![handle, &asked.asked_by, asked.asked_at, asked.reason.as_str()],
    )?;
    Ok(())
}

/// No recovery of the person waits any more.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn end_recovery(sql: &Sql<'_>, handle: &OfficerHandle) -> Result<(), StoreFault> {
    sql.execute("delete from work_recovery where handle = $1", bind![handle])?;
    Ok(())
}
