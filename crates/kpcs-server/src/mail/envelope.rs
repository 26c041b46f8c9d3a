//! A letter as the bytes of a mail: headers, text, attachments.
//!
//! Invariant: the same letter gives the same bytes: date, message id and boundary come from the statement, not from a clock
//! or chance. What people wrote cannot add a header: the builder encodes it.
//! Source: RFC 5322, RFC 2045.

use std::time::{Duration, SystemTime};

use kpcs_store::Entry;
use lettre::{
    Message,
    message::{Attachment, MultiPart, SinglePart, header::ContentType},
};

use super::{MailFault, address::Addresses, letter::Letter};

/// The bytes of the mail that brings `letter`.
pub(super) fn seal(addresses: &Addresses, letter: Letter, told: &Entry) -> Result<Vec<u8>, MailFault> {
    let leaf = told.opened.statement().leaf().to_string();
    let seconds = u64::try_from(told.at.seconds()).unwrap_or_default();
    let text = MultiPart::mixed().boundary(format!("kpcs-{leaf}")).singlepart(SinglePart::plain(letter.text));
    let parts = letter.files.into_iter().fold(text, |parts, (name, kind, bytes)| {
        let kind = ContentType::parse(kind).unwrap_or(ContentType::TEXT_PLAIN);
        parts.singlepart(Attachment::new(name).body(bytes, kind))
    });
    let message = Message::builder()
        .from(addresses.from.clone())
        .to(addresses.to.clone())
        .date(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds))
        .message_id(Some(format!("<{leaf}@{}>", addresses.from.email.domain())))
        .subject(letter.subject)
        .multipart(parts)?;
    Ok(message.formatted())
}
