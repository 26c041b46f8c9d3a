//! One shipment: what is known, what was found, what can be done now.
//!
//! Invariant: an act that is not allowed is shown with its reason. What verification says is asked anew each time, so a
//! second presentation or a later word of the issuer shows at once.
//! Source: decisions 15, 16, 20; look, "record page".

use axum::{
    extract::{Path, State},
    response::Response,
};
use kpcs_domain::{party::MeasuringMode, value::CertificateNumber};
use kpcs_register::Register;
use kpcs_store::view::{ShipmentChannel, ShipmentState, TimelineRow};
use kpcs_verify::{Document, Question, Report};
use kpcs_web::{
    Texts, page,
    page::shipment::ShipmentPage,
    part::{Action, Actions, Document as Paper, Documents, Event, Facts, Notice, Standing, Timeline, Tone},
    shell::{Link, Shell},
};

use super::{
    ACTORS, READERS, address, compared,
    due::confirm_by,
    facts,
    ledger::{Declared, Shipment},
    state,
};
use crate::{
    app::App,
    no::No,
    officer::Officer,
    page::verify::{reason_sentence, shown},
    words,
};

/// `GET /arrivals/{number}`.
pub(super) async fn show(State(app): State<App>, officer: Officer, Path(text): Path<String>) -> Result<Response, No> {
    officer.require(READERS)?;
    let shipment = super::shipment(&app, &officer, &text).await?;
    let report = match shipment.listed.channel {
        ShipmentChannel::Advice => Some(verified(&app, &officer, &shipment).await?),
        ShipmentChannel::Paper => None,
    };
    Ok(page(&shipment_page(&app, &officer, &shipment, report.as_ref())?))
}

/// What verification says of the certificate that was advised, here and today.
async fn verified(app: &App, officer: &Officer, shipment: &Shipment) -> Result<Report, No> {
    let document = Document::Signed(Box::new(shipment.entry.opened.clone()));
    let question =
        Question { at: officer.visitor.now, place: officer.authority().participant(), on: Some(shipment.today) };
    app.run(move |register: &Register| register.verify(&document, &question)).await
}

fn shipment_page(
    app: &App,
    officer: &Officer,
    shipment: &Shipment,
    report: Option<&Report>,
) -> Result<ShipmentPage, No> {
    let texts = officer.texts();
    let listed = &shipment.listed;
    let due = listed.arrived_on.and_then(|arrived| confirm_by(&shipment.pack, arrived));
    let comparisons = compared::comparison(shipment).unwrap_or_default();
    let known = match &shipment.declared {
        Declared::Shown(known) => Some(known),
        Declared::Hidden(_) => None,
    };
    let differences = known
        .filter(|_| !comparisons.is_empty())
        .map(|known| compared::differences(texts, known, &comparisons, &shipment.pack.tolerance));
    let mut measured =
        shipment.arrivals.first().map_or_else(Facts::default, |(row, found)| facts::measured(texts, row, found));
    measured.facts.extend(facts::explanations(texts, shipment));
    Ok(ShipmentPage {
        shell: frame(officer, &listed.number, listed.number.to_string()),
        number: listed.number.to_string(),
        badge: state::badge(texts, listed, due, shipment.today),
        lead: lead(texts, shipment, comparisons.len(), &compared::differing(texts, &comparisons)),
        specimen: app.register().is_demo(),
        notices: notices(officer, shipment, report),
        steps: state::steps(texts, shipment),
        outcome: Some(outcome(officer, report)),
        differences: differences.into_iter().collect(),
        measured,
        facts: facts::certificate(texts, shipment),
        lines: known.map(|known| facts::lines(texts, known)),
        compared: compared::paper(texts, &shipment.entry)?,
        documents: documents(texts, shipment),
        actions: actions(officer, shipment),
        timeline: timeline(texts, &shipment.timeline),
    })
}

/// The frame of a page about a shipment.
pub(super) fn frame(officer: &Officer, number: &CertificateNumber, title: String) -> Shell {
    let own = title == number.to_string();
    let mut shell = officer.shell(title);
    shell.crumbs = vec![Link::new(officer.texts().get("nav-arrivals"), "/arrivals")];
    if !own {
        shell.crumbs.push(Link::new(number.to_string(), address(number)));
    }
    shell
}

