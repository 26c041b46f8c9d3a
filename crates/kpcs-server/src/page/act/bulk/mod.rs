//! `/bulk/...`: one act done to several rows of a list, each row an act of its own.
//!
//! The rows come in the address or the form; what all of them share is asked once; a check shows each row with what will
//! happen to it; then each row is asked for in turn and the answer says row by row what came of it.
//! Invariant: no row is done that the check did not show; a row's request id follows from the form's and from the row, so a
//! second click does nothing; one row's refusal undoes no other. Only acts of one person that ask nothing which has to be
//! looked at shipment by shipment stand in `DEEDS` (docs/decisions/0007).
//! Must not know: how an act is decided.
//! Source: issue 02, demand 4; interface 1.

mod check;
mod deed;
mod form;
mod outcome;
mod rows;
mod table;
mod tick;

pub(in crate::page) use deed::{DEPOSIT, DISPATCH, WITHDRAW};
pub(in crate::page) use form::{beyond, hidden};
pub(in crate::page) use rows::{Chosen, Row, certificates};
pub(in crate::page) use tick::{Ticked, tickable};

use axum::{Router, extract::State, http::StatusCode, response::Response, routing::get};
use kpcs_domain::field::InputFault;
use kpcs_web::{page::list::ListPage, page_with_status, shell::Link};

use super::{Asked, form as alone};
use crate::{app::App, no::No, objection::Objection, officer::Officer, posted::Sent};
use deed::Deed;
use outcome::CameTo;
use rows::chosen;

/// The routes of this folder.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route(
            "/bulk/dispatch",
            get(|app: State<App>, who: Officer| show(app, who, &DISPATCH))
                .post(|app: State<App>, sent: Sent| send(app, sent, &DISPATCH)),
        )
        .route(
            "/bulk/deposit",
            get(|app: State<App>, who: Officer| show(app, who, &DEPOSIT))
                .post(|app: State<App>, sent: Sent| send(app, sent, &DEPOSIT)),
        )
        .route(
            "/bulk/withdraw",
            get(|app: State<App>, who: Officer| show(app, who, &WITHDRAW))
                .post(|app: State<App>, sent: Sent| send(app, sent, &WITHDRAW)),
        )
}

/// What is shared is asked once, beside the rows.
async fn show(State(app): State<App>, officer: Officer, deed: &'static Deed) -> Result<Response, No> {
    let asked = deed.asked(&officer)?;
    let chosen = chosen(&app, &officer, deed.of, &officer.visitor.query).await?;
    if chosen.rows.is_empty() {
        return Ok(nothing(&officer, deed.list()));
    }
    let given = deed.begun(&officer.visitor.query, chosen.today);
    Ok(form::page(&officer, deed, &asked, &chosen, &given, None))
}

/// Checked first, done with the button of the check.
async fn send(State(app): State<App>, sent: Sent, deed: &'static Deed) -> Result<Response, No> {
    let Sent { officer, answers } = sent;
    let asked = deed.asked(&officer)?;
    let chosen = chosen(&app, &officer, deed.of, &answers).await?;
    if chosen.rows.is_empty() {
        return Ok(nothing(&officer, deed.list()));
    }
    let given = answers.without(alone::is_button);
    let faults = faults(deed, &asked, &chosen, &given);
    if answers.has(alone::CHANGE) || !faults.is_empty() {
        let objection = (!faults.is_empty()).then(|| Objection::of_faults(faults));
        return Ok(form::page(&officer, deed, &asked, &chosen, &given, objection.as_ref()));
    }
    if !answers.has(alone::DO) {
        return check::page(&app, &officer, deed, &asked, &chosen, &given).await;
    }
    let form = answers.request_id().ok_or(No::Unreadable("unreadable-form"))?;
    let mut all = Vec::new();
    let left_out = |row: &&Row| answers.all(deed::LEFT_OUT).any(|subject| subject == row.subject);
    for row in chosen.rows.iter().filter(|row| !left_out(row)) {
        let input = deed.input(&asked, &row.subject, &given);
        let id = deed.request_id(form, &row.subject);
        let outcome = app.ask(officer.actor(), deed.act, input, id).await;
        all.push((row, CameTo::of(&app, outcome)));
        if all.last().is_some_and(|(_, came_to)| came_to.is_failed()) {
            break;
        }
    }
    Ok(outcome::page(&officer, deed, &chosen, &all))
}

/// What cannot be read: once for what is shared, at its row for the rest.
fn faults(deed: &Deed, asked: &Asked, chosen: &Chosen, given: &crate::answers::Answers) -> Vec<InputFault> {
    let mut faults: Vec<InputFault> = Vec::new();
    for row in &chosen.rows {
        for mut fault in asked.faults(&deed.input(asked, &row.subject, given)) {
            if deed.each.contains(&fault.field.as_str()) {
                fault.field = deed::own_name(&row.subject, &fault.field);
            }
            if !faults.iter().any(|known| known.field == fault.field) {
                faults.push(fault);
            }
        }
    }
    faults
}

/// Nobody ticked a row, or none of them is there for this person.
pub(in crate::page) fn nothing(officer: &Officer, list: &str) -> Response {
    let texts = officer.texts();
    let title = texts.get("bulk-none");
    let back = Link::new(texts.get("bulk-back"), list);
    let page = ListPage {
        shell: officer.shell(title.clone()),
        title: title.clone(),
        lead: texts.get("bulk-none-text"),
        main: Some(back),
        filters: None,
        table: None,
        empty: None,
        pager: None,
        links: Vec::new(),
    };
    page_with_status(StatusCode::UNPROCESSABLE_ENTITY, &page)
}
