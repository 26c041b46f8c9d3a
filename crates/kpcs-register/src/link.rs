//! One-time links: an invitation opens a new account, a recovery brings one back after two administrators agreed.
//!
//! Invariant: the token is 256 random bits, shown once and kept as its hash; it counts once and for a time. A recovery is asked
//! for by one administrator and approved by another, neither for themselves; taking it ends every session, the second step and
//! every known device. Whoever takes a link chooses the password; nobody else ever knows it.
//! Must not know: pages, mail.
//! Source: issue 02, demand 3; threat-model 14; NIST SP 800-63B §4.2.

use kpcs_domain::{
    act::Role,
    value::{Day, Digest, Name, OfficerHandle},
};
use kpcs_store::{
    StoreFault,
    work::{self, Account, Company, Link, OfficeEvent, Recovery, RoleGiven},
};
use sha2::{Digest as _, Sha256};

use crate::{
    ActError, Register,
    colleague::subject_of,
    password::is_strong,
    people::{AccountNo, Changed, changeable, days, keeps_accounts, may_give, note_of},
    sign_in::{NOBODY, note},
};

/// How long an invitation can be taken.
pub const INVITATION_DAYS: i64 = 7;
/// How long a recovery can be taken.
const RECOVERY_DAYS: i64 = 1;
const DAY_SECONDS: i64 = 86_400;

/// Somebody to be invited.
#[derive(Debug, Clone)]
pub struct Invitation {
    /// What they will type to sign in: 3 to 40 small letters, figures, points and hyphens.
    pub login: String,
    /// Their name.
    pub name: Name,
    /// The first role.
    pub role: Role,
    /// From that day.
    pub from: Day,
    /// To that day; `None` for no end.
    pub until: Option<Day>,
    /// Where in the office they work.
    pub place: String,
    /// The tag of their language.
    pub language: String,
}

impl Register {
    /// Makes an account that nobody can enter yet; the token of the link by which its person does.
    ///
    /// # Errors
    /// [`ActError::Store`].
    pub fn invite(&self, by: &Account, new: Invitation) -> Changed<String> {
        if !keeps_accounts(&by.roles) || !may_give(&by.roles, new.role) {
            return Ok(Err(AccountNo::RoleNotYours));
        }
        self.add_invited(by, new, None)
    }

    /// Makes the account and its link, once it is known that `by` may; of a company, limited to a branch or not.
    pub(crate) fn add_invited(
        &self,
        by: &Account,
        new: Invitation,
        of: Option<(&Company, Option<i64>)>,
    ) -> Changed<String> {
        let (now, token) = (self.clock().now(), self.random_text());
        if new.until.is_some_and(|until| until < new.from || until < now.day()) {
            return Ok(Err(AccountNo::DaysReversed));
        }
        if !is_login(&new.login) {
            return Ok(Err(AccountNo::LoginUnfit));
        }
        let mut random = [0; 5];
        self.entropy().fill(&mut random);
        let account = Account {
            handle: OfficerHandle::from_random(random),
            login: new.login,
            name: new.name.to_string(),
            authority: by.authority.clone(),
            roles: Vec::new(),
            company: of.map(|(company, _)| company.name.clone()),
            password: NOBODY.to_owned(),
            language: new.language,
            // Not listed with the demonstration's: its person chooses the password.
            demo: false,
            suspended_at: None,
            place: new.place,
            branch: of.and_then(|(_, branch)| branch),
        };
        let given = RoleGiven {
            id: 0,
            handle: account.handle,
            role: new.role,
            from: new.from,
            until: new.until,
            given_by: by.handle,
            cover_for: None,
        };
        let (hashed, by) = (link_digest(&token), by.clone());
        let made = self.store().write(move |sql| {
            if work::account_by_login(sql, &account.login)?.is_some() {
                return Ok(Err(AccountNo::LoginUnfit));
            }
            work::add_account(sql, &account, now)?;
            work::set_place(sql, &account.handle, &account.place)?;
            work::set_branch(sql, &account.handle, account.branch)?;
            work::give_role(sql, &given, now)?;
            let expires_at = now.plus_seconds(INVITATION_DAYS * DAY_SECONDS);
            work::put_link(sql, hashed, &Link { handle: account.handle, recovers: false, expires_at }, now)?;
            let subject = subject_of(sql, &account, &days(&given))?;
            note_of(sql, &by, OfficeEvent::PersonInvited, &subject, now)?;
            Ok::<_, StoreFault>(Ok(()))
        })?;
        Ok(made.map(|()| token))
    }

