//! What is told to whom: an office its own register, a company its own business, nobody anything of a content.

use kpcs_domain::{
    act::{AnswerQuery, ApprovalMethod, QueryIssuer, VoidCertificate, answer_query::Answer, void_certificate},
    value::Text,
};
use kpcs_register::{Proof, Step, authorise, request_id_of};
use kpcs_store::{bind, work::WebhookEvent};
use kpcs_testing::{
    World,
    border::{answer, question},
};

use crate::{KOIDU, deliveries, events, owner, webhook, webhook_for, world};

/// Offices, a company and a stranger that hear everything they may.
fn listening(seed: u64) -> World {
    let world = world(seed);
    for (authority, company) in [("SL", ""), ("EU-ANT", ""), ("SL", KOIDU), ("SL", "Tongo Stones (simulated)")] {
        webhook(&world.register, owner(authority, company), "https://stock.example/");
    }
    world
}

#[test]
fn a_fact_and_what_tells_of_it_are_one_commit_and_each_hears_its_own() {
    let world = listening(91);
    let (number, _) = world.issue("12.34", "one").unwrap();
    let number = number.to_string();
    let told = deliveries(&world, &owner("SL", ""));
    let application = told[0].subject.clone();
    let of_issue = [
        ("application_received", application.as_str()),
        ("application_examined", application.as_str()),
        ("certificate_issued", number.as_str()),
    ];
    assert_eq!(events(&told), of_issue, "at once, before anybody looked for news");
    assert_eq!(events(&deliveries(&world, &owner("SL", KOIDU))), of_issue);
    assert!(deliveries(&world, &owner("SL", "Tongo Stones (simulated)")).is_empty(), "another company's business");
    world.register.deliver().unwrap();
    assert_eq!(events(&deliveries(&world, &owner("EU-ANT", ""))), [("certificate_issued", number.as_str())]);
    world.register.deliver().unwrap();
    world.at("2026-11-25T09:00:00Z");
    world.receive(&kpcs_domain::value::CertificateNumber::parse(&number).unwrap(), "2026-11-25", "12.34").unwrap();
    world.register.deliver().unwrap();
    let heard = deliveries(&world, &owner("EU-ANT", ""));
    let arrival = [("shipment_arrived", number.as_str()), ("receipt_confirmed", number.as_str())];
    assert_eq!(events(&heard)[1..], arrival);
    assert_eq!(events(&deliveries(&world, &owner("SL", "")))[3..], arrival, "heard from Antwerp");
    assert_eq!(
        events(&deliveries(&world, &owner("SL", KOIDU)))[3..],
        arrival[1..],
        "a company is told of the end alone"
    );
    let ids: std::collections::BTreeSet<_> = heard.iter().map(|one| one.id.clone()).collect();
    assert_eq!(ids.len(), heard.len());
}

#[test]
fn a_case_is_told_on_both_sides_when_it_opens_is_answered_and_ends() {
    let world = listening(92);
    let (number, _) = world.issue("12.34", "one").unwrap();
    world.register.deliver().unwrap();
    world.perform::<QueryIssuer>(&world.people.importing, question(&number), "asked").unwrap();
    world.register.deliver().unwrap();
    world.perform::<AnswerQuery>(&world.people.clerk, answer(&number, Answer::Genuine), "answered").unwrap();
    world.register.deliver().unwrap();
    let subject = number.to_string();
    for office in ["SL", "EU-ANT"] {
        let all = deliveries(&world, &owner(office, ""));
        let of_case: Vec<_> = events(&all).into_iter().filter(|(event, _)| event.starts_with("case_")).collect();
        let expected = ["case_opened", "case_answered", "case_ended"].map(|event| (event, subject.as_str()));
        assert_eq!(of_case, expected, "{office}");
    }
    let company = deliveries(&world, &owner("SL", KOIDU));
    assert!(events(&company).iter().all(|(event, _)| !event.starts_with("case_")), "{company:?}");
}

#[test]
fn what_was_not_chosen_was_refused_or_is_read_again_is_not_told() {
    let world = world(93);
    let mine = owner("SL", "");
    webhook_for(&world.register, mine.clone(), "https://stock.example/", vec![WebhookEvent::CertificateVoided]);
    let (number, _) = world.issue("12.34", "one").unwrap();
    assert!(deliveries(&world, &mine).is_empty(), "only what was chosen");
    let who = authorise::<VoidCertificate>(&world.people.clerk, Step::Ask).unwrap();
    let request = void_certificate::Request { number: number.clone(), reason: Text::parse("Spoiled.").unwrap() };
    let prepared = world.register.prepare::<VoidCertificate>(who, request, request_id_of("void")).unwrap();
    assert!(deliveries(&world, &mine).is_empty(), "prepared is not done");
    assert!(world.register.approve(&world.people.clerk, prepared.proposal, proof()).is_err(), "not by the same person");
    assert!(deliveries(&world, &mine).is_empty(), "refused is not done");
    world.register.approve(&world.people.validating, prepared.proposal, proof()).unwrap();
    let told = deliveries(&world, &mine);
    assert_eq!(events(&told), [("certificate_voided", number.to_string().as_str())]);
    kpcs_store::rebuild(world.register.store(), |_| {}).unwrap();
    assert_eq!(deliveries(&world, &mine), told, "projections made anew tell nobody anything");
    let queued =
        world.register.store().read(|sql| sql.query_integer("select count(*) from work_webhook_delivery", bind![]));
    assert_eq!(queued.unwrap(), Some(1));
}

fn proof() -> Proof {
    Proof { method: ApprovalMethod::PasswordReentry, evidence: b"a world for tests".to_vec() }
}
