//! Mail to partners that have only paper: each waiting message of the outbox becomes a file in `mail-out/`, or, where a
//! mail server is named, a mail in the queue that `post` sends (decisions 22).
//!
//! Invariant: a message is marked as delivered only after its file is synced under its final name, or with its mail in one
//! transaction; writing it again gives the same bytes but for a reply link, which is made anew, so a crash between the two
//! costs nothing. A letter without an address keeps waiting.
//! Source: decisions 21 and 22; RFC 5322.

mod address;
mod envelope;
mod letter;
mod link;
mod post;
mod settings;

use std::{io, path::Path};

use kpcs_domain::value::AuthorityId;
use kpcs_register::Register;
use kpcs_store::{
    StoreFault, entry, view,
    work::{self, MailState, QueuedMail},
};
use lettre::message::Mailbox;

pub use link::{PUBLIC_ADDRESS, hash_of};
pub use post::{ATTEMPTS_MOST, Posted, post_mail, send_test_mail};
pub use settings::{MailSecurity, MailSettings, SettingsFault};

use crate::{documents::DocumentFault, no::No, receipt::ReceiptFault, shelf};

/// The folder of the register in which letters are put.
pub const MAIL_OUT: &str = "mail-out";

/// Letters looked at in one read.
const SLICE: i64 = 64;

/// Why letters could not be written.
#[derive(Debug, thiserror::Error)]
pub enum MailFault {
    /// The register could not be read or written.
    #[error(transparent)]
    Store(#[from] StoreFault),
    /// The document to be attached was not made.
    #[error(transparent)]
    Receipt(#[from] ReceiptFault),
    /// The certificate to be attached was not made.
    #[error(transparent)]
    Document(#[from] DocumentFault),
    /// The file could not be written.
    #[error("{path}: the letter could not be written: {source}")]
    File {
        /// Which file.
        path: String,
        /// Why.
        source: io::Error,
    },
    /// The letter could not be composed.
    #[error("the letter could not be composed: {0}")]
    Letter(#[from] lettre::error::Error),
}

impl From<MailFault> for No {
    fn from(fault: MailFault) -> Self {
        match fault {
            MailFault::Store(fault) => fault.into(),
            MailFault::Receipt(fault) => fault.into(),
            other => Self::fault(&other.to_string()),
        }
    }
}

/// Writes every letter that waits and has an address to the register's `mail-out/`, for an operator's mail system to take;
/// returns how many.
///
/// # Errors
/// [`MailFault`]; what was not written still waits.
pub fn send_mail(register: &Register) -> Result<usize, MailFault> {
    send_mail_to(register, &register.store().folder().join(MAIL_OUT))
}

/// The same to another folder, which the mail system watches.
///
/// # Errors
/// [`MailFault`]; what was not written still waits.
pub fn send_mail_to(register: &Register, folder: &Path) -> Result<usize, MailFault> {
    each_letter(register, |message, sealed| to_folder(register, folder, message, sealed))
}

/// Queues every letter that waits and has an address, for [`post_mail`] to send from `sender`; returns how many.
///
/// # Errors
/// [`MailFault`]; what was not queued still waits.
pub fn queue_letters(register: &Register, sender: &Mailbox) -> Result<usize, MailFault> {
    each_letter(register, |message, sealed| to_queue(register, sender, message, sealed))
}

/// A letter in its envelope.
struct Sealed {
    authority: AuthorityId,
    number: String,
    recipient: String,
    bytes: Vec<u8>,
}

fn each_letter(
    register: &Register,
    hand_over: impl Fn(i64, Sealed) -> Result<(), MailFault>,
) -> Result<usize, MailFault> {
    let (mut after, mut sent) = (0, 0);
    loop {
        let waiting = register.store().read(|sql| view::letters_waiting(sql, after, SLICE))?;
        let Some(last) = waiting.last() else { return Ok(sent) };
        after = last.message;
        for row in waiting {
            if let Some(sealed) = write(register, &row)? {
                hand_over(row.message, sealed)?;
                sent += 1;
            }
        }
    }
}

/// Writes one letter; `None` when nobody knows where it should go.
fn write(register: &Register, row: &view::LetterRow) -> Result<Option<Sealed>, MailFault> {
    let told = register.store().read(|sql| entry(sql, row.position))?;
    let number = told.opened.statement().protected().subject.clone();
    let addresses = register.store().read(|sql| address::addresses(sql, &told.authority, &number, &row.recipient))?;
    let Some(addresses) = addresses else { return Ok(None) };
    let author = addresses.from.name.clone().unwrap_or_else(|| told.authority.to_string());
    let link = link::fresh(register, row, &told)?;
    let letter = letter::letter(register, &told, &number, &author, link.as_ref())?;
    let bytes = envelope::seal(&addresses, letter, &told)?;
    let recipient = addresses.to.email.to_string();
    Ok(Some(Sealed { authority: told.authority, number, recipient, bytes }))
}

fn to_folder(register: &Register, folder: &Path, message: i64, sealed: Sealed) -> Result<(), MailFault> {
    let name = format!("{message:08}-{}.eml", sealed.number);
    shelf::put(folder, &name, &sealed.bytes)
        .map_err(|source| MailFault::File { path: folder.join(&name).display().to_string(), source })?;
    let now = register.clock().now();
    Ok(register.store().write(move |sql| work::deliver(sql, message, now))?)
}

fn to_queue(register: &Register, sender: &Mailbox, message: i64, sealed: Sealed) -> Result<(), MailFault> {
    let now = register.clock().now();
    let mail = QueuedMail {
        mail: 0,
        source: format!("letter/{message}"),
        authority: sealed.authority,
        sender: sender.email.to_string(),
        recipient: sealed.recipient,
        bytes: sealed.bytes,
        state: MailState::Waiting,
        attempts: 0,
        next_at: now,
        answer: String::new(),
        handed: 0,
    };
    Ok(register.store().write(move |sql| {
        work::queue_mail(sql, &mail, now)?;
        work::deliver(sql, message, now)
    })?)
}
