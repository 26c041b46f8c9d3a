//! People of an office: invited, given roles for a time, suspended, by those who keep its accounts.
//!
//! Invariant: only the head and the administrators of the same office change an account, never their own; the head's role is
//! given and taken by a head. Every change stands in the office's own record, as who did what to whom. People of companies
//! are `colleague`'s.
//! Must not know: pages.
//! Source: issue 02, demand 3; threat-model 14.

use kpcs_domain::{
    act::Role,
    value::{Day, OfficerHandle, Timestamp},
};
use kpcs_store::{
    Sql, StoreFault,
    work::{self, Account, OfficeEntry, OfficeEvent, RoleGiven},
};

use crate::{ActError, Register, colleague::is_administrator};

/// Why a change of an account is not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccountNo {
    /// Nobody of that handle in this office.
    PersonUnknown,
    /// One's own account is another's to change.
    OwnAccount,
    /// That role is not this person's to give or take.
    RoleNotYours,
    /// The person has the role already on those days.
    RoleHeld,
    /// The person does not hold the role.
    RoleNotHeld,
    /// The last day is before the first, or has passed.
    DaysReversed,
    /// The account's name is taken or cannot be one.
    LoginUnfit,
    /// No recovery waits.
    RecoveryUnknown,
    /// Whoever asked for the recovery cannot approve it.
    SamePerson,
    /// The link was used, has expired or never was.
    LinkUnknown,
    /// Nobody said why.
    ReasonMissing,
    /// The password is too short, too long or holds the account's name.
    PasswordWeak,
    /// No open branch of the company, or a limit for somebody who keeps the accounts of all of it.
    BranchUnfit,
}

impl AccountNo {
    /// Its word, by which its text is found.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::PersonUnknown => "person-unknown",
            Self::OwnAccount => "own-account",
            Self::RoleNotYours => "role-not-yours",
            Self::RoleHeld => "role-held",
            Self::RoleNotHeld => "role-not-held",
            Self::DaysReversed => "days-reversed",
            Self::LoginUnfit => "login-unfit",
            Self::RecoveryUnknown => "recovery-unknown",
            Self::SamePerson => "same-person",
            Self::LinkUnknown => "link-unknown",
            Self::ReasonMissing => "reason-missing",
            Self::PasswordWeak => "password-weak",
            Self::BranchUnfit => "branch-unfit",
        }
    }
}

/// What a change came to: what it answers, or why not.
pub type Changed<T> = Result<Result<T, AccountNo>, ActError>;

/// A change of somebody's account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PersonChange {
    /// May not sign in until this is taken back.
    Suspend,
    /// May sign in again.
    Resume,
    /// Works there.
    Place(String),
    /// A role from a day to a last day, or with no end.
    Give(Role, Day, Option<Day>),
    /// A role without end is taken.
    EndLasting(Role),
    /// A role for a time is taken.
    End(i64),
}

/// The roles that those who keep accounts may give; that of the head only a head.
pub const ROLES_GIVEN: &[Role] =
    &[Role::Clerk, Role::ValidatingOfficer, Role::ImportingOfficer, Role::StockKeeper, Role::OfficeAdministrator];

/// Whether somebody keeps the accounts of their office.
#[must_use]
pub fn keeps_accounts(roles: &[Role]) -> bool {
    roles.iter().any(|role| matches!(role, Role::OfficeAdministrator | Role::AuthorityHead))
}

/// Whether somebody with these roles may give or take `role`.
#[must_use]
pub fn may_give(roles: &[Role], role: Role) -> bool {
    let head = roles.contains(&Role::AuthorityHead);
    keeps_accounts(roles) && (ROLES_GIVEN.contains(&role) || head && role == Role::AuthorityHead)
}

impl Register {
    /// Changes the account of somebody else of the same office.
    ///
    /// # Errors
    /// [`ActError::Store`].
    pub fn change_person(&self, by: &Account, handle: OfficerHandle, change: PersonChange) -> Changed<()> {
        let (now, by) = (self.clock().now(), by.clone());
        Ok(self.store().write(move |sql| {
            Ok::<_, StoreFault>(match changeable(sql, &by, handle)? {
                // Somebody of a company is changed by `change_colleague`, which knows a company's roles.
                Ok(person) if person.company.is_some() => Err(AccountNo::PersonUnknown),
                Ok(person) => change_it(sql, &by, &person, &change, now)?,
                Err(no) => Err(no),
            })
        })?)
    }
}

