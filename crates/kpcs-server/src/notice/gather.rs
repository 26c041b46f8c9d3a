//! Finds what people should be told of: new acts, prepared acts, answers, events of accounts, deadlines.
//!
//! Invariant: what was looked at and what was told are kept in one transaction, so a crash costs nothing and repeats
//! nothing. On the first look the past week is told, but not what everybody may read: a founding is no news.
//! Must not know: how people are told.

use std::collections::BTreeSet;

use kpcs_domain::{
    act::Tier,
    value::{AuthorityId, CertificateNumber, Timestamp},
};
use kpcs_register::Register;
use kpcs_store::{
    Sql, StoreFault,
    act::info_of,
    view::{self, TimelineRow},
    work::{self, NewNotice, OfficeEvent},
};

use super::{deadline::deadlines, escalation::escalations, kind::NoticeKind, told::told};

/// Rows looked at in one transaction.
const SLICE: i64 = 256;
/// How far back the first look goes.
const FIRST_SECONDS: i64 = 7 * 86_400;
/// How often deadlines are looked at.
const DEADLINES_SECONDS: i64 = 3_600;
/// How many days before a deadline one is told.
const NEAR_DAYS: i64 = 2;

/// The settings that keep how far was looked.
const ACTS: &str = "notices_acts";
const PREPARED: &str = "notices_prepared";
const EVENTS: &str = "notices_events";
const DEADLINES: &str = "notices_deadlines";

/// Keeps a notice of everything new; returns how many.
///
/// # Errors
/// [`StoreFault`] of the engine; what was told in earlier slices stays told.
pub fn gather_notices(register: &Register) -> Result<usize, StoreFault> {
    let now = register.clock().now();
    let mut told = 0;
    loop {
        let (more, added) = register.store().write(move |sql| one_slice(sql, now))?;
        told += added;
        if !more {
            return Ok(told);
        }
    }
}

/// One slice of each source; whether more waits, and how many notices were new.
fn one_slice(sql: &Sql<'_>, now: Timestamp) -> Result<(bool, usize), StoreFault> {
    let (acts, mut notices) = of_acts(sql, now)?;
    let (prepared, more) = of_prepared(sql)?;
    notices.extend(more);
    let (events, more) = of_events(sql, now)?;
    notices.extend(more);
    notices.extend(of_answers(sql)?);
    notices.extend(of_deadlines(sql, now)?);
    let mut added = 0;
    for notice in &notices {
        added += usize::from(work::add_notice(sql, notice)?);
    }
    Ok((acts || prepared || events, added))
}

fn last(sql: &Sql<'_>, name: &str) -> Result<Option<i64>, StoreFault> {
    Ok(work::setting(sql, name)?.and_then(|text| text.parse().ok()))
}

fn keep(sql: &Sql<'_>, name: &'static str, last: i64) -> Result<(), StoreFault> {
    work::put_setting(sql, name, &last.to_string())
}

fn is_full<T>(rows: &[T]) -> bool {
    i64::try_from(rows.len()).is_ok_and(|rows| rows == SLICE)
}

fn of_acts(sql: &Sql<'_>, now: Timestamp) -> Result<(bool, Vec<NewNotice>), StoreFault> {
    let kept = last(sql, ACTS)?;
    // Until the first look is over its last place is kept as a negative number.
    let is_first = kept.is_none_or(|kept| kept < 0);
    let after = match kept {
        Some(kept) => kept.abs(),
        None => view::last_act_before(sql, now.plus_seconds(-FIRST_SECONDS))?,
    };
    let rows = view::acts_after(sql, after, SLICE)?;
    let more = is_full(&rows);
    let seen = rows.last().map_or(after, |row| row.position);
    keep(sql, ACTS, if is_first && more { -seen } else { seen })?;
    let offices = offices(sql)?;
    let mut notices = Vec::new();
    for row in &rows {
        match &row.received_by {
            _ if row.act.tier == Tier::Public && is_first => {}
            _ if is_alert(row) => notices.extend(offices.iter().map(|office| of_alert(office, row))),
            Some(receiver) => notices.extend(of_received(sql, receiver, row)?),
            None if row.act.tier == Tier::Public => {
                notices.extend(offices.iter().map(|office| of_scheme(office, row)));
            }
            None => notices.extend(of_own(sql, row)?.into_iter().chain(told(sql, row)?)),
        }
    }
    Ok((more, notices))
}

/// The offices whose people sign in here.
fn offices(sql: &Sql<'_>) -> Result<BTreeSet<AuthorityId>, StoreFault> {
    Ok(work::accounts(sql)?.into_iter().map(|account| account.authority).collect())
}

