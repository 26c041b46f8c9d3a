//! Changing one's own password.
//!
//! Invariant: the current password is entered again; every other session ends and the own one gets a new token, so that
//! whoever held a stolen cookie or the old password holds nothing.
//! Must not know: cookies, pages.
//! Source: NIST SP 800-63B §3.1.1 (length, no rules of composition); reliability R-43.

use kpcs_store::work::{self, Account, OfficeEvent, Session};

use crate::{
    ActError, Register,
    sign_in::{note, token_digest},
};

/// The fewest characters of a password.
pub const PASSWORD_LEAST: usize = 12;
/// The most; more would only make work.
const PASSWORD_MOST: usize = 200;

/// What changing a password came to.
#[derive(Debug, Clone)]
pub enum PasswordChange {
    /// Changed; the session goes on under this token.
    Changed(String),
    /// The current password is another, or too many were wrong.
    Wrong,
    /// Shorter than [`PASSWORD_LEAST`] characters, longer than 200, or holding the login.
    Weak,
}

impl Register {
    /// Changes the password of somebody who is signed in with `token`.
    ///
    /// # Errors
    /// [`ActError::Store`].
    pub fn change_password(
        &self,
        (account, token): (&Account, &str),
        current: &str,
        new: &str,
    ) -> Result<PasswordChange, ActError> {
        if self.prove_password(account, current)?.is_none() {
            return Ok(PasswordChange::Wrong);
        }
        if !is_strong(new, &account.login) || new == current {
            return Ok(PasswordChange::Weak);
        }
        let (now, hashed, account) = (self.clock().now(), self.hash_password(new), account.clone());
        let (fresh, form_token, old) = (self.random_text(), self.random_text(), token_digest(token));
        let hashed_fresh = token_digest(&fresh);
        self.store().write(move |sql| {
            let idle_never = now.plus_seconds(-365 * 86_400);
            let session = work::session(sql, old, now, idle_never)?;
            work::set_password(sql, &account.handle, &hashed)?;
            note(sql, &account, OfficeEvent::PasswordChanged, "", now)?;
            if let Some(session) = session {
                let session = Session { form_token, used_at: now, ..session };
                work::add_session(sql, hashed_fresh, &session, now)?;
            }
            work::end_other_sessions(sql, &account.handle, hashed_fresh)?;
            work::forget_devices(sql, &account.handle)
        })?;
        Ok(PasswordChange::Changed(fresh))
    }
}

pub(crate) fn is_strong(password: &str, login: &str) -> bool {
    let length = password.chars().count();
    let names_login = password.to_lowercase().contains(&login.to_lowercase());
    (PASSWORD_LEAST..=PASSWORD_MOST).contains(&length) && !names_login
}

#[cfg(test)]
mod tests {
    use super::is_strong;

    #[test]
    fn a_password_is_long_and_not_the_login() {
        for (password, strong) in [
            ("correct horse battery", true),
            ("short", false),
            ("sl.clerk sl.clerk", false),
            (&"a".repeat(201), false),
            ("ééééééééééé", false),
            ("éééééééééééé", true),
        ] {
            assert_eq!(is_strong(password, "sl.clerk"), strong, "{password}");
        }
    }
}
