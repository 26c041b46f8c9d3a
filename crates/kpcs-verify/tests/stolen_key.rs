//! A key is stolen somewhere in the life of the log, used before and after, and revoked by a place in it.
//!
//! Invariant: every scenario is real: signed statements in a real tree, proofs with cosignatures, a signed trust list that revokes. What
//! is expected is the table of threat-model 9.5, written here once more. `KPCS_ROUNDS=2000` tries that many scenarios.
//! Must not know: how a verifier comes to its answer.
//! Source: threat-model 9.5; docs/formats/trust.md, the row `key_suspect` and the last point; invariant I8.

// Helpers of tests may unwrap like tests.
#![allow(clippy::unwrap_used)]

mod case;
mod dice;
mod parcel;

use std::collections::BTreeMap;

use case::{instant, key, now, question, record, signed_at};
use dice::{Dice, number};
use kpcs_domain::value::Timestamp;
use kpcs_log::LogProof;
use kpcs_statement::{Algorithm, Opened, SecretKey};
use kpcs_verify::{
    Document, Outcome, Revocation, TrustedKey,
    bundle::{Refused, Remembered, StatusList, TrustBundle, TrustList, sign_status_list, sign_trust_list},
};
use parcel::{Log, first_roots, list, listed, pinned, signed_by, signer};

