//! `/verify`: a code's text, a file or a number in; one of the six answers out.
//!
//! Invariant: whatever is given gives a page: an answer, or what was found and what is expected; nothing given is kept.
//! Open to everybody; the answer is that of the one pure function, with this node's own data.
//! Must not know: how an outcome is decided.
//! Source: threat-model 6; decisions 15 and 16; issue demands 7 and 16.

mod amended;
mod beside;
mod given;
pub mod offline;
mod paper;
mod particulars;
pub(super) mod reasons;
mod result;

use axum::{Router, extract::State, http::StatusCode, response::Response, routing::get};
use kpcs_domain::value::{AuthorityId, Timestamp};
use kpcs_register::Register;
use kpcs_store::StoreFault;
use kpcs_verify::{Document, Question};
use kpcs_web::{
    Texts, page,
    page::verify::{VerifyPage, form, number},
    page_with_status,
    part::{Filled, Notice, Refusals},
    respond::Policy,
};
use tokio::sync::{Semaphore, SemaphorePermit};

use super::alerts::warnings;
use crate::{answers::Answers, app::App, no::No, posted::Posted, visitor::Visitor};
use amended::amended;
pub(super) use given::{Asked, asked};
use given::{Objected, When};
pub(super) use particulars::lines;
pub(super) use result::{reason_sentence, shown};

/// Files that are searched for a code at the same time: a large picture takes a processor for a second, and this page is open
/// to everybody.
static READING: Semaphore = Semaphore::const_new(2);

/// The routes of this file.
pub fn routes() -> Router<App> {
    Router::new().route("/verify", get(show).post(check)).merge(offline::routes())
}

/// The empty form, or the answer for a number that the address names.
async fn show(State(app): State<App>, visitor: Visitor) -> Result<Response, No> {
    let query = visitor.query.clone();
    if !query.has("number") {
        return Ok(page(&verify_page(&visitor, query.filled(), None)));
    }
    answer(&app, visitor, Answers::clone(&query)).await
}

async fn check(State(app): State<App>, posted: Posted) -> Result<Response, No> {
    answer(&app, posted.visitor, posted.answers).await
}

async fn answer(app: &App, visitor: Visitor, answers: Answers) -> Result<Response, No> {
    let filled = answers.filled();
    let at = visitor.now;
    let _place = place_to_read(&answers).await?;
    let texts = visitor.texts;
    let own = visitor.signed_in.as_ref().filter(|_| visitor.holds_one_of(super::evidence::READERS));
    let own = own.map(|session| session.who.account.authority.clone());
    let read = app.run(move |register| {
        let verified = verify(register, texts, &answers, (at, own.as_ref()))?;
        Ok::<_, No>((verified, answers))
    });
    match read.await? {
        (Ok(verified), answers) => answered(app, &visitor, &answers, &verified).await,
        (Err(objected), _) => Ok(unreadable(&visitor, filled, objected)),
    }
}

async fn answered(app: &App, visitor: &Visitor, answers: &Answers, verified: &Verified) -> Result<Response, No> {
    let beside = beside::beside(app, visitor, answers, verified).await?;
    let carries = beside.as_ref().is_some_and(|(beside, _)| beside.is_carried());
    let mut response = page(&result::result_page(visitor, verified, beside));
    if carries {
        response.extensions_mut().insert(Policy::CarriedPicture);
    }
    Ok(response)
}

/// A place among those whose files are read: others wait, typed text does not.
pub(super) async fn place_to_read(answers: &Answers) -> Result<Option<SemaphorePermit<'static>>, No> {
    if answers.file("file").is_none() {
        return Ok(None);
    }
    READING.acquire().await.map(Some).map_err(|_| No::fault("the server is stopping"))
}

/// What was asked and what came of it.
pub(super) struct Verified {
    pub(super) asked: Asked,
    pub(super) when: When,
    pub(super) report: kpcs_verify::Report,
    /// How often the number of a paper was presented here.
    pub(super) presented: Option<i64>,
    /// Open alerts that name the certificate, and that it was amended.
    pub(super) warnings: Vec<Notice>,
}

fn verify(
    register: &Register,
    texts: Texts,
    answers: &Answers,
    (at, own): (Timestamp, Option<&AuthorityId>),
) -> Result<Result<Verified, Objected>, No> {
    let read = given::when(answers).and_then(|when| Ok((when, given::asked(answers)?)));
    let (when, asked) = match read {
        Ok(read) => read,
        Err(objected) => return Ok(Err(objected)),
    };
    let (document, when, presented) = match &asked {
        Asked::Signed(opened) => (Document::Signed(opened.clone()), when, None),
        Asked::Number(number) => {
            // A paper that somebody holds is presented now: without a day nobody would ask whether its issuer may trade.
            let day = when.on.unwrap_or_else(|| at.day());
            let (paper, presented) = register.store().read(|sql| paper::paper(sql, number, day))?;
            (Document::Paper(paper), When { on: Some(day), ..when }, Some(presented))
        }
    };
    let question = Question { at, place: when.place, on: when.on };
    let report = register.verify_with(&document, || given::log_proof(answers), &question)?;
    let named = report.particulars.as_ref().and_then(|read| read.header.as_ref()?.number.clone());
    let number = match &asked {
        Asked::Number(number) => Some(number.clone()),
        Asked::Signed(_) => named,
    };
    let warnings = match number {
        Some(number) => register.store().read(|sql| {
            let mut notices = warnings(sql, texts, &number)?;
            notices.extend(amended(sql, texts, &number, own)?);
            Ok::<_, StoreFault>(notices)
        })?,
        None => Vec::new(),
    };
    Ok(Ok(Verified { asked, when, report, presented, warnings }))
}

fn unreadable(visitor: &Visitor, mut filled: Filled, objected: Objected) -> Response {
    let texts = visitor.texts;
    let refusal = objected.worded(texts);
    if let Some(field) = &refusal.field {
        filled.errors.insert(field.clone(), refusal.what.clone());
    }
    let refusals = Refusals { texts, title: texts.get("verify-unreadable-title"), refusals: vec![refusal] };
    page_with_status(StatusCode::UNPROCESSABLE_ENTITY, &verify_page(visitor, filled, Some(refusals)))
}

fn verify_page(visitor: &Visitor, filled: Filled, refusals: Option<Refusals>) -> VerifyPage {
    let texts = visitor.texts;
    VerifyPage {
        shell: visitor.shell(texts.get("verify-title")),
        refusals,
        form: form(texts, visitor.form_token(), &filled, crate::places::places(texts)),
        number: number(texts, &filled),
    }
}
