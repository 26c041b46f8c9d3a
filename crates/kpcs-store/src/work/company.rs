//! Companies at an office, as it has entered them; their branches and licences stand in files of their own.
//!
//! Invariant: a company is of one office and has one name there for good; what was entered is never deleted. What changed stands in the office's own record under [`Company::reference`].
//! Must not know: who may change what.
//! Source: issue 02, demand 3; kpcs.md §5.6; docs/decisions/0006.

use kpcs_domain::{
    party::Licence,
    value::{AuthorityId, CountryCode, Name, Text, Timestamp},
};

use super::{
    account::{Account, accounts_of_company},
    company_branch::{Branch, branches},
    company_licence::{LicenceRow, licences},
    office_record::{OfficeRow, office_record_of},
};
use crate::{Row, Sql, StoreFault, bind, view::pattern};

/// What an office writes down of a company and can write anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompanyParticulars {
    /// Street and town of its seat.
    pub address: Text,
    /// The place of its seat.
    pub country: CountryCode,
    /// Where letters go, if elsewhere; empty for the seat.
    pub postal: String,
    /// Its number in the register of companies; empty where it has none.
    pub registration: String,
    /// Its number with the tax office; empty where it has none.
    pub tax_number: String,
    /// Whom one asks for; empty for nobody named.
    pub contact: String,
    /// Telephone; empty for none.
    pub telephone: String,
    /// Electronic mail; empty for none.
    pub email: String,
    /// What the office has noted; read by the office alone.
    pub remarks: String,
}

/// A company.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Company {
    /// Its number in the database.
    pub company: i64,
    /// The office at which it is entered.
    pub authority: AuthorityId,
    /// Its name as it stands on certificates.
    pub name: Name,
    /// What can change.
    pub particulars: CompanyParticulars,
    /// When it was entered.
    pub entered_at: Timestamp,
    /// Since when its people may not sign in; `None` for every other company.
    pub suspended_at: Option<Timestamp>,
}

impl Company {
    /// How the office's record names it: `company-12`.
    #[must_use]
    pub fn reference(&self) -> String {
        reference_of(self.company)
    }
}

/// How the office's record names the company of that number.
#[must_use]
pub fn reference_of(company: i64) -> String {
    format!("company-{company}")
}

/// A company with all that the office has of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompanyFile {
    /// The company.
    pub company: Company,
    /// Its branches, closed ones too.
    pub branches: Vec<Branch>,
    /// Its licences, the newest first.
    pub licences: Vec<LicenceRow>,
}

impl CompanyFile {
    /// What its licences say.
    #[must_use]
    pub fn licence_contents(&self) -> Vec<Licence> {
        self.licences.iter().map(|row| row.content.clone()).collect()
    }

    /// The branches that are open.
    pub fn open_branches(&self) -> impl Iterator<Item = &Branch> {
        self.branches.iter().filter(|branch| branch.closed_at.is_none())
    }
}

/// Enters a company; `None` when the office has one of that name.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn add_company(
    sql: &Sql<'_>,
    (authority, name): (&AuthorityId, &Name),
    new: &CompanyParticulars,
    at: Timestamp,
) -> Result<Option<i64>, StoreFault> {
    if company_named(sql, authority, name)?.is_some() {
        return Ok(None);
    }
    sql.execute(
        "insert into work_company (authority, name, address, country, postal, registration, tax_number, contact,
             telephone, email, remarks, entered_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        bind![
            authority,
            name,
            new.address.as_str(),
            new.country.as_str(),
            new.postal.as_str(),
            new.registration.as_str(),
            new.tax_number.as_str(),
            new.contact.as_str(),
            new.telephone.as_str(),
            new.email.as_str(),
            new.remarks.as_str(),
            at
        ],
    )?;
    Ok(company_named(sql, authority, name)?.map(|company| company.company))
}

/// Writes the particulars of a company anew.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn set_company(sql: &Sql<'_>, company: i64, to: &CompanyParticulars) -> Result<(), StoreFault> {
    sql.execute(
        "update work_company set address = $2, country = $3, postal = $4, registration = $5, tax_number = $6,
             contact = $7, telephone = $8, email = $9, remarks = $10
         where company = $1",
        bind![
            company,
            to.address.as_str(),
            to.country.as_str(),
            to.postal.as_str(),
            to.registration.as_str(),
            to.tax_number.as_str(),
            to.contact.as_str(),
            to.telephone.as_str(),
            to.email.as_str(),
            to.remarks.as_str()
        ],
    )?;
    Ok(())
}

