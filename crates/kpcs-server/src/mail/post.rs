//! Sends the mail that is due: to the server of the settings, each by itself, tried again ever later.
//!
//! Invariant: a mail leaves the queue only when the other side has said that it takes it, or after the last attempt, and
//! then its office is told and the bytes stay. At least once: that a mail is handed over is noted before, so a stop between
//! taking and noting sends it once more under the same message id, says so, and after a second stop gives it up.
//! Every answer of the other side is treated alike: an office whose password has changed must not lose its letters.
//! Must not know: what a mail says.
//! Source: issue 02, demand 6; RFC 5321 section 4.5.4.1.

use std::{
    io,
    time::{Duration, SystemTime},
};

use kpcs_domain::value::Timestamp;
use kpcs_register::Register;
use kpcs_store::{
    Point, StoreFault, point,
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
use rustls::CertificateError;

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
/// How often a mail is handed over whose end is not noted: once, and once more after a stop in the midst of it.
const HANDED_MOST: i64 = 2;
/// What stands at a mail that was handed over again.
const TWICE: &str = "taken; perhaps twice, under one message id: the register had stopped while handing it over";
/// What stands at a mail that met a second stop.
const STOPPED: &str =
    "the register stopped twice while handing it over; ask there whether it came before it is sent again";
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
    /// Of those taken: handed over before, when the register stopped; the other side may have them twice.
    pub twice: usize,
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
        match post_one(register, settings, &mail, now)? {
            Came::Taken { again } => {
                posted.sent += 1;
                posted.twice += usize::from(again);
            }
            Came::PutOff => posted.put_off += 1,
            Came::GivenUp => posted.dead += 1,
            Came::Unreachable { given_up } => {
                // The rest of the round would only wait as long again.
                *if given_up { &mut posted.dead } else { &mut posted.put_off } += 1;
                break;
            }
        }
    }
    Ok(posted)
}

/// What came of one mail.
enum Came {
    /// The other side has it; perhaps twice.
    Taken { again: bool },
    /// It said something else.
    PutOff,
    /// That was the last attempt.
    GivenUp,
    /// Nobody answered.
    Unreachable { given_up: bool },
}

fn post_one(
    register: &Register,
    settings: &MailSettings,
    mail: &QueuedMail,
    now: Timestamp,
) -> Result<Came, StoreFault> {
    let (id, again) = (mail.mail, mail.handed > 0);
    if mail.handed >= HANDED_MOST {
        give_up(register, mail, STOPPED, now)?;
        return Ok(Came::GivenUp);
    }
    register.store().write(move |sql| work::hand_mail(sql, id))?;
    point(Point::MailNoted);
    if let Err(no) = hand_over(settings, mail) {
        let given_up = failed(register, mail, no.answer, now)?;
        return Ok(match (no.is_unreachable, given_up) {
            (true, given_up) => Came::Unreachable { given_up },
            (false, true) => Came::GivenUp,
            (false, false) => Came::PutOff,
        });
    }
    point(Point::MailTaken);
    let answer = if again { TWICE } else { "" };
    register.store().write(move |sql| work::end_mail(sql, id, true, now, answer))?;
    Ok(Came::Taken { again })
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
    /// Nobody answered.
    is_unreachable: bool,
}

/// Notes a failure; whether it was the last.
fn failed(register: &Register, mail: &QueuedMail, answer: String, now: Timestamp) -> Result<bool, StoreFault> {
    let wait = usize::try_from(mail.attempts).ok().and_then(|attempts| WAITS_SECONDS.get(attempts));
    let Some(seconds) = wait else {
        give_up(register, mail, &answer, now)?;
        return Ok(true);
    };
    let id = mail.mail;
    register.store().write(move |sql| work::put_off_mail(sql, id, now.plus_seconds(*seconds), &answer))?;
    Ok(false)
}

/// Gives a mail up and tells its office.
fn give_up(register: &Register, mail: &QueuedMail, answer: &str, now: Timestamp) -> Result<(), StoreFault> {
    let (id, told, answer) = (mail.mail, mail_given_up(mail, now), answer.to_owned());
    register.store().write(move |sql| {
        work::end_mail(sql, id, false, now, &answer)?;
        work::add_notice(sql, &told)?;
        Ok(())
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

/// The other side's words without line ends, or what went wrong on the way; a certificate that is not accepted with what to do.
fn worded(fault: &Error) -> String {
    if let Some(refused) = refused_certificate(fault) {
        return refused;
    }
    let mut text = fault.to_string();
    let mut source = std::error::Error::source(fault);
    while let Some(reason) = source {
        text = format!("{text}: {reason}");
        source = reason.source();
    }
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(ANSWER_CHARS).collect()
}

/// Why the certificate of the mail server was not accepted, where that is what went wrong.
fn refused_certificate(fault: &Error) -> Option<String> {
    let mut source = std::error::Error::source(fault);
    while let Some(reason) = source {
        // An error of the stream does not name the one within as its source.
        let within = reason.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
        let tls = within.and_then(|within| within.downcast_ref::<rustls::Error>());
        if let Some(rustls::Error::InvalidCertificate(why)) = tls.or_else(|| reason.downcast_ref()) {
            return Some(format!("its certificate is not accepted: {}", why_not(why)));
        }
        source = reason.source();
    }
    None
}

fn why_not(why: &CertificateError) -> String {
    match why {
        CertificateError::UnknownIssuer => {
            "nobody whom this machine trusts has signed it; name the authority of that server in ca_file".to_owned()
        }
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            "it is for another name; write mail.host as the certificate has it".to_owned()
        }
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => {
            "it has expired; that server needs a new one, or this machine the right time".to_owned()
        }
        other => other.to_string(),
    }
}
