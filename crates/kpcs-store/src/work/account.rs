//! Accounts: the people behind the handles of one office.
//!
//! Invariant: a handle is never reused; the password is kept as an argon2id string only.
//! Must not know: how passwords are checked.

use kpcs_domain::{
    act::{Actor, Role},
    value::{AuthorityId, Name, OfficerHandle, Timestamp},
};

use crate::{Row, Sql, StoreFault, bind};

/// A person who can sign in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// How the person appears in statements.
    pub handle: OfficerHandle,
    /// What they type to sign in.
    pub login: String,
    /// Their name, kept in the office.
    pub name: String,
    /// The authority for which, or at which, they act.
    pub authority: AuthorityId,
    /// What they may do.
    pub roles: Vec<Role>,
    /// The company for which an exporter acts.
    pub company: Option<Name>,
    /// The argon2id string of the password.
    pub password: String,
    /// Their language.
    pub language: String,
    /// Whether it is an account of the demonstration, whose password is public.
    pub demo: bool,
    /// Since when they, or everybody of their company, may not sign in; `None` for everybody else.
    pub suspended_at: Option<Timestamp>,
    /// Where in the office they work: a place, a branch, a counter.
    pub place: String,
    /// The branch of their company to which they are limited; `None` for all of it.
    pub branch: Option<i64>,
}

impl Account {
    /// The person as acts know them.
    #[must_use]
    pub fn actor(&self) -> Actor {
        Actor {
            handle: self.handle,
            authority: self.authority.clone(),
            roles: self.roles.clone(),
            company: self.company.clone(),
        }
    }
}

/// Adds an account.
///
/// # Errors
/// [`StoreFault`]; constraint `work_account.login` when the login is taken.
pub fn add_account(sql: &Sql<'_>, account: &Account, at: Timestamp) -> Result<(), StoreFault> {
    let roles: Vec<_> = account.roles.iter().map(|role| role.word()).collect();
    sql.execute(
        "insert into work_account (handle, login, name, authority, roles, company, password, language, demo,
             created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        bind![
            &account.handle,
            account.login.as_str(),
            account.name.as_str(),
            &account.authority,
            roles.join(" "),
            account.company.as_ref().map(ToString::to_string),
            account.password.as_str(),
            account.language.as_str(),
            account.demo,
            at
        ],
    )?;
    Ok(())
}

/// The account of a handle.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn account(sql: &Sql<'_>, handle: &OfficerHandle) -> Result<Option<Account>, StoreFault> {
    sql.query_one(
        "select a.handle, a.login, a.name, a.authority, a.roles, a.company, a.password, a.language, a.demo,
             coalesce(a.suspended_at, c.suspended_at), a.place, a.branch
         from work_account a left join work_company c on c.authority = a.authority and c.name = a.company
         where a.handle = $1",
        bind![handle],
        read,
    )
}

/// The account of a login.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn account_by_login(sql: &Sql<'_>, login: &str) -> Result<Option<Account>, StoreFault> {
    sql.query_one(
        "select a.handle, a.login, a.name, a.authority, a.roles, a.company, a.password, a.language, a.demo,
             coalesce(a.suspended_at, c.suspended_at), a.place, a.branch
         from work_account a left join work_company c on c.authority = a.authority and c.name = a.company
         where a.login = $1",
        bind![login],
        read,
    )
}

/// All accounts, by authority and login.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn accounts(sql: &Sql<'_>) -> Result<Vec<Account>, StoreFault> {
    sql.query(
        "select a.handle, a.login, a.name, a.authority, a.roles, a.company, a.password, a.language, a.demo,
             coalesce(a.suspended_at, c.suspended_at), a.place, a.branch
         from work_account a left join work_company c on c.authority = a.authority and c.name = a.company
         order by a.authority, a.login",
        bind![],
        read,
    )
}

/// The people of a company at an office, by login.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub(super) fn accounts_of_company(
    sql: &Sql<'_>,
    authority: &AuthorityId,
    company: &Name,
) -> Result<Vec<Account>, StoreFault> {
    sql.query(
        "select a.handle, a.login, a.name, a.authority, a.roles, a.company, a.password, a.language, a.demo,
             coalesce(a.suspended_at, c.suspended_at), a.place, a.branch
         from work_account a left join work_company c on c.authority = a.authority and c.name = a.company
         where a.authority = $1 and a.company = $2 order by a.login",
        bind![authority, company],
        read,
    )
}

/// Limits a person of a company to a branch, or to none.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn set_branch(sql: &Sql<'_>, handle: &OfficerHandle, branch: Option<i64>) -> Result<(), StoreFault> {
    sql.execute("update work_account set branch = $2 where handle = $1", bind![handle, branch])?;
    Ok(())
}

/// Gives an account another password, as its argon2id string.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn set_password(sql: &Sql<'_>, handle: &OfficerHandle, password: &str) -> Result<(), StoreFault> {
    sql.execute("update work_account set password = $2 where handle = $1", bind![handle, password])?;
    Ok(())
}

fn read(row: &Row<'_>) -> Result<Account, StoreFault> {
    let roles = row.text(4)?;
    let roles: Result<Vec<_>, _> = roles.split_whitespace().map(Role::parse).collect();
    let wrong = |_| StoreFault::Row { table: "work_account", reason: "an unknown role".to_owned() };
    Ok(Account {
        handle: row.parsed(0)?,
        login: row.text(1)?,
        name: row.text(2)?,
        authority: row.parsed(3)?,
        roles: roles.map_err(wrong)?,
        company: row.optional_parsed(5)?,
        password: row.text(6)?,
        language: row.text(7)?,
        demo: row.flag(8)?,
        suspended_at: row.optional_instant(9)?,
        place: row.text(10)?,
        branch: row.optional_integer(11)?,
    })
}
