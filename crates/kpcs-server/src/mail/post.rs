//! Sends the mail that is due: to the server of the settings, each by itself, tried again ever later.
//!
//! Invariant: a mail leaves the queue only when the other side has said that it takes it, or after the last attempt, and
//! then its office is told and the bytes stay. After a crash between the two a mail goes out twice under one message id.
//! Every answer of the other side is treated alike: an office whose password has changed must not lose its letters.
//! Must not know: what a mail says.
//! Source: issue 02, demand 6; RFC 5321 section 4.5.4.1.

use std::time::{Duration, SystemTime};

use kpcs_domain::value::Timestamp;
use kpcs_register::Register;
use kpcs_store::{
    StoreFault,
    work::{self, QueuedMail},
};
use lettre::{
    Message, SmtpTransport, Transport as _,
    address::Envelope,
    message::{Mailbox, header::ContentType},
    transport::smtp::{
        Error,
        authentication::Credentials,
        client::{Certificate, Tls, TlsParameters},
    },
};

use super::settings::{MailSecurity, MailSettings};
use crate::notice::mail_given_up;

/// Mail sent in one round, so that a slow server holds up nothing else for long.
const SLICE: i64 = 32;
/// How long the other side may say nothing.
const SILENCE: Duration = Duration::from_secs(20);
/// How long to wait after each failed attempt; after the one behind the last the mail is given up: two and a half days.
const WAITS_SECONDS: [i64; 9] = [60, 300, 900, 3_600, 3 * 3_600, 6 * 3_600, 12 * 3_600, 18 * 3_600, 20 * 3_600];
/// How often a mail is tried.
pub const ATTEMPTS_MOST: usize = WAITS_SECONDS.len() + 1;
/// The most that is kept of what the other side said.
const ANSWER_CHARS: usize = 200;

/// What came of one round.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Posted {
    /// Taken by the other side.
    pub sent: usize,
    /// To be tried again.
    pub put_off: usize,
    /// Given up.
    pub dead: usize,
}

/// Sends what is due now.
///
/// # Errors
/// [`StoreFault`]; what the other side says is no error but stands at the mail.
pub fn post_mail(register: &Register, settings: &MailSettings) -> Result<Posted, StoreFault> {
    let now = register.clock().now();
    let due = register.store().read(|sql| work::mail_due(sql, now, SLICE))?;
    let mut posted = Posted::default();
    for mail in due {
        match hand_over(settings, &mail) {
            Ok(()) => {
                register.store().write(move |sql| work::end_mail(sql, mail.mail, true, now, ""))?;
                posted.sent += 1;
            }
            Err(no) => {
                let is_unreachable = no.is_unreachable;
                match failed(register, &mail, no.answer, now)? {
                    true => posted.dead += 1,
                    false => posted.put_off += 1,
                }
                if is_unreachable {
                    break;
                }
            }
        }
    }
    Ok(posted)
}

/// Sends one mail that says that it is a test, at once and past the queue.
///
/// # Errors
/// What the other side says, or what is wrong with the address.
pub fn send_test_mail(settings: &MailSettings, recipient: &str, now: Timestamp) -> Result<(), String> {
    let to: Mailbox = recipient.parse().map_err(|_| format!("{recipient} is no address"))?;
    let seconds = u64::try_from(now.seconds()).unwrap_or_default();
    let message = Message::builder()
        .from(settings.from.clone())
        .to(to)
        .date(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds))
        .subject("Test mail of a Kimberley Process register")
        .header(ContentType::TEXT_PLAIN)
        .body("This register can send mail. Nothing is to be done.\n".to_owned())
        .map_err(|fault| fault.to_string())?;
    let sent = transport(settings).and_then(|transport| transport.send_raw(message.envelope(), &message.formatted()));
    sent.map(|_| ()).map_err(|fault| worded(&fault))
}

/// Why a mail was not taken.
struct NotTaken {
    /// In a few words.
    answer: String,
    /// Nobody answered: the rest of the round would only wait as long again.
    is_unreachable: bool,
}

/// Notes a failure; whether it was the last.
fn failed(register: &Register, mail: &QueuedMail, answer: String, now: Timestamp) -> Result<bool, StoreFault> {
    let wait = usize::try_from(mail.attempts).ok().and_then(|attempts| WAITS_SECONDS.get(attempts));
    let (id, told) = (mail.mail, mail_given_up(mail, now));
    register.store().write(move |sql| {
        let Some(seconds) = wait else {
            work::end_mail(sql, id, false, now, &answer)?;
            work::add_notice(sql, &told)?;
            return Ok(true);
        };
        work::put_off_mail(sql, id, now.plus_seconds(*seconds), &answer)?;
        Ok(false)
    })
}

/// Hands one mail over.
fn hand_over(settings: &MailSettings, mail: &QueuedMail) -> Result<(), NotTaken> {
    let wrong = |answer: String| NotTaken { answer, is_unreachable: false };
    let address = |text: &str| text.parse().map_err(|_| wrong(format!("{text} is no address")));
    let envelope = Envelope::new(Some(address(&mail.sender)?), vec![address(&mail.recipient)?]);
    let envelope = envelope.map_err(|fault| wrong(fault.to_string()))?;
    let sent = transport(settings).and_then(|transport| transport.send_raw(&envelope, &mail.bytes));
    sent.map(|_| ()).map_err(|fault| NotTaken { answer: worded(&fault), is_unreachable: fault.status().is_none() })
}

fn transport(settings: &MailSettings) -> Result<SmtpTransport, Error> {
    let tls = match settings.security {
        MailSecurity::None => Tls::None,
        MailSecurity::StartTls => Tls::Required(tls_parameters(settings)?),
        MailSecurity::Implicit => Tls::Wrapper(tls_parameters(settings)?),
    };
    // The name with "dangerous" only means that it would also build one without TLS, which the settings allow on this machine.
    let mut builder =
        SmtpTransport::builder_dangerous(&settings.host).port(settings.port()).tls(tls).timeout(Some(SILENCE));
    if let Some((user, password)) = &settings.login {
        builder = builder.credentials(Credentials::new(user.clone(), password.clone()));
    }
    Ok(builder.build())
}

/// The certificates of this machine are trusted, and those of the settings.
fn tls_parameters(settings: &MailSettings) -> Result<TlsParameters, Error> {
    let mut builder = TlsParameters::builder(settings.host.clone());
    for der in settings.trust.der() {
        builder = builder.add_root_certificate(Certificate::from_der(der)?);
    }
    builder.build()
}

/// The other side's words without line ends, or what went wrong on the way.
fn worded(fault: &Error) -> String {
    let mut text = fault.to_string();
    let mut source = std::error::Error::source(fault);
    while let Some(reason) = source {
        text = format!("{text}: {reason}");
        source = reason.source();
    }
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(ANSWER_CHARS).collect()
}
