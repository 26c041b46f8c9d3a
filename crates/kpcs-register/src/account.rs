//! Accounts, and their passwords as argon2id strings.
//!
//! Invariant: a handle is made at random and never reused; a password is kept as its hash only.
//! Must not know: signing in, cookies, pages.

use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use kpcs_domain::{
    act::Role,
    value::{AuthorityId, Digest, Name, OfficerHandle},
};
use kpcs_store::work::{self, Account};

use crate::{ActError, Register};

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
            suspended_at: None,
            place: String::new(),
            branch: None,
        };
        let (handle, now) = (account.handle, self.clock().now());
        self.store().write(move |sql| work::add_account(sql, &account, now))?;
        Ok(handle)
    }

    pub(crate) fn hash_password(&self, password: &str) -> String {
        let mut salt = [0; 16];
        self.entropy().fill(&mut salt);
        let hashed: PasswordHash =
            Argon2::default().hash_password_with_salt(password.as_bytes(), &salt).expect("16 bytes are a salt");
        hashed.to_string()
    }

    /// 256 random bits in hexadecimal.
    pub(crate) fn random_text(&self) -> String {
        let mut random = [0; 32];
        self.entropy().fill(&mut random);
        Digest(random).to_string()
    }
}

pub(crate) fn is_password(stored: &str, given: &str) -> bool {
    PasswordHash::new(stored).is_ok_and(|hash| Argon2::default().verify_password(given.as_bytes(), &hash).is_ok())
}
