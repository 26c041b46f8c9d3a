//! Mail about notices: at once, or one a day, for those who gave an address.
//!
//! Invariant: each line is the sentence of its kind with a number, and a link behind which one signs in; nothing else of the
//! register is in it. What was put into mail and up to where is kept in one transaction.
//! Must not know: how mail is sent.
//! Source: issue 02, demand 6; threat model 12.1.

use std::time::{Duration, SystemTime};

use kpcs_domain::value::Timestamp;
use kpcs_register::Register;
use kpcs_store::{
    Sql, StoreFault,
    work::{self, Account, MailState, NoticeFilter, NoticePerson, NoticeRow, QueuedMail},
};
use kpcs_web::{Language, Texts};
use lettre::{Address, Message, message::Mailbox};

use super::kind::{NoticeChoice, NoticeKind};
use crate::{mail::PUBLIC_ADDRESS, words};

/// The most notices in one mail; the last line says that there are more.
const LINES: usize = 40;

/// The sentence of a notice; a kind that this version does not know is shown by its subject.
#[must_use]
pub fn says(texts: Texts, row: &NoticeRow) -> String {
    let Ok(kind) = NoticeKind::parse(&row.kind) else { return row.subject.clone() };
    let subject = match kind {
        NoticeKind::AccountChanged => texts.get(&format!("record-event-{}", row.subject.replace('_', "-"))),
        _ => row.subject.clone(),
    };
    texts.t(&kind.sentence_key()).arg("subject", words::subject(&subject)).to_string()
}

/// How a person is told of a kind.
#[must_use]
pub fn choice_of(chosen: &[(String, String)], kind: NoticeKind) -> NoticeChoice {
    let own = chosen.iter().find(|(word, _)| word == kind.word());
    own.and_then(|(_, choice)| NoticeChoice::parse(choice).ok()).unwrap_or(kind.info().unless_chosen)
}

/// Queues the mail that is due now, from `sender`; returns how many.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn queue_notice_mail(register: &Register, sender: &Mailbox) -> Result<usize, StoreFault> {
    let (now, sender) = (register.clock().now(), sender.clone());
    register.store().write(move |sql| {
        let mut queued = 0;
        for person in work::notice_people(sql)? {
            // A suspended person is told nothing any more.
            let Some(account) = work::account_on(sql, &person.handle, now.day())? else { continue };
            queued += Round { sql, now, sender: &sender, account: &account, person: &person }.write()?;
        }
        Ok(queued)
    })
}

/// One person's turn.
struct Round<'a, 'c> {
    sql: &'a Sql<'c>,
    now: Timestamp,
    sender: &'a Mailbox,
    account: &'a Account,
    person: &'a NoticePerson,
}

impl Round<'_, '_> {
    fn write(&self) -> Result<usize, StoreFault> {
        let newest = work::newest_notice(self.sql)?;
        let today = self.now.day().epoch_days();
        let is_digest_due = self.person.digest_on < today;
        let mut after = self.person.clone();
        let mut queued = 0;
        if newest > self.person.told {
            let rows = self.chosen(self.person.told, NoticeChoice::Mail)?;
            queued += self.queue(&format!("notice/{}/{newest}", self.person.handle), "notice-mail-subject", &rows)?;
            after.told = newest;
        }
        if is_digest_due {
            let rows = self.chosen(self.person.digested, NoticeChoice::Digest)?;
            queued += self.queue(&format!("digest/{}/{today}", self.person.handle), "notice-digest-subject", &rows)?;
            (after.digested, after.digest_on) = (newest, today);
        }
        if after != *self.person {
            work::put_notice_person(self.sql, &after)?;
        }
        Ok(queued)
    }

    /// What came after `above` and is wanted in this way, the newest first.
    fn chosen(&self, above: i64, wanted: NoticeChoice) -> Result<Vec<NoticeRow>, StoreFault> {
        let chosen = work::notice_choices(self.sql, &self.person.handle)?;
        let filter = NoticeFilter { above, ..NoticeFilter::default() };
        let mut rows = work::notices(self.sql, self.account, &filter, 1_000)?;
        rows.retain(|row| NoticeKind::parse(&row.kind).is_ok_and(|kind| choice_of(&chosen, kind) == wanted));
        Ok(rows)
    }

    fn queue(&self, source: &str, subject: &str, rows: &[NoticeRow]) -> Result<usize, StoreFault> {
        let Some(bytes) = self.message(source, subject, rows)? else { return Ok(0) };
        let mail = QueuedMail {
            mail: 0,
            source: source.to_owned(),
            authority: self.account.authority.clone(),
            sender: self.sender.email.to_string(),
            recipient: self.person.email.clone(),
            bytes,
            state: MailState::Waiting,
            attempts: 0,
            next_at: self.now,
            answer: String::new(),
            handed: 0,
        };
        work::queue_mail(self.sql, &mail, self.now)?;
        Ok(1)
    }

    /// The mail, or nothing where there is nothing to say or no address that mail could reach.
    fn message(&self, source: &str, subject: &str, rows: &[NoticeRow]) -> Result<Option<Vec<u8>>, StoreFault> {
        let Ok(address) = self.person.email.parse::<Address>() else { return Ok(None) };
        if rows.is_empty() {
            return Ok(None);
        }
        let public = work::setting(self.sql, PUBLIC_ADDRESS)?;
        let texts = Texts::new(Language::parse(&self.account.language).unwrap_or(Language::English));
        let seconds = u64::try_from(self.now.seconds()).unwrap_or_default();
        let message = Message::builder()
            .from(self.sender.clone())
            .to(Mailbox::new(Some(self.account.name.clone()), address))
            .date(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds))
            .message_id(Some(format!("<{}@{}>", source.replace('/', "."), self.sender.email.domain())))
            .subject(texts.t(subject).count("count", rows.len()).to_string())
            .header(lettre::message::header::ContentType::TEXT_PLAIN)
            .body(body(texts, public.as_deref(), rows));
        Ok(message.ok().map(|message| message.formatted()))
    }
}

fn body(texts: Texts, public: Option<&str>, rows: &[NoticeRow]) -> String {
    let public = public.map(|public| public.trim_end_matches('/'));
    let mut text = format!("{}\n\n", texts.get("notice-mail-lead"));
    for row in rows.iter().take(LINES) {
        text.push_str(&says(texts, row));
        if let Some(public) = public {
            text.push_str(&format!("\n{public}{}", row.link));
        }
        text.push_str("\n\n");
    }
    if rows.len() > LINES {
        text.push_str(&format!("{}\n\n", texts.t("notice-mail-more").count("count", rows.len() - LINES)));
    }
    text.push_str(&texts.get("notice-mail-end"));
    if let Some(public) = public {
        text.push_str(&format!("\n{public}/account/notices"));
    }
    text.push('\n');
    text
}
