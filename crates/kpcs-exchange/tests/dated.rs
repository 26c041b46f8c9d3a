//! Statements whose time is not the log's: dated back, hoarded, handed in in another order than they were signed. Each is refused or
//! marked, by the register and by a verifier elsewhere alike (issue 03, demand 7; reliability R-31; threat-model A4).
//!
//! Invariant: the log's time is the witnesses' and not the signer's; the two clocks here are two.
#![allow(clippy::unwrap_used)]

use std::{path::Path, sync::Arc};

use kpcs_domain::value::{CountryCode, Timestamp};
use kpcs_exchange::{HubOptions, open_hub};
use kpcs_hub::LogService;
use kpcs_log::LogProof;
use kpcs_register::SetClock;
use kpcs_statement::Opened;
use kpcs_store::{append, bind, entry, work};
use kpcs_testing::World;
use kpcs_verify::{Document, Outcome, Question, Report, bundle::TrustBundle};

/// A world whose log and witnesses have a clock of their own, at ten on 23 November 2026 like the office's.
struct Scheme {
    world: World,
    log: Arc<LogService>,
    log_clock: Arc<SetClock>,
}

impl Scheme {
    fn new(seed: u64, folder: &Path) -> Self {
        let world = World::new(seed);
        let log_clock = Arc::new(SetClock::new(kpcs_register::Clock::now(&world.clock)));
        let told = Arc::clone(&log_clock);
        let seconds = Arc::new(move || kpcs_register::Clock::now(&told).seconds().cast_unsigned());
        let log = open_hub(&world.register, folder, HubOptions::demonstration(seconds)).unwrap();
        Self { world, log, log_clock }
    }

    /// Everywhere it is now this instant.
    fn at(&self, instant: &str) {
        self.world.at(instant);
        self.log_clock.set(Timestamp::parse(instant).unwrap());
    }

    fn issued(&self, key: &str) -> Opened {
        self.world.issue("12.34", key).unwrap();
        let newest = |sql: &kpcs_store::Sql<'_>| {
            let position = sql.query_integer("select max(position) from view_certificate", bind![])?.unwrap();
            Ok::<_, kpcs_store::StoreFault>(entry(sql, position)?.opened)
        };
        self.world.register.store().read(newest).unwrap()
    }

    /// Everything that waits goes in and comes back proven.
    fn settle(&self) {
        while self.world.register.send_to_log().unwrap().is_full() {}
        self.log.settle();
        self.world.register.send_to_log().unwrap();
    }

    /// What the register says, which a verifier with trust data and proof must say as well.
    fn judged(&self, opened: &Opened) -> (Outcome, Vec<&'static str>) {
        let register = &self.world.register;
        let at = kpcs_register::Clock::now(&self.log_clock);
        let question = Question { at, place: CountryCode::parse("BE").ok(), on: Some(at.day()) };
        let document = Document::Signed(Box::new(opened.clone()));
        let here = register.verify(&document, &question).unwrap();
        let leaf = opened.statement().leaf();
        let kept = register.store().read(|sql| work::log_entry(sql, leaf)).unwrap();
        let proof = kept.and_then(|kept| kept.proof).map(|proof| LogProof::parse(&proof).unwrap());
        let (bytes, pinned) = (register.trust_data().unwrap(), register.roots_fingerprint().unwrap());
        let made = kpcs_register::Clock::now(&self.world.clock).max(at);
        let (bundle, _) = TrustBundle::read(&bytes, pinned, None, made).unwrap();
        let elsewhere = bundle.verify(&document, proof.as_ref(), &question);
        let told =
            |report: &Report| (report.outcome, report.reasons.iter().map(|reason| reason.code).collect::<Vec<_>>());
        if proof.is_some() {
            assert_eq!(told(&here), told(&elsewhere), "the same everywhere");
        }
        told(&here)
    }
}

