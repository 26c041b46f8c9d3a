//! Many at once for one thing: exactly one winner each, and the losers are told why (reliability R-15).
//!
//! `KPCS_ROUNDS=10000 cargo test --workspace --test races in_turn -- --nocapture` races that often, in turn for one number,
//! one approval, one use and one place in the chain; the count is said every hundred rounds.
#![allow(clippy::unwrap_used)]

use std::sync::Barrier;

use kpcs_domain::{
    act::{
        ApprovalMethod, ConfirmReceipt, IssueCertificate, RegisterArrival, VoidCertificate, issue_certificate,
        void_certificate,
    },
    value::{CertificateNumber, Text},
};
use kpcs_register::{ActError, Proof, Step, authorise, request_id_of};
use kpcs_store::bind;
use kpcs_testing::World;

const AT_ONCE: usize = 64;

fn all_at_once<T: Send>(job: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let barrier = Barrier::new(AT_ONCE);
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..AT_ONCE)
            .map(|index| {
                let (barrier, job) = (&barrier, &job);
                scope.spawn(move || {
                    barrier.wait();
                    job(index)
                })
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    })
}

#[test]
fn sixty_four_clicks_on_one_button_prepare_one_certificate() {
    let world = World::new(1);
    let application = world.examined("12.34", "a").unwrap();
    let prepared = all_at_once(|_| {
        let who = authorise::<IssueCertificate>(&world.people.clerk, Step::Ask).unwrap();
        let request = issue_certificate::Request {
            application: application.clone(),
            in_place_of: None,
            container: None,
            preparer_licence: None,
            blank: None,
        };
        world.register.prepare::<IssueCertificate>(who, request, request_id_of("one form")).unwrap()
    });
    assert!(prepared.iter().all(|one| *one == prepared[0]));
    let approved = all_at_once(|_| {
        let proof =
            kpcs_register::Proof { method: kpcs_domain::act::ApprovalMethod::PasswordReentry, evidence: b"x".to_vec() };
        world.register.approve(&world.people.validating, prepared[0].proposal, proof).unwrap().leaf
    });
    assert!(approved.iter().all(|leaf| *leaf == approved[0]));
    world.check();
}

#[test]
fn sixty_four_certificates_at_once_get_sixty_four_numbers() {
    let world = World::new(2);
    let numbers = all_at_once(|index| world.issue("1.00", &index.to_string()).unwrap().0.to_string());
    let distinct: std::collections::BTreeSet<_> = numbers.iter().collect();
    assert_eq!(distinct.len(), AT_ONCE);
    world.check();
}

#[test]
fn one_shipment_is_confirmed_once() {
    let world = World::new(3);
    let (number, _) = world.issue("12.34", "a").unwrap();
    world.at("2026-11-25T09:00:00Z");
    let arrival = kpcs_testing::arrival(&number, "2026-11-25", "12.34");
    world.perform::<kpcs_domain::act::RegisterArrival>(&world.people.importing, arrival, "a").unwrap();
    let confirmed = all_at_once(|index| {
        let request = kpcs_testing::confirmation(&number, "2026-11-25");
        world.perform::<kpcs_domain::act::ConfirmReceipt>(&world.people.importing, request, &index.to_string())
    });
    let refused = |error: &ActError| matches!(error, ActError::Refused(all) if all.first().code == "already_confirmed");
    assert_eq!(confirmed.iter().filter(|outcome| outcome.is_ok()).count(), 1);
    assert!(confirmed.iter().filter_map(|outcome| outcome.as_ref().err()).all(refused));
    let rows = world
        .register
        .store()
        .read(|sql| sql.query_integer("select count(*) from view_confirmation where holder = 'EU-ANT'", bind![]));
    assert_eq!(rows.unwrap(), Some(1));
    world.register.deliver().unwrap();
    world.check();
}

/// How often each round is run.
fn rounds() -> usize {
    std::env::var("KPCS_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(8)
}

/// Races of every kind in turn; a world is left for a new one before it grows slow.
#[test]
fn races_of_every_kind_in_turn_have_one_winner_each() {
    const OF_ONE_WORLD: usize = 400;
    for first in (0..rounds()).step_by(OF_ONE_WORLD) {
        let world = World::new(first as u64);
        for round in first..rounds().min(first + OF_ONE_WORLD) {
            match round % 4 {
                0 => for_one_number(&world, round),
                1 => for_one_approval(&world, round),
                2 => for_one_use(&world, round),
                _ => for_one_place_in_the_chain(&world, round),
            }
            if round % 100 == 99 {
                eprintln!("{} rounds", round + 1);
            }
        }
        world.register.deliver().unwrap();
        world.check();
    }
}

/// The losers' reason, which is the same for each.
fn lost<T>(outcomes: &[Result<T, ActError>], code: &str) {
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1, "one winner");
    for error in outcomes.iter().filter_map(|outcome| outcome.as_ref().err()) {
        let ActError::Refused(all) = error else { panic!("a fault: {error}") };
        assert_eq!(all.first().code, code);
    }
}

