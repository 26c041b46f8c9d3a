//! People of a company: invited, limited to a branch, given roles, suspended, by the company's administrator or by the office.
//!
//! Invariant: a company's administrator changes people of that company alone, never the own account, gives roles of a company
//! alone and none that reaches further than their own; the office's head and administrators may give each of those. Each change
//! stands in the office's own record under the company.
//! Must not know: pages. Source: issue 02, demand 3; threat-model 14.

use kpcs_domain::{
    act::Role,
    value::{Day, OfficerHandle, Timestamp},
};
use kpcs_store::{
    Sql, StoreFault,
    work::{self, Account, OfficeEvent, RoleGiven},
};

use crate::{
    Register,
    company::{company_of, keeps_companies},
    link::Invitation,
    people::{AccountNo, Changed, PersonChange, changeable, days, give_refused_for, note_of},
};

/// The roles that people of a company can have.
pub const ROLES_OF_COMPANY: &[Role] = &[Role::Exporter, Role::ExporterClerk, Role::CompanyAdministrator];

/// A change of the account of a company's person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ColleagueChange {
    /// As for a person of the office; their place is not asked.
    Person(PersonChange),
    /// Limited to that branch, or to none.
    Branch(Option<i64>),
}

/// Whether `by` may give somebody of a company `role`: the office each role of a company, its administrator none beyond
/// their own. Who submits may also have others prepare.
#[must_use]
pub fn may_give_of_company(by: &Account, role: Role) -> bool {
    if !ROLES_OF_COMPANY.contains(&role) {
        return false;
    }
    let holds = |role: Role| by.roles.contains(&role);
    let reaches = holds(role) || role == Role::ExporterClerk && holds(Role::Exporter);
    keeps_companies(by) || is_administrator(by) && reaches
}

/// Whether somebody keeps the accounts of their own company.
#[must_use]
pub fn is_administrator(by: &Account) -> bool {
    by.company.is_some() && by.roles.contains(&Role::CompanyAdministrator)
}

impl Register {
    /// Makes an account at a company that nobody can enter yet; the token of the link by which its person does.
    ///
    /// # Errors
    /// [`crate::ActError::Store`].
    pub fn invite_colleague(
        &self,
        by: &Account,
        company: i64,
        new: Invitation,
        branch: Option<i64>,
    ) -> Changed<String> {
        if !may_give_of_company(by, new.role) {
            return Ok(Err(AccountNo::RoleNotYours));
        }
        let of = by.clone();
        let found = self.store().read(|sql| {
            let Some(found) = work::company(sql, &of.authority, company)? else { return Ok(None) };
            Ok::<_, StoreFault>(Some(work::company_file(sql, found)?))
        })?;
        let own = found.filter(|file| keeps_companies(by) || by.company.as_ref() == Some(&file.company.name));
        let Some(file) = own else { return Ok(Err(AccountNo::PersonUnknown)) };
        let known = branch.is_none_or(|branch| file.open_branches().any(|open| open.branch == branch));
        if !known || branch.is_some() && new.role == Role::CompanyAdministrator {
            return Ok(Err(AccountNo::BranchUnfit));
        }
        self.add_invited(by, new, Some((&file.company, branch)))
    }

    /// Changes the account of somebody else of a company.
    ///
    /// # Errors
    /// [`crate::ActError::Store`].
    pub fn change_colleague(&self, by: &Account, handle: OfficerHandle, change: ColleagueChange) -> Changed<()> {
        let (now, by) = (self.clock().now(), by.clone());
        Ok(self.store().write(move |sql| {
            let person = match changeable(sql, &by, handle)? {
                Ok(person) if person.company.is_some() => person,
                Ok(_) => return Ok(Err(AccountNo::PersonUnknown)),
                Err(no) => return Ok(Err(no)),
            };
            let (event, what) = match change_it(sql, &by, &person, change, now)? {
                Ok(done) => done,
                Err(no) => return Ok(Err(no)),
            };
            let subject = subject_of(sql, &person, &what)?;
            note_of(sql, &by, event, &subject, now)?;
            Ok::<_, StoreFault>(Ok(()))
        })?)
    }
}

