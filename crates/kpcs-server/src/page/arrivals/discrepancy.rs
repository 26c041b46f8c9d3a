//! Reporting a discrepancy: what was found, what the issuer is asked, and by when.
//!
//! Invariant: it classifies and asks, it does not accuse; the issuer hears of it with the record itself.
//! Source: kpcs.md §4.5, §9.8; acts, "report_discrepancy".

use axum::{
    extract::{Path, State},
    response::Response,
};
use kpcs_domain::{
    act::report_discrepancy::{self, DiscrepancyKind},
    field::Record as _,
};
use kpcs_register::{ActError, Outcome};
use kpcs_web::{
    page,
    page::{form::FormPage, report_discrepancy::groups},
    page_with_status,
    part::{FieldGroup, Filled, Refusals},
};

use super::{ACTORS, act_form, address, compared, done, ledger::Shipment, shipment::frame};
use crate::{answers::Answers, app::App, evidence, no::No, officer::Officer, posted::Sent, words, words::sentences};

/// Days for an answer, as a suggestion that the officer can change: no source sets any.
const DAYS_TO_ANSWER: i64 = 14;

/// `GET /arrivals/{number}/discrepancy`.
pub(super) async fn show(State(app): State<App>, officer: Officer, Path(text): Path<String>) -> Result<Response, No> {
    officer.require(ACTORS)?;
    let shipment = super::shipment(&app, &officer, &text).await?;
    let groups = groups(officer.texts(), &suggested(&officer, &shipment), sentences(officer.texts(), true));
    Ok(page(&form_page(&app, &officer, &shipment, groups, None, None)))
}

/// `POST /arrivals/{number}/discrepancy`.
pub(super) async fn record(State(app): State<App>, Path(text): Path<String>, sent: Sent) -> Result<Response, No> {
    let Sent { officer, answers } = sent;
    officer.require(ACTORS)?;
    let shipment = super::shipment(&app, &officer, &text).await?;
    let texts = officer.texts();
    let number = words::number(&shipment.listed.number);
    let (answers, faults) =
        evidence::taken(&app, officer.authority(), answers, report_discrepancy::Request::FIELDS).await?;
    let input = act_form::input(&answers, &[], &[], &[], &[("number", number)]);
    let id = answers.request_id().unwrap_or_else(|| app.register().request_id());
    let reported = if faults.is_empty() {
        app.ask(officer.actor(), "report_discrepancy", input, id).await
    } else {
        Err(ActError::Invalid(faults).into())
    };
    match reported {
        Ok(Outcome::Done(done)) => Ok(page(&done::reported(&officer, &shipment, &done))),
        Ok(Outcome::Prepared(_)) => Err(No::fault("a discrepancy does not wait for a second officer")),
        Err(no) => {
            let status = no.status();
            let form = groups(texts, &Filled::default(), sentences(texts, true));
            let (filled, refusals) = act_form::objected(&officer, &answers, &no.objection()?, &form);
            let form = groups(texts, &filled, sentences(texts, true));
            let page = form_page(&app, &officer, &shipment, form, Some(&answers), Some(refusals));
            Ok(page_with_status(status, &page))
        }
    }
}

/// What the comparison shows already, and a day for the answer.
fn suggested(officer: &Officer, shipment: &Shipment) -> Filled {
    let mut filled = Filled::default();
    let comparisons = compared::comparison(shipment).unwrap_or_default();
    let differing = compared::differing(officer.texts(), &comparisons);
    let found: Vec<_> = differing.iter().map(|(_, words)| words.as_str()).collect();
    let weighs = (!found.is_empty()).then_some(DiscrepancyKind::Carats.word());
    let broken = shipment.arrivals.first().filter(|(row, _)| !row.seals_intact).map(|_| DiscrepancyKind::Seal.word());
    let kinds: Vec<_> = weighs.into_iter().chain(broken).collect();
    filled.values.insert("kinds".to_owned(), kinds.join("\n"));
    filled.values.insert("statement".to_owned(), found.join("\n"));
    filled.values.insert("answer_by".to_owned(), shipment.today.plus_days(DAYS_TO_ANSWER).to_string());
    filled
}

fn form_page(
    app: &App,
    officer: &Officer,
    shipment: &Shipment,
    groups: Vec<FieldGroup>,
    sent: Option<&Answers>,
    refusals: Option<Refusals>,
) -> FormPage {
    let (texts, number) = (officer.texts(), &shipment.listed.number);
    let mut form = act_form::form(app, officer, sent, format!("{}/discrepancy", address(number)));
    form.groups = groups;
    form.button = texts.t("discrepancy-button").arg("number", number).to_string();
    FormPage {
        shell: frame(officer, number, texts.get("discrepancy-title")),
        eyebrow: number.to_string(),
        title: texts.get("discrepancy-title"),
        lead: texts.get("discrepancy-lead"),
        refusals,
        notice: None,
        form,
        beside: None,
    }
}