fn proof() -> Proof {
    Proof { method: ApprovalMethod::PasswordReentry, evidence: b"x".to_vec() }
}

/// Forms of their own, all to prepare the one certificate of an application.
fn for_one_number(world: &World, round: usize) {
    let application = world.examined("1.00", &format!("number {round}")).unwrap();
    let prepared = all_at_once(|index| {
        let who = authorise::<IssueCertificate>(&world.people.clerk, Step::Ask).unwrap();
        let request = issue_certificate::Request {
            application: application.clone(),
            in_place_of: None,
            container: None,
            preparer_licence: None,
            blank: None,
        };
        let id = request_id_of(&format!("number {round}, form {index}"));
        world.register.prepare::<IssueCertificate>(who, request, id)
    });
    lost(&prepared, "already_prepared");
}

/// Half approve and half refuse what was prepared once.
fn for_one_approval(world: &World, round: usize) {
    let (number, _) = world.issue("1.00", &format!("approval {round}")).unwrap();
    let who = authorise::<VoidCertificate>(&world.people.clerk, Step::Ask).unwrap();
    let request = void_certificate::Request { number: number.clone(), reason: Text::parse("Spoiled.").unwrap() };
    let id = request_id_of(&format!("approval {round}, void"));
    let proposal = world.register.prepare::<VoidCertificate>(who, request, id).unwrap().proposal;
    let answered = all_at_once(|index| {
        let officer = &world.people.validating;
        if index % 2 == 0 {
            world.register.approve(officer, proposal, proof()).map(|_| true)
        } else {
            let reason = Text::parse("It is not spoiled.").unwrap();
            world.register.refuse(officer, proposal, reason, proof()).map(|_| false)
        }
    });
    let approved = answered.iter().any(|answer| matches!(answer, Ok(true)));
    let refused = answered.iter().filter(|answer| matches!(answer, Ok(false))).count();
    assert!(approved ^ (refused == 1) && refused <= 1, "approved or refused, once");
    let state = state_of(world, &number);
    assert_eq!(state, if approved { "void" } else { "issued" });
}

/// Officers of the counter, all to confirm the one shipment.
fn for_one_use(world: &World, round: usize) {
    let (number, _) = world.issue("1.00", &format!("use {round}")).unwrap();
    world.at("2026-11-25T09:00:00Z");
    let arrival = kpcs_testing::arrival(&number, "2026-11-25", "1.00");
    world.perform::<RegisterArrival>(&world.people.importing, arrival, &format!("use {round}")).unwrap();
    let confirmed = all_at_once(|index| {
        let request = kpcs_testing::confirmation(&number, "2026-11-25");
        world.perform::<ConfirmReceipt>(&world.people.importing, request, &format!("use {round}, officer {index}"))
    });
    lost(&confirmed, "already_confirmed");
    world.at("2026-11-23T10:00:00Z");
}

/// Applications of their own: every place in the authority's chain is given once, and none is left out.
fn for_one_place_in_the_chain(world: &World, round: usize) {
    let before = last_running(world);
    let done = all_at_once(|index| {
        let request = kpcs_domain::act::apply_for_certificate::Request { shipment: kpcs_testing::declaration("1.00") };
        let key = format!("chain {round}, exporter {index}");
        world.perform::<kpcs_domain::act::ApplyForCertificate>(&world.people.exporter, request, &key).unwrap()
    });
    let subjects: std::collections::BTreeSet<_> = done.iter().map(|done| done.subject.clone()).collect();
    assert_eq!((subjects.len(), last_running(world)), (AT_ONCE, before + AT_ONCE as i64));
}

fn last_running(world: &World) -> i64 {
    let query = "select max(running) from journal_entry where authority = 'SL' and received_by = ''";
    world.register.store().read(|sql| sql.query_integer(query, bind![])).unwrap().unwrap_or(0)
}

fn state_of(world: &World, number: &CertificateNumber) -> String {
    let query = "select state from view_certificate where participant = $1 and serial = $2";
    let key = (number.issuer(), number.serial());
    let state = world.register.store().read(|sql| sql.query_one(query, bind![&key.0, key.1], |row| row.text(0)));
    state.unwrap().unwrap()
}
