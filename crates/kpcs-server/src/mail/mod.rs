//! Mail to partners that have only paper: each waiting message of the outbox becomes a file in `mail-out/` (decisions 22).
//!
//! Invariant: a message is marked as delivered only after its file is synced under its final name; writing it again gives
//! the same bytes but for a reply link, which is made anew, so a crash between the two costs nothing. A letter without an address keeps waiting.
//! Must not know: networks; an operator's mail system takes the files.
//! Source: decisions 21 and 22; RFC 5322.

mod address;
mod envelope;
mod letter;
mod link;

use std::{io, path::Path};

use kpcs_register::Register;
use kpcs_store::{StoreFault, entry, view, work};

pub use link::{PUBLIC_ADDRESS, hash_of};

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

/// Writes every letter that waits and has an address to the register's `mail-out/`; returns how many.
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
    let (mut after, mut sent) = (0, 0);
    loop {
        let waiting = register.store().read(|sql| view::letters_waiting(sql, after, SLICE))?;
        let Some(last) = waiting.last() else { return Ok(sent) };
        after = last.message;
        for row in waiting {
            sent += usize::from(send_one(register, folder, &row)?);
        }
    }
}

/// Writes one letter; `false` when nobody knows where it should go.
fn send_one(register: &Register, folder: &Path, row: &view::LetterRow) -> Result<bool, MailFault> {
    let told = register.store().read(|sql| entry(sql, row.position))?;
    let number = told.opened.statement().protected().subject.clone();
    let addresses = register.store().read(|sql| address::addresses(sql, &told.authority, &number, &row.recipient))?;
    let Some(addresses) = addresses else { return Ok(false) };
    let author = addresses.from.name.clone().unwrap_or_else(|| told.authority.to_string());
    let link = link::fresh(register, row, &told)?;
    let letter = letter::letter(register, &told, &number, &author, link.as_ref())?;
    let bytes = envelope::seal(&addresses, letter, &told)?;
    let name = format!("{:08}-{number}.eml", row.message);
    shelf::put(folder, &name, &bytes)
        .map_err(|source| MailFault::File { path: folder.join(&name).display().to_string(), source })?;
    let (message, now) = (row.message, register.clock().now());
    register.store().write(move |sql| work::deliver(sql, message, now))?;
    Ok(true)
}
