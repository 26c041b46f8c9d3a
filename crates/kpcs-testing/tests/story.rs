//! The main story through the real register: applied for in Freetown, issued by two, confirmed in Antwerp.
#![allow(clippy::unwrap_used)]

use kpcs_domain::{
    act::{
        Actor, ApprovalMethod, ConfirmReceipt, IssueCertificate, RegisterArrival, Role, VoidCertificate,
        issue_certificate,
    },
    value::{CountryCode, Day, Text},
};
use kpcs_register::{ActError, NewAccount, Proof, SignIn, Step, authorise, request_id_of};
use kpcs_store::{bind, view::certificate, work};
use kpcs_testing::{World, arrival, confirmation};
use kpcs_verify::{Document, Outcome, Question};

fn proof() -> Proof {
    Proof { method: ApprovalMethod::PasswordReentry, evidence: b"hash".to_vec() }
}

fn refused<T: std::fmt::Debug>(outcome: Result<T, ActError>) -> &'static str {
    match outcome.unwrap_err() {
        ActError::Refused(refusals) => refusals.first().code,
        other => panic!("{other}"),
    }
}

/// The same person in another role.
fn as_validating(actor: &Actor) -> Actor {
    Actor { roles: vec![Role::ValidatingOfficer], ..actor.clone() }
}

#[test]
fn a_shipment_from_application_to_confirmed_import() {
    let world = World::new(7);
    let register = &world.register;
    let application = world.examined("12.34", "story").unwrap();
    let request = issue_certificate::Request {
        application,
        in_place_of: None,
        container: None,
        preparer_licence: None,
        blank: None,
    };
    let prepare = || {
        let who = authorise::<IssueCertificate>(&world.people.clerk, Step::Ask).unwrap();
        register.prepare::<IssueCertificate>(who, request.clone(), request_id_of("issue")).unwrap()
    };
    let prepared = prepare();
    assert_eq!(prepared, prepare(), "a second click prepares nothing more");
    assert_eq!(
        refused(register.approve(&as_validating(&world.people.clerk), prepared.proposal, proof())),
        "approver_is_preparer"
    );
    assert_eq!(
        refused(register.approve(&as_validating(&world.people.examiner), prepared.proposal, proof())),
        "approver_is_examiner"
    );
    let issued = register.approve(&world.people.validating, prepared.proposal, proof()).unwrap();
    let again = register.approve(&world.people.validating, prepared.proposal, proof()).unwrap();
    assert_eq!((issued.position, issued.leaf), (again.position, again.leaf), "a second click signs nothing more");
    register.deliver().unwrap();

    let number = prepared.number.unwrap();
    let entry = register.store().read(|sql| kpcs_store::entry(sql, issued.position)).unwrap();
    let code = kpcs_statement::write_qr_text(&entry.opened).unwrap();
    assert!(code.len() < 560, "{} characters", code.len());
    let read = Document::Signed(Box::new(kpcs_statement::read_qr_text(&code).unwrap()));
    let verify = |place: &str| {
        let (place, on) = (CountryCode::parse(place).ok(), Day::parse("2026-11-25").ok());
        let report = register.verify(&read, &Question { at: register.clock().now(), place, on }).unwrap();
        (report.outcome, report.reasons[0].code, report.specimen)
    };
    assert_eq!(verify("BE"), (Outcome::AuthenticNotLogged, "not_in_the_log_yet", true));
    assert_eq!(verify("AE"), (Outcome::NotValid, "wrong_destination", true));

    world.at("2026-11-25T09:00:00Z");
    world.receive(&number, "2026-11-25", "12.34").unwrap();
    let again = confirmation(&number, "2026-11-25");
    assert_eq!(refused(world.perform::<ConfirmReceipt>(&world.people.importing, again, "again")), "already_confirmed");

    let row = register.store().read(|sql| certificate(sql, &number)).unwrap().unwrap();
    assert_eq!(row.state.word(), "confirmed");
    assert_eq!(verify("BE"), (Outcome::NotValid, "used", true));
    let second = arrival(&number, "2026-11-25", "12.34");
    world.perform::<RegisterArrival>(&world.people.importing, second, "second paper").unwrap();
    assert_eq!(verify("BE"), (Outcome::Conflict, "presented_twice", true));

    world.check();
    kpcs_store::rebuild(register.store(), |_| {}).unwrap();
    world.check();
}

