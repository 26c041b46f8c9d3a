//! Check your answers, then one button: the application, or its amendment, is sent.
//!
//! Invariant: what is sent is what was shown; a second click is the same request; a refusal shows all answers again.
//! Must not know: how an act is decided.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use kpcs_domain::{
    certificate::ShipmentDeclaration,
    field::{FieldType, Input},
};
use kpcs_register::Outcome;
use kpcs_web::{
    page::{apply::Part, check::CheckPage},
    page_with_status,
    part::{AnswerGroup, Answers as Shown, Form, Refusals},
    shell::Link,
};

use super::{
    apply::{Work, amended},
    declared,
    draft::Draft,
    shipment,
    target::Target,
};
use crate::{
    answers::Answers,
    app::App,
    no::No,
    officer::Officer,
    page::done::{After, told},
    posted::Sent,
};

/// The hidden field that holds what was shown.
const SHOWN: &str = "answers";

/// The check of a new application.
pub async fn show_new(State(app): State<App>, officer: Officer) -> Result<Response, No> {
    show(&app, &officer, Target::New).await
}

/// The check of an amendment.
pub async fn show_amended(State(app): State<App>, officer: Officer, Path(of): Path<String>) -> Result<Response, No> {
    show(&app, &officer, amended(&of)?).await
}

/// Sends a new application.
pub async fn submit_new(State(app): State<App>, sent: Sent) -> Result<Response, No> {
    submit(&app, sent, Target::New).await
}

/// Sends an amendment.
pub async fn submit_amended(State(app): State<App>, Path(of): Path<String>, sent: Sent) -> Result<Response, No> {
    let target = amended(&of)?;
    submit(&app, sent, target).await
}

async fn show(app: &App, officer: &Officer, target: Target) -> Result<Response, No> {
    let work = Work::load(app, officer, target).await?;
    let answers = work.draft.whole();
    match declared::read(&answers, &work.company) {
        Ok(shipment) => Ok(check_page(app, officer, &work, &answers, &shipment, None)),
        Err(_) => {
            let first = Part::ALL.into_iter().find(|part| !work.faults(*part).is_empty());
            Ok(back_to(&work.target, first.unwrap_or(Part::Goods)))
        }
    }
}

async fn submit(app: &App, sent: Sent, target: Target) -> Result<Response, No> {
    let Sent { officer, answers } = sent;
    if answers.has("keep") {
        return Ok(Redirect::to("/applications").into_response());
    }
    let given = Answers::parse(answers.get(SHOWN).as_bytes());
    let work = Work::load(app, &officer, target).await?;
    let Ok(shipment) = declared::read(&given, &work.company) else { return Ok(back_to(&work.target, Part::Goods)) };
    let id = answers.request_id().ok_or(No::Unreadable("unreadable-form"))?;
    match app.ask(officer.actor(), work.target.act(), request(&work.target, &shipment), id).await {
        Ok(outcome) => sent_off(app, &officer, work.target, &outcome).await,
        Err(no) => {
            let objection = no.objection()?;
            let refusals = objection.refusals(officer.texts(), |_| None);
            Ok(check_page(app, &officer, &work, &given, &shipment, Some(refusals)))
        }
    }
}

fn back_to(target: &Target, part: Part) -> Response {
    Redirect::to(&format!("{}?part={}&faults=shown", target.path(), part.word())).into_response()
}

fn request(target: &Target, shipment: &ShipmentDeclaration) -> Input {
    let shipment = shipment.to_input().unwrap_or_else(|| Input::text(""));
    let mut fields = vec![("shipment".to_owned(), shipment)];
    if let Target::Amend(reference) = target {
        fields.push(("application".to_owned(), Input::text(reference.to_string())));
    }
    Input::Group(fields.into_iter().collect())
}

async fn sent_off(app: &App, officer: &Officer, target: Target, outcome: &Outcome) -> Result<Response, No> {
    let (texts, handle) = (officer.texts(), officer.handle());
    let Outcome::Done(done) = outcome else { return Err(No::fault("an application that waits for approval")) };
    app.run(move |register| register.store().write(move |sql| Draft::delete(sql, &handle, &target))).await?;
    let after = After {
        next: vec![texts.get("applied-next-examination"), texts.get("applied-next-amend")],
        links: vec![
            Link::new(done.subject.clone(), format!("/applications/{}", done.subject)),
            Link::new(texts.get("applications-title"), "/applications"),
        ],
        ..After::default()
    };
    Ok(told(&officer.visitor, outcome, after))
}

fn check_page(
    app: &App,
    officer: &Officer,
    work: &Work,
    answers: &Answers,
    shipment: &ShipmentDeclaration,
    refusals: Option<Refusals>,
) -> Response {
    let texts = officer.texts();
    let status = if refusals.is_some() { StatusCode::CONFLICT } else { StatusCode::OK };
    // Who only fills in hands it to a colleague.
    let submits = officer.visitor.holds_one_of(super::EXPORTER);
    let button = match (submits, &work.target) {
        (false, _) => "hand-over",
        (true, Target::New) => "apply-submit",
        (true, Target::Amend(_)) => "amend-submit",
    };
    let form = refusals.is_none().then(|| Form {
        texts,
        action: format!("{}/{}", work.target.path(), if submits { "check" } else { "hand" }),
        token: officer.form_token().to_owned(),
        hidden: vec![app.fresh_request(), (SHOWN.to_owned(), answers.encoded())],
        multipart: false,
        compact: false,
        groups: Vec::new(),
        button: texts.get(button),
        keep: submits.then(|| ("keep".to_owned(), texts.get("apply-keep"))),
    });
    let group = |part: Part| AnswerGroup {
        title: texts.get(part.title_key()),
        change: Some(format!("{}?part={}", work.target.path(), part.word())),
        facts: shipment::facts(texts, shipment, part),
        table: (part == Part::Goods).then(|| shipment::parcels(texts, shipment)),
    };
    let mut shell = officer.shell(texts.get("apply-check"));
    shell.crumbs = vec![Link::new(texts.get("applications-title"), "/applications")];
    let page = CheckPage {
        shell,
        eyebrow: texts.get(work.target.title_key()),
        title: texts.get("apply-check"),
        lead: texts.get("apply-check-lead"),
        refusals,
        notice: None,
        answers: Shown { texts, groups: Part::ALL.map(group).to_vec() },
        judged: None,
        form,
    };
    page_with_status(status, &page)
}
