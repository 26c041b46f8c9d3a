//! Histories of trust data, drawn: lists, ceremonies and thefts, and between them the files of somebody who would roll back, freeze, lock out
//! or take over.
//!
//! Invariant: each file is judged by a verifier and by a model that reads no bytes, and both must say the same word and remember the
//! same; after every attack the next honest file is accepted. `KPCS_ROUNDS=200` draws that many histories of 30 files.
//! Must not know: how a verifier comes to its answer.
//! Source: docs/formats/trust.md; threat-model 9.6.

// Helpers of tests may unwrap like tests.
#![allow(clippy::unwrap_used)]

mod attack;
#[path = "../case/mod.rs"]
mod case;
#[path = "../dice/mod.rs"]
mod dice;
mod model;
#[path = "../parcel/mod.rs"]
mod parcel;
mod scheme;

use std::collections::BTreeMap;

use attack::drawn;
use case::{question, record, signed};
use dice::{Dice, number};
use kpcs_domain::{
    field::Record as _,
    value::{Digest, Timestamp},
};
use kpcs_log::LogProof;
use kpcs_statement::{Opened, encode_group};
use kpcs_verify::{
    Document, Outcome, Question,
    bundle::{Remembered, TrustBundle},
};
use model::{Memory, judge};
use scheme::{FOREIGN, Parcel, Scheme};

/// A verifier in the field and the model beside it.
struct Verifier {
    pinned: Digest,
    kept: Option<Remembered>,
    model: Option<Memory>,
}

impl Verifier {
    fn started_with(pinned: Digest) -> Self {
        Self { pinned, kept: None, model: None }
    }

    /// What the verifier says, which the model must say as well: the trust data, or the word of the refusal.
    fn offered(&mut self, parcel: &Parcel, now: Timestamp, told: &str) -> Result<TrustBundle, &'static str> {
        let expected = judge(&parcel.offer, self.pinned, self.model.as_ref(), now);
        let said = TrustBundle::read(&parcel.bytes, self.pinned, self.kept.as_ref(), now);
        let word = said.as_ref().map(|_| ()).map_err(|refused| refused.word());
        assert_eq!(word, expected.as_ref().map(|_| ()).map_err(|word| *word), "{told}: {:#?}", parcel.offer);
        let (bundle, kept) = said.map_err(|refused| refused.word())?;
        // As it lies on disk.
        let kept = Remembered::parse(&encode_group(&kept.to_group())).unwrap();
        let memory = expected.unwrap();
        assert_eq!((kept.roots_version, kept.roots), (memory.roots_version, memory.roots), "{told}");
        assert_eq!((kept.list_version, kept.list), (memory.list_version, memory.list), "{told}");
        assert_eq!(kept.made_at, memory.made_at, "{told}");
        assert_eq!(kept.signer.0, parcel::signer(memory.signer).public().id().0, "{told}");
        (self.kept, self.model) = (Some(kept), Some(memory));
        Ok(bundle)
    }
}

/// A certificate that nothing speaks against but the age of trust data.
struct Certificate {
    opened: Opened,
    proof: LogProof,
}

impl Certificate {
    fn logged() -> Self {
        let opened = signed("SL", &record());
        Self { proof: parcel::proof(&opened, &[0, 2]), opened }
    }

    /// Rule 4: however often the same file is shown, it ages.
    fn check_age(&self, bundle: &TrustBundle, made_at: Timestamp, now: Timestamp) {
        let question = Question { at: now, ..question() };
        let document = Document::Signed(Box::new(self.opened.clone()));
        let outcome = bundle.verify(&document, Some(&self.proof), &question).outcome;
        let expected = match now.seconds() - made_at.seconds() {
            ..=86_400 => Outcome::Valid,
            86_401..=2_592_000 => Outcome::ValidOldData,
            _ => Outcome::NotValid,
        };
        assert_eq!(outcome, expected, "made {made_at}, now {now}");
    }
}

