//! The mail server that takes this register's mail.
//!
//! Invariant: without TLS only a server on this machine is spoken to; the password comes from a file of its own and never
//! appears in an error or a log.
//! Must not know: the file in which the settings stand.
//! Source: issue 02, demand 6; RFC 8314.

use std::{fmt, io, net::IpAddr, path::PathBuf};

use kpcs_domain::choice;
use lettre::message::Mailbox;

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
    #[error("mail: user and password_file go together")]
    Login,
    /// The password cannot be read.
    #[error("mail: password_file {path}: {source}")]
    Password {
        /// Which file.
        path: String,
        /// Why.
        source: io::Error,
    },
}

impl MailSettings {
    /// Checks what an operator wrote, and reads the password.
    ///
    /// # Errors
    /// [`SettingsFault`].
    pub fn new(
        (host, port): (&str, u16),
        security: MailSecurity,
        (user, password_file): (Option<&str>, Option<PathBuf>),
        from: &str,
    ) -> Result<Self, SettingsFault> {
        if security == MailSecurity::None && !is_this_machine(host) {
            return Err(SettingsFault::Unprotected(host.to_owned()));
        }
        let login = match (user, password_file) {
            (None, None) => None,
            (Some(user), Some(path)) => {
                let read = std::fs::read_to_string(&path);
                let wrong = |source| SettingsFault::Password { path: path.display().to_string(), source };
                Some((user.to_owned(), read.map_err(wrong)?.trim_end_matches(['\r', '\n']).to_owned()))
            }
            _ => return Err(SettingsFault::Login),
        };
        let from = from.parse().map_err(|_| SettingsFault::From(from.to_owned()))?;
        Ok(Self { host: host.to_owned(), port, security, login, from })
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
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), "secret words\n").unwrap();
        let login = (Some("register"), Some(file.path().to_owned()));
        let made = MailSettings::new(("mail.example", 0), MailSecurity::Implicit, login, "Office <a@office.example>");
        let made = made.unwrap();
        assert_eq!(made.login.as_ref().unwrap().1, "secret words");
        assert!(!format!("{made:?}").contains("secret"), "{made:?}");
        let half =
            MailSettings::new(("mail.example", 0), MailSecurity::Implicit, (Some("register"), None), "a@b.example");
        assert!(matches!(half, Err(SettingsFault::Login)));
    }
}
