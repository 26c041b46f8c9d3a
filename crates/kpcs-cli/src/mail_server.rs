//! The mail server of the settings: without `mail.host` letters stay in the folder for the mail system to take.
//!
//! Invariant: what is wrong is said before anything is served; the password is in no flag, no setting and no message.
//! Source: issue 02, demand 6.

use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use kpcs_server::{mail::MailSettings, trust::Trust};

use crate::settings::Settings;

/// The password in the environment.
const PASSWORD: &str = "KPCS_MAIL_PASSWORD";
/// Where a service manager puts what is secret, and the name of the password there.
const CREDENTIALS: (&str, &str) = ("CREDENTIALS_DIRECTORY", "mail_password");

/// The mail server; `None` where none is named.
///
/// # Errors
/// A server elsewhere without TLS, a sender that is no address, a password or certificate that cannot be read.
pub fn mail_settings(settings: &Settings) -> Result<Option<MailSettings>> {
    let Some(host) = &settings.mail_host else { return Ok(None) };
    ensure!(settings.mail_from.is_some(), "mail.from: say from whom notices come, such as register@office.example");
    let user = settings.mail_user.as_deref();
    let password = match user {
        Some(_) => password(settings)?,
        None => None,
    };
    let from = settings.mail_from.as_deref().unwrap_or_default();
    let made = MailSettings::new((host, settings.mail_port), settings.mail_security, (user, password), from)?;
    Ok(Some(made.trusting(trust(settings)?)))
}

/// The certificates trusted beside those of this machine.
///
/// # Errors
/// A file that cannot be read, or holds none.
pub fn trust(settings: &Settings) -> Result<Trust> {
    Ok(settings.ca_file.as_deref().map(Trust::read).transpose()?.unwrap_or_default())
}

fn password(settings: &Settings) -> Result<Option<String>> {
    if let (None, Ok(given)) = (&settings.mail_password_file, std::env::var(PASSWORD)) {
        return Ok(Some(given));
    }
    let handed = std::env::var_os(CREDENTIALS.0).map(|folder| PathBuf::from(folder).join(CREDENTIALS.1));
    let file = settings.mail_password_file.clone().or(handed.filter(|handed| handed.exists()));
    let Some(file) = file else { return Ok(None) };
    let text = std::fs::read_to_string(&file).with_context(|| format!("mail.password_file {}", file.display()))?;
    Ok(Some(text.trim_end_matches(['\r', '\n']).to_owned()))
}