    /// Asks that somebody who lost password or second step gets back in; another administrator approves.
    ///
    /// # Errors
    /// [`ActError::Store`].
    pub fn ask_recovery(&self, by: &Account, handle: OfficerHandle, reason: String) -> Changed<()> {
        let (now, by) = (self.clock().now(), by.clone());
        Ok(self.store().write(move |sql| {
            let person = match changeable(sql, &by, handle)? {
                Ok(person) => person,
                Err(no) => return Ok(Err(no)),
            };
            let asked = Recovery { asked_by: by.handle, asked_at: now, reason };
            work::ask_recovery(sql, &person.handle, &asked)?;
            let subject = subject_of(sql, &person, &asked.reason)?;
            note_of(sql, &by, OfficeEvent::RecoveryAsked, &subject, now)?;
            Ok::<_, StoreFault>(Ok(()))
        })?)
    }

    /// Approves it, as another than who asked; the token of the link for the person.
    ///
    /// # Errors
    /// [`ActError::Store`].
    pub fn approve_recovery(&self, by: &Account, handle: OfficerHandle) -> Changed<String> {
        let (now, by, token) = (self.clock().now(), by.clone(), self.random_text());
        let hashed = link_digest(&token);
        let approved = self.store().write(move |sql| {
            let person = match changeable(sql, &by, handle)? {
                Ok(person) => person,
                Err(no) => return Ok(Err(no)),
            };
            let Some(asked) = work::recovery(sql, &person.handle)? else {
                return Ok(Err(AccountNo::RecoveryUnknown));
            };
            if asked.asked_by == by.handle {
                note_of(sql, &by, OfficeEvent::RecoveryRefused, &handle.to_string(), now)?;
                return Ok(Err(AccountNo::SamePerson));
            }
            work::end_recovery(sql, &person.handle)?;
            let expires_at = now.plus_seconds(RECOVERY_DAYS * DAY_SECONDS);
            work::put_link(sql, hashed, &Link { handle, recovers: true, expires_at }, now)?;
            note_of(sql, &by, OfficeEvent::RecoveryApproved, &subject_of(sql, &person, "")?, now)?;
            Ok::<_, StoreFault>(Ok(()))
        })?;
        Ok(approved.map(|()| token))
    }

    /// Whose account a link opens, while it can be used.
    ///
    /// # Errors
    /// [`ActError::Store`].
    pub fn link_holder(&self, token: &str) -> Result<Option<Account>, ActError> {
        let (now, hashed) = (self.clock().now(), link_digest(token));
        Ok(self.store().read(|sql| {
            let Some(link) = work::open_link(sql, hashed, now)? else { return Ok::<_, StoreFault>(None) };
            work::account(sql, &link.handle)
        })?)
    }

    /// Takes a link: the person chooses a password.
    ///
    /// # Errors
    /// [`ActError::Store`].
    pub fn take_link(&self, token: &str, password: &str) -> Changed<()> {
        let Some(account) = self.link_holder(token)? else { return Ok(Err(AccountNo::LinkUnknown)) };
        if !is_strong(password, &account.login) {
            return Ok(Err(AccountNo::PasswordWeak));
        }
        let (now, digest, hashed) = (self.clock().now(), link_digest(token), self.hash_password(password));
        Ok(self.store().write(move |sql| {
            let link = work::open_link(sql, digest, now)?;
            let Some(link) = link.filter(|link| link.handle == account.handle) else {
                return Ok(Err(AccountNo::LinkUnknown));
            };
            if !work::take_link(sql, digest, now)? {
                return Ok(Err(AccountNo::LinkUnknown));
            }
            work::set_password(sql, &account.handle, &hashed)?;
            if link.recovers {
                work::end_second_step(sql, &account.handle)?;
                work::forget_devices(sql, &account.handle)?;
            }
            work::end_every_way_in(sql, &account.handle)?;
            note(sql, &account, OfficeEvent::LinkTaken, "", now)?;
            Ok::<_, StoreFault>(Ok(()))
        })?)
    }
}

fn is_login(login: &str) -> bool {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-');
    (3..=40).contains(&login.len()) && login.chars().all(fits)
}

fn link_digest(token: &str) -> Digest {
    Digest(Sha256::new().chain_update(b"kpcs/link/v1").chain_update(token).finalize().into())
}
