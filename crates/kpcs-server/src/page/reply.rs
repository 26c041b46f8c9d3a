//! `/reply/{token}`: a partner that has only paper answers a letter, without an account and without script (decisions 22).
//!
//! Invariant: whoever holds the token may answer once, before it expires; nothing official follows from it by itself. No
//! figure of the certificate is shown: the letter was read on its way, and the partner is to say what it found.
//! Must not know: what the office makes of the answer.

use axum::{
    Router,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
    routing::get,
};
use kpcs_domain::{
    act::{Act as _, ConfirmReceipt},
    field::{InputFault, read_request},
    value::Timestamp,
};
use kpcs_register::Register;
use kpcs_store::{
    StoreFault, entry, view,
    work::{self, Answer, Reply, ReplyLink},
};
use kpcs_web::{
    Texts, page,
    page::{form::FormPage, list::ListPage},
    page_with_status,
    part::{FieldGroup, FieldKind, FieldView, Filled, Form, Refusals},
};

use super::arrivals::{act_form, kept_scan};
use crate::{
    answers::Answers, app::App, mail::hash_of, no::No, objection::Objection, posted::Posted, visitor::Visitor, words,
};

/// The routes of this file.
pub fn routes() -> Router<App> {
    Router::new().route("/reply/{token}", get(show).post(answer))
}

/// A letter that can be answered now.
struct Letter {
    token: String,
    link: ReplyLink,
    /// The name of the authority that wrote it, and when it stated what the letter tells of.
    author: String,
    told_at: Timestamp,
    /// Whether it brings a confirmation to an issuer, rather than a certificate to an importer.
    is_confirmation: bool,
}

async fn show(State(app): State<App>, visitor: Visitor, Path(token): Path<String>) -> Result<Response, No> {
    Ok(match open(&app, &visitor, token).await? {
        Ok(letter) => page(&form_page(&visitor, &letter, &Filled::default(), None)),
        Err(closed) => closed,
    })
}

async fn answer(State(app): State<App>, Path(token): Path<String>, posted: Posted) -> Result<Response, No> {
    let Posted { visitor, answers } = posted;
    let letter = match open(&app, &visitor, token).await? {
        Ok(letter) => letter,
        Err(closed) => return Ok(closed),
    };
    let reply = match read(&app, &answers).await? {
        Ok(reply) => reply,
        Err(faults) => return Ok(objected(&visitor, &letter, &answers, faults)),
    };
    let (hash, at) = (hash_of(&letter.token), visitor.now);
    let taken = app
        .run(move |register: &Register| register.store().write(move |sql| work::answer_reply(sql, hash, &reply, at)))
        .await?;
    if !taken {
        // Somebody answered by it in the meantime.
        return match open(&app, &visitor, letter.token).await? {
            Ok(_) => Err(No::fault("a reply link is open and took no answer")),
            Err(closed) => Ok(closed),
        };
    }
    let texts = visitor.texts;
    let text = texts.t("reply-thanks-text").arg("authority", &letter.author).to_string();
    Ok(said(&visitor, StatusCode::OK, texts.get("reply-thanks"), text))
}

/// The letter of a token; else the page that says why it cannot be answered.
async fn open(app: &App, visitor: &Visitor, token: String) -> Result<Result<Letter, Response>, No> {
    let (texts, hash) = (visitor.texts, hash_of(&token));
    let found = app.read(move |sql| {
        let Some(link) = work::reply_link(sql, hash)? else { return Ok(None) };
        let told = entry(sql, link.position)?;
        let author = view::authority(sql, &link.authority)?;
        let author = author.map_or_else(|| link.authority.to_string(), |authority| authority.name.to_string());
        let is_confirmation = told.info.code == ConfirmReceipt::INFO.code;
        Ok::<_, StoreFault>(Some(Letter { token, link, author, told_at: told.at, is_confirmation }))
    });
    let closed = |status, title: &str, text: String| Ok(Err(said(visitor, status, texts.get(title), text)));
    let Some(letter) = found.await? else {
        return closed(StatusCode::NOT_FOUND, "reply-unknown", texts.get("reply-unknown-text"));
    };
    let worded = |key: &str, at: Timestamp| texts.t(key).arg("day", words::day(texts, at.day())).to_string();
    if let Some((at, _)) = &letter.link.answered {
        return closed(StatusCode::GONE, "reply-used", worded("reply-used-text", *at));
    }
    if letter.link.expires_at <= visitor.now {
        return closed(StatusCode::GONE, "reply-expired", worded("reply-expired-text", letter.link.expires_at));
    }
    Ok(Ok(letter))
}

/// The reply as it was entered, its scan kept; or every fault of it.
async fn read(app: &App, answers: &Answers) -> Result<Result<Reply, Vec<InputFault>>, No> {
    let digests = match kept_scan::take(app, answers, "scan").await? {
        Ok(digests) => digests,
        Err(faults) => return Ok(Err(faults)),
    };
    let input = act_form::input(answers, &[], &[("scan", "image", digests)], &[], &[]);
    Ok(read_request::<Reply>(&input).and_then(|reply| match missing(&reply) {
        faults if faults.is_empty() => Ok(reply),
        faults => Err(faults),
    }))
}

