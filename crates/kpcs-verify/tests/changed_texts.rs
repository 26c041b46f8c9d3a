//! Changed texts of a code: none of them is VALID, and none brings the reader down.
//!
//! Invariant: the text that is changed is VALID as it stands, with its log proof and fresh trust data, so that only the change
//! speaks against it. Half of the changes are made to the signed bytes and written as a sound code again: they reach the
//! signature. `KPCS_INPUTS=1000000` tries that many, `KPCS_SEED` others; the same seed tries the same texts.
//! Source: issue 03, demand 11; reliability targets R-40; docs/formats/qr-text.md.
// Helpers of tests may unwrap like tests.
#![allow(clippy::unwrap_used)]

mod case;
mod dice;
mod parcel;

use std::collections::BTreeMap;

use case::{day, now, place, record, signed};
use dice::{Dice, number};
use kpcs_statement::{read_qr_text, write_qr_text};
use kpcs_verify::{Document, Outcome, Question, bundle::TrustBundle};
use parcel::{pinned, proof, sound};

/// The signs of a code.
const SIGNS: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
const PREFIX: &str = "KPC1:";

/// One to three changes: a byte set, a bit turned, taken out, put in, two exchanged, a piece said twice, the end cut off.
fn change(bytes: &mut Vec<u8>, dice: &mut Dice, any: impl Fn(&mut Dice) -> u8) {
    for _ in 0..=dice.below(3) {
        if bytes.len() < 2 {
            return;
        }
        let (at, other) = (dice.below(bytes.len()), dice.below(bytes.len()));
        match dice.below(7) {
            0 => bytes[at] = any(dice),
            1 => bytes[at] ^= 1 << dice.below(8),
            2 => drop(bytes.remove(at)),
            3 => bytes.insert(at, any(dice)),
            4 => bytes.swap(at, other),
            5 => {
                let piece = bytes[at.min(other)..at.max(other)].to_vec();
                let rest = bytes.split_off(at);
                bytes.extend(piece.into_iter().chain(rest));
            }
            _ => bytes.truncate(at),
        }
    }
}

fn changed(text: &str, dice: &mut Dice) -> String {
    if dice.below(2) == 0 {
        let mut signs = text.as_bytes().to_vec();
        change(&mut signs, dice, |dice| dice.one_of(SIGNS));
        return String::from_utf8_lossy(&signs).into_owned();
    }
    let mut document = base45::decode(&text[PREFIX.len()..]).unwrap();
    change(&mut document, dice, |dice| u8::try_from(dice.below(256)).unwrap());
    format!("{PREFIX}{}", base45::encode(&document))
}

#[test]
fn no_changed_text_is_valid() {
    let mut dice = Dice::seeded();
    let opened = signed("SL", &record());
    let (text, log_proof) = (write_qr_text(&opened).unwrap(), proof(&opened, &[0, 2]));
    let question = Question { at: now(), place: Some(place("BE")), on: Some(day("2026-12-15")) };
    let (parcel, _) = TrustBundle::read(&sound(), pinned(), None, now()).unwrap();
    let answer = |text: &str| {
        let read = read_qr_text(text).ok()?;
        Some(parcel.verify(&Document::Signed(Box::new(read)), Some(&log_proof), &question).outcome)
    };
    assert_eq!(answer(&text), Some(Outcome::Valid), "unchanged it is valid");
    let mut seen = BTreeMap::new();
    for _ in 0..number("KPCS_INPUTS", 20_000) {
        let changed = changed(&text, &mut dice);
        if changed.trim_ascii() == text {
            continue;
        }
        let outcome = answer(&changed);
        assert!(!matches!(outcome, Some(Outcome::Valid | Outcome::ValidOldData)), "{changed}");
        *seen.entry(format!("{outcome:?}")).or_insert(0_u64) += 1;
    }
    assert!(seen.len() > 1, "some are read and refused, not all are unreadable: {seen:?}");
    println!("{seen:?}");
}
