//! Signing in and out, sessions, and what holds a guesser back.
//!
//! Invariant: an unknown login and a wrong password cost the same work and give the same answer. Strangers who guess are held
//! back by login and address with a growing wait, by login, and by address; a device from which the person has signed in
//! before is counted by itself, so nobody can lock a person, or an office behind one address, out of their own desks. A token
//! is made here at each sign-in, never taken from whoever asks. What happens stands in the office's own record.
//! Must not know: cookies, pages.
//! Source: reliability; threat-model 14; OWASP, "Slow down online guessing attacks with device cookies".

use kpcs_domain::{
    act::{Actor, ApprovalMethod},
    value::{AuthorityId, Digest, OfficerHandle, Timestamp},
};
use kpcs_store::{
    Sql, StoreFault,
    work::{self, Account, HalfSignIn, OfficeEntry, OfficeEvent, Session, Tried},
};
use sha2::{Digest as _, Sha256};

use crate::{ActError, Proof, Register, account::is_password, second_step::is_on};

/// How long a session lasts, and how long it may lie idle.
const SESSION_SECONDS: i64 = 12 * 3_600;
const IDLE_SECONDS: i64 = 2 * 3_600;
/// How often the use of a session is noted.
const USE_NOTED_SECONDS: i64 = 5 * 60;
/// How long failures count.
pub(crate) const FAILURE_SECONDS: i64 = 15 * 60;
/// Failures of a known device, or of a password entered again, that hold back until they no longer count.
pub(crate) const FAILURES_OF_KNOWN: u64 = 10;
/// Failures of a stranger at one login and address that are free; each further one doubles the wait.
const FAILURES_FREE: u64 = 5;
const FIRST_WAIT_SECONDS: i64 = 15;
const LONGEST_WAIT_SECONDS: i64 = 15 * 60;
/// Failures of all strangers at one login, and of one address at all logins, that hold strangers back.
const FAILURES_OF_LOGIN: u64 = 30;
const FAILURES_OF_SOURCE: u64 = 50;
/// A browser's own name is kept to this length.
const LIMIT_DEVICE: usize = 120;
/// The source of a password entered again in a session.
const PROOF: &str = "proof";
/// The name of the session of a program.
const PROGRAM: &str = "program";

/// Somebody at the door.
#[derive(Debug, Clone, Default)]
pub struct Attempt {
    /// As whom.
    pub login: String,
    /// The password given.
    pub password: String,
    /// The address it comes from; empty inside the program.
    pub source: String,
    /// The token of the device's cookie; empty for none.
    pub device: String,
    /// What the browser calls itself.
    pub browser: String,
    /// A program that signs in for one request; only what fails stands in the office's record.
    pub program: bool,
}

/// What signing in came to.
#[derive(Debug, Clone)]
pub enum SignIn {
    /// Signed in: the token for the cookie.
    Welcome(String),
    /// The password is right and the account has a second step: what the form of the code brings back.
    CodeNeeded(String),
    /// The code is another, or was used; the same half may be tried again.
    CodeWrong,
    /// The password is right and the account is suspended.
    Suspended,
    /// A program gave the right password of an account with a second step, which a password alone does not open.
    TokenNeeded,
    /// No such login, or another password.
    Wrong,
    /// Too many failures; try again later.
    HeldBack,
}

/// A person who is signed in.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// The account.
    pub account: Account,
    /// What every form must bring back.
    pub form_token: String,
}

impl Register {
    /// Signs somebody in, from inside the program.
    ///
    /// # Errors
    /// [`ActError::Store`].
    pub fn sign_in(&self, login: &str, password: &str) -> Result<SignIn, ActError> {
        self.sign_in_from(&Attempt { login: login.to_owned(), password: password.to_owned(), ..Attempt::default() })
    }

