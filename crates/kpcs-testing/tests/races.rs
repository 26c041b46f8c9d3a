//! Many at once for one thing: exactly one winner each, and the losers are told why (reliability R-15).
#![allow(clippy::unwrap_used)]

use std::sync::Barrier;

use kpcs_domain::act::{IssueCertificate, issue_certificate};
use kpcs_register::{ActError, Step, authorise, request_id_of};
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
        let request = issue_certificate::Request { application: application.clone(), in_place_of: None };
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
