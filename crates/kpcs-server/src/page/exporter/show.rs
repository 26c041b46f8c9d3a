//! `/applications/REF`: one application, where it stands, what can be done with it, what happened to it.
//!
//! Invariant: seen by its own company and by its own office; for anybody else there is nothing at this address.

use axum::{
    extract::{Path, State},
    response::Response,
};
use kpcs_domain::{act::Role, certificate::ShipmentDeclaration, party::RoleHolder, value::Reference};
use kpcs_store::view::{self, ApplicationRow, ApplicationState, CertificateRow, CertificateState, TimelineRow};
use kpcs_web::{
    Texts, page,
    page::{application::ApplicationPage, apply::Part},
    part::{Action, Actions, Event, Fact, Facts, Inline, Standing, Step, Steps, Timeline},
    shell::Link,
};

use super::{apply::declared_of, list::badge, shipment};
use crate::{
    answers::Answers, app::App, no::No, officer::Officer, page::companies::is_seen, page::desk::pack_of, words,
};

const OFFICE: &[Role] = &[Role::Clerk, Role::ValidatingOfficer];

/// The page.
pub async fn show(State(app): State<App>, officer: Officer, Path(reference): Path<String>) -> Result<Response, No> {
    let reference = Reference::parse(&reference).map_err(|_| No::NotFound)?;
    let holder = officer.authority().clone();
    let who = officer.clone();
    let found = app
        .read(move |sql| {
            let Some(row) = view::application(sql, &holder, &reference)? else { return Ok(None) };
            let office = who.visitor.holds_one_of(OFFICE);
            if !office && !is_seen(sql, who.account(), &row.company, row.reference.as_str())? {
                return Ok(None);
            }
            let mut acts = view::timeline_of_subject(sql, &holder, reference.as_str())?;
            let mut certificate = None;
            if let Some(number) = &row.certificate {
                acts.extend(view::timeline_of_number(sql, &holder, number)?);
                certificate = view::certificate(sql, number)?;
            }
            let prepares = pack_of(sql, &holder, who.visitor.now)?.roles.prepares;
            Ok(Some((declared_of(sql, &row)?, row, acts, certificate, prepares)))
        })
        .await?;
    let (declared, row, acts, certificate, prepares) = found.ok_or(No::NotFound)?;
    Ok(application_page(&officer, (&row, &declared), acts, certificate.as_ref(), prepares))
}

fn application_page(
    officer: &Officer,
    (row, declared): (&ApplicationRow, &ShipmentDeclaration),
    acts: Vec<TimelineRow>,
    certificate: Option<&CertificateRow>,
    prepares: RoleHolder,
) -> Response {
    let texts = officer.texts();
    let mut shell = officer.shell(row.reference.to_string());
    shell.crumbs = vec![Link::new(texts.get("applications-title"), "/applications")];
    page(&ApplicationPage {
        shell,
        number: row.reference.to_string(),
        badge: badge(texts, row.state),
        notice: None,
        steps: steps(texts, row, certificate),
        facts: facts(texts, row, declared),
        parcels: shipment::parcels(texts, declared),
        actions: actions(texts, officer, (row, declared), prepares),
        timeline: timeline(texts, acts),
    })
}

fn facts(texts: Texts, row: &ApplicationRow, declared: &ShipmentDeclaration) -> Facts {
    let of_parts = Part::ALL.into_iter().flat_map(|part| shipment::facts(texts, declared, part));
    let certificate = row.certificate.as_ref().map(|number| {
        let link = Link::new(words::number(number), format!("/certificates/{number}"));
        Fact::new(texts.get("word-number"), Inline::CodeLink(link))
    });
    Facts { facts: certificate.into_iter().chain(of_parts).collect() }
}

/// From applied for to closed, as far as this office knows.
fn steps(texts: Texts, row: &ApplicationRow, certificate: Option<&CertificateRow>) -> Steps {
    let reached = match (row.state, certificate.map(|certificate| certificate.state)) {
        (ApplicationState::Withdrawn, _) => 0,
        (ApplicationState::Applied, _) => 1,
        (ApplicationState::Examined, _) => 2,
        (ApplicationState::Issued, Some(CertificateState::Dispatched | CertificateState::Discrepant)) => 4,
        (ApplicationState::Issued, Some(CertificateState::Confirmed)) => 5,
        (ApplicationState::Issued, _) => 3,
    };
    let stopped = row.state == ApplicationState::Withdrawn
        || certificate.is_some_and(|certificate| {
            matches!(
                certificate.state,
                CertificateState::Void | CertificateState::Cancelled | CertificateState::Replaced
            )
        });
    let keys = ["choice-applied", "choice-examined", "choice-issued", "choice-dispatched", "choice-confirmed"];
    let step = |(i, key): (usize, &str)| Step {
        label: texts.get(key),
        note: if i == 0 { words::day(texts, row.applied_at.day()) } else { String::new() },
        standing: match i {
            _ if i < reached => Standing::Done,
            _ if i == reached && stopped => Standing::Stopped,
            _ if i == reached => Standing::Current,
            _ => Standing::Coming,
        },
    };
    let steps = keys.into_iter().enumerate().map(step).collect();
    Steps { texts, label: texts.get("application-steps"), steps }
}

fn actions(
    texts: Texts,
    officer: &Officer,
    (row, declared): (&ApplicationRow, &ShipmentDeclaration),
    prepares: RoleHolder,
) -> Actions {
    let open = matches!(row.state, ApplicationState::Applied | ApplicationState::Examined);
    let own = officer.visitor.holds_one_of(super::EXPORTER) && officer.account().company.as_ref() == Some(&row.company);
    let reason = if own { "application-closed" } else { "application-exporter-only" };
    let action = |key: &str, href: String| {
        let label = texts.get(key);
        if open && own {
            Action::Allowed { label, href }
        } else {
            Action::NotAllowed { label, reason: texts.get(reason) }
        }
    };
    let again = own.then(|| Action::Allowed {
        label: texts.get("apply-again"),
        href: format!("/applications/new?like={}", row.reference),
    });
    let actions = Actions {
        actions: vec![
            action("act-amend-application", format!("/applications/{}/amend", row.reference)),
            action("act-withdraw-application", format!("/acts/withdraw_application?application={}", row.reference)),
        ],
    };
    // A licensed body prepares the certificate for its own goods; the authority approves it (§9.12b).
    let licensed = own && prepares == RoleHolder::LicensedBody && row.state == ApplicationState::Examined;
    let prepare = licensed.then(|| {
        let licence = declared.exporter.licence.as_ref().map(ToString::to_string).unwrap_or_default();
        let answers = [("application".to_owned(), row.reference.to_string()), ("preparer_licence".to_owned(), licence)];
        let query = Answers::new(answers.to_vec(), Vec::new()).encoded();
        Action::Main { label: texts.get("application-prepare"), href: format!("/acts/issue_certificate?{query}") }
    });
    Actions { actions: prepare.into_iter().chain(actions.actions).chain(again).collect() }
}

fn timeline(texts: Texts, mut acts: Vec<TimelineRow>) -> Timeline {
    acts.sort_by_key(|act| std::cmp::Reverse(act.position));
    acts.dedup_by_key(|act| act.position);
    let event = |act: TimelineRow| Event {
        what: words::act(texts, act.act),
        who: act.authority.to_string(),
        when: words::instant(texts, act.at),
        place: None,
        standing: Standing::Done,
        pictures: None,
    };
    Timeline { events: acts.into_iter().map(event).collect() }
}