/// Signed, kept in a drawer, and handed to the log when it suits.
#[test]
fn a_hoarded_certificate_is_genuine_and_no_more() {
    for (handed_in, outcome, reasons) in [
        ("2026-11-26T10:00:00Z", Outcome::Valid, vec![]),
        ("2026-11-26T10:00:01Z", Outcome::AuthenticNotLogged, vec!["logged_late"]),
        ("2026-12-20T10:00:00Z", Outcome::AuthenticNotLogged, vec!["logged_late"]),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let scheme = Scheme::new(1, folder.path());
        let opened = scheme.issued("hoarded");
        assert_eq!(scheme.judged(&opened), (Outcome::AuthenticNotLogged, vec!["not_in_the_log_yet"]));
        scheme.at(handed_in);
        scheme.settle();
        assert_eq!(scheme.judged(&opened), (outcome, reasons), "{handed_in}");
    }
}

/// The office's clock is set back, to a day before a measure or in a quota that is used up; the witnesses' is not.
#[test]
fn a_certificate_dated_back_is_marked_and_one_dated_ahead_is_refused() {
    for (claimed, outcome, reasons) in [
        ("2026-11-24T10:00:00Z", Outcome::AuthenticNotLogged, vec!["logged_late"]),
        ("2026-12-12T09:59:59Z", Outcome::AuthenticNotLogged, vec!["logged_late"]),
        ("2026-12-12T10:00:00Z", Outcome::Valid, vec![]),
        ("2026-12-15T10:10:00Z", Outcome::Valid, vec![]),
        ("2026-12-15T10:10:01Z", Outcome::NotValid, vec!["claimed_after_the_log"]),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let scheme = Scheme::new(2, folder.path());
        scheme.at("2026-12-15T10:00:00Z");
        scheme.settle();
        scheme.world.at(claimed);
        let opened = scheme.issued("dated");
        scheme.settle();
        scheme.world.at("2026-12-15T10:00:00Z");
        assert_eq!(scheme.judged(&opened), (outcome, reasons), "{claimed}");
    }
    // Before its key was listed an office cannot sign at all, whatever its clock says.
    let folder = tempfile::tempdir().unwrap();
    let scheme = Scheme::new(2, folder.path());
    scheme.world.at("2026-11-10T10:00:00Z");
    let refused = scheme.world.issue("12.34", "dated").unwrap_err();
    assert!(format!("{refused:?}").contains("key_not_listed"), "{refused:?}");
}

/// Two were signed one after the other; the second is handed in at once and the first held back. It cannot be slipped in before the
/// second any more: its place and its time say so. Nor can the office's own chain be told in another order.
#[test]
fn a_certificate_handed_in_out_of_order_stands_behind_and_is_marked() {
    let folder = tempfile::tempdir().unwrap();
    let scheme = Scheme::new(3, folder.path());
    let register = &scheme.world.register;
    let (first, second) = (scheme.issued("first"), scheme.issued("second"));
    let second_leaf = second.statement().leaf().0;
    let place = scheme.log.submit(&[second_leaf]).unwrap();
    scheme.log.settle();
    scheme.at("2026-11-27T10:00:00Z");
    scheme.settle();
    let place_of = |opened: &Opened| {
        let leaf = opened.statement().leaf();
        register.store().read(|sql| work::log_entry(sql, leaf)).unwrap().unwrap().place.unwrap()
    };
    assert_eq!(place, [place_of(&second)], "handed in twice, the same place");
    assert!(place_of(&first) > place_of(&second), "the log's order is that of handing in");
    assert_eq!(scheme.judged(&first), (Outcome::AuthenticNotLogged, vec!["logged_late"]));
    // A statement that does not follow the last one is not taken into the chain, and the chain as it is holds.
    let again = first.clone();
    let refused = register.store().write(move |sql| append(sql, again)).unwrap_err();
    assert!(refused.to_string().contains("does not follow"), "{refused}");
    scheme.world.check();
}
