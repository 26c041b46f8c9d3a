//! The office's scales, and a scale that types: each Enter sends the form, which comes back one box further and records nothing.

use axum::http::StatusCode;
use kpcs_domain::{
    act::{ApplyForCertificate, Role, apply_for_certificate},
    value::CertificateNumber,
};
use kpcs_testing::{World, declaration};

use crate::visit::{Browser, Seen};

const PATH: &str = "/office/scales";

/// A scale with its calibration, kept by the page.
async fn keep(browser: &Browser, serial: &str, calibrated_on: &str, due_on: &str) -> Seen {
    let answers =
        [("name", "Mettler JL1502-GE"), ("serial", serial), ("calibrated_on", calibrated_on), ("due_on", due_on)];
    browser.fill(&browser.get(PATH).await, PATH, &answers).await
}

async fn clerk(world: &World) -> Browser {
    Browser::of(&world.register, "SL", "cl.erk", &[Role::Clerk]).await
}

async fn importer(world: &World) -> Browser {
    Browser::of(&world.register, "EU-ANT", "importing", &[Role::ImportingOfficer]).await
}

/// The name of the box that has the focus.
fn focus(seen: &Seen) -> String {
    let text = seen.text();
    let tag = text.split('<').find(|tag| tag.contains(" autofocus")).unwrap_or_default();
    tag.split(" name=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default().to_owned()
}

#[tokio::test]
async fn a_calibration_is_a_new_entry_and_an_office_sees_its_own_scales_only() {
    let world = World::new(71);
    let clerk = clerk(&world).await;
    for _twice in 0..2 {
        assert_eq!(keep(&clerk, "A1", "2026-01-05", "2026-07-05").await.status, StatusCode::SEE_OTHER);
    }
    assert!(clerk.get(PATH).await.says("overdue"));
    keep(&clerk, "A1", "2026-11-01", "2027-05-01").await;
    let csv = clerk.get(&format!("{PATH}?format=csv")).await.text();
    assert_eq!(csv.lines().count(), 3, "a second click keeps nothing; the earlier entry stays: {csv}");
    assert!(!clerk.get(PATH).await.says("overdue"), "the newest entry counts");
    assert!(!importer(&world).await.get(PATH).await.says("A1"));
    let wrong = keep(&clerk, "A2", "2026-11-01", "2026-10-01").await;
    assert!(wrong.status == StatusCode::UNPROCESSABLE_ENTITY && wrong.says("not before the calibration"));
}

#[tokio::test]
async fn each_enter_of_the_scale_leads_one_box_further_and_records_nothing() {
    let world = World::new(72);
    let clerk = clerk(&world).await;
    keep(&clerk, "A1", "2026-11-01", "2027-05-01").await;
    let request = apply_for_certificate::Request { shipment: declaration("12.34") };
    let applied = world.perform::<ApplyForCertificate>(&world.people.exporter, request, "one").unwrap().subject;
    let path = format!("/desk/applications/{applied}/examine");
    let form = clerk.get(&path).await;
    let button = form.text().find("type=\"submit\" name=\"weighed\"").unwrap();
    let form_begins = form.text().find("class=\"form\"").unwrap();
    let buttons = form.text()[form_begins..button].matches("<button").count();
    assert_eq!(buttons, 1, "Enter presses the first button of a form; this one must be it");
    let gross = [("weighed", "1"), ("scale_kept", "A1"), ("parcels.0.gross", "13.34")];
    let first = clerk.fill(&form, &path, &gross).await;
    assert_eq!((first.status, focus(&first).as_str()), (StatusCode::OK, "parcels.0.tare"));
    assert_eq!(first.value("scale.model"), "Mettler JL1502-GE (A1)");
    assert_eq!(first.value("weighing_last"), "parcels.0.tare");
    let both = [gross[0], gross[2], ("parcels.0.tare", "1.00"), ("weighing_last", "parcels.0.tare")];
    let second = clerk.fill(&first, &path, &both).await;
    assert!(second.says("13.34 − 1.00 = 12.34 ct"), "{}", second.text());
    assert_eq!(focus(&second), "parcels.0.reweighed_gross");
    let last = [gross[0], gross[2], both[2], ("weighing_last", "parcels.0.reweighed_gross")];
    let done = clerk.fill(&second, &path, &last).await;
    assert!(done.says("All weights are in") && focus(&done).is_empty(), "{}", done.text());
    assert!(!done.says("Record examination"), "Enter never leads to the record");
}

/// A shipment that is here, and where its arrival is registered.
fn arrived(seed: u64) -> (World, CertificateNumber, String) {
    let world = World::new(seed);
    let (number, _) = world.issue("12.34", "one").unwrap();
    // Before anybody signs in: a session of two days ago is none.
    world.at("2026-11-25T09:00:00Z");
    let path = format!("/arrivals/{number}/register");
    (world, number, path)
}

const FOUND: [(&str, &str); 6] = [
    ("arrived_on", "2026-11-25"),
    ("place", "BE"),
    ("certificate_presented", "yes"),
    ("seals_intact", "yes"),
    ("parcels.0.carats", "12.84"),
    ("parcels.0.tare", "0.50"),
];

#[tokio::test]
async fn an_arrival_on_an_overdue_scale_warns_once_and_records_the_net_weight() {
    let (world, number, path) = arrived(73);
    let officer = importer(&world).await;
    keep(&officer, "B2", "2026-01-05", "2026-07-05").await;
    let form = officer.get(&path).await;
    assert!(form.says("calibration overdue since 5 July 2026"), "{}", form.text());
    let mut answers = FOUND.to_vec();
    answers.push(("scale_kept", "B2"));
    let warned = officer.fill(&form, &path, &answers).await;
    assert!(warned.says("calibration of this scale is overdue") && warned.says("§5.9"), "{}", warned.text());
    assert_eq!(warned.value("scale_warned"), "B2");
    answers.push(("scale_warned", "B2"));
    let recorded = officer.fill(&warned, &path, &answers).await;
    assert_eq!(recorded.status, StatusCode::SEE_OTHER, "{}", recorded.text());
    let page = officer.get(&format!("/arrivals/{number}")).await;
    for words in ["12.34", "12.84 − 0.50 = 12.34 ct", "Mettler JL1502-GE (B2)"] {
        assert!(page.says(words), "{words}: {}", page.text());
    }
}

#[tokio::test]
async fn a_calibration_typed_by_hand_warns_by_the_same_rule() {
    let (world, _, path) = arrived(75);
    let officer = importer(&world).await;
    let form = officer.get(&path).await;
    let typed = |model: &'static str, day: &'static str| {
        let mut answers = FOUND.to_vec();
        answers.extend([("scale.model", model), ("scale.calibrated_on", day)]);
        answers
    };
    let old = typed("Sartorius 7", "2025-11-24");
    let warned = officer.fill(&form, &path, &old).await;
    assert!(warned.says("calibration of this scale is overdue") && warned.says("365 days"), "{}", warned.text());
    assert_eq!(warned.value("scale_warned"), "Sartorius 7, 2025-11-24");
    // Of a scale that the office keeps the office has said how long a calibration counts.
    keep(&officer, "B2", "2026-11-01", "2026-12-01").await;
    let kept = officer.fill(&form, &path, &typed("Mettler JL1502-GE (B2)", "2026-10-20")).await;
    assert!(kept.says("30 days") && kept.says("for this scale of the office"), "{}", kept.text());
    let again = old.into_iter().chain([("scale_warned", "Sartorius 7, 2025-11-24")]).collect::<Vec<_>>();
    let recorded = officer.fill(&warned, &path, &again).await;
    assert_eq!(recorded.status, StatusCode::SEE_OTHER, "warned once: {}", recorded.text());
}

#[tokio::test]
async fn a_fresh_calibration_typed_by_hand_is_recorded_at_once() {
    let (world, _, path) = arrived(76);
    let officer = importer(&world).await;
    let mut answers = FOUND.to_vec();
    answers.extend([("scale.model", "Sartorius 7"), ("scale.calibrated_on", "2025-11-25")]);
    let recorded = officer.fill(&officer.get(&path).await, &path, &answers).await;
    assert_eq!(recorded.status, StatusCode::SEE_OTHER, "{}", recorded.text());
}

#[tokio::test]
async fn a_container_heavier_than_the_whole_stands_at_its_box_and_nothing_is_recorded() {
    let (world, _, path) = arrived(74);
    let officer = importer(&world).await;
    let form = officer.get(&path).await;
    let mut answers = FOUND.to_vec();
    answers[5] = ("parcels.0.tare", "13");
    let refused = officer.fill(&form, &path, &answers).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.says("id=\"error-parcels.0.tare\""), "{}", refused.text());
}
