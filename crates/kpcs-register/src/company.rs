//! Companies at an office: entered, changed, suspended; their branches and licences.
//!
//! Invariant: the head and the administrators of the same office change them, nobody else; a company's own people read. Each
//! change stands in the office's own record with what it was before. No act asks whether a licence is in force.
//! Must not know: pages. Source: issue 02, demand 3; kpcs.md §5.6; docs/decisions/0006.

use kpcs_domain::{
    party::Licence,
    value::{Name, Timestamp},
};
use kpcs_store::{
    Sql, StoreFault,
    work::{self, Account, Branch, Company, CompanyFile, CompanyParticulars, OfficeEvent},
};

use crate::{
    ActError, Register,
    people::{keeps_accounts, note_of},
};

/// Why a change of a company is not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CompanyNo {
    /// It is not this person's to change.
    NotYours,
    /// The office has no such company, branch or licence.
    Unknown,
    /// The office has one of that name.
    NameTaken,
    /// The company has that licence, from that day, already.
    LicenceKnown,
    /// The last day is before the first.
    DaysReversed,
    /// It has an open branch of that name.
    BranchKnown,
    /// Nobody said why.
    ReasonMissing,
    /// It is so already.
    Unchanged,
}

impl CompanyNo {
    /// Its word, by which its text is found.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::NotYours => "not-yours",
            Self::Unknown => "unknown",
            Self::NameTaken => "name-taken",
            Self::LicenceKnown => "licence-known",
            Self::DaysReversed => "days-reversed",
            Self::BranchKnown => "branch-known",
            Self::ReasonMissing => "reason-missing",
            Self::Unchanged => "unchanged",
        }
    }
}

/// What a change of a company came to.
pub type CompanyChanged<T> = Result<Result<T, CompanyNo>, ActError>;

/// A change of a company.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CompanyChange {
    /// Other particulars.
    Particulars(Box<CompanyParticulars>),
    /// Its people may not sign in until this is taken back; why.
    Suspend(String),
    /// They may again.
    Resume,
    /// A licence.
    EnterLicence(Licence),
    /// That licence no longer counts; why.
    WithdrawLicence(i64, String),
    /// A branch.
    EnterBranch(Branch),
    /// That branch is closed; whoever was limited to it sees nothing until they are given another.
    CloseBranch(i64),
}

impl Register {
    /// Enters a company at the office of `by`; its number.
    ///
    /// # Errors
    /// [`ActError::Store`].
    pub fn enter_company(&self, by: &Account, name: Name, new: CompanyParticulars) -> CompanyChanged<i64> {
        if !keeps_companies(by) {
            return Ok(Err(CompanyNo::NotYours));
        }
        let (now, by) = (self.clock().now(), by.clone());
        Ok(self.store().write(move |sql| {
            let Some(company) = work::add_company(sql, (&by.authority, &name), &new, now)? else {
                return Ok(Err(CompanyNo::NameTaken));
            };
            let subject = format!("{} {name}", work::reference_of(company));
            note_of(sql, &by, OfficeEvent::CompanyEntered, &subject, now)?;
            Ok::<_, StoreFault>(Ok(company))
        })?)
    }

    /// Changes a company of the office of `by`.
    ///
    /// # Errors
    /// [`ActError::Store`].
    pub fn change_company(&self, by: &Account, company: i64, change: CompanyChange) -> CompanyChanged<()> {
        if !keeps_companies(by) {
            return Ok(Err(CompanyNo::NotYours));
        }
        let (now, by) = (self.clock().now(), by.clone());
        Ok(self.store().write(move |sql| {
            let Some(company) = work::company(sql, &by.authority, company)? else {
                return Ok(Err(CompanyNo::Unknown));
            };
            let file = work::company_file(sql, company)?;
            let (event, what) = match change_it(sql, &file, change, now)? {
                Ok(done) => done,
                Err(no) => return Ok(Err(no)),
            };
            let subject = format!("{} {what}", file.company.reference());
            note_of(sql, &by, event, &subject, now)?;
            Ok::<_, StoreFault>(Ok(()))
        })?)
    }
}

/// Whether somebody keeps the companies of their office.
#[must_use]
pub fn keeps_companies(account: &Account) -> bool {
    account.company.is_none() && keeps_accounts(&account.roles)
}