fn is_alert(row: &TimelineRow) -> bool {
    row.received_by.is_none() && row.act.name == "raise_alert"
}

fn of_alert(office: &AuthorityId, row: &TimelineRow) -> NewNotice {
    let link = format!("/alerts/{}", row.subject);
    notice(NoticeKind::AlertRaised, office, row, (row.subject.clone(), link))
}

fn of_scheme(office: &AuthorityId, row: &TimelineRow) -> NewNotice {
    let participant = office_participant(&row.subject);
    let link = participant.map_or_else(|| "/participants".to_owned(), |code| format!("/participants/{code}"));
    notice(NoticeKind::SchemeChanged, office, row, (row.subject.clone(), link))
}

/// The Participant in a subject such as `SL`, `SL-FT` or `SL/3`.
fn office_participant(subject: &str) -> Option<kpcs_domain::value::CountryCode> {
    let code = subject.split(['-', '/', ' ']).next().unwrap_or_default();
    kpcs_domain::value::CountryCode::parse(code).ok()
}

fn of_received(sql: &Sql<'_>, receiver: &AuthorityId, row: &TimelineRow) -> Result<Vec<NewNotice>, StoreFault> {
    let number = CertificateNumber::parse(&row.subject).ok();
    let is_issuer = number.as_ref().is_some_and(|number| Some(number.issuer()) == receiver.participant());
    let kind = match row.act.name {
        "issue_certificate" | "replace_certificate" | "issue_technical_certificate" => NoticeKind::AdviceReceived,
        "confirm_receipt" => NoticeKind::ConfirmationReceived,
        "report_discrepancy" | "query_issuer" | "detain_shipment" | "refuse_import" if is_issuer => {
            NoticeKind::QuestionReceived
        }
        _ => NoticeKind::StatementReceived,
    };
    let link = match &number {
        Some(number) if kind == NoticeKind::QuestionReceived && row.act.name != "refuse_import" => {
            format!("/cases/{number}")
        }
        Some(number) if is_issuer => format!("/certificates/{number}"),
        Some(number) => format!("/arrivals/{number}"),
        None => "/arrivals".to_owned(),
    };
    let mut notices = vec![notice(kind, receiver, row, (row.subject.clone(), link.clone()))];
    if let (NoticeKind::ConfirmationReceived, Some(number)) = (kind, &number)
        && let Some(company) = company_of(sql, receiver, number)?
    {
        let told = notice(NoticeKind::ReceiptConfirmed, receiver, row, (number.to_string(), link));
        notices.push(NewNotice { company, ..told });
    }
    Ok(notices)
}

fn of_own(sql: &Sql<'_>, row: &TimelineRow) -> Result<Option<NewNotice>, StoreFault> {
    if !matches!(row.act.name, "issue_certificate" | "replace_certificate") {
        return Ok(None);
    }
    let Ok(number) = CertificateNumber::parse(&row.subject) else { return Ok(None) };
    let Some(company) = company_of(sql, &row.authority, &number)? else { return Ok(None) };
    let link = format!("/certificates/{number}");
    let told = notice(NoticeKind::CertificateIssued, &row.authority, row, (number.to_string(), link));
    Ok(Some(NewNotice { company, ..told }))
}

/// The company that applied for a certificate of this office.
fn company_of(sql: &Sql<'_>, office: &AuthorityId, number: &CertificateNumber) -> Result<Option<String>, StoreFault> {
    let row = view::certificate(sql, number)?.filter(|row| row.authority == *office);
    let Some(row) = row else { return Ok(None) };
    let application = view::application(sql, office, &row.application)?;
    Ok(application.map(|application| application.company.to_string()))
}

fn notice(kind: NoticeKind, office: &AuthorityId, row: &TimelineRow, (subject, link): (String, String)) -> NewNotice {
    NewNotice { source: format!("act/{}", row.position), subject, link, at: row.at, ..bare(kind, office) }
}

/// A notice of a kind to an office, of which nothing else is known.
pub(super) fn bare(kind: NoticeKind, office: &AuthorityId) -> NewNotice {
    NewNotice {
        kind: kind.word(),
        authority: office.clone(),
        company: String::new(),
        handle: String::new(),
        done_by: String::new(),
        roles: kind.info().roles,
        source: String::new(),
        subject: String::new(),
        link: String::new(),
        at: Timestamp::at_start_of(kpcs_domain::value::Day::scheme_start()),
    }
}

