//! Registering an arrival: what the officer counts and weighs, recorded before anything declared is shown.
//!
//! Invariant: this form and what comes back on a refusal hold no declared figure, in any mode, so that nothing is copied
//! from one column to the next; the officer is led to the
//! comparison only by the record itself.
//! Source: decisions 20; kpcs.md §5.8; threat-model, R-61.

use axum::{
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use kpcs_domain::{act::register_arrival, field::Record as _};
use kpcs_register::ActError;
use kpcs_store::view;
use kpcs_web::{
    Texts, page,
    page::{form::FormPage, register_arrival::groups},
    page_with_status,
    part::{FieldGroup, Filled, Notice, Refusals, Tone},
};

use super::{
    ACTORS, act_form, address,
    ledger::{Declared, Shipment},
    shipment::frame,
};
use crate::{
    answers::Answers,
    app::App,
    evidence,
    no::No,
    officer::Officer,
    page::weighing::{self, Bench},
    places,
    posted::Sent,
    words,
};

/// Answers typed one a line, and buttons that are no answers.
const LISTS: &[&str] = &["seals_found"];
const BUTTONS: &[&str] = &["add_parcel", weighing::OWN[0], weighing::OWN[1], weighing::OWN[2], weighing::OWN[3]];
/// The boxes of a parcel in the order in which the scale is read.
const BOXES: [&str; 2] = ["carats", "tare"];

/// `GET /arrivals/{number}/register`.
pub(super) async fn show(State(app): State<App>, officer: Officer, Path(text): Path<String>) -> Result<Response, No> {
    officer.require(ACTORS)?;
    let shipment = super::shipment(&app, &officer, &text).await?;
    let places = own_places(&app, &officer).await?;
    let mut filled = Filled::default();
    filled.values.insert("arrived_on".to_owned(), shipment.today.to_string());
    if let Some((place, _)) = places.first() {
        filled.values.insert("place".to_owned(), place.clone());
    }
    let bench = Bench::open(&app, &officer).await?;
    let asked = asked(&bench, officer.texts(), &filled, (1, places));
    Ok(page(&form_page(&app, &officer, &shipment, asked, None, None)))
}

/// `POST /arrivals/{number}/register`.
pub(super) async fn record(State(app): State<App>, Path(text): Path<String>, sent: Sent) -> Result<Response, No> {
    let Sent { officer, answers } = sent;
    officer.require(ACTORS)?;
    let shipment = super::shipment(&app, &officer, &text).await?;
    let (texts, places) = (officer.texts(), own_places(&app, &officer).await?);
    let (answers, faults) =
        evidence::taken(&app, officer.authority(), answers, register_arrival::Request::FIELDS).await?;
    let bench = Bench::open(&app, &officer).await?;
    let answers = bench.chosen(&answers);
    let rows = act_form::rows(&answers, "parcels", "add_parcel");
    let asked = |filled: &Filled| asked(&bench, texts, filled, (rows, places.clone()));
    let entered = answers.has("add_parcel") || answers.has(kpcs_web::part::weighing::ENTERED);
    if (entered || bench.must_warn(&answers)) && faults.is_empty() {
        let form = asked(&answers.filled());
        return Ok(page(&form_page(&app, &officer, &shipment, form, Some(&answers), None)));
    }
    let number = shipment.listed.number.clone();
    let id = answers.request_id().unwrap_or_else(|| app.register().request_id());
    let weighed = if faults.is_empty() { weighing::without_containers(texts, &answers, rows) } else { Err(faults) };
    let recorded = match weighed {
        Ok(weighed) => {
            let input = act_form::input(&weighed, LISTS, &[], BUTTONS, &[("number", number.to_string())]);
            app.ask(officer.actor(), "register_arrival", input, id).await
        }
        Err(faults) => Err(ActError::Invalid(faults).into()),
    };
    match recorded {
        Ok(_) => Ok((StatusCode::SEE_OTHER, [(header::LOCATION, address(&number))]).into_response()),
        Err(no) => {
            let status = no.status();
            let (filled, refusals) =
                act_form::objected(&officer, &answers, &no.objection()?, &asked(&Filled::default()).groups);
            let page = form_page(&app, &officer, &shipment, asked(&filled), Some(&answers), Some(refusals));
            Ok(page_with_status(status, &page))
        }
    }
}

/// The places that the authority serves.
async fn own_places(app: &App, officer: &Officer) -> Result<Vec<(String, String)>, No> {
    let (own, texts) = (officer.authority().clone(), officer.texts());
    let found = app.read(move |sql| view::authority(sql, &own)).await?;
    Ok(places::named(texts, found.into_iter().flat_map(|authority| authority.places)))
}

/// The questions, with what the scale and the office's register of scales add to them.
struct Asked {
    groups: Vec<FieldGroup>,
    notice: Option<Notice>,
    warned: Option<(String, String)>,
}

fn asked(bench: &Bench, texts: Texts, filled: &Filled, (rows, places): (usize, Vec<(String, String)>)) -> Asked {
    let mut groups = groups(texts, filled, rows, places);
    bench.ask(filled, &mut groups);
    let done = weighing::put(texts, filled, &mut groups, (rows, &BOXES));
    Asked { groups, notice: done.or_else(|| bench.warning(filled)), warned: bench.warned(filled) }
}

fn form_page(
    app: &App,
    officer: &Officer,
    shipment: &Shipment,
    asked: Asked,
    sent: Option<&Answers>,
    refusals: Option<Refusals>,
) -> FormPage {
    let (texts, number) = (officer.texts(), &shipment.listed.number);
    let again = !shipment.arrivals.is_empty();
    let notice = if again {
        Notice::new(Tone::NeedsHand, texts.get("arrivals-again-title"), texts.get("arrivals-again-text"))
    } else if matches!(shipment.declared, Declared::Hidden(_)) {
        Notice::new(Tone::Plain, texts.get("arrival-hidden"), texts.get("arrival-hidden-text"))
    } else {
        Notice::new(Tone::Plain, texts.get("arrival-not-hidden"), texts.get("arrival-not-hidden-text"))
    };
    let mut form = act_form::form(app, officer, sent, format!("{}/register", address(number)));
    form.groups = asked.groups;
    form.hidden.extend(asked.warned);
    form.button = texts.get("arrival-button");
    FormPage {
        shell: frame(officer, number, texts.get("arrival-title")),
        eyebrow: words::number(number),
        title: texts.get("arrival-title"),
        lead: String::new(),
        refusals,
        notice: asked.notice.or(Some(notice)),
        form,
        beside: None,
    }
}