/// What the record says of a person of a company: the company, the handle, and `what`.
pub(crate) fn subject_of(sql: &Sql<'_>, person: &Account, what: &str) -> Result<String, StoreFault> {
    let company = company_of(sql, person)?.map_or_else(String::new, |company| format!("{} ", company.reference()));
    Ok(format!("{company}{} {what}", person.handle))
}

fn change_it(
    sql: &Sql<'_>,
    by: &Account,
    person: &Account,
    change: ColleagueChange,
    now: Timestamp,
) -> Result<Result<(OfficeEvent, String), AccountNo>, StoreFault> {
    let handle = &person.handle;
    Ok(match change {
        ColleagueChange::Branch(branch) => limit(sql, person, branch, now.day())?,
        ColleagueChange::Person(PersonChange::Suspend) => {
            work::set_suspended(sql, handle, Some(now))?;
            Ok((OfficeEvent::PersonSuspended, String::new()))
        }
        ColleagueChange::Person(PersonChange::Resume) => {
            work::set_suspended(sql, handle, None)?;
            Ok((OfficeEvent::PersonResumed, String::new()))
        }
        ColleagueChange::Person(PersonChange::Give(role, from, until)) => {
            give(sql, (by, person), (role, from, until), now)?
        }
        ColleagueChange::Person(PersonChange::EndLasting(role)) if !person.roles.contains(&role) => {
            Err(AccountNo::RoleNotHeld)
        }
        ColleagueChange::Person(PersonChange::EndLasting(role)) => {
            let kept: Vec<_> = person.roles.iter().copied().filter(|held| *held != role).collect();
            work::set_lasting_roles(sql, handle, &kept)?;
            Ok((OfficeEvent::RoleEnded, role.word().to_owned()))
        }
        ColleagueChange::Person(PersonChange::End(id)) => {
            match work::roles_given(sql, handle)?.into_iter().find(|given| given.id == id) {
                Some(given) => {
                    work::end_role(sql, id, now)?;
                    Ok((OfficeEvent::RoleEnded, days(&given)))
                }
                None => Err(AccountNo::RoleNotHeld),
            }
        }
        ColleagueChange::Person(PersonChange::Place(_)) => Err(AccountNo::RoleNotYours),
    })
}

fn give(
    sql: &Sql<'_>,
    (by, person): (&Account, &Account),
    (role, from, until): (Role, Day, Option<Day>),
    now: Timestamp,
) -> Result<Result<(OfficeEvent, String), AccountNo>, StoreFault> {
    if !may_give_of_company(by, role) {
        return Ok(Err(AccountNo::RoleNotYours));
    }
    if role == Role::CompanyAdministrator && person.branch.is_some() {
        return Ok(Err(AccountNo::BranchUnfit));
    }
    if let Some(no) = give_refused_for(sql, person, (role, from, until), now)? {
        return Ok(Err(no));
    }
    let given = RoleGiven { id: 0, handle: person.handle, role, from, until, given_by: by.handle, cover_for: None };
    work::give_role(sql, &given, now)?;
    Ok(Ok((OfficeEvent::RoleGiven, days(&given))))
}

/// Limits a person to an open branch of the company, or to none; an administrator keeps the whole company's accounts.
fn limit(
    sql: &Sql<'_>,
    person: &Account,
    branch: Option<i64>,
    today: Day,
) -> Result<Result<(OfficeEvent, String), AccountNo>, StoreFault> {
    let file = company_of(sql, person)?.map(|company| work::company_file(sql, company)).transpose()?;
    let open = |file: &work::CompanyFile, branch| file.open_branches().find(|open| open.branch == branch).cloned();
    let found = branch.map(|branch| file.as_ref().and_then(|file| open(file, branch)));
    let name = match found {
        Some(None) => return Ok(Err(AccountNo::BranchUnfit)),
        Some(Some(branch)) => branch.name.to_string(),
        None => String::new(),
    };
    let administers =
        |given: &RoleGiven| given.role == Role::CompanyAdministrator && given.until.is_none_or(|last| today <= last);
    let keeps = person.roles.contains(&Role::CompanyAdministrator)
        || work::roles_given(sql, &person.handle)?.iter().any(administers);
    if branch.is_some() && keeps {
        return Ok(Err(AccountNo::BranchUnfit));
    }
    work::set_branch(sql, &person.handle, branch)?;
    Ok(Ok((OfficeEvent::PlaceChanged, name)))
}