/// What an answer needs beside itself.
fn missing(reply: &Reply) -> Vec<InputFault> {
    let came = matches!(reply.answer, Answer::Received | Answer::Differs);
    let to_be_explained = matches!(reply.answer, Answer::Differs | Answer::NotOurs);
    let needed = [
        ("received_on", came && reply.received_on.is_none()),
        ("parcels", came && reply.parcels.is_none()),
        ("carats", came && reply.carats.is_none()),
        ("remarks", to_be_explained && reply.remarks.is_none()),
    ];
    let open = needed.into_iter().filter(|(_, open)| *open);
    open.map(|(field, _)| InputFault { field: field.to_owned(), found: String::new(), expected: "expected-answer" })
        .collect()
}

fn objected(visitor: &Visitor, letter: &Letter, answers: &Answers, faults: Vec<InputFault>) -> Response {
    let texts = visitor.texts;
    let name_of = |field: &str| Some(if field == "image" { "scan" } else { field }.to_owned());
    let objection = Objection::of_faults(faults);
    let mut filled = answers.filled();
    objection.mark(&mut filled, texts, name_of);
    let page = form_page(visitor, letter, &filled, Some(objection.refusals(texts, name_of)));
    page_with_status(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// The key of the words for an answer to this letter.
pub(super) fn answer_key(answer: Answer, is_confirmation: bool) -> &'static str {
    match (answer, is_confirmation) {
        (Answer::Received, false) => "reply-received",
        (Answer::Received, true) => "reply-confirmation-received",
        (Answer::Differs, false) => "reply-differs",
        (Answer::Differs, true) => "reply-confirmation-differs",
        (Answer::NotReceived, _) => "reply-not-received",
        (Answer::NotOurs, false) => "reply-not-ours",
        (Answer::NotOurs, true) => "reply-confirmation-not-ours",
    }
}

fn questions(texts: Texts, is_confirmation: bool, filled: &Filled) -> Vec<FieldView> {
    let field = |name: &str, key: &str, kind| FieldView::new(name, texts.get(key), kind).filled(filled);
    // Who was sent a confirmation cannot have missed the goods.
    let asked = Answer::ALL.iter().filter(|answer| !(is_confirmation && **answer == Answer::NotReceived));
    let choices = asked.map(|answer| (answer.word(), texts.get(answer_key(*answer, is_confirmation))));
    vec![
        field("answer", "reply-question", FieldKind::Radio).choices(choices),
        field("answered_by", "reply-name", FieldKind::Text),
        field("received_on", "reply-day", FieldKind::Day).hint(texts.get("reply-day-hint")).optional(texts),
        field("parcels", "word-parcels", FieldKind::Figure { unit: String::new() }).optional(texts),
        field("carats", "word-carats", FieldKind::Figure { unit: "ct".to_owned() })
            .hint(texts.get("reply-carats-hint"))
            .optional(texts),
        field("remarks", "reply-remarks", FieldKind::Long).hint(texts.get("reply-remarks-hint")).optional(texts),
        field("scan", "foreign-scan", FieldKind::File { accept: ".pdf,.jpg,.jpeg,.png".to_owned() })
            .hint(texts.get("foreign-scan-hint"))
            .optional(texts),
    ]
}

fn form_page(visitor: &Visitor, letter: &Letter, filled: &Filled, refusals: Option<Refusals>) -> FormPage {
    let (texts, link) = (visitor.texts, &letter.link);
    let day = |at: Timestamp| words::day(texts, at.day());
    let number = words::subject(&link.number);
    let title = texts.t("reply-title").arg("number", &number).to_string();
    let lead = texts.t("reply-lead").arg("authority", &letter.author).arg("day", day(letter.told_at));
    let until = texts.t("reply-until").arg("day", day(link.expires_at));
    FormPage {
        shell: visitor.shell(title.clone()),
        eyebrow: letter.author.clone(),
        title,
        lead: format!("{lead} {until}"),
        refusals,
        notice: None,
        form: Form {
            texts,
            action: format!("/reply/{}", letter.token),
            token: visitor.form_token().to_owned(),
            hidden: Vec::new(),
            multipart: true,
            compact: false,
            groups: vec![FieldGroup {
                fields: questions(texts, letter.is_confirmation, filled),
                ..FieldGroup::default()
            }],
            button: texts.get("reply-button"),
            keep: None,
        },
        beside: None,
    }
}

/// A page that says one thing.
fn said(visitor: &Visitor, status: StatusCode, title: String, lead: String) -> Response {
    let page = ListPage {
        shell: visitor.shell(title.clone()),
        title,
        lead,
        main: None,
        filters: None,
        table: None,
        empty: None,
        pager: None,
        links: Vec::new(),
    };
    page_with_status(status, &page)
}
