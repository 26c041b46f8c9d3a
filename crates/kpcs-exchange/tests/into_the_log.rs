//! From the journal into the log and back: places, proofs, VALID; trust data that a verifier elsewhere reads.
//!
//! Invariant: a certificate is genuine and no more until its proof is there, and VALID then; nothing of it but its leaf is in any file
//! of the log.

// Helpers of tests may unwrap like tests.
#![allow(clippy::unwrap_used)]

use std::{path::Path, sync::Arc};

use kpcs_domain::{
    act::{IssueCertificate, issue_certificate},
    value::{CountryCode, Day},
};
use kpcs_exchange::{HubOptions, open_hub};
use kpcs_hub::LogService;
use kpcs_log::LogProof;
use kpcs_statement::Opened;
use kpcs_store::{bind, entry, work};
use kpcs_testing::World;
use kpcs_verify::{Document, Outcome, Question, Report, bundle::TrustBundle, verify};

fn hub(world: &World, folder: &Path) -> Arc<LogService> {
    let clock = Arc::clone(&world.clock);
    let seconds = Arc::new(move || kpcs_register::Clock::now(&clock).seconds().cast_unsigned());
    open_hub(&world.register, folder, HubOptions::demonstration(seconds)).unwrap()
}

/// A certificate as its paper carries it, and where its statement stands in the journal.
fn issued(world: &World, key: &str) -> (i64, Opened) {
    let application = world.examined("12.34", key).unwrap();
    let request = issue_certificate::Request {
        application,
        in_place_of: None,
        container: None,
        preparer_licence: None,
        blank: None,
    };
    world.both::<IssueCertificate>(request, key).unwrap();
    let read = world.register.store().read(|sql| {
        let position = sql.query_integer("select max(position) from view_certificate", bind![])?.unwrap();
        Ok::<_, kpcs_store::StoreFault>((position, entry(sql, position)?.opened))
    });
    read.unwrap()
}

/// Everything that waits goes in and comes back proven.
fn settle(world: &World, log: &LogService) {
    while world.register.send_to_log().unwrap().is_full() {}
    log.settle();
    world.register.send_to_log().unwrap();
}

fn asked(world: &World) -> Question {
    let at = kpcs_register::Clock::now(&world.clock);
    Question { at, place: CountryCode::parse("BE").ok(), on: Day::parse("2026-11-24").ok() }
}

fn judged(world: &World, opened: &Opened) -> Report {
    let document = Document::Signed(Box::new(opened.clone()));
    world.register.verify(&document, &asked(world)).unwrap()
}

#[test]
fn a_certificate_turns_valid_when_its_proof_is_there() {
    let (world, folder) = (World::new(1), tempfile::tempdir().unwrap());
    let log = hub(&world, folder.path());
    let (_, opened) = issued(&world, "1");
    let before = judged(&world, &opened);
    assert_eq!(before.outcome, Outcome::AuthenticNotLogged);
    settle(&world, &log);
    let after = judged(&world, &opened);
    assert_eq!((after.outcome, after.reasons), (Outcome::Valid, vec![]));
}

#[test]
fn what_belongs_into_the_log_is_there_once_and_acts_inside_an_office_are_not() {
    let (world, folder) = (World::new(2), tempfile::tempdir().unwrap());
    let log = hub(&world, folder.path());
    issued(&world, "1");
    settle(&world, &log);
    let size = log.head().size;
    let count =
        |text: &'static str| world.register.store().read(|sql| sql.query_integer(text, bind![])).unwrap().unwrap();
    assert_eq!(size, count("select count(*) from work_log_entry where proof is not null").cast_unsigned());
    assert_eq!(count("select count(distinct place) from work_log_entry"), size.cast_signed());
    let inside = "select count(*) from work_log_entry w join journal_entry j on j.position = w.position
                  where j.act in (select act from journal_entry where act = 1)";
    assert_eq!(count(inside), 0, "an application (code 1) needs no leaf of its own");
    // Again, and after the register has forgotten everything about the log: the same places.
    let places = |register: &kpcs_register::Register| {
        let all = "select group_concat(position || ':' || place) from (select * from work_log_entry order by position)";
        register.store().read(|sql| sql.query_one(all, bind![], |row| row.text(0))).unwrap()
    };
    let first = places(&world.register);
    world
        .register
        .store()
        .write(|sql| {
            sql.execute("delete from work_log_entry", bind![])?;
            work::put_setting(sql, "log_found", "0")
        })
        .unwrap();
    settle(&world, &log);
    assert_eq!(places(&world.register), first);
    assert_eq!(log.head().size, size);
}

