//! One shipment: what is known, what was found, what can be done now.
//!
//! Invariant: an act that is not allowed is shown with its reason. What verification says is asked anew each time, so a
//! second presentation or a later word of the issuer shows at once.
//! Source: decisions 15, 16, 20; look, "record page".

use axum::{
    extract::{Path, State},
    response::Response,
};
use kpcs_domain::certificate::Goods;
use kpcs_domain::{
    party::MeasuringMode,
    value::{AuthorityId, CertificateNumber},
};
use kpcs_register::Register;
use kpcs_store::view::{self, ShipmentChannel, TimelineRow};
use kpcs_verify::{Document, Question, Report};
use kpcs_web::{
    Texts, page,
    page::shipment::ShipmentPage,
    part::{Contact, Document as Paper, Documents, Event, Facts, Notice, Standing, Timeline, Tone},
    shell::{Link, Shell},
};

use super::{
    READERS,
    actions::actions,
    address, compared,
    due::confirm_by,
    facts,
    ledger::{Declared, Shipment},
    state,
};
use crate::{
    app::App,
    evidence::Shelf,
    no::No,
    officer::Officer,
    page::verify::{reason_sentence, shown},
    page::{alerts::warnings, contact::reached},
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
    let beside = beside(&app, &officer, &shipment).await?;
    Ok(page(&shipment_page(&app, &officer, &shipment, report.as_ref(), beside)?))
}

/// What verification says of the certificate that was advised, here and today.
async fn verified(app: &App, officer: &Officer, shipment: &Shipment) -> Result<Report, No> {
    let document = Document::Signed(Box::new(shipment.entry.opened.clone()));
    let question =
        Question { at: officer.visitor.now, place: officer.authority().participant(), on: Some(shipment.today) };
    app.run(move |register: &Register| register.verify(&document, &question)).await
}

/// What stands beside it: open alerts that name the certificate, and how its issuer is reached.
async fn beside(app: &App, officer: &Officer, shipment: &Shipment) -> Result<(Vec<Notice>, Option<Contact>), No> {
    let (texts, now) = (officer.texts(), officer.visitor.now);
    let (receiver, number) = (officer.authority().clone(), shipment.listed.number.clone());
    app.read(move |sql| {
        let issuer = view::shipment(sql, &receiver, &number)?.and_then(|row| row.issuer);
        let contact = issuer.map(|issuer| reached(sql, &issuer, now)).transpose()?.flatten();
        Ok((warnings(sql, texts, &number)?, contact.map(|contact| contact.card(texts))))
    })
    .await
}

fn shipment_page(
    app: &App,
    officer: &Officer,
    shipment: &Shipment,
    report: Option<&Report>,
    (warnings, contact): (Vec<Notice>, Option<Contact>),
) -> Result<ShipmentPage, No> {
    let texts = officer.texts();
    let listed = &shipment.listed;
    let due = listed.arrived_on.and_then(|arrived| confirm_by(&shipment.pack, arrived));
    let comparisons = compared::comparison(shipment).unwrap_or_default();
    let known = match &shipment.declared {
        Declared::Shown(known) => Some(known),
        Declared::Hidden(_) => None,
    };
    let differing = compared::differing(texts, &comparisons);
    let found = shipment.arrivals.first().map_or(0, |(_, found)| found.parcels.len());
    let differences = known
        .filter(|_| !comparisons.is_empty())
        .map(|known| compared::differences(texts, known, found, &comparisons, &shipment.pack.tolerance));
    let first = shipment.arrivals.first();
    let mut measured =
        first.map_or_else(Facts::default, |(row, found)| facts::measured(texts, row, found, &shipment.seals));
    measured.facts.extend(facts::explanations(texts, shipment));
    Ok(ShipmentPage {
        shell: frame(officer, &listed.number, words::number(&listed.number)),
        number: words::number(&listed.number),
        badge: state::badge(texts, listed, due, shipment.today),
        lead: lead(texts, shipment, comparisons.len(), &differing),
        specimen: app.register().is_demo(),
        notices: notices(officer, shipment, report).into_iter().chain(warnings).collect(),
        contact,
        steps: state::steps(texts, shipment),
        outcome: outcome(officer, shipment, report),
        differences: differences.into_iter().collect(),
        measured,
        facts: facts::certificate(texts, shipment),
        lines: known.map(|known| facts::lines(texts, known)),
        compared: compared::paper(texts, &shipment.entry)?,
        documents: documents(texts, shipment),
        actions: actions(officer, shipment, !differing.is_empty()),
        timeline: timeline(texts, shipment, &Shelf::of(app.register())),
    })
}

