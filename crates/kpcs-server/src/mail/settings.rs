//! The mail server that takes this register's mail.
//!
//! Invariant: without TLS only a server on this machine is spoken to; the password never appears in an error or a log.
//! Must not know: the file in which the settings stand.
//! Source: issue 02, demand 6; RFC 8314.

use std::{fmt, net::IpAddr};

use kpcs_domain::choice;
use lettre::message::Mailbox;

use crate::trust::Trust;

choice! {
    /// How the way to the mail server is protected.
    pub enum MailSecurity {
        /// Not at all: a server on this machine only.
        1 None = "none",
        /// TLS after a plain greeting, never without.
        2 StartTls = "starttls",
        /// TLS from the first byte.
        3 Implicit = "implicit",
    }
}

/// Where and how mail is handed over.
#[derive(Clone)]
pub struct MailSettings {
    /// Name or address of the server.
    pub host: String,
    /// Its port; 0 for the usual one: 25, 587 with STARTTLS, 465 with TLS.
    pub port: u16,
    /// How the way is protected.
    pub security: MailSecurity,
    /// Who signs in there, and the password; `None` where the server asks nobody.
    pub login: Option<(String, String)>,
    /// From whom notices come; also the address to which failures go back.
    pub from: Mailbox,
    /// Certificates trusted beside those of this machine.
    pub trust: Trust,
}

/// What is wrong with the settings.
#[derive(Debug, thiserror::Error)]
pub enum SettingsFault {
    /// A server elsewhere without TLS.
    #[error("mail: {0} is not this machine, so security must be starttls or implicit")]
    Unprotected(String),
    /// A sender that is no address.
    #[error("mail: from = {0:?} is no address; give one such as \"Register <register@office.example>\"")]
    From(String),
    /// A password without a user, or the reverse.
    #[error("mail: a user needs a password, and a password a user")]
    Login,
}

impl MailSettings {
    /// Checks what an operator wrote.
    ///
    /// # Errors
    /// [`SettingsFault`].
    pub fn new(
        (host, port): (&str, u16),
        security: MailSecurity,
        (user, password): (Option<&str>, Option<String>),
        from: &str,
    ) -> Result<Self, SettingsFault> {
        if security == MailSecurity::None && !is_this_machine(host) {
            return Err(SettingsFault::Unprotected(host.to_owned()));
        }
        let login = match (user, password) {
            (None, None) => None,
            (Some(user), Some(password)) => Some((user.to_owned(), password)),
            _ => return Err(SettingsFault::Login),
        };
        let from = from.parse().map_err(|_| SettingsFault::From(from.to_owned()))?;
        Ok(Self { host: host.to_owned(), port, security, login, from, trust: Trust::default() })
    }

    /// The same, with certificates that are trusted beside those of this machine.
    #[must_use]
    pub fn trusting(self, trust: Trust) -> Self {
        Self { trust, ..self }
    }

    /// The port that is used.
    #[must_use]
    pub const fn port(&self) -> u16 {
        match (self.port, self.security) {
            (0, MailSecurity::None) => 25,
            (0, MailSecurity::StartTls) => 587,
            (0, MailSecurity::Implicit) => 465,
            (port, _) => port,
        }
    }
}

/// The password is never shown.
impl fmt::Debug for MailSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MailSettings({}:{}, {}, from {})", self.host, self.port(), self.security, self.from)
    }
}

fn is_this_machine(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_tls_only_this_machine_is_spoken_to_and_the_password_is_not_shown() {
        let made = |host: &str, security| MailSettings::new((host, 0), security, (None, None), "a@office.example");
        assert_eq!(made("127.0.0.1", MailSecurity::None).unwrap().port(), 25);
        assert!(matches!(made("mail.example", MailSecurity::None), Err(SettingsFault::Unprotected(_))));
        assert_eq!(made("mail.example", MailSecurity::StartTls).unwrap().port(), 587);
        let login = (Some("register"), Some("secret words".to_owned()));
        let made = MailSettings::new(("mail.example", 0), MailSecurity::Implicit, login, "Office <a@office.example>");
        let made = made.unwrap();
        assert_eq!(made.login.as_ref().unwrap().1, "secret words");
        assert!(!format!("{made:?}").contains("secret"), "{made:?}");
        let half =
            MailSettings::new(("mail.example", 0), MailSecurity::Implicit, (Some("register"), None), "a@b.example");
        assert!(matches!(half, Err(SettingsFault::Login)));
    }
}