    /// Whether an attempt would be held back whatever its password is, and whether it comes from a device of the person's;
    /// asked before a password is checked, which is dear.
    ///
    /// # Errors
    /// [`ActError::Store`].
    pub fn at_the_door(&self, attempt: &Attempt) -> Result<(bool, bool), ActError> {
        let now = self.clock().now();
        Ok(self.store().read(|sql| {
            let door = Door::of(sql, attempt)?;
            Ok::<_, StoreFault>((door.is_held_back(sql, now)?, door.known))
        })?)
    }

    /// Signs somebody in.
    ///
    /// # Errors
    /// [`ActError::Store`].
    pub fn sign_in_from(&self, attempt: &Attempt) -> Result<SignIn, ActError> {
        let now = self.clock().now();
        let (door, held_back) = self.store().read(|sql| {
            let door = Door::of(sql, attempt)?;
            let held_back = door.is_held_back(sql, now)?;
            Ok::<_, ActError>((door, held_back))
        })?;
        if held_back {
            return Ok(SignIn::HeldBack);
        }
        let stored = door.account.as_ref().map_or(NOBODY, |account| account.password.as_str());
        let right = is_password(stored, &attempt.password);
        let Some(account) = door.account.as_ref().filter(|_| right) else {
            self.store().write(move |sql| door.failed(sql, now))?;
            return Ok(SignIn::Wrong);
        };
        if account.suspended_at.is_some() {
            return Ok(SignIn::Suspended);
        }
        let device = device_digest(&attempt.device);
        let browser = if attempt.program { PROGRAM } else { &attempt.browser };
        let browser: String = browser.chars().take(LIMIT_DEVICE).collect();
        let remembers = !attempt.device.is_empty();
        if let Some(handle) = door.second_step {
            if attempt.program {
                return Ok(SignIn::TokenNeeded);
            }
            let (source, expires_at) = (door.source, now);
            return self.half_signed_in(HalfSignIn { handle, source, browser, device, remembers, expires_at });
        }
        let (token, form_token) = (self.random_text(), self.random_text());
        let hashed = token_digest(&token);
        self.store().write(move |sql| door.opened(sql, (hashed, form_token, browser), device, remembers, now))?;
        Ok(SignIn::Welcome(token))
    }

    /// Who holds the token of a cookie.
    ///
    /// # Errors
    /// [`ActError::Store`].
    pub fn signed_in(&self, token: &str) -> Result<Option<SignedIn>, ActError> {
        let (now, hashed) = (self.clock().now(), token_digest(token));
        let found = self.store().read(|sql| {
            let Some(session) = work::session(sql, hashed, now, idle_since(now))? else { return Ok(None) };
            let account = work::account_on(sql, &session.handle, now.day())?;
            Ok::<_, ActError>(account.map(|account| (account, session)))
        })?;
        let Some((account, session)) = found else { return Ok(None) };
        if session.used_at.plus_seconds(USE_NOTED_SECONDS) <= now {
            self.store().write(move |sql| work::use_session(sql, hashed, now))?;
        }
        Ok(Some(SignedIn { account, form_token: session.form_token }))
    }

    /// The open sessions of a person, each with whether it is that of `token`.
    ///
    /// # Errors
    /// [`ActError::Store`].
    pub fn open_sessions(&self, account: &Account, token: &str) -> Result<Vec<(work::OpenSession, bool)>, ActError> {
        let (now, own) = (self.clock().now(), token_digest(token));
        let open = self.store().read(|sql| work::open_sessions(sql, &account.handle, now, idle_since(now)))?;
        Ok(open.into_iter().map(|one| (one.token == own, one)).map(|(own, one)| (one, own)).collect())
    }

    /// Ends the session of a token.
    ///
    /// # Errors
    /// [`ActError::Store`].
    pub fn sign_out(&self, token: &str) -> Result<(), ActError> {
        let (now, hashed) = (self.clock().now(), token_digest(token));
        Ok(self.store().write(move |sql| {
            if let Some(session) = work::session(sql, hashed, now, idle_since(now))?
                && session.device != PROGRAM
                && let Some(account) = work::account(sql, &session.handle)?
            {
                note(sql, &account, OfficeEvent::SignedOut, "", now)?;
            }
            work::end_session(sql, hashed)
        })?)
    }

