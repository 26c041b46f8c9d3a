//! `/desk/proposals/ID/refuse`: the second officer does not sign, and says why.
//!
//! Invariant: whoever may approve may refuse, and nobody else; a number that was taken is recorded as spoiled by the act
//! void_certificate, with the reason.
//! Must not know: what becomes of the application.
//! Source: decisions 10.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use kpcs_domain::{
    act::Refusal,
    field::InputFault,
    value::{Expected, Text},
};
use kpcs_register::ActError;
use kpcs_web::{
    page,
    page::{approve::refuse_form, form::FormPage},
    page_with_status,
    part::Filled,
    shell::Link,
};

use super::{
    application::subject,
    proposal::{Waiting, wrong_proof},
    see,
};
use crate::{app::App, no::No, objection::Objection, officer::Officer, posted::Sent, words};

pub async fn show(State(app): State<App>, officer: Officer, Path(id): Path<String>) -> Result<Response, No> {
    let waiting = open(&app, officer, &id).await?;
    Ok(page(&form_page(&waiting, &Filled::default(), None)))
}

pub async fn refuse(State(app): State<App>, Path(id): Path<String>, sent: Sent) -> Result<Response, No> {
    let Sent { officer, answers } = sent;
    let waiting = open(&app, officer, &id).await?;
    let mut filled = answers.filled();
    filled.values.remove(waiting.proof.name());
    let reason = match Text::parse(answers.get("reason")) {
        Ok(reason) => reason,
        Err(Expected(expected)) => {
            let fault = InputFault { field: "reason".to_owned(), found: answers.get("reason").to_owned(), expected };
            return Ok(again(&waiting, filled, &Objection::of_faults(vec![fault]), StatusCode::UNPROCESSABLE_ENTITY));
        }
    };
    let account = waiting.officer.account().clone();
    let Some(proof) = app.prove(account, answers.get(waiting.proof.name()).to_owned()).await? else {
        let (wrong, refusals) = wrong_proof(waiting.officer.texts(), waiting.proof);
        filled.errors.extend(wrong.errors);
        let page = FormPage { refusals: Some(refusals), ..form_page(&waiting, &filled, None) };
        return Ok(page_with_status(StatusCode::UNPROCESSABLE_ENTITY, &page));
    };
    let (actor, id) = (waiting.officer.actor(), waiting.proposal.id);
    match app.refuse(actor, id, reason, proof).await {
        Ok(Some(done)) => Ok(see(format!("/desk/done/{}", done.position))),
        Ok(None) => Ok(see(waiting.address())),
        Err(no) => {
            let status = no.status();
            Ok(again(&waiting, filled, &no.objection()?, status))
        }
    }
}

/// The proposal, if this person may refuse it.
async fn open(app: &App, officer: Officer, id: &str) -> Result<Waiting, No> {
    let waiting = Waiting::open(app, officer, id).await?;
    waiting.officer.require(waiting.info.approved_by)?;
    if waiting.proposal.prepared_by == waiting.officer.handle() {
        let own = Refusal::new("approver_is_preparer", "decision 10");
        return Err(ActError::from(own).into());
    }
    Ok(waiting)
}

fn again(waiting: &Waiting, mut filled: Filled, objection: &Objection, status: StatusCode) -> Response {
    objection.mark(&mut filled, waiting.officer.texts(), asked_as);
    page_with_status(status, &form_page(waiting, &filled, Some(objection)))
}

fn form_page(waiting: &Waiting, filled: &Filled, objection: Option<&Objection>) -> FormPage {
    let texts = waiting.officer.texts();
    let title = texts.get("refuse-title");
    let mut shell = waiting.officer.shell(title.clone());
    let subject = subject(&waiting.proposal);
    shell.crumbs = vec![Link::new(texts.get("nav-desk"), "/desk"), Link::new(subject.clone(), waiting.address())];
    FormPage {
        shell,
        eyebrow: format!("{} · {subject}", words::act(texts, waiting.info)),
        title,
        lead: texts.get("refuse-lead"),
        refusals: objection.map(|objection| objection.refusals(texts, asked_as)),
        notice: None,
        form: refuse_form(
            texts,
            (&format!("{}/refuse", waiting.address()), waiting.officer.form_token()),
            waiting.proof,
            filled,
        ),
        beside: None,
    }
}

fn asked_as(field: &str) -> Option<String> {
    (field == "reason").then(|| field.to_owned())
}
