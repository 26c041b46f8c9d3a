//! The licences of companies, as an office has entered them.
//!
//! Invariant: a licence that was entered is never deleted, only withdrawn.
//! Must not know: whether a licence is needed.
//! Source: kpcs.md §5.6; docs/decisions/0006.

use kpcs_domain::{
    party::{Licence, LicenceClass, LicenceCover},
    value::{AuthorityId, Day, Timestamp},
};

use crate::{Row, Sql, StoreFault, bind};

/// A licence as it was entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LicenceRow {
    /// Its number in the database; 0 before it is kept.
    pub licence: i64,
    /// What it says.
    pub content: Licence,
}

/// Keeps a licence.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn add_licence(sql: &Sql<'_>, company: i64, new: &Licence, at: Timestamp) -> Result<(), StoreFault> {
    sql.execute(
        "insert into work_company_licence (company, number, class, cover, from_day, until_day, withdrawn_on, entered_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        bind![
            company,
            &new.number,
            new.class.word(),
            new.cover.word(),
            new.from,
            new.until,
            new.withdrawn_on,
            at
        ],
    )?;
    Ok(())
}

/// Withdraws a licence; whether the company had it and it had not been withdrawn.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn withdraw_licence(sql: &Sql<'_>, company: i64, licence: i64, on: Day) -> Result<bool, StoreFault> {
    let withdrawn = sql.execute(
        "update work_company_licence set withdrawn_on = $3
         where company = $1 and licence = $2 and withdrawn_on is null",
        bind![company, licence, on],
    )?;
    Ok(withdrawn == 1)
}

/// The licences of a company, the newest first.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn licences(sql: &Sql<'_>, company: i64) -> Result<Vec<LicenceRow>, StoreFault> {
    let rows = sql.query(
        "select company, licence, number, class, cover, from_day, until_day, withdrawn_on from work_company_licence
         where company = $1 order by from_day desc, licence desc",
        bind![company],
        licence,
    )?;
    Ok(rows.into_iter().map(|(_, row)| row).collect())
}

/// The licences of every company of an office, each with its company.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn licences_of_office(sql: &Sql<'_>, authority: &AuthorityId) -> Result<Vec<(i64, LicenceRow)>, StoreFault> {
    sql.query(
        "select l.company, l.licence, l.number, l.class, l.cover, l.from_day, l.until_day, l.withdrawn_on
         from work_company_licence l join work_company c on c.company = l.company
         where c.authority = $1 order by l.company, l.from_day desc, l.licence desc",
        bind![authority],
        licence,
    )
}

fn licence(row: &Row<'_>) -> Result<(i64, LicenceRow), StoreFault> {
    let content = Licence {
        number: row.parsed(2)?,
        class: row.word(3, LicenceClass::parse)?,
        cover: row.word(4, LicenceCover::parse)?,
        from: row.day(5)?,
        until: row.optional_day(6)?,
        withdrawn_on: row.optional_day(7)?,
    };
    Ok((row.integer(0)?, LicenceRow { licence: row.integer(1)?, content }))
}
