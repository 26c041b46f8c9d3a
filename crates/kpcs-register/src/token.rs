//! Tokens of programs: 256 random bits, shown once, kept as their digest, for a period and a scope.
//!
//! Invariant: a token gives no more than the person's own rights, and ends with its period, its revocation or the account.
//! It costs one digest to check, where a password costs 20 ms and more: guessing 256 bits needs no slowing down.
//! Must not know: headers, pages.
//! Source: issue 02, demand 5; RFC 6750.

use kpcs_domain::value::{Digest, Name, OfficerHandle};
use kpcs_store::work::{self, Account, Token, TokenActs};
use sha2::{Digest as _, Sha256};

use crate::{ActError, Register};

/// The longest period of a token, in days.
pub const TOKEN_DAYS_MOST: i64 = 366;
/// A use is written down when the last one is this old, so that reading lists does not keep the writer busy.
const USE_SECONDS: i64 = 600;
/// How every token begins, so that it is known when it turns up where it should not.
const PREFIX: &str = "kpcs_";

/// A token to be made.
#[derive(Debug, Clone)]
pub struct NewToken {
    /// What the person calls it.
    pub name: Name,
    /// Whether it reads lists.
    pub reads: bool,
    /// Which acts it does.
    pub acts: TokenActs,
    /// For how many days, at most [`TOKEN_DAYS_MOST`].
    pub days: i64,
}

/// Whom a program acts for, and how far.
#[derive(Debug, Clone)]
pub struct TokenHolder {
    /// The person.
    pub account: Account,
    /// The token.
    pub token: Token,
}

impl Register {
    /// Makes a token for a person; what is returned is shown once and kept nowhere.
    ///
    /// # Errors
    /// [`ActError::Store`].
    pub fn make_token(&self, handle: OfficerHandle, new: NewToken) -> Result<String, ActError> {
        let mut random = [0; 32];
        self.entropy().fill(&mut random);
        let secret = format!("{PREFIX}{}", Digest(random));
        let now = self.clock().now();
        let token = Token {
            id: 0,
            handle,
            name: new.name.to_string(),
            reads: new.reads,
            acts: new.acts,
            created_at: now,
            expires_at: now.plus_seconds(new.days.clamp(1, TOKEN_DAYS_MOST) * 86_400),
            used_at: None,
            revoked_at: None,
        };
        let hashed = digest(&secret);
        self.store().write(move |sql| work::add_token(sql, hashed, &token))?;
        Ok(secret)
    }

    /// Whom a token stands for; `None` for one that is unknown, has ended or was revoked.
    ///
    /// # Errors
    /// [`ActError::Store`].
    pub fn token_holder(&self, secret: &str) -> Result<Option<TokenHolder>, ActError> {
        if !secret.starts_with(PREFIX) {
            return Ok(None);
        }
        let now = self.clock().now();
        let found = self.store().read(|sql| {
            let Some(token) = work::token_by_digest(sql, digest(secret))? else { return Ok::<_, ActError>(None) };
            let account = work::account_on(sql, &token.handle, now.day())?.filter(|_| token.is_open(now));
            Ok(account.map(|account| TokenHolder { account, token }))
        })?;
        if let Some(TokenHolder { token, .. }) = &found {
            let noted = token.used_at.is_some_and(|used| used.plus_seconds(USE_SECONDS) > now);
            let id = token.id;
            if !noted {
                self.store().write(move |sql| work::use_token(sql, id, now))?;
            }
        }
        Ok(found)
    }

    /// Takes a person's own token back; whether there was one to take.
    ///
    /// # Errors
    /// [`ActError::Store`].
    pub fn revoke_token(&self, handle: OfficerHandle, id: i64) -> Result<bool, ActError> {
        let now = self.clock().now();
        Ok(self.store().write(move |sql| work::revoke_token(sql, &handle, id, now))?)
    }
}

fn digest(secret: &str) -> Digest {
    Digest(Sha256::new().chain_update(b"kpcs/token/v1").chain_update(secret).finalize().into())
}