    /// Ends every session of a person but that of `token`.
    ///
    /// # Errors
    /// [`ActError::Store`].
    pub fn end_other_sessions(&self, account: &Account, token: &str) -> Result<usize, ActError> {
        let (now, kept, account) = (self.clock().now(), token_digest(token), account.clone());
        Ok(self.store().write(move |sql| {
            note(sql, &account, OfficeEvent::SessionsEnded, "", now)?;
            work::end_other_sessions(sql, &account.handle, kept)
        })?)
    }

    /// The proof that an officer entered the password again; `None` if it is another, or too many were.
    ///
    /// Failures count apart from those at the door: a stranger who guesses there keeps no officer from signing, and a stolen
    /// session is no better place to guess.
    ///
    /// # Errors
    /// [`ActError::Store`].
    pub fn prove_password(&self, account: &Account, password: &str) -> Result<Option<Proof>, ActError> {
        let (now, account) = (self.clock().now(), account.clone());
        let tried = Tried { login: &account.login, source: PROOF, known: true };
        let since = now.plus_seconds(-FAILURE_SECONDS);
        let (failures, _) = self.store().read(|sql| work::failures_there(sql, tried, since))?;
        if failures >= FAILURES_OF_KNOWN {
            return Ok(None);
        }
        let right = is_password(&account.password, password);
        let evidence = account.password.clone().into_bytes();
        self.store().write(move |sql| {
            let tried = Tried { login: &account.login, source: PROOF, known: true };
            work::note_sign_in(sql, tried, now, right)?;
            if right { Ok(()) } else { note(sql, &account, OfficeEvent::ProofFailed, "", now) }
        })?;
        Ok(right.then_some(Proof { method: ApprovalMethod::PasswordReentry, evidence }))
    }

    /// A fresh token for the cookie of a device.
    #[must_use]
    pub fn device_token(&self) -> String {
        self.random_text()
    }

    /// Keeps something in the office's own record.
    ///
    /// # Errors
    /// [`ActError::Store`].
    pub fn note_in_office_record(&self, actor: &Actor, event: OfficeEvent, subject: &str) -> Result<(), ActError> {
        let entry = entry((&actor.authority, actor.handle), event, (subject, ""), self.clock().now());
        Ok(self.store().write(move |sql| work::note_in_office_record(sql, &entry))?)
    }
}

/// An attempt with what is known of whom it names.
pub(crate) struct Door {
    login: String,
    source: String,
    account: Option<Account>,
    known: bool,
    /// Whose second step is asked for.
    second_step: Option<OfficerHandle>,
}

impl Door {
    fn of(sql: &Sql<'_>, attempt: &Attempt) -> Result<Self, StoreFault> {
        let login = attempt.login.trim().to_owned();
        let account = work::account_by_login(sql, &login)?;
        let known = match &account {
            Some(account) if !attempt.device.is_empty() => {
                work::knows_device(sql, device_digest(&attempt.device), &account.handle)?
            }
            _ => false,
        };
        let second_step = match &account {
            Some(account) if is_on(sql, &account.handle)? => Some(account.handle),
            _ => None,
        };
        Ok(Self { login, source: attempt.source.clone(), account, known, second_step })
    }

    /// The door at which somebody stands who has given the password.
    pub(crate) fn of_half(sql: &Sql<'_>, half: &HalfSignIn, account: Account) -> Result<Self, StoreFault> {
        let known = half.remembers && work::knows_device(sql, half.device, &half.handle)?;
        let (login, source) = (account.login.clone(), half.source.clone());
        Ok(Self { login, source, account: Some(account), known, second_step: None })
    }

