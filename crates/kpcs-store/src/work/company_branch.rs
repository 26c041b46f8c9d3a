//! The branches of a company.
//!
//! Invariant: a branch that was entered is never deleted, only closed.
//! Source: issue 02, demand 3; docs/decisions/0006.

use kpcs_domain::value::{CountryCode, Name, Text, Timestamp};

use crate::{Sql, StoreFault, bind};

/// A branch of a company.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Branch {
    /// Its number in the database; 0 before it is kept.
    pub branch: i64,
    /// What it is called.
    pub name: Name,
    /// Street and town.
    pub address: Text,
    /// The place.
    pub country: CountryCode,
    /// Since when it is closed.
    pub closed_at: Option<Timestamp>,
}

/// Keeps a branch; its `branch` is not looked at.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn add_branch(sql: &Sql<'_>, company: i64, new: &Branch) -> Result<(), StoreFault> {
    sql.execute(
        "insert into work_company_branch (company, name, address, country) values ($1, $2, $3, $4)",
        bind![company, &new.name, new.address.as_str(), new.country.as_str()],
    )?;
    Ok(())
}

/// Closes a branch; whether the company had it and it was open.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn close_branch(sql: &Sql<'_>, company: i64, branch: i64, at: Timestamp) -> Result<bool, StoreFault> {
    let closed = sql.execute(
        "update work_company_branch set closed_at = $3 where company = $1 and branch = $2 and closed_at is null",
        bind![company, branch, at],
    )?;
    Ok(closed == 1)
}

pub(super) fn branches(sql: &Sql<'_>, company: i64) -> Result<Vec<Branch>, StoreFault> {
    sql.query(
        "select branch, name, address, country, closed_at from work_company_branch where company = $1 order by branch",
        bind![company],
        |row| {
            Ok(Branch {
                branch: row.integer(0)?,
                name: row.parsed(1)?,
                address: row.parsed(2)?,
                country: row.parsed(3)?,
                closed_at: row.optional_instant(4)?,
            })
        },
    )
}
