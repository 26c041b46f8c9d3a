//! `/certificates/{number}/paper-confirmation`: the issuer records a confirmation that came back on paper.
//!
//! Invariant: a difference from the certificate is shown before it is recorded, and recorded only when it was seen.
//! Only the office that issued the certificate has this page; for all others it is not there.
//! Source: decisions 22; kpcs.md §4.3(b), §9.12b; acts, "record_paper_confirmation".

use axum::{
    Router,
    extract::{Path, State},
    response::Response,
    routing::get,
};
use kpcs_domain::{
    act::Role,
    value::{Carats, CertificateNumber},
};
use kpcs_register::{ActError, Done, Outcome};
use kpcs_store::view::{self, CertificateRow};
use kpcs_web::{
    Texts, page,
    page::{done::DonePage, form::FormPage, paper_confirmation::groups},
    page_with_status,
    part::{Documents, Fact, Facts, Filled, Inline, Notice, Refusals, Tone},
    shell::Link,
};

use super::{
    arrivals::{act_form, kept_scan},
    replies::filled_from,
};
use crate::{answers::Answers, app::App, no::No, officer::Officer, posted::Sent, words};

const ACTORS: &[Role] = &[Role::Clerk];
/// Says that the difference was shown; no answer of the act.
const SEEN: &str = "difference_seen";
/// The reply by link from which the form was filled, and the scan that came with it.
const REPLY: &str = "reply";
const IMAGE: &str = "image";

/// The routes of this file.
pub fn routes() -> Router<App> {
    Router::new().route("/certificates/{number}/paper-confirmation", get(show).post(record))
}

async fn show(State(app): State<App>, officer: Officer, Path(text): Path<String>) -> Result<Response, No> {
    let row = own_certificate(&app, &officer, &text).await?;
    let Ok(reply) = officer.visitor.query.get(REPLY).parse() else {
        return Ok(page(&form_page(&app, &officer, &row, &Filled::default(), None, Shown::default())));
    };
    // A partner answered by the link of a letter: the form is filled with what they say, and sent by one click.
    let filled = filled_from(&app, officer.authority(), &row.number.to_string(), reply).await?;
    let mut given: Vec<_> = filled.values.into_iter().filter(|(_, value)| !value.is_empty()).collect();
    given.push((REPLY.to_owned(), reply.to_string()));
    let answers = Answers::new(given, Vec::new());
    let shown = Shown { refusals: None, difference: difference(officer.texts(), &row, &answers) };
    Ok(page(&form_page(&app, &officer, &row, &answers.filled(), Some(&answers), shown)))
}

async fn record(State(app): State<App>, Path(text): Path<String>, sent: Sent) -> Result<Response, No> {
    let Sent { officer, answers } = sent;
    let row = own_certificate(&app, &officer, &text).await?;
    let texts = officer.texts();
    if let Some(difference) = difference(texts, &row, &answers).filter(|_| answers.get(SEEN).is_empty()) {
        let shown = Shown { refusals: None, difference: Some(difference) };
        return Ok(page(&form_page(&app, &officer, &row, &answers.filled(), Some(&answers), shown)));
    }
    let id = answers.request_id().unwrap_or_else(|| app.register().request_id());
    let recorded = match kept_scan::take(&app, &answers, "scan").await? {
        Err(faults) => Err(ActError::Invalid(faults).into()),
        Ok(digests) => {
            let number = row.number.to_string();
            let input =
                act_form::input(&answers, &[], &[("scan", "image", digests)], &[SEEN, REPLY], &[("number", number)]);
            match answers.get(REPLY).parse() {
                // Confirmation and settling are one commit.
                Ok(reply) => app.record_reply(officer.actor(), input, id, reply).await,
                Err(_) => app.ask(officer.actor(), "record_paper_confirmation", input, id).await,
            }
        }
    };
    match recorded {
        Ok(Outcome::Done(done)) => Ok(page(&done_page(&officer, &row, &done))),
        Ok(Outcome::Prepared(_)) => Err(No::fault("a paper confirmation does not wait for a second officer")),
        Err(no) => {
            let status = no.status();
            let form = groups(texts, &Filled::default());
            let (filled, refusals) = act_form::objected(&officer, &answers, &no.objection()?, &form);
            let shown = Shown { refusals: Some(refusals), difference: None };
            Ok(page_with_status(status, &form_page(&app, &officer, &row, &filled, Some(&answers), shown)))
        }
    }
}