/// A verifier elsewhere: the file, the fingerprint that it was started with, the paper and its proof; no register, no network.
#[test]
fn trust_data_and_proof_are_enough_elsewhere() {
    let (world, folder) = (World::new(3), tempfile::tempdir().unwrap());
    let log = hub(&world, folder.path());
    let (position, opened) = issued(&world, "1");
    settle(&world, &log);
    let (bytes, pinned) = (world.register.trust_data().unwrap(), world.register.roots_fingerprint().unwrap());
    let now = kpcs_register::Clock::now(&world.clock);
    let (bundle, remembered) = TrustBundle::read(&bytes, pinned, None, now).unwrap();
    let leaf = opened.statement().leaf();
    let kept = world.register.store().read(|sql| work::log_entry(sql, leaf)).unwrap().unwrap();
    assert_eq!(kept.position, position);
    let proof = LogProof::parse(&kept.proof.unwrap()).unwrap();
    let logged = bundle.logged(leaf, &proof);
    let document = Document::Signed(Box::new(opened.clone()));
    let status = bundle.status_of(logged.as_ref());
    let report = verify(&document, bundle.trust(), &status, logged.as_ref(), &asked(&world));
    assert_eq!((report.outcome, report.reasons), (Outcome::Valid, vec![]));
    assert!(bytes.len() < 100_000, "{} bytes", bytes.len());
    // Nothing changed: the same list again, only the status is younger.
    let again = world.register.trust_data().unwrap();
    let (same, _) = TrustBundle::read(&again, pinned, Some(&remembered), now).unwrap();
    assert_eq!(same.list().version, bundle.list().version);
}

/// A command beside a server that does not run, or after the log was lost: what was proven stays proven.
#[test]
fn what_was_proven_is_judged_without_the_log() {
    let (folder, log_folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let options = kpcs_register::RegisterOptions { demo: true, unsynced: true };
    let opened = {
        let world = World::open(folder.path(), options, Some(5));
        let log = hub(&world, log_folder.path());
        let (_, opened) = issued(&world, "1");
        settle(&world, &log);
        opened
    };
    let world = World::open(folder.path(), options, Some(5));
    assert!(world.register.log().is_none());
    assert_eq!(judged(&world, &opened).outcome, Outcome::Valid);
}

/// Decisions 1 to 5: the public learns leaves and nothing else.
#[test]
fn no_file_of_the_log_holds_a_word_of_a_certificate() {
    let (world, folder) = (World::new(4), tempfile::tempdir().unwrap());
    let log = hub(&world, folder.path());
    let (_, opened) = issued(&world, "1");
    settle(&world, &log);
    let core = kpcs_statement::decode_core(&opened).unwrap().unwrap();
    let secrets =
        [core.exporter.to_string(), core.importer.to_string(), opened.statement().protected().subject.clone()];
    let mut looked_at = 0;
    let mut folders = vec![folder.path().to_owned()];
    while let Some(next) = folders.pop() {
        for file in std::fs::read_dir(next).unwrap().flatten() {
            if file.file_type().unwrap().is_dir() {
                folders.push(file.path());
                continue;
            }
            let bytes = std::fs::read(file.path()).unwrap();
            looked_at += 1;
            for secret in &secrets {
                let there = bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
                assert!(!there, "{secret} in {}", file.path().display());
            }
        }
    }
    assert!(looked_at > 5, "{looked_at} files");
    let trust = world.register.trust_data().unwrap();
    for secret in &secrets {
        assert!(!trust.windows(secret.len()).any(|window| window == secret.as_bytes()), "{secret} in the trust data");
    }
}
