//! `/replies`: what partners answered by the link in a letter, for an officer of the authority that wrote it (decisions 22).
//!
//! Invariant: a reply becomes official only by the officer's own act; one that says that the goods came leads to the form
//! of `record_paper_confirmation`, filled with it. Another authority's replies are not here.
//! Must not know: how the link was made.

use axum::{
    Router,
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use kpcs_domain::{
    act::{Act as _, ConfirmReceipt, Role},
    field::FieldType as _,
    value::{AuthorityId, Timestamp},
};
use kpcs_register::Register;
use kpcs_store::{
    Sql, StoreFault, entry,
    work::{self, Answer, Reply, ReplyLink, Settled},
};
use kpcs_web::{
    Texts, page,
    page::{form::FormPage, list::ListPage},
    part::{Column, Empty, Fact, Facts, Filled, Inline, Notice, Row, Table, Tone},
    shell::Link,
};

use super::{arrivals::act_form, reply::answer_key};
use crate::{app::App, listing::listed, no::No, officer::Officer, posted::Sent, words};

const READERS: &[Role] = &[Role::Clerk, Role::ValidatingOfficer, Role::ImportingOfficer];

/// The routes of this file.
pub fn routes() -> Router<App> {
    Router::new().route("/replies", get(list)).route("/replies/{message}", get(show).post(settle))
}

/// A reply, and whether its letter brought a confirmation.
struct Waiting {
    link: ReplyLink,
    at: Timestamp,
    reply: Reply,
    is_confirmation: bool,
}

impl Waiting {
    fn of(sql: &Sql<'_>, link: ReplyLink) -> Result<Option<Self>, StoreFault> {
        let is_confirmation = entry(sql, link.position)?.info.code == ConfirmReceipt::INFO.code;
        Ok(link.answered.clone().map(|(at, reply)| Self { link, at, reply, is_confirmation }))
    }

    fn says(&self, texts: Texts) -> String {
        texts.get(answer_key(self.reply.answer, self.is_confirmation))
    }

    /// Whether it can be recorded as a paper confirmation of a certificate of this office.
    fn is_confirming(&self) -> bool {
        !self.is_confirmation && matches!(self.reply.answer, Answer::Received | Answer::Differs)
    }
}

/// The link on a desk that leads to the replies; `None` while none waits.
pub(super) fn on_desk(texts: Texts, count: usize) -> Option<Link> {
    (count > 0).then(|| Link::new(texts.t("replies-desk").count("count", count).to_string(), "/replies"))
}

async fn list(State(app): State<App>, officer: Officer) -> Result<Response, No> {
    officer.require(READERS)?;
    let (texts, own) = (officer.texts(), officer.authority().clone());
    let rows = app.read(move |sql| {
        let links = work::replies_waiting(sql, &own)?.into_iter();
        links.filter_map(|link| Waiting::of(sql, link).transpose()).collect::<Result<Vec<_>, _>>()
    });
    let rows = rows.await?;
    let nothing = || Empty { title: texts.get("replies-none"), text: texts.get("replies-none-text"), link: None };
    listed(
        &officer.visitor,
        "replies",
        ListPage {
            shell: officer.shell(texts.get("replies-title")),
            title: texts.get("replies-title"),
            lead: texts.get("replies-lead"),
            main: None,
            filters: None,
            empty: rows.is_empty().then(nothing),
            table: (!rows.is_empty()).then(|| table(texts, &rows)),
            pager: None,
            links: Vec::new(),
        },
    )
}

fn table(texts: Texts, rows: &[Waiting]) -> Table {
    let columns = ["replies-number", "replies-from", "replies-said", "replies-at"];
    let row = |waiting: &Waiting| {
        Row::of(vec![
            Inline::CodeLink(Link::new(
                words::subject(&waiting.link.number),
                format!("/replies/{}", waiting.link.message),
            )),
            Inline::text(&waiting.link.recipient),
            Inline::Lines(vec![waiting.says(texts), waiting.reply.answered_by.to_string()]),
            Inline::Text(words::instant(texts, waiting.at)),
        ])
    };
    Table {
        caption: texts.get("replies-caption"),
        caption_unseen: true,
        columns: columns.map(|key| Column::words(texts.get(key))).to_vec(),
        rows: rows.iter().map(row).collect(),
        stacked: true,
        ..Table::default()
    }
}

async fn show(State(app): State<App>, officer: Officer, Path(message): Path<i64>) -> Result<Response, No> {
    officer.require(READERS)?;
    let waiting = waiting(&app, officer.authority(), message).await?;
    Ok(page(&one(&app, &officer, &waiting)))
}

/// The officer has read it, and there is nothing to record.
async fn settle(State(app): State<App>, Path(message): Path<i64>, sent: Sent) -> Result<Response, No> {
    sent.officer.require(READERS)?;
    waiting(&app, sent.officer.authority(), message).await?;
    let (own, by) = (sent.officer.authority().clone(), sent.officer.handle());
    let settle = move |register: &Register| {
        let at = register.clock().now();
        register.store().write(move |sql| work::settle_reply(sql, &own, message, Settled::Read, by, at))
    };
    app.run(settle).await?;
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, "/replies")]).into_response())
}

