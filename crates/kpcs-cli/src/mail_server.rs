//! The flags that name the mail server: without `--mail-host` letters stay in `mail-out` for the mail system to take.
//!
//! Invariant: what is wrong with them is said before anything is served; the password stands in a file, never in a flag.

use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Args;
use kpcs_server::mail::{MailSecurity, MailSettings};

/// The mail server that takes letters and notices.
#[derive(Args, Default)]
pub struct MailServer {
    /// The mail server that takes letters and notices; without it letters stay in the folder mail-out.
    #[arg(long, value_name = "NAME", requires = "mail_from")]
    mail_host: Option<String>,
    /// Its port; without it 587 for starttls, 465 for implicit, 25 for none.
    #[arg(long, value_name = "PORT", default_value_t = 0, hide_default_value = true)]
    mail_port: u16,
    /// How the way there is protected: starttls, implicit, or none for a server on this machine.
    #[arg(long, value_name = "WAY", default_value = "starttls")]
    mail_security: String,
    /// Who signs in there.
    #[arg(long, value_name = "NAME")]
    mail_user: Option<String>,
    /// The file with the password.
    #[arg(long, value_name = "FILE")]
    mail_password_file: Option<PathBuf>,
    /// From whom notices come, such as "Register <register@office.example>".
    #[arg(long, value_name = "ADDRESS")]
    mail_from: Option<String>,
}

impl MailServer {
    /// The settings; `None` where no server is named.
    ///
    /// # Errors
    /// A way that is none of the three, a server elsewhere without TLS, a password that cannot be read.
    pub fn settings(self) -> Result<Option<MailSettings>> {
        let Some(host) = self.mail_host else { return Ok(None) };
        let given = self.mail_security;
        let security = MailSecurity::parse(&given)
            .ok()
            .with_context(|| format!("--mail-security {given}: give starttls, implicit or none"))?;
        let login = (self.mail_user.as_deref(), self.mail_password_file);
        let from = self.mail_from.unwrap_or_default();
        Ok(Some(MailSettings::new((&host, self.mail_port), security, login, &from)?))
    }
}