fn lead(texts: Texts, shipment: &Shipment, parcels: usize, differing: &[(usize, String)]) -> String {
    match shipment.listed.state {
        ShipmentState::Expected => texts.get("arrivals-lead-expected"),
        ShipmentState::Confirmed => texts.get("arrivals-lead-confirmed"),
        _ if differing.is_empty() => texts.t("arrivals-lead-matches").count("count", parcels).to_string(),
        _ => differing.iter().map(|(_, words)| words.as_str()).collect::<Vec<_>>().join(" "),
    }
}

fn notices(officer: &Officer, shipment: &Shipment, report: Option<&Report>) -> Vec<Notice> {
    let texts = officer.texts();
    let mut notices = Vec::new();
    let mut say = |tone, title: &str, text: String| notices.push(Notice::new(tone, texts.get(title), text));
    let conflict = report.is_some_and(|report| report.outcome == kpcs_verify::Outcome::Conflict);
    if shipment.is_presented_twice() || conflict {
        let text = texts.t("arrivals-conflict-text").count("count", shipment.arrivals.len()).to_string();
        say(Tone::Refusal, "outcome-conflict", text);
    }
    if let Some(word) = &shipment.listed.withdrawn {
        say(Tone::Refusal, "arrivals-withdrawn", texts.get(&format!("reason-{word}")));
    }
    if let Declared::Hidden(mode) = shipment.declared {
        let key = if mode == MeasuringMode::Draw { "arrivals-hidden-draw" } else { "arrivals-hidden-every" };
        say(Tone::Plain, "arrival-hidden", texts.get(key));
    }
    notices
}

fn outcome(officer: &Officer, report: Option<&Report>) -> (kpcs_web::part::Outcome, String) {
    match report {
        Some(report) => (shown(report.outcome), reason_sentence(&officer.visitor, report)),
        None => (kpcs_web::part::Outcome::PaperOnly, officer.texts().get("arrivals-paper-only")),
    }
}

fn documents(texts: Texts, shipment: &Shipment) -> Documents {
    let document = |there: bool, key: &str, name: &str| {
        there.then(|| Paper {
            title: texts.get(key),
            kind: "PDF".to_owned(),
            href: format!("{}/{name}", address(&shipment.listed.number)),
        })
    };
    let all = [
        document(shipment.confirmation.is_some(), "arrivals-confirmation", "confirmation.pdf"),
        document(shipment.has_discrepancy, "arrivals-notice", "discrepancy.pdf"),
    ];
    Documents { documents: all.into_iter().flatten().collect() }
}

fn actions(officer: &Officer, shipment: &Shipment) -> Actions {
    let texts = officer.texts();
    let href = |path: &str| format!("{}/{path}", address(&shipment.listed.number));
    let allowed = |key: &str, path: &str| Action::Allowed { label: texts.get(key), href: href(path) };
    let main = |key: &str, path: &str| Action::Main { label: texts.get(key), href: href(path) };
    let not = |key: &str, reason: &str| Action::NotAllowed { label: texts.get(key), reason: texts.get(reason) };
    if !officer.visitor.holds_one_of(ACTORS) {
        return Actions { actions: vec![not("arrival-title", "arrivals-not-yours")] };
    }
    let confirm = match (shipment.is_presented_twice(), shipment.listed.withdrawn.is_some()) {
        (true, _) => not("confirm-title", "arrivals-not-confirm-twice"),
        (_, true) => not("confirm-title", "arrivals-not-confirm-withdrawn"),
        _ => main("confirm-title", "confirm"),
    };
    let again = allowed("arrivals-again", "register");
    let actions = match shipment.listed.state {
        ShipmentState::Expected => {
            vec![main("arrival-title", "register"), not("confirm-title", "arrivals-not-measured")]
        }
        ShipmentState::Arrived | ShipmentState::Discrepant => {
            vec![confirm, allowed("discrepancy-title", "discrepancy"), again]
        }
        ShipmentState::Confirmed => vec![not("confirm-title", "arrivals-confirmed-once"), again],
    };
    Actions { actions }
}

/// Every act on it that this authority did or received, the newest first.
fn timeline(texts: Texts, rows: &[TimelineRow]) -> Timeline {
    let event = |row: &TimelineRow| Event {
        what: words::act(texts, row.act),
        who: row.authority.to_string(),
        when: words::instant(texts, row.at),
        place: None,
        standing: Standing::Done,
    };
    Timeline { events: rows.iter().rev().map(event).collect() }
}
