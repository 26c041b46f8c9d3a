//! A certificate on paper, taken in on one screen: typed, or prefilled from the code that was scanned.
//!
//! Invariant: what differs from what is known of the issuer is recorded as found and shown after; nothing here is called
//! valid (decisions 15). Whoever types a paper has seen its figures: that is stated, not denied (decisions 20).
//! Source: decisions 15, 20, 22; acts, "record_foreign_certificate".

use axum::{
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use kpcs_domain::value::{CertificateNumber, CountryCode, Day};
use kpcs_register::{ActError, Outcome};
use kpcs_store::{act::facts::scheme_history, view};
use kpcs_web::{
    page,
    page::{
        foreign_certificate::{Choices, groups},
        paper_form::PaperPage,
    },
    page_with_status,
    part::{Beside, Filled, Notice, Refusals},
    shell::Link,
};

use super::{ACTORS, act_form, beside, kept_scan};
use crate::{answers::Answers, app::App, evidence, no::No, officer::Officer, places, posted::Sent};

const LISTS: &[&str] = &["seals"];
const NO_ANSWERS: &[&str] = &["issuer", "add_line"];
/// What a scan left for the record: the digest of its file, and the code's text.
const KEPT: [&str; 2] = ["image", "code"];

/// What is already known when the form is shown.
#[derive(Default)]
pub(super) struct Prefilled {
    pub(super) filled: Filled,
    pub(super) lines: usize,
    pub(super) notice: Option<Notice>,
    pub(super) refusals: Option<Refusals>,
}

/// `GET /arrivals/paper`.
pub(super) async fn show(State(app): State<App>, officer: Officer) -> Result<Response, No> {
    officer.require(ACTORS)?;
    let mut known = Prefilled::default();
    if let Some(place) = own_place(&app, &officer).await? {
        known.filled.values.insert("destination".to_owned(), place.to_string());
    }
    Ok(page(&form_page(&app, &officer, known, None).await?))
}

/// `POST /arrivals/paper`.
pub(super) async fn record(State(app): State<App>, sent: Sent) -> Result<Response, No> {
    let Sent { officer, answers } = sent;
    officer.require(ACTORS)?;
    let lines = act_form::rows(&answers, "lines", "add_line");
    if answers.has("add_line") {
        let known = Prefilled { filled: answers.filled(), lines, ..Prefilled::default() };
        return Ok(page(&form_page(&app, &officer, known, Some(&answers)).await?));
    }
    let scanned = answers.file("scan").is_some() || !answers.get("image").is_empty();
    let channel = if scanned { "scanned" } else { "transcribed" };
    let more = [("number", printed_number(&answers)), ("channel", channel.to_owned())];
    let id = answers.request_id().unwrap_or_else(|| app.register().request_id());
    let recorded = match kept_scan::take(&app, &answers, "scan").await? {
        Err(faults) => Err(ActError::Invalid(faults).into()),
        Ok(digests) => {
            kept_scan::show(&app, &officer, &answers, "scan").await?;
            let input = act_form::input(&answers, LISTS, &[("scan", "image", digests)], NO_ANSWERS, &more);
            app.ask(officer.actor(), "record_foreign_certificate", input, id).await
        }
    };
    match recorded {
        Ok(Outcome::Done(done)) => {
            let address = format!("/arrivals/{}", done.subject);
            Ok((StatusCode::SEE_OTHER, [(header::LOCATION, address)]).into_response())
        }
        Ok(Outcome::Prepared(_)) => Err(No::fault("a paper certificate does not wait for a second officer")),
        Err(no) => {
            let status = no.status();
            let form = groups(officer.texts(), &Filled::default(), Choices::default(), lines);
            let (filled, refusals) = act_form::objected(&officer, &answers, &no.objection()?, &form);
            let known = Prefilled { filled, lines, notice: None, refusals: Some(refusals) };
            Ok(page_with_status(status, &form_page(&app, &officer, known, Some(&answers)).await?))
        }
    }
}

/// The number with its two letters, which some papers leave to the issuer named above it.
fn printed_number(answers: &Answers) -> String {
    let number = answers.get("number");
    let parsed =
        CountryCode::parse(answers.get("issuer")).and_then(|issuer| CertificateNumber::parse_printed(issuer, number));
    parsed.map_or_else(|_| number.to_owned(), |number| number.to_string())
}

/// The first place that the authority serves.
pub(super) async fn own_place(app: &App, officer: &Officer) -> Result<Option<CountryCode>, No> {
    let own = officer.authority().clone();
    let found = app.read(move |sql| view::authority(sql, &own)).await?;
    Ok(found.and_then(|authority| authority.places.first().copied()))
}

/// The form with what is known.
pub(super) async fn form_page(
    app: &App,
    officer: &Officer,
    known: Prefilled,
    sent: Option<&Answers>,
) -> Result<PaperPage, No> {
    let texts = officer.texts();
    let beside = beside_of(app, officer, &known.filled).await?;
    let history = app.read(scheme_history).await?;
    let choices =
        Choices { issuers: places::named(texts, history.participants()), destinations: places::places(texts) };
    let mut form = act_form::form(app, officer, sent, "/arrivals/paper".to_owned());
    form.compact = true;
    form.groups = groups(texts, &known.filled, choices, known.lines);
    form.button = texts.get("foreign-button");
    let kept = KEPT.iter().filter_map(|name| Some(((*name).to_owned(), known.filled.values.get(*name)?.clone())));
    form.hidden.extend(kept.filter(|(_, value)| !value.is_empty()));
    let mut shell = officer.shell(texts.get("foreign-title"));
    shell.crumbs = vec![Link::new(texts.get("nav-arrivals"), "/arrivals")];
    Ok(PaperPage {
        shell,
        title: texts.get("foreign-title"),
        lead: texts.get("foreign-lead"),
        refusals: known.refusals,
        notice: known.notice,
        beside,
        form: Some(form),
    })
}

/// The scan beside the specimen of the issuer that the form names; nothing before either is known. Without a day of issue
/// the specimen of today stands there, as one would look it up.
async fn beside_of(app: &App, officer: &Officer, filled: &Filled) -> Result<Option<Beside>, No> {
    let said = |name: &str| filled.values.get(name).map_or("", String::as_str);
    let scan = evidence::digest(said("image"));
    let Ok(issuer) = CountryCode::parse(said("issuer")) else { return Ok(None) };
    let day = Day::parse(said("issued")).unwrap_or(officer.visitor.now.day());
    Ok(Some(beside::of(app, officer, (issuer, day), scan).await?))
}
