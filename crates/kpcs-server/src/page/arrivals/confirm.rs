//! Confirming receipt: each parcel matches, or its difference is explained.
//!
//! Invariant: the act gets one answer for every parcel, in the order of the certificate, so an explanation can never slip to
//! another parcel.
//! Source: kpcs.md §4.3(b), §8.13; acts, "confirm_receipt".

use axum::{
    extract::{Path, State},
    response::Response,
};
use kpcs_domain::{
    act::{ConfirmReceipt, confirm_receipt},
    certificate::DifferenceCause,
    field::InputFault,
    party::RoleHolder,
    value::{Day, Name, Text},
};
use kpcs_register::{ActError, Step, authorise};
use kpcs_web::{
    page,
    page::{
        confirm_receipt::{AskedHere, groups},
        form::FormPage,
    },
    page_with_status,
    part::{Fact, Facts, FieldGroup, Filled, Inline, Refusals},
};

use super::{ACTORS, act_form, address, compared, done, ledger::Shipment, shipment::frame};
use crate::{answers::Answers, app::App, no::No, officer::Officer, page::desk::pack_of, posted::Sent, words};

/// `GET /arrivals/{number}/confirm`.
pub(super) async fn show(State(app): State<App>, officer: Officer, Path(text): Path<String>) -> Result<Response, No> {
    officer.require(ACTORS)?;
    let shipment = super::shipment(&app, &officer, &text).await?;
    let mut filled = Filled::default();
    let arrived = shipment.arrivals.first().map_or(shipment.today, |(row, _)| row.arrived_on);
    filled.values.insert("received_on".to_owned(), arrived.to_string());
    let here = asked_here(&app, &officer).await?;
    let form = asked(&officer, &shipment, &filled, here);
    Ok(page(&form_page(&app, &officer, &shipment, form, None, None)))
}

/// `POST /arrivals/{number}/confirm`.
pub(super) async fn record(State(app): State<App>, Path(text): Path<String>, sent: Sent) -> Result<Response, No> {
    let Sent { officer, answers } = sent;
    officer.require(ACTORS)?;
    let shipment = super::shipment(&app, &officer, &text).await?;
    let id = answers.request_id().unwrap_or_else(|| app.register().request_id());
    let actor = officer.actor();
    let here = asked_here(&app, &officer).await?;
    let recorded = match request(&shipment, &answers) {
        Err(faults) => Err(No::from(ActError::Invalid(faults))),
        Ok(request) => {
            app.run(move |register| {
                let who = authorise::<ConfirmReceipt>(&actor, Step::Ask).map_err(ActError::from)?;
                register.perform::<ConfirmReceipt>(who, request, id)
            })
            .await
        }
    };
    match recorded {
        Ok(done) => {
            app.nudge();
            Ok(page(&done::confirmed(&officer, &shipment, &done)))
        }
        Err(no) => {
            let status = no.status();
            let form = asked(&officer, &shipment, &Filled::default(), here);
            let (filled, refusals) = act_form::objected(&officer, &answers, &no.objection()?, &form);
            let form = asked(&officer, &shipment, &filled, here);
            let page = form_page(&app, &officer, &shipment, form, Some(&answers), Some(refusals));
            Ok(page_with_status(status, &page))
        }
    }
}

/// The act's request: an answer for every parcel, empty where nothing is to be said.
fn request(shipment: &Shipment, answers: &Answers) -> Result<confirm_receipt::Request, Vec<InputFault>> {
    let mut faults = Vec::new();
    let received_on = Day::parse(answers.get("received_on"));
    let received_on = received_on.map_err(|e| faults.push(fault("received_on", answers, e.0))).ok();
    let remarks = text("remarks", answers, &mut faults);
    let [reported_by, reporter_licence, entry_number] =
        ["reported_by", "reporter_licence", "entry_number"].map(|field| name(field, answers, &mut faults));
    let given = answers.get("reported_on");
    let reported_on = (!given.is_empty()).then(|| Day::parse(given)).transpose();
    let reported_on = reported_on.map_err(|e| faults.push(fault("reported_on", answers, e.0))).ok().flatten();
    let parcels = compared::comparison(shipment).unwrap_or_default().len();
    let parcels = (0..parcels).map(|index| parcel(index, answers, &mut faults)).collect();
    let number = shipment.listed.number.clone();
    match received_on.filter(|_| faults.is_empty()) {
        Some(received_on) => Ok(confirm_receipt::Request {
            number,
            received_on,
            parcels,
            remarks,
            reported_by,
            reporter_licence,
            reported_on,
            entry_number,
        }),
        None => Err(faults),
    }
}