/// Suspends a company, or takes it back; every session of its people ends.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn set_company_suspended(sql: &Sql<'_>, company: &Company, since: Option<Timestamp>) -> Result<(), StoreFault> {
    sql.execute("update work_company set suspended_at = $2 where company = $1", bind![company.company, since])?;
    for person in company_people(sql, &company.authority, &company.name)? {
        super::person::end_every_way_in(sql, &person.handle)?;
    }
    Ok(())
}

/// The company of that number at an office.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn company(sql: &Sql<'_>, authority: &AuthorityId, company: i64) -> Result<Option<Company>, StoreFault> {
    sql.query_one(
        "select company, authority, name, address, country, postal, registration, tax_number, contact, telephone, email,
             remarks, entered_at, suspended_at
         from work_company where authority = $1 and company = $2",
        bind![authority, company],
        read,
    )
}

/// The company of that name at an office.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn company_named(sql: &Sql<'_>, authority: &AuthorityId, name: &Name) -> Result<Option<Company>, StoreFault> {
    sql.query_one(
        "select company, authority, name, address, country, postal, registration, tax_number, contact, telephone, email,
             remarks, entered_at, suspended_at
         from work_company where authority = $1 and name = $2",
        bind![authority, name],
        read,
    )
}

/// An office's companies by name, at most `limit` after `offset`: all, or those in which `text` stands in name, address,
/// register or tax number, person to ask for, a branch's name or a licence's number.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn companies(
    sql: &Sql<'_>,
    authority: &AuthorityId,
    text: &str,
    (limit, offset): (i64, i64),
) -> Result<Vec<Company>, StoreFault> {
    sql.query(
        "select c.company, c.authority, c.name, c.address, c.country, c.postal, c.registration, c.tax_number, c.contact,
             c.telephone, c.email, c.remarks, c.entered_at, c.suspended_at
         from work_company as c
         where c.authority = $1 and (lower(c.name) like $2 escape '!' or lower(c.address) like $2 escape '!'
             or lower(c.registration) like $2 escape '!' or lower(c.tax_number) like $2 escape '!'
             or lower(c.contact) like $2 escape '!'
             or exists (select 1 from work_company_licence as l
                 where l.company = c.company and lower(l.number) like $2 escape '!')
             or exists (select 1 from work_company_branch as b
                 where b.company = c.company and lower(b.name) like $2 escape '!'))
         order by c.name limit $3 offset $4",
        bind![authority, pattern(Some(text)), limit, offset],
        read,
    )
}

/// A company with its branches and licences.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn company_file(sql: &Sql<'_>, company: Company) -> Result<CompanyFile, StoreFault> {
    let branches = branches(sql, company.company)?;
    let licences = licences(sql, company.company)?;
    Ok(CompanyFile { company, branches, licences })
}

/// The people of a company, by login.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn company_people(sql: &Sql<'_>, authority: &AuthorityId, name: &Name) -> Result<Vec<Account>, StoreFault> {
    accounts_of_company(sql, authority, name)
}

/// What happened to a company, the newest first, at most `limit` entries of its office's own record.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn company_history(sql: &Sql<'_>, company: &Company, limit: i64) -> Result<Vec<OfficeRow>, StoreFault> {
    office_record_of(sql, &company.authority, &company.reference(), limit)
}

fn read(row: &Row<'_>) -> Result<Company, StoreFault> {
    Ok(Company {
        company: row.integer(0)?,
        authority: row.parsed(1)?,
        name: row.parsed(2)?,
        particulars: CompanyParticulars {
            address: row.parsed(3)?,
            country: row.parsed(4)?,
            postal: row.text(5)?,
            registration: row.text(6)?,
            tax_number: row.text(7)?,
            contact: row.text(8)?,
            telephone: row.text(9)?,
            email: row.text(10)?,
            remarks: row.text(11)?,
        },
        entered_at: row.instant(12)?,
        suspended_at: row.optional_instant(13)?,
    })
}
