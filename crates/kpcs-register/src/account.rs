//! Accounts and signing in: argon2id, a session token that is stored only as its hash.
//!
//! Invariant: an unknown login and a wrong password cost the same work and give the same answer; ten failures in fifteen
//! minutes hold one login back, never an office.
//! Must not know: cookies, pages.

use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use kpcs_domain::{
    act::{ApprovalMethod, Role},
    value::{AuthorityId, Digest, Name, OfficerHandle},
};
use kpcs_store::work::{self, Account, Session};
use sha2::{Digest as _, Sha256};

use crate::{ActError, Proof, Register};

/// How long a session lasts.
const SESSION_SECONDS: i64 = 12 * 3_600;
/// How many failures hold a login back, and for how long they count.
const FAILURES_HELD_BACK: u64 = 10;
const FAILURE_SECONDS: i64 = 15 * 60;

/// An account to be made.
#[derive(Debug, Clone)]
pub struct NewAccount {
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
    /// Their language.
    pub language: String,
}

/// What signing in came to.
#[derive(Debug, Clone)]
pub enum SignIn {
    /// Signed in: the token for the cookie.
    Welcome(String),
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
    /// Makes an account with a fresh handle.
    ///
    /// # Errors
    /// [`ActError::Store`] when the login is taken.
    pub fn add_account(&self, new: NewAccount, password: &str) -> Result<OfficerHandle, ActError> {
        self.store_account(new, self.hash_password(password))
    }

    /// Makes the accounts of a demonstration, whose one password is public: it is hashed once for all of them.
    ///
    /// # Errors
    /// [`ActError::Store`] when a login is taken.
    pub fn add_demo_accounts(&self, people: Vec<NewAccount>, password: &str) -> Result<(), ActError> {
        let hashed = self.hash_password(password);
        people.into_iter().try_for_each(|new| self.store_account(new, hashed.clone()).map(|_| ()))
    }

    fn store_account(&self, new: NewAccount, password: String) -> Result<OfficerHandle, ActError> {
        let mut random = [0; 5];
        self.entropy().fill(&mut random);
        let account = Account {
            handle: OfficerHandle::from_random(random),
            login: new.login,
            name: new.name,
            authority: new.authority,
            roles: new.roles,
            company: new.company,
            password,
            language: new.language,
            demo: self.is_demo(),
        };
        let (handle, now) = (account.handle, self.clock().now());
        self.store().write(move |sql| work::add_account(sql, &account, now))?;
        Ok(handle)
    }

    /// Signs somebody in.
    ///
    /// # Errors
    /// [`ActError::Store`].
    pub fn sign_in(&self, login: &str, password: &str) -> Result<SignIn, ActError> {
        let (now, login) = (self.clock().now(), login.trim().to_owned());
        let since = now.plus_seconds(-FAILURE_SECONDS);
        let (account, failures) = self.store().read(|sql| {
            Ok::<_, ActError>((work::account_by_login(sql, &login)?, work::count_failed_sign_ins(sql, &login, since)?))
        })?;
        if failures >= FAILURES_HELD_BACK {
            return Ok(SignIn::HeldBack);
        }
        let stored = account.as_ref().map_or(NOBODY, |account| account.password.as_str());
        let right = is_password(stored, password);
        let Some(account) = account.filter(|_| right) else {
            self.store().write(move |sql| work::note_sign_in(sql, &login, now, false))?;
            return Ok(SignIn::Wrong);
        };
        let token = self.random_text();
        let session = Session {
            handle: account.handle,
            form_token: self.random_text(),
            expires_at: now.plus_seconds(SESSION_SECONDS),
        };
        let hashed = token_digest(&token);
        self.store().write(move |sql| {
            work::note_sign_in(sql, &login, now, true)?;
            work::add_session(sql, hashed, &session, now)
        })?;
        Ok(SignIn::Welcome(token))
    }

    /// Who holds the token of a cookie.
    ///
    /// # Errors
    /// [`ActError::Store`].
    pub fn signed_in(&self, token: &str) -> Result<Option<SignedIn>, ActError> {
        let now = self.clock().now();
        self.store().read(|sql| {
            let Some(session) = work::session(sql, token_digest(token), now)? else { return Ok(None) };
            let account = work::account(sql, &session.handle)?;
            Ok(account.map(|account| SignedIn { account, form_token: session.form_token }))
        })
    }

    /// Ends the session of a token.
    ///
    /// # Errors
    /// [`ActError::Store`].
    pub fn sign_out(&self, token: &str) -> Result<(), ActError> {
        let hashed = token_digest(token);
        Ok(self.store().write(move |sql| work::end_session(sql, hashed))?)
    }

    /// The proof that an officer entered the password again; `None` if it is another, or too many were.
    ///
    /// Failures count with those of signing in, so that a stolen session is no better place to guess.
    ///
    /// # Errors
    /// [`ActError::Store`].
    pub fn prove_password(&self, account: &Account, password: &str) -> Result<Option<Proof>, ActError> {
        let (now, login) = (self.clock().now(), account.login.clone());
        let since = now.plus_seconds(-FAILURE_SECONDS);
        let failures = self.store().read(|sql| work::count_failed_sign_ins(sql, &login, since))?;
        if failures >= FAILURES_HELD_BACK {
            return Ok(None);
        }
        if !is_password(&account.password, password) {
            self.store().write(move |sql| work::note_sign_in(sql, &login, now, false))?;
            return Ok(None);
        }
        let evidence = account.password.clone().into_bytes();
        Ok(Some(Proof { method: ApprovalMethod::PasswordReentry, evidence }))
    }

    fn hash_password(&self, password: &str) -> String {
        let mut salt = [0; 16];
        self.entropy().fill(&mut salt);
        let hashed: PasswordHash =
            Argon2::default().hash_password_with_salt(password.as_bytes(), &salt).expect("16 bytes are a salt");
        hashed.to_string()
    }

    /// 256 random bits in hexadecimal.
    fn random_text(&self) -> String {
        let mut random = [0; 32];
        self.entropy().fill(&mut random);
        Digest(random).to_string()
    }
}

/// The password of nobody: checking it takes as long as checking anybody's.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

fn is_password(stored: &str, given: &str) -> bool {
    PasswordHash::new(stored).is_ok_and(|hash| Argon2::default().verify_password(given.as_bytes(), &hash).is_ok())
}

fn token_digest(token: &str) -> Digest {
    Digest(Sha256::new().chain_update(b"kpcs/session/v1").chain_update(token).finalize().into())
}