fn of_prepared(sql: &Sql<'_>) -> Result<(bool, Vec<NewNotice>), StoreFault> {
    let after = last(sql, PREPARED)?.unwrap_or(0);
    let rows = work::prepared_after(sql, after, SLICE)?;
    if let Some(last) = rows.last() {
        keep(sql, PREPARED, last.proposal)?;
    }
    let more = is_full(&rows);
    let told = rows.into_iter().map(|row| NewNotice {
        roles: info_of(row.act).map_or(&[], |info| info.approved_by),
        done_by: row.prepared_by.to_string(),
        source: format!("proposal/{}", row.proposal),
        link: format!("/desk/proposals/{}", row.proposal),
        subject: row.subject,
        at: row.prepared_at,
        ..bare(NoticeKind::ProposalWaiting, &row.authority)
    });
    Ok((more, told.collect()))
}

/// A person is told what happened to their account, nobody else.
fn of_events(sql: &Sql<'_>, now: Timestamp) -> Result<(bool, Vec<NewNotice>), StoreFault> {
    let after = last(sql, EVENTS)?.unwrap_or(0);
    let rows = work::office_entries_after(sql, after, SLICE)?;
    if let Some(last) = rows.last() {
        keep(sql, EVENTS, last.entry)?;
    }
    let more = is_full(&rows);
    let since = now.plus_seconds(-FIRST_SECONDS);
    let about = |event| {
        matches!(
            event,
            OfficeEvent::DeviceNew
                | OfficeEvent::SignInHeldBack
                | OfficeEvent::PasswordChanged
                | OfficeEvent::SessionsEnded
        )
    };
    let told = rows.into_iter().filter(|row| about(row.event) && row.at >= since).map(|row| NewNotice {
        handle: row.handle.to_string(),
        source: format!("event/{}", row.entry),
        subject: row.event.word().to_owned(),
        link: "/account".to_owned(),
        at: row.at,
        ..bare(NoticeKind::AccountChanged, &row.authority)
    });
    Ok((more, told.collect()))
}

fn of_answers(sql: &Sql<'_>) -> Result<Vec<NewNotice>, StoreFault> {
    let told = work::answers_waiting(sql)?.into_iter().map(|(message, authority, number, at)| NewNotice {
        source: format!("reply/{message}"),
        subject: number,
        link: format!("/replies/{message}"),
        at,
        ..bare(NoticeKind::ReplyArrived, &authority)
    });
    Ok(told.collect())
}

/// Once when a deadline is near, once when it has passed.
fn of_deadlines(sql: &Sql<'_>, now: Timestamp) -> Result<Vec<NewNotice>, StoreFault> {
    if last(sql, DEADLINES)?.is_some_and(|at| now.seconds() - at < DEADLINES_SECONDS) {
        return Ok(Vec::new());
    }
    keep(sql, DEADLINES, now.seconds())?;
    let (today, mut told) = (now.day(), Vec::new());
    for office in offices(sql)? {
        told.extend(escalations(sql, &office, now)?);
        let near =
            deadlines(sql, &office, now)?.into_iter().filter(|deadline| deadline.day <= today.plus_days(NEAR_DAYS));
        told.extend(near.flat_map(|deadline| {
            let kind = if deadline.day < today { NoticeKind::DeadlinePassed } else { NoticeKind::DeadlineNear };
            let source = format!("{}/{}", deadline.name(), deadline.day);
            let to = |company: String| {
                let (link, subject) = (deadline.link.clone(), deadline.subject.clone());
                NewNotice { company, source: source.clone(), at: now, link, subject, ..bare(kind, &office) }
            };
            let company = (!deadline.company.is_empty()).then(|| to(deadline.company.clone()));
            std::iter::once(to(String::new())).chain(company).collect::<Vec<_>>()
        }));
    }
    Ok(told)
}

/// Tells the office, or the one person whose mail it was, that mail was given up.
#[must_use]
pub fn mail_given_up(mail: &work::QueuedMail, at: Timestamp) -> NewNotice {
    let person = mail.source.strip_prefix("notice/").or_else(|| mail.source.strip_prefix("digest/"));
    let handle = person.and_then(|rest| rest.split('/').next()).unwrap_or_default();
    NewNotice {
        handle: handle.to_owned(),
        source: format!("mail/{}", mail.mail),
        subject: mail.recipient.clone(),
        link: if handle.is_empty() { "/inbox" } else { "/account/notices" }.to_owned(),
        at,
        ..bare(NoticeKind::MailDead, &mail.authority)
    }
}

/// Tells whose webhook it is that something was given up; once a day.
#[must_use]
pub fn webhook_given_up(webhook: &work::Webhook, at: Timestamp) -> NewNotice {
    NewNotice {
        company: webhook.owner.company.clone(),
        source: format!("webhook/{}/{}", webhook.webhook, at.day()),
        subject: webhook.name.clone(),
        link: "/office/webhooks".to_owned(),
        at,
        ..bare(NoticeKind::WebhookDead, &webhook.owner.authority)
    }
}