/// The frame of a page about a shipment.
pub(super) fn frame(officer: &Officer, number: &CertificateNumber, title: String) -> Shell {
    let own = title == words::number(number);
    let mut shell = officer.shell(title);
    shell.crumbs = vec![Link::new(officer.texts().get("nav-arrivals"), "/arrivals")];
    if !own {
        shell.crumbs.push(Link::new(words::number(number), address(number)));
    }
    shell
}

fn lead(texts: Texts, shipment: &Shipment, parcels: usize, differing: &[(usize, String)]) -> String {
    match shipment.listed.state {
        Goods::Expected => texts.get("arrivals-lead-expected"),
        Goods::Confirmed => texts.get("arrivals-lead-confirmed"),
        Goods::Deposited => texts.get("arrivals-lead-deposited"),
        Goods::Detained => texts.get("arrivals-lead-detained"),
        Goods::Refused => texts.get("arrivals-lead-refused"),
        Goods::Returned => texts.get("arrivals-lead-returned"),
        Goods::Forfeited => texts.get("arrivals-lead-forfeited"),
        _ if differing.is_empty() => texts.t("arrivals-lead-matches").count("count", parcels).to_string(),
        _ if differing.len() == 1 => differing.iter().map(|(_, words)| words.clone()).collect(),
        _ => texts.t("arrivals-lead-differs").count("count", differing.len()).count("all", parcels).to_string(),
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

/// What verification says; of a certificate that is closed it says no more than that, which stands above already.
fn outcome(
    officer: &Officer,
    shipment: &Shipment,
    report: Option<&Report>,
) -> Option<(kpcs_web::part::Outcome, String)> {
    let closed = shipment.listed.state.is_end();
    let used = report.and_then(|report| report.reasons.first()).is_none_or(|reason| reason.code == "used");
    (!(closed && used)).then(|| said(officer, report))
}

fn said(officer: &Officer, report: Option<&Report>) -> (kpcs_web::part::Outcome, String) {
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
        document(!shipment.corrections.is_empty(), "letters-amendment", "amendment.pdf"),
    ];
    let paper = (shipment.listed.channel == ShipmentChannel::Paper).then(|| Paper {
        title: texts.get("beside-title"),
        kind: texts.get("beside-kind"),
        href: format!("{}/paper", address(&shipment.listed.number)),
    });
    Documents { documents: all.into_iter().flatten().chain(paper).collect() }
}

/// Every act on it that this authority did or received, the newest first. While declared figures are hidden, so are the
/// issuer's photographs: a scale may stand on them.
fn timeline(texts: Texts, shipment: &Shipment, shelf: &Shelf) -> Timeline {
    let hidden = matches!(shipment.declared, Declared::Hidden(_));
    let pictures = |row: &TimelineRow| {
        let named = shipment.pictures.get(&row.position).filter(|_| !hidden || row.received_by.is_none());
        named.map(|named| shelf.shown(texts, named))
    };
    let who = |id: &AuthorityId| shipment.names.get(id).map_or_else(|| id.to_string(), |name| format!("{name} ({id})"));
    let event = |row: &TimelineRow| Event {
        what: words::act(texts, row.act),
        who: who(&row.authority),
        when: words::instant(texts, row.at),
        place: None,
        standing: Standing::Done,
        pictures: pictures(row),
    };
    Timeline { events: shipment.timeline.iter().rev().map(event).collect() }
}