type Answer = (Outcome, Vec<&'static str>);

/// A statement under the stolen key: who signed it does not show.
struct Entry {
    opened: Opened,
    place: u64,
    logged_at: Timestamp,
}

/// A log in which certificates under one key stand between entries of others, and how far apart the entries came.
struct Scenario {
    log: Log,
    entries: Vec<Entry>,
    beat_seconds: i64,
}

impl Scenario {
    fn drawn(dice: &mut Dice) -> Self {
        let size = dice.between(8, 120);
        let beat_seconds = dice.between(60, 500);
        let mut others: Vec<_> = (0..size).map(|_| [0; 32]).collect();
        others.iter_mut().for_each(|entry| entry[..8].copy_from_slice(&dice.number().to_be_bytes()));
        let mut scenario = Self { log: Log(others), entries: Vec::new(), beat_seconds };
        for seed in 0..6 {
            scenario.enter(dice, seed);
        }
        scenario
    }

    /// The claimed time is the signer's word: up to an hour before the log's, which no check minds.
    fn enter(&mut self, dice: &mut Dice, seed: u8) {
        let place = dice.below(self.log.0.len()) as u64;
        if self.entries.iter().any(|entry| entry.place == place) {
            return;
        }
        let logged_at = self.time_of(place);
        let opened = signed_at("SL", &record(), logged_at.plus_seconds(-dice.between(0, 3_600)), seed);
        self.log.0[usize::try_from(place).unwrap()] = opened.statement().leaf().0;
        self.entries.push(Entry { opened, place, logged_at });
    }

    /// The log's time of an entry: from the first hour of the day of issue on, all on that day.
    fn time_of(&self, place: u64) -> Timestamp {
        instant("2026-11-23T01:00:00Z").plus_seconds(i64::try_from(place).unwrap() * self.beat_seconds)
    }

    fn proof(&self, entry: &Entry) -> LogProof {
        self.log.proof(entry.place, entry.logged_at, &[0, 2])
    }

    /// What somebody with an entry of the log would like to have: a proof that it stands at `earlier`, before the revocation.
    fn moved(&self, dice: &mut Dice, entry: &Entry, earlier: u64) -> (&'static str, LogProof) {
        let other_history = || {
            let mut log = Log(self.log.0.clone());
            log.0.swap(usize::try_from(entry.place).unwrap(), usize::try_from(earlier).unwrap());
            log
        };
        match dice.below(5) {
            0 => ("the proof of the entry that stands there", self.log.proof(earlier, entry.logged_at, &[0, 2])),
            1 => {
                let cut = Log(self.log.0[..=usize::try_from(earlier).unwrap()].to_vec());
                ("the proof of a log that ended there", cut.proof(earlier, entry.logged_at, &[0, 1, 2]))
            }
            2 => {
                let liars = dice.one_of(&[&[][..], &[0], &[1], &[2], &[0, 1]]);
                ("another history, with too few witnesses", other_history().proof(earlier, entry.logged_at, liars))
            }
            3 => {
                let told = other_history().receipt(earlier);
                ("a receipt of another history under the true checkpoint", self.proof(entry).of_receipt(told))
            }
            _ => {
                let true_receipt = self.proof(entry);
                let other = other_history().proof(earlier, entry.logged_at, &[0]);
                (
                    "the true receipt under the checkpoint of another history",
                    other.of_receipt(true_receipt.receipt().to_vec()),
                )
            }
        }
    }
}

/// Any instant that matters, and any place, before the log's beginning or behind its end too.
fn drawn_revocation(dice: &mut Dice, scenario: &Scenario) -> Revocation {
    let size = scenario.log.0.len();
    let at = match dice.below(4) {
        0 => now().plus_seconds(dice.between(-1, 1)),
        1 => now().plus_seconds(dice.between(1, 1_000_000)),
        _ => scenario.time_of(dice.below(size) as u64).plus_seconds(dice.between(-1, 1)),
    };
    let any = |dice: &mut Dice| match dice.below(3) {
        0 => scenario.entries[dice.below(scenario.entries.len())].place + dice.below(2) as u64,
        _ => dice.below(size + 3) as u64,
    };
    let effective_index = (!dice.once_in(4)).then(|| any(dice));
    let below = |place: &u64| effective_index.is_none_or(|effective| *place < effective);
    let suspect_index = (!dice.once_in(3)).then(|| any(dice)).filter(below);
    Revocation { at, effective_index, suspect_index }
}

/// The table of threat-model 9.5, and of what the log does not prove.
fn expected(revoked: &Revocation, logged: Option<(u64, Timestamp)>) -> Answer {
    const GENUINE: Outcome = Outcome::AuthenticNotLogged;
    let Some((place, logged_at)) = logged else {
        return if revoked.at <= now() {
            (Outcome::NotValid, vec!["key_revoked", "not_in_the_log_yet"])
        } else {
            (GENUINE, vec!["not_in_the_log_yet", "status_not_known"])
        };
    };
    let counts_no_more = revoked.effective_index.map_or(revoked.at <= logged_at, |from| from <= place);
    let behind_suspicion = revoked.suspect_index.is_some_and(|from| from <= place);
    match (counts_no_more, behind_suspicion) {
        (true, true) if revoked.effective_index.is_none() => (Outcome::NotValid, vec!["key_revoked", "key_suspect"]),
        (true, _) => (Outcome::NotValid, vec!["key_revoked"]),
        (false, true) => (GENUINE, vec!["key_suspect"]),
        (false, false) => (Outcome::Valid, vec![]),
    }
}

/// A list of that version after `before`, with the key as it is said to be, signed by `by`.
fn parcel_of(version: u64, before: Option<&Remembered>, revoked: Option<Revocation>, by: &SecretKey) -> Vec<u8> {
    let previous = before.map_or(list().previous, |before| Some(before.list));
    let keys = vec![listed(&TrustedKey { revoked, ..key() })];
    let signed = sign_trust_list(&TrustList { version, previous, keys, ..list() }, by);
    let token = sign_status_list(&StatusList::new(now(), 0, signed.digest(), &[]), by);
    kpcs_verify::bundle::write_trust_bundle(&[signed_by(&first_roots(), &[0, 1])], &signed, &token)
}

fn judged(bundle: &TrustBundle, opened: &Opened, proof: Option<&LogProof>) -> Answer {
    let report = bundle.verify(&Document::Signed(Box::new(opened.clone())), proof, &question());
    let codes = report.reasons.iter().map(|reason| reason.code).collect();
    (report.outcome, codes)
}

#[test]
fn what_a_stolen_key_signed_counts_by_its_place_in_the_log() {
    let mut dice = Dice::seeded();
    let mut seen = BTreeMap::new();
    for round in 0..number("KPCS_ROUNDS", 60) {
        let scenario = Scenario::drawn(&mut dice);
        let revoked = drawn_revocation(&mut dice, &scenario);
        let (bundle, _) =
            TrustBundle::read(&parcel_of(3, None, Some(revoked), &signer(0)), pinned(), None, now()).unwrap();
        for entry in &scenario.entries {
            let said = judged(&bundle, &entry.opened, Some(&scenario.proof(entry)));
            assert_eq!(
                said,
                expected(&revoked, Some((entry.place, entry.logged_at))),
                "{round} {revoked:?} {}",
                entry.place
            );
            *seen.entry(format!("{said:?}")).or_insert(0_u64) += 1;
            // Kept from the log, it is worth nothing from the instant of the revocation on.
            assert_eq!(judged(&bundle, &entry.opened, None), expected(&revoked, None), "{round} {revoked:?}");
        }
    }
    assert!(seen.len() >= 4, "all rows of the table occur: {seen:?}");
    println!("{seen:?}");
}

/// The thief, the log, or both with some witnesses: no proof that they can make puts a statement before the place it has.
#[test]
fn no_statement_is_moved_before_the_revocation() {
    let mut dice = Dice::seeded();
    let mut seen = BTreeMap::new();
    for round in 0..number("KPCS_ROUNDS", 60) {
        let scenario = Scenario::drawn(&mut dice);
        for entry in scenario.entries.iter().filter(|entry| entry.place > 0) {
            let earlier = dice.between(0, i64::try_from(entry.place).unwrap() - 1).unsigned_abs();
            // The revocation lies between the place that the statement has and the one that is told.
            let effective = dice.between(earlier.cast_signed() + 1, entry.place.cast_signed()).unsigned_abs();
            let at = now().plus_seconds(dice.between(-2_000_000, 1_000));
            let revoked = Revocation { at, effective_index: Some(effective), suspect_index: None };
            let (bundle, _) =
                TrustBundle::read(&parcel_of(3, None, Some(revoked), &signer(0)), pinned(), None, now()).unwrap();
            let told = expected(&revoked, Some((entry.place, entry.logged_at)));
            assert_eq!(judged(&bundle, &entry.opened, Some(&scenario.proof(entry))), told, "{round}");
            let (attack, proof) = scenario.moved(&mut dice, entry, earlier);
            let said = judged(&bundle, &entry.opened, Some(&proof));
            assert_eq!(said, expected(&revoked, None), "{round}: {attack}, from {} to {earlier}", entry.place);
            *seen.entry(attack).or_insert(0_u64) += 1;
            attack_by_bits(&mut dice, &bundle, entry, &scenario.proof(entry));
        }
    }
    assert_eq!(seen.len(), 5, "each attack occurs: {seen:?}");
    println!("{seen:?}");
}

/// A proof with some bits changed, its place among them, is none.
fn attack_by_bits(dice: &mut Dice, bundle: &TrustBundle, entry: &Entry, proof: &LogProof) {
    for _ in 0..4 {
        let mut bytes = proof.to_bytes();
        let at = dice.below(bytes.len());
        bytes[at] ^= 1 << dice.below(8);
        let Ok(changed) = LogProof::parse(&bytes) else { continue };
        let (outcome, _) = judged(bundle, &entry.opened, Some(&changed));
        assert!(!matches!(outcome, Outcome::Valid | Outcome::ValidOldData), "byte {at}");
    }
}

/// Who may move the revocation: nobody but a signer of the roots, by a newer list. Earlier takes what stands behind it along and
/// nothing else; the list from before is not taken back.
#[test]
fn a_revocation_is_moved_by_a_newer_list_and_by_nobody_else() {
    let mut dice = Dice::seeded();
    let thief = SecretKey::from_bytes(Algorithm::Ed25519, &[99; 32]).unwrap();
    for round in 0..number("KPCS_ROUNDS", 60) {
        let scenario = Scenario::drawn(&mut dice);
        let size = scenario.log.0.len();
        let later = dice.below(size) as u64 + 1;
        let earlier = dice.below(usize::try_from(later).unwrap()) as u64;
        let by_place = |place| {
            let at = instant("2026-12-01T00:00:00Z");
            Some(Revocation { at, effective_index: Some(place), suspect_index: None })
        };
        let read = |bytes: &[u8], remembered| TrustBundle::read(bytes, pinned(), remembered, now());
        let not_yet = parcel_of(3, None, None, &signer(0));
        let (_, remembered) = read(&not_yet, None).unwrap();
        let first = parcel_of(4, Some(&remembered), by_place(later), &signer(0));
        let (_, remembered) = read(&first, Some(&remembered)).unwrap();
        for forger in [&thief, &case::secret(), &signer(1)] {
            let moved = parcel_of(5, Some(&remembered), by_place(u64::MAX >> 11), forger);
            assert_eq!(read(&moved, Some(&remembered)).unwrap_err(), Refused::Unsigned("trust list"), "{round}");
        }
        let second = parcel_of(5, Some(&remembered), by_place(earlier), &signer(0));
        let (bundle, remembered) = read(&second, Some(&remembered)).unwrap();
        for older in [&not_yet, &first] {
            let refused = read(older, Some(&remembered)).unwrap_err();
            assert_eq!(refused, Refused::RolledBack("trust list"), "{round}");
        }
        for entry in &scenario.entries {
            let revoked = by_place(earlier).unwrap();
            let said = judged(&bundle, &entry.opened, Some(&scenario.proof(entry)));
            assert_eq!(said, expected(&revoked, Some((entry.place, entry.logged_at))), "{round}");
        }
    }
}