/// The certificate, if the officer's own office issued it.
async fn own_certificate(app: &App, officer: &Officer, text: &str) -> Result<CertificateRow, No> {
    officer.require(ACTORS)?;
    let number = CertificateNumber::parse(text).map_err(|_| No::NotFound)?;
    let row = app.read(move |sql| view::certificate(sql, &number)).await?;
    row.filter(|row| row.authority == *officer.authority()).ok_or(No::NotFound)
}

/// In what the paper differs from the certificate, in words; `None` when it does not, or says nothing that can be compared.
fn difference(texts: Texts, row: &CertificateRow, answers: &Answers) -> Option<String> {
    let carats = Carats::parse(answers.get("carats")).ok()?;
    let parcels: i64 = answers.get("parcels").parse().ok()?;
    let differs = carats != row.carats || parcels != row.parcels;
    differs.then(|| {
        let text = texts.t("paper-differs-text").arg("declared", words::carats(texts, row.carats));
        let text = text.arg("confirmed", words::carats(texts, carats)).arg("parcels", row.parcels);
        text.arg("found", parcels).to_string()
    })
}

/// What stands above the form.
#[derive(Default)]
struct Shown {
    refusals: Option<Refusals>,
    difference: Option<String>,
}

fn form_page(
    app: &App,
    officer: &Officer,
    row: &CertificateRow,
    filled: &Filled,
    sent: Option<&Answers>,
    shown: Shown,
) -> FormPage {
    let texts = officer.texts();
    let differs = shown.difference.is_some();
    let mut form = act_form::form(app, officer, sent, format!("/certificates/{}/paper-confirmation", row.number));
    form.groups = groups(texts, filled);
    form.button = texts.get(if differs { "paper-button-differs" } else { "paper-button" });
    if differs {
        form.hidden.push((SEEN.to_owned(), "yes".to_owned()));
    }
    let carried = [REPLY, IMAGE].map(|name| (name.to_owned(), sent.map_or("", |sent| sent.get(name)).to_owned()));
    form.hidden.extend(carried.into_iter().filter(|(_, value)| !value.is_empty()));
    let mut shell = officer.shell(texts.get("paper-confirmation-title"));
    shell.crumbs = vec![Link::new(words::number(&row.number), format!("/certificates/{}", row.number))];
    FormPage {
        shell,
        eyebrow: words::number(&row.number),
        title: texts.get("paper-confirmation-title"),
        lead: texts.get("paper-confirmation-lead"),
        refusals: shown.refusals,
        notice: shown.difference.map(|text| Notice::new(Tone::NeedsHand, texts.get("paper-differs"), text)),
        form,
        beside: Some((texts.get("shipment-certificate"), declared(texts, row))),
    }
}

fn declared(texts: Texts, row: &CertificateRow) -> Facts {
    let fact = |key: &str, value| Fact::new(texts.get(key), value);
    Facts {
        facts: vec![
            fact("word-carats", Inline::Quantity(words::carats(texts, row.carats), "ct".to_owned())),
            fact("word-parcels", Inline::number(row.parcels)),
            fact("word-exporter", Inline::Text(row.exporter.to_string())),
            fact("word-importer", Inline::Text(row.importer.to_string())),
            fact("verify-destination", Inline::Text(words::place(texts, row.destination))),
        ],
    }
}

fn done_page(officer: &Officer, row: &CertificateRow, done: &Done) -> DonePage {
    let texts = officer.texts();
    let title = texts.t("paper-done-title").arg("number", words::number(&row.number)).to_string();
    let certificate = format!("/certificates/{}", row.number);
    let mut shell = officer.shell(title.clone());
    shell.crumbs = vec![Link::new(words::number(&row.number), certificate.clone())];
    DonePage {
        shell,
        title,
        what: texts.get("paper-done-text"),
        place: super::arrivals::done::place(officer, done),
        next: vec![texts.get("paper-done-next")],
        documents: Documents::default(),
        links: vec![Link::new(words::number(&row.number), certificate), Link::new(texts.get("nav-desk"), "/desk")],
    }
}