/// The scheme goes on: time passes, a key is stolen, a ceremony is held, a list or a token comes out.
fn go_on(scheme: &mut Scheme, dice: &mut Dice) {
    scheme.now = scheme.now.plus_seconds(dice.one_of(&[601, 3_600, 86_400, 100_000, 2_592_001]));
    match dice.below(8) {
        0 if scheme.has_room() => scheme.ceremony(dice),
        1..=3 => {
            let (signer, ..) = dice.one_of(&scheme.newest().signers);
            scheme.stolen.push(signer);
        }
        4 | 5 if scheme.has_room() => scheme.publish(dice),
        _ if scheme.has_room() => scheme.refresh(dice),
        _ => (),
    }
}

/// Whatever was accepted before: once the stolen signers are removed, the next honest file is.
fn check_recovery(scheme: &Scheme, verifier: &Verifier, dice: &mut Dice) {
    let mut scheme = scheme.clone();
    // A token may have been made ten minutes ahead.
    scheme.now = scheme.now.plus_seconds(601);
    scheme.ceremony(dice);
    let Verifier { pinned, kept, model } = verifier;
    let mut verifier = Verifier { pinned: *pinned, kept: kept.clone(), model: model.clone() };
    let accepted = verifier.offered(scheme.latest(), scheme.now, "after a ceremony");
    assert!(accepted.is_ok(), "locked out: {:?}", accepted.unwrap_err());
}

#[test]
fn whatever_is_offered_a_verifier_does_as_the_rules_say_and_is_never_locked_out() {
    let mut dice = Dice::seeded();
    let certificate = Certificate::logged();
    let mut seen: BTreeMap<_, BTreeMap<_, u64>> = BTreeMap::new();
    for round in 0..number("KPCS_ROUNDS", 30) {
        let mut scheme = Scheme::begun(&mut dice);
        let pinned = scheme.roots[dice.below(scheme.roots.len())].said.digest;
        let mut verifier = Verifier::started_with(pinned);
        // Whether the list that is remembered is somebody else's.
        let mut misled = false;
        for step in 0..30 {
            let told = format!("{round}, {step}");
            if dice.once_in(3) {
                go_on(&mut scheme, &mut dice);
            }
            let (name, parcel) =
                if dice.once_in(4) { ("honest", scheme.latest().clone()) } else { drawn(&scheme, &mut dice) };
            let said = verifier.offered(&parcel, scheme.now, &format!("{told}: {name}"));
            if let Ok(bundle) = &said {
                certificate.check_age(bundle, parcel.offer.token.made_at, scheme.now);
                let own = scheme.published.iter().any(|own| own.offer.list.digest == parcel.offer.list.digest);
                let by = parcel.offer.list.signed_by;
                assert!(own || (by < FOREIGN && scheme.stolen.contains(&by)), "{told}: nobody's key made it");
                misled = !own;
            }
            *seen.entry(name).or_default().entry(said.map_or_else(|word| word, |_| "accepted")).or_insert(0) += 1;
            if !misled {
                let mut next = scheme.clone();
                next.now = next.now.plus_seconds(601);
                next.publish(&mut dice);
                let Verifier { pinned, kept, model } = &verifier;
                let mut verifier = Verifier { pinned: *pinned, kept: kept.clone(), model: model.clone() };
                let accepted = verifier.offered(next.latest(), next.now, &told);
                assert!(accepted.is_ok(), "{told}: the honest one is refused: {:?}", accepted.unwrap_err());
            }
            check_recovery(&scheme, &verifier, &mut dice);
        }
    }
    println!("{seen:?}");
    assert_eq!(seen.len(), 9, "each way was tried");
    let words = ["malformed", "other_roots", "unsigned", "from_the_future", "rolled_back", "two_of_one_version"];
    for word in words {
        assert!(seen.values().any(|said| said.contains_key(word)), "{word} occurs");
    }
}