#[test]
fn a_refused_preparation_spoils_its_number_and_the_next_goes_on() {
    let world = World::new(8);
    let application = world.examined("5.00", "a").unwrap();
    let who = authorise::<IssueCertificate>(&world.people.clerk, Step::Ask).unwrap();
    let request = issue_certificate::Request {
        application,
        in_place_of: None,
        container: None,
        preparer_licence: None,
        blank: None,
    };
    let prepared = world.register.prepare::<IssueCertificate>(who, request.clone(), request_id_of("first")).unwrap();
    let reason = Text::parse("the importer's name is misspelt").unwrap();
    let by_a_clerk = world.register.refuse(&world.people.examiner, prepared.proposal, reason.clone(), proof());
    assert_eq!(refused(by_a_clerk), "role_missing");
    let spoiled = world.register.refuse(&world.people.validating, prepared.proposal, reason, proof()).unwrap().unwrap();
    assert_eq!(spoiled.info.name, <VoidCertificate as kpcs_domain::act::Act>::INFO.name);
    assert_eq!(
        refused(world.register.approve(&world.people.validating, prepared.proposal, proof())),
        "proposal_closed"
    );
    let done = world.both::<IssueCertificate>(request, "second").unwrap();
    let first = prepared.number.unwrap();
    assert_eq!(done.subject, format!("SL{:06}", first.serial() + 1));
    let state = world.register.store().read(|sql| {
        let query = "select state from view_number where serial = $1";
        sql.query_one(query, bind![first.serial()], |row| row.text(0))
    });
    assert_eq!(state.unwrap().as_deref(), Some("spoiled"));
    world.check();
}

#[test]
fn a_preparation_of_yesterday_is_not_signed_today() {
    let world = World::new(9);
    let application = world.examined("5.00", "a").unwrap();
    let who = authorise::<IssueCertificate>(&world.people.clerk, Step::Ask).unwrap();
    let request = issue_certificate::Request {
        application,
        in_place_of: None,
        container: None,
        preparer_licence: None,
        blank: None,
    };
    let prepared = world.register.prepare::<IssueCertificate>(who, request, request_id_of("first")).unwrap();
    world.at("2026-11-24T08:00:00Z");
    assert_eq!(
        refused(world.register.approve(&world.people.validating, prepared.proposal, proof())),
        "preparation_outdated"
    );
    world.check();
}

#[test]
fn a_request_id_stands_for_one_request() {
    let world = World::new(10);
    let (number, _) = world.issue("5.00", "a").unwrap();
    world.at("2026-11-25T09:00:00Z");
    let first = arrival(&number, "2026-11-25", "5.00");
    let done = world.perform::<RegisterArrival>(&world.people.importing, first.clone(), "k").unwrap();
    let again = world.perform::<RegisterArrival>(&world.people.importing, first, "k").unwrap();
    assert!(again.repeated && again.leaf == done.leaf);
    let other = arrival(&number, "2026-11-25", "4.99");
    assert_eq!(refused(world.perform::<RegisterArrival>(&world.people.importing, other, "k")), "request_id_reused");
    world.check();
}

/// A stolen session is no place to guess a password; and guessing at the door stops nobody from signing.
#[test]
fn wrong_passwords_at_signing_hold_signing_back_and_nothing_else() {
    let world = World::new(11);
    let new = NewAccount {
        login: "sl.officer".to_owned(),
        name: "An officer".to_owned(),
        authority: world.people.validating.authority.clone(),
        roles: world.people.validating.roles.clone(),
        company: None,
        language: "en".to_owned(),
    };
    world.register.add_account(new, "right").unwrap();
    let account = world.register.store().read(|sql| work::account_by_login(sql, "sl.officer")).unwrap().unwrap();
    assert!(world.register.prove_password(&account, "right").unwrap().is_some());
    for _ in 0..10 {
        assert!(world.register.prove_password(&account, "wrong").unwrap().is_none());
    }
    assert!(world.register.prove_password(&account, "right").unwrap().is_none(), "held back");
    assert!(
        matches!(world.register.sign_in("sl.officer", "right").unwrap(), SignIn::Welcome(_)),
        "the door is another count"
    );
    world.at("2026-11-23T10:16:00Z");
    assert!(world.register.prove_password(&account, "right").unwrap().is_some(), "a quarter of an hour later");
}
