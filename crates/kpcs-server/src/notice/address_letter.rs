//! The one mail that goes to an address before it is confirmed: the link that confirms it.
//!
//! Invariant: nothing else of the register is in it; it is queued once for each link.
//! Must not know: how mail is sent.
//! Source: issue 02, demand 3.

use std::time::{Duration, SystemTime};

use kpcs_register::{ActError, Register};
use kpcs_store::work::{self, Account, MailState, QueuedMail};
use kpcs_web::{Language, Texts};
use lettre::{Address, Message, message::Mailbox};

use crate::mail::PUBLIC_ADDRESS;

/// Queues the link for `address`, from `sender`; whether there is anything to send it by: a public address and a fit one.
///
/// # Errors
/// [`ActError::Store`].
pub fn queue_address_letter(
    register: &Register,
    sender: &Mailbox,
    account: &Account,
    address: &str,
) -> Result<bool, ActError> {
    let public = register.store().read(|sql| work::setting(sql, PUBLIC_ADDRESS))?;
    let (Some(public), Ok(to)) = (public, address.parse::<Address>()) else { return Ok(false) };
    let token = register.make_address_link(account, address)?;
    let (now, source) = (register.clock().now(), format!("address/{}/{}", account.handle, &token[..16]));
    let texts = Texts::new(Language::parse(&account.language).unwrap_or(Language::English));
    let link = format!("{}/confirm-address/{token}", public.trim_end_matches('/'));
    let seconds = u64::try_from(now.seconds()).unwrap_or_default();
    let message = Message::builder()
        .from(sender.clone())
        .to(Mailbox::new(Some(account.name.clone()), to))
        .date(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds))
        .message_id(Some(format!("<{}@{}>", source.replace('/', "."), sender.email.domain())))
        .subject(texts.get("address-mail-subject"))
        .header(lettre::message::header::ContentType::TEXT_PLAIN)
        .body(format!("{}\n\n{link}\n\n{}\n", texts.get("address-mail-lead"), texts.get("address-mail-end")));
    let Ok(message) = message else { return Ok(false) };
    let mail = QueuedMail {
        mail: 0,
        source,
        authority: account.authority.clone(),
        sender: sender.email.to_string(),
        recipient: address.to_owned(),
        bytes: message.formatted(),
        state: MailState::Waiting,
        attempts: 0,
        next_at: now,
        answer: String::new(),
        handed: 0,
    };
    register.store().write(move |sql| work::queue_mail(sql, &mail, now))?;
    Ok(true)
}