/// The person, if `by` may change their account at all.
pub(crate) fn changeable(
    sql: &Sql<'_>,
    by: &Account,
    handle: OfficerHandle,
) -> Result<Result<Account, AccountNo>, StoreFault> {
    let found = work::account(sql, &handle)?;
    // The office reaches its own people and those of its companies, a company's administrator those of that company.
    let within =
        |person: &Account| person.authority == by.authority && (by.company.is_none() || by.company == person.company);
    let Some(person) = found.filter(within) else {
        return Ok(Err(AccountNo::PersonUnknown));
    };
    if person.handle == by.handle {
        return Ok(Err(AccountNo::OwnAccount));
    }
    // Also one who is head for a time, before, in and after it, until the role is taken out of sight.
    let given = work::roles_given(sql, &handle)?;
    let is_head =
        person.roles.contains(&Role::AuthorityHead) || given.iter().any(|one| one.role == Role::AuthorityHead);
    let of_head = is_head && !by.roles.contains(&Role::AuthorityHead);
    let keeps = keeps_accounts(&by.roles) && by.company.is_none() && !of_head || is_administrator(by);
    Ok(if keeps { Ok(person) } else { Err(AccountNo::RoleNotYours) })
}

fn change_it(
    sql: &Sql<'_>,
    by: &Account,
    person: &Account,
    change: &PersonChange,
    now: Timestamp,
) -> Result<Result<(), AccountNo>, StoreFault> {
    let handle = &person.handle;
    let (event, what) = match change {
        PersonChange::Suspend => {
            work::set_suspended(sql, handle, Some(now))?;
            (OfficeEvent::PersonSuspended, String::new())
        }
        PersonChange::Resume => {
            work::set_suspended(sql, handle, None)?;
            (OfficeEvent::PersonResumed, String::new())
        }
        PersonChange::Place(place) => {
            work::set_place(sql, handle, place)?;
            (OfficeEvent::PlaceChanged, place.clone())
        }
        PersonChange::Give(role, from, until) => {
            if let Some(no) = give_refused(sql, by, person, (*role, *from, *until), now)? {
                return Ok(Err(no));
            }
            let given = RoleGiven {
                id: 0,
                handle: *handle,
                role: *role,
                from: *from,
                until: *until,
                given_by: by.handle,
                cover_for: None,
            };
            work::give_role(sql, &given, now)?;
            (OfficeEvent::RoleGiven, days(&given))
        }
        PersonChange::EndLasting(role) => {
            if !may_give(&by.roles, *role) {
                return Ok(Err(AccountNo::RoleNotYours));
            }
            if !person.roles.contains(role) {
                return Ok(Err(AccountNo::RoleNotHeld));
            }
            let kept: Vec<_> = person.roles.iter().copied().filter(|held| held != role).collect();
            work::set_lasting_roles(sql, handle, &kept)?;
            (OfficeEvent::RoleEnded, role.word().to_owned())
        }
        PersonChange::End(id) => {
            let Some(given) = work::roles_given(sql, handle)?.into_iter().find(|given| given.id == *id) else {
                return Ok(Err(AccountNo::RoleNotHeld));
            };
            if !may_give(&by.roles, given.role) {
                return Ok(Err(AccountNo::RoleNotYours));
            }
            work::end_role(sql, *id, now)?;
            (OfficeEvent::RoleEnded, days(&given))
        }
    };
    note_of(sql, by, event, &format!("{handle} {what}"), now).map(Ok)
}

fn give_refused(
    sql: &Sql<'_>,
    by: &Account,
    person: &Account,
    (role, from, until): (Role, Day, Option<Day>),
    now: Timestamp,
) -> Result<Option<AccountNo>, StoreFault> {
    if !may_give(&by.roles, role) {
        return Ok(Some(AccountNo::RoleNotYours));
    }
    give_refused_for(sql, person, (role, from, until), now)
}

/// Why a role cannot be given for those days, whoever gives it.
pub(crate) fn give_refused_for(
    sql: &Sql<'_>,
    person: &Account,
    (role, from, until): (Role, Day, Option<Day>),
    now: Timestamp,
) -> Result<Option<AccountNo>, StoreFault> {
    if until.is_some_and(|until| until < from || until < now.day()) {
        return Ok(Some(AccountNo::DaysReversed));
    }
    let overlaps = |given: &RoleGiven| {
        given.role == role
            && given.cover_for.is_none()
            && given.until.is_none_or(|last| from <= last)
            && until.is_none_or(|last| given.from <= last)
    };
    let held = person.roles.contains(&role) || work::roles_given(sql, &person.handle)?.iter().any(overlaps);
    Ok(held.then_some(AccountNo::RoleHeld))
}

/// The role with its days, as the record has it.
pub(crate) fn days(given: &RoleGiven) -> String {
    let until = given.until.map_or_else(String::new, |until| until.to_string());
    format!("{} {}/{until}", given.role.word(), given.from)
}

/// Keeps in the office's record what `by` did.
pub(crate) fn note_of(
    sql: &Sql<'_>,
    by: &Account,
    event: OfficeEvent,
    subject: &str,
    at: Timestamp,
) -> Result<(), StoreFault> {
    work::note_in_office_record(
        sql,
        &OfficeEntry {
            entry: 0,
            authority: by.authority.clone(),
            at,
            handle: by.handle,
            event,
            subject: subject.trim().to_owned(),
            source: String::new(),
        },
    )
}