    fn tried(&self) -> Tried<'_> {
        // A known device is the same device from whatever address it comes.
        Tried { login: &self.login, source: if self.known { "" } else { &self.source }, known: self.known }
    }

    fn is_held_back(&self, sql: &Sql<'_>, now: Timestamp) -> Result<bool, StoreFault> {
        let since = now.plus_seconds(-FAILURE_SECONDS);
        let (failures, last) = work::failures_there(sql, self.tried(), since)?;
        if self.known {
            return Ok(failures >= FAILURES_OF_KNOWN);
        }
        let waits = last.is_some_and(|last| last.plus_seconds(wait_seconds(failures)) > now);
        let (of_login, of_source) = work::strangers_failures(sql, &self.login, &self.source, since)?;
        Ok(waits || of_login >= FAILURES_OF_LOGIN || of_source >= FAILURES_OF_SOURCE)
    }

    fn failed(&self, sql: &Sql<'_>, now: Timestamp) -> Result<(), StoreFault> {
        work::note_sign_in(sql, self.tried(), now, false)?;
        let Some(account) = &self.account else { return Ok(()) };
        note(sql, account, OfficeEvent::SignInFailed, &self.source, now)?;
        if self.is_held_back(sql, now)? {
            note(sql, account, OfficeEvent::SignInHeldBack, &self.source, now)?;
        }
        Ok(())
    }

    pub(crate) fn opened(
        &self,
        sql: &Sql<'_>,
        (token, form_token, browser): (Digest, String, String),
        device: Digest,
        remembers: bool,
        now: Timestamp,
    ) -> Result<(), StoreFault> {
        let Some(account) = &self.account else { return Ok(()) };
        work::note_sign_in(sql, self.tried(), now, true)?;
        if remembers {
            if !self.known {
                note(sql, account, OfficeEvent::DeviceNew, &self.source, now)?;
            }
            work::remember_device(sql, device, &account.handle, now)?;
        }
        if browser != PROGRAM {
            note(sql, account, OfficeEvent::SignedIn, &self.source, now)?;
        }
        let expires_at = now.plus_seconds(SESSION_SECONDS);
        let session = Session { handle: account.handle, form_token, expires_at, device: browser, used_at: now };
        work::add_session(sql, token, &session, now)
    }
}

/// How long a stranger waits after the last of so many failures.
fn wait_seconds(failures: u64) -> i64 {
    match failures.checked_sub(FAILURES_FREE) {
        None => 0,
        Some(more) => (FIRST_WAIT_SECONDS << more.min(6)).min(LONGEST_WAIT_SECONDS),
    }
}

fn idle_since(now: Timestamp) -> Timestamp {
    now.plus_seconds(-IDLE_SECONDS)
}

/// Keeps something about an account in its office's own record.
pub(crate) fn note(
    sql: &Sql<'_>,
    account: &Account,
    event: OfficeEvent,
    source: &str,
    at: Timestamp,
) -> Result<(), StoreFault> {
    work::note_in_office_record(sql, &entry((&account.authority, account.handle), event, ("", source), at))
}

fn entry(
    (authority, handle): (&AuthorityId, OfficerHandle),
    event: OfficeEvent,
    (subject, source): (&str, &str),
    at: Timestamp,
) -> OfficeEntry {
    OfficeEntry {
        entry: 0,
        authority: authority.clone(),
        at,
        handle,
        event,
        subject: subject.to_owned(),
        source: source.to_owned(),
    }
}

/// The password of nobody: checking it takes as long as checking anybody's.
pub(crate) const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

pub(crate) fn token_digest(token: &str) -> Digest {
    Digest(Sha256::new().chain_update(b"kpcs/session/v1").chain_update(token).finalize().into())
}

fn device_digest(token: &str) -> Digest {
    Digest(Sha256::new().chain_update(b"kpcs/device/v1").chain_update(token).finalize().into())
}

#[cfg(test)]
mod tests {
    use super::wait_seconds;

    #[test]
    fn the_wait_grows_and_ends() {
        let waits: Vec<_> = [0, 4, 5, 6, 7, 10, 11, 500].map(wait_seconds).into();
        assert_eq!(waits, [0, 0, 15, 30, 60, 480, 900, 900]);
    }
}