fn parcel(index: usize, answers: &Answers, faults: &mut Vec<InputFault>) -> confirm_receipt::ParcelAnswer {
    let field = format!("parcels.{index}.cause");
    let given = answers.get(&field);
    let cause = (!given.is_empty()).then(|| DifferenceCause::parse(given));
    let cause = cause.transpose().map_err(|e| faults.push(fault(&field, answers, e.0))).ok().flatten();
    let explanation = text(&format!("parcels.{index}.explanation"), answers, faults);
    confirm_receipt::ParcelAnswer { cause, explanation }
}

fn text(field: &str, answers: &Answers, faults: &mut Vec<InputFault>) -> Option<Text> {
    let given = answers.get(field).replace("\r\n", "\n");
    let parsed = (!given.is_empty()).then(|| Text::parse(&given)).transpose();
    parsed.map_err(|e| faults.push(fault(field, answers, e.0))).ok().flatten()
}

fn name(field: &str, answers: &Answers, faults: &mut Vec<InputFault>) -> Option<Name> {
    let given = answers.get(field);
    let parsed = (!given.is_empty()).then(|| Name::parse(given)).transpose();
    parsed.map_err(|e| faults.push(fault(field, answers, e.0))).ok().flatten()
}

fn fault(field: &str, answers: &Answers, expected: &'static str) -> InputFault {
    InputFault { field: field.to_owned(), found: answers.get(field).to_owned(), expected }
}

/// What the pack of the officer's Participant asks of a confirmation.
async fn asked_here(app: &App, officer: &Officer) -> Result<AskedHere, No> {
    let (authority, now) = (officer.authority().clone(), officer.visitor.now);
    let pack = app.read(move |sql| pack_of(sql, &authority, now)).await?;
    Ok(AskedHere {
        report: pack.roles.confirms != RoleHolder::Authority,
        licence: pack.roles.confirms == RoleHolder::LicensedBody,
        entry_number: pack.receiving.as_ref().is_some_and(|rule| rule.entry_number_required),
    })
}

fn asked(officer: &Officer, shipment: &Shipment, filled: &Filled, here: AskedHere) -> Vec<FieldGroup> {
    let comparisons = compared::comparison(shipment).unwrap_or_default();
    groups(officer.texts(), filled, &compared::differing(officer.texts(), &comparisons), here)
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
    let mut form = act_form::form(app, officer, sent, format!("{}/confirm", address(number)));
    form.groups = groups;
    form.multipart = false;
    form.button = texts.t("confirm-button").arg("number", words::number(number)).to_string();
    FormPage {
        shell: frame(officer, number, texts.get("confirm-title")),
        eyebrow: words::number(number),
        title: texts.get("confirm-title"),
        lead: texts.get("confirm-lead"),
        refusals,
        notice: None,
        form,
        beside: measured(officer, shipment),
    }
}

/// What is confirmed, beside the form.
fn measured(officer: &Officer, shipment: &Shipment) -> Option<(String, Facts)> {
    let texts = officer.texts();
    let (row, _) = shipment.arrivals.first()?;
    let facts = vec![
        Fact::new(
            texts.get("arrivals-mass-measured"),
            Inline::Quantity(words::carats(texts, row.carats), "ct".to_owned()),
        ),
        Fact::new(texts.get("word-parcels"), Inline::number(row.parcels)),
        Fact::new(texts.get("word-exporter"), Inline::Text(shipment.listed.exporter.to_string())),
        Fact::new(texts.get("word-importer"), Inline::Text(shipment.listed.importer.to_string())),
    ];
    Some((texts.get("arrivals-what-is-confirmed"), Facts { facts }))
}