async fn waiting(app: &App, own: &AuthorityId, message: i64) -> Result<Waiting, No> {
    let own = own.clone();
    let found = app.read(move |sql| {
        let link = work::reply_to(sql, &own, message)?.filter(|link| link.settled.is_none());
        link.map(|link| Waiting::of(sql, link)).transpose()
    });
    found.await?.flatten().ok_or(No::NotFound)
}

/// What the form of a paper confirmation is filled with from a reply of this office that confirms `number`.
pub(super) async fn filled_from(app: &App, own: &AuthorityId, number: &str, message: i64) -> Result<Filled, No> {
    let waiting = waiting(app, own, message).await?;
    if !waiting.is_confirming() || waiting.link.number != number {
        return Err(No::NotFound);
    }
    let Reply { answered_by, received_on, carats, parcels, remarks, image, .. } = waiting.reply;
    let text = |value: Option<String>| value.unwrap_or_default();
    let values = [
        ("channel", "reply_link".to_owned()),
        ("confirmed_by", answered_by.to_string()),
        ("received_on", text(received_on.map(|day| day.to_string()))),
        ("carats", text(carats.map(|carats| carats.to_string()))),
        ("parcels", text(parcels.map(|parcels| parcels.to_string()))),
        ("remarks", text(remarks.map(|remarks| remarks.to_string()))),
        ("image", text(image.map(|image| image.to_string()))),
    ];
    let values = values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    Ok(Filled { values, ..Filled::default() })
}

fn one(app: &App, officer: &Officer, waiting: &Waiting) -> FormPage {
    let (texts, link) = (officer.texts(), &waiting.link);
    let lead = texts.t("replies-one-lead").arg("name", &waiting.reply.answered_by).arg("recipient", &link.recipient);
    let mut form = act_form::form(app, officer, None, format!("/replies/{}", link.message));
    form.multipart = false;
    form.button = texts.get("replies-button");
    let mut shell = officer.shell(words::subject(&link.number));
    shell.crumbs = vec![Link::new(texts.get("replies-title"), "/replies")];
    FormPage {
        shell,
        eyebrow: words::subject(&link.number),
        title: waiting.says(texts),
        lead: lead.arg("day", words::day(texts, waiting.at.day())).to_string(),
        refusals: None,
        notice: Some(next(texts, waiting)),
        form,
        beside: Some((texts.get("replies-they-say"), facts(texts, &waiting.reply))),
    }
}

fn next(texts: Texts, waiting: &Waiting) -> Notice {
    if !waiting.is_confirming() {
        return Notice::new(Tone::NeedsHand, texts.get("replies-read-title"), texts.get("replies-read-text"));
    }
    let (number, message) = (&waiting.link.number, waiting.link.message);
    let href = format!("/certificates/{number}/paper-confirmation?reply={message}");
    let mut notice = Notice::new(Tone::Plain, texts.get("replies-record"), texts.get("replies-record-text"));
    notice.link = Some(Link::new(texts.get("replies-record-link"), href));
    notice
}

fn facts(texts: Texts, reply: &Reply) -> Facts {
    let mut facts = vec![Fact::new(texts.get("reply-name"), Inline::Text(reply.answered_by.to_string()))];
    let mut add = |key: &str, value: Option<Inline>| facts.extend(value.map(|value| Fact::new(texts.get(key), value)));
    add("reply-day", reply.received_on.map(|day| Inline::Text(words::day(texts, day))));
    add("word-parcels", reply.parcels.map(Inline::number));
    add("word-carats", reply.carats.map(|carats| Inline::Quantity(words::carats(texts, carats), "ct".to_owned())));
    add("reply-remarks", reply.remarks.as_ref().map(|remarks| Inline::Text(remarks.to_string())));
    add("replies-scan", reply.image.and_then(|image| image.to_input()).map(|input| Inline::Code(input.found())));
    Facts { facts }
}