/// Makes the change; what the record says of it.
fn change_it(
    sql: &Sql<'_>,
    file: &CompanyFile,
    change: CompanyChange,
    now: Timestamp,
) -> Result<Result<(OfficeEvent, String), CompanyNo>, StoreFault> {
    let number = file.company.company;
    Ok(match change {
        CompanyChange::Particulars(new) => {
            let changed = differences(&file.company.particulars, &new);
            if changed.is_empty() {
                return Ok(Err(CompanyNo::Unchanged));
            }
            work::set_company(sql, number, &new)?;
            Ok((OfficeEvent::CompanyChanged, changed.join("; ")))
        }
        CompanyChange::Suspend(reason) if reason.trim().is_empty() => Err(CompanyNo::ReasonMissing),
        CompanyChange::Suspend(_) if file.company.suspended_at.is_some() => Err(CompanyNo::Unchanged),
        CompanyChange::Suspend(reason) => {
            work::set_company_suspended(sql, &file.company, Some(now))?;
            Ok((OfficeEvent::CompanySuspended, reason))
        }
        CompanyChange::Resume if file.company.suspended_at.is_none() => Err(CompanyNo::Unchanged),
        CompanyChange::Resume => {
            work::set_company_suspended(sql, &file.company, None)?;
            Ok((OfficeEvent::CompanyResumed, String::new()))
        }
        CompanyChange::EnterLicence(licence) => enter_licence(sql, file, &licence, now)?,
        CompanyChange::WithdrawLicence(_, reason) if reason.trim().is_empty() => Err(CompanyNo::ReasonMissing),
        CompanyChange::WithdrawLicence(licence, reason) => {
            let known = file.licences.iter().find(|row| row.licence == licence);
            match known {
                Some(row) if work::withdraw_licence(sql, number, licence, now.day())? => {
                    Ok((OfficeEvent::LicenceWithdrawn, format!("{}: {reason}", row.content.number)))
                }
                _ => Err(CompanyNo::Unknown),
            }
        }
        CompanyChange::EnterBranch(branch) => {
            if file.open_branches().any(|known| known.name == branch.name) {
                return Ok(Err(CompanyNo::BranchKnown));
            }
            work::add_branch(sql, number, &branch)?;
            Ok((OfficeEvent::BranchEntered, format!("{}, {}", branch.name, branch.address)))
        }
        CompanyChange::CloseBranch(branch) => {
            let known = file.open_branches().find(|known| known.branch == branch);
            match known {
                Some(known) if work::close_branch(sql, number, branch, now)? => {
                    Ok((OfficeEvent::BranchClosed, known.name.to_string()))
                }
                _ => Err(CompanyNo::Unknown),
            }
        }
    })
}

fn enter_licence(
    sql: &Sql<'_>,
    file: &CompanyFile,
    licence: &Licence,
    now: Timestamp,
) -> Result<Result<(OfficeEvent, String), CompanyNo>, StoreFault> {
    if licence.until.is_some_and(|until| until < licence.from) {
        return Ok(Err(CompanyNo::DaysReversed));
    }
    let same = |known: &Licence| known.number == licence.number && known.from == licence.from;
    if file.licences.iter().any(|row| same(&row.content)) {
        return Ok(Err(CompanyNo::LicenceKnown));
    }
    work::add_licence(sql, file.company.company, licence, now)?;
    let until = licence.until.map_or_else(String::new, |until| until.to_string());
    let (number, class, cover, from) = (&licence.number, licence.class, licence.cover, licence.from);
    Ok(Ok((OfficeEvent::LicenceEntered, format!("{number} {class} {cover} {from}/{until}"))))
}

/// What differs, as `field: before -> after`.
fn differences(old: &CompanyParticulars, new: &CompanyParticulars) -> Vec<String> {
    let pairs = [
        ("address", old.address.as_str(), new.address.as_str()),
        ("country", old.country.as_str(), new.country.as_str()),
        ("postal", &old.postal, &new.postal),
        ("registration", &old.registration, &new.registration),
        ("tax_number", &old.tax_number, &new.tax_number),
        ("contact", &old.contact, &new.contact),
        ("telephone", &old.telephone, &new.telephone),
        ("email", &old.email, &new.email),
        ("remarks", &old.remarks, &new.remarks),
    ];
    let changed = pairs.into_iter().filter(|(_, old, new)| old != new);
    changed.map(|(field, old, new)| format!("{field}: {old} -> {new}")).collect()
}

/// The company of an account, if the office has entered it.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn company_of(sql: &Sql<'_>, account: &Account) -> Result<Option<Company>, StoreFault> {
    let Some(name) = &account.company else { return Ok(None) };
    work::company_named(sql, &account.authority, name)
}
