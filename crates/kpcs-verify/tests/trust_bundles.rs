//! Trust data as one file: what is accepted, and each way in which it is refused (R-39: rollback, freeze, wrong root).
//!
//! Invariant: each case differs in one thing from data that everything speaks for.
//! Source: docs/formats/trust.md; threat-model 9.6.

// Helpers of tests may unwrap like tests.
#![allow(clippy::unwrap_used)]

mod case;
mod parcel;

use case::{instant, key, now, question, record, signed};
use kpcs_domain::value::{Digest, Timestamp};
use kpcs_verify::{
    Document, Outcome, Report, Revocation, Standing, TrustedKey,
    bundle::{
        Refused, Remembered, Roots, RootsDraft, Signed, StatusCode, StatusList, TrustBundle, TrustList, published,
        sign_status_list, sign_trust_list, write_trust_bundle,
    },
    verify,
};
use parcel::{PLACE, first_roots, list, listed, next_roots, pinned, proof, signed_by, signer, sound, token};

fn read(bytes: &[u8]) -> Result<(TrustBundle, Remembered), Refused> {
    TrustBundle::read(bytes, pinned(), None, now())
}

/// Trust data with this list, made now.
fn with(list: &TrustList) -> Vec<u8> {
    let list = sign_trust_list(list, &signer(0));
    write_trust_bundle(
        &[signed_by(&first_roots(), &[0, 1])],
        &list,
        &token(now(), &list, &Standing::Stands, &signer(0)),
    )
}

fn with_roots(roots: &[Signed], by: u8) -> Vec<u8> {
    let list = sign_trust_list(&list(), &signer(by));
    write_trust_bundle(roots, &list, &token(now(), &list, &Standing::Stands, &signer(by)))
}

fn made(made_at: Timestamp, version: u64) -> Vec<u8> {
    let list = sign_trust_list(&TrustList { version, ..list() }, &signer(0));
    write_trust_bundle(
        &[signed_by(&first_roots(), &[0, 1])],
        &list,
        &token(made_at, &list, &Standing::Stands, &signer(0)),
    )
}

fn judged(bytes: &[u8], cosigning: &[u8]) -> Report {
    let (bundle, _) = read(bytes).unwrap();
    let opened = signed("SL", &record());
    let logged = bundle.logged(opened.statement().leaf(), &proof(&opened, cosigning));
    let status = bundle.status_of(logged.as_ref());
    verify(&Document::Signed(Box::new(opened)), bundle.trust(), &status, logged.as_ref(), &question())
}

fn codes(report: &Report) -> Vec<&'static str> {
    report.reasons.iter().map(|reason| reason.code).collect()
}

#[test]
fn a_certificate_is_valid_by_one_file_and_its_proof() {
    let report = judged(&sound(), &[0, 2]);
    assert_eq!((report.outcome, codes(&report)), (Outcome::Valid, vec![]));
}

#[test]
fn without_a_quorum_it_is_genuine_and_no_more() {
    for cosigning in [&[][..], &[2], &[0, 1]] {
        let report = judged(&sound(), cosigning);
        assert_eq!(report.outcome, Outcome::AuthenticNotLogged, "{cosigning:?}");
        assert_eq!(codes(&report), ["not_in_the_log_yet", "status_not_known"], "{cosigning:?}");
    }
}

#[test]
fn every_standing_comes_through_the_status_list() {
    let standings = [
        (Standing::Stands, None),
        (Standing::Void, Some("void")),
        (Standing::Cancelled, Some("cancelled")),
        (Standing::Replaced(None), Some("replaced")),
        (Standing::Lost, Some("lost")),
        (Standing::Stolen, Some("stolen")),
        (Standing::Invalidated, Some("invalidated")),
        (Standing::Refused, Some("refused")),
        (Standing::Returned, Some("returned")),
        (Standing::Forfeited, Some("forfeited")),
        (Standing::Used, Some("used")),
        (Standing::Conflict("presented_twice"), Some("statements_disagree")),
    ];
    for (standing, code) in standings {
        let list = sign_trust_list(&list(), &signer(0));
        let token = token(now(), &list, &standing, &signer(0));
        let bytes = write_trust_bundle(&[signed_by(&first_roots(), &[0, 1])], &list, &token);
        assert_eq!(codes(&judged(&bytes, &[0, 2])), code.into_iter().collect::<Vec<_>>(), "{standing:?}");
    }
}

#[test]
fn an_entry_behind_the_list_stands_and_one_before_it_is_not_known() {
    let (bundle, _) = read(&sound()).unwrap();
    let status = bundle.status();
    assert_eq!(status.standing(PLACE + 1), Some(Standing::Stolen));
    assert_eq!(status.standing(1_000_000), Some(Standing::Stands));
    let list = StatusList::new(now(), 100, Digest([0; 32]), &[]);
    assert_eq!(list.standing(99), None);
    assert_eq!(list.standing(100), Some(Standing::Stands));
}

#[test]
fn revocation_comes_through_the_list() {
    let revoked = |effective_index, suspect_index| {
        let revoked = Revocation { at: instant("2026-02-01T00:00:00Z"), effective_index, suspect_index };
        with(&TrustList { keys: vec![listed(&TrustedKey { revoked: Some(revoked), ..key() })], ..list() })
    };
    assert_eq!(codes(&judged(&revoked(Some(PLACE + 1), None), &[0, 2])), Vec::<&str>::new());
    assert_eq!(codes(&judged(&revoked(Some(PLACE), None), &[0, 2])), ["key_revoked"]);
    assert_eq!(codes(&judged(&revoked(Some(PLACE + 1), Some(PLACE)), &[0, 2])), ["key_suspect"]);
}

/// Freeze: old data ages, whatever its version; nobody can make it younger.
#[test]
fn old_data_says_so_and_ends_after_thirty_days() {
    let at = |days: i64| now().plus_seconds(-86_400 * days - 1);
    let ages = [
        (now(), Outcome::Valid),
        (at(1), Outcome::ValidOldData),
        (at(29), Outcome::ValidOldData),
        (at(30), Outcome::NotValid),
    ];
    for (made_at, outcome) in ages {
        // The list of the case is from the first of the month; older data has an older list.
        let list = sign_trust_list(&TrustList { made_at: instant("2026-11-01T00:00:00Z"), ..list() }, &signer(0));
        let token = token(made_at, &list, &Standing::Stands, &signer(0));
        let bytes = write_trust_bundle(&[signed_by(&first_roots(), &[0, 1])], &list, &token);
        assert_eq!(judged(&bytes, &[0, 2]).outcome, outcome, "{made_at}");
    }
}

#[test]
fn what_was_accepted_is_remembered_and_nothing_older_is() {
    let (_, remembered) = read(&made(now(), 3)).unwrap();
    let again = |bytes: &[u8]| TrustBundle::read(bytes, pinned(), Some(&remembered), now()).map(|_| ());
    assert_eq!(again(&made(now(), 3)), Ok(()));
    let next = TrustList { version: 4, previous: Some(remembered.list), ..list() };
    assert_eq!(again(&with(&next)), Ok(()));
    // Version 4 of another version 3 than the one that was accepted: somebody has signed two.
    assert_eq!(again(&made(now(), 4)), Err(Refused::TwoOfOneVersion("trust list")));
    assert_eq!(again(&made(now(), 5)), Ok(()), "what lies between was not seen");
    assert_eq!(again(&made(now(), 2)), Err(Refused::RolledBack("trust list")));
    assert_eq!(again(&made(now().plus_seconds(-1), 3)), Err(Refused::RolledBack("status list")));
    let other = TrustList { needed: 1, ..list() };
    assert_eq!(again(&with(&other)), Err(Refused::TwoOfOneVersion("trust list")));
}

#[test]
fn ten_minutes_ahead_and_no_more() {
    assert!(read(&made(now().plus_seconds(600), 3)).is_ok());
    assert_eq!(read(&made(now().plus_seconds(601), 3)).unwrap_err(), Refused::FromTheFuture);
}

#[test]
fn roots_need_their_threshold_of_distinct_keys() {
    let cases: [(&[u8], bool); 6] =
        [(&[0, 1], true), (&[1, 2], true), (&[0, 1, 2], true), (&[0], false), (&[0, 0], false), (&[0, 7], false)];
    for (numbers, accepted) in cases {
        let bytes = with_roots(&[signed_by(&first_roots(), numbers)], 0);
        let expected = if accepted { Ok(()) } else { Err(Refused::Unsigned("roots")) };
        assert_eq!(read(&bytes).map(|_| ()), expected, "{numbers:?}");
    }
}

/// A change of roots is signed by the old and by the new; whoever was started with the first ones follows.
#[test]
fn roots_vouch_for_the_next() {
    let first = first_roots();
    let begun = signed_by(&first, &[0, 1]);
    let new_keys = |roots: &mut RootsDraft| {
        roots.keys = [1, 2, 3].map(|number| published(&parcel::root_key(number).public())).to_vec();
        roots.signers = vec![Roots::signer(&signer(1).public(), first.made_at, None)];
    };
    let next = next_roots(&first, &begun, new_keys);
    let follow = |numbers: &[u8]| read(&with_roots(&[begun.clone(), signed_by(&next, numbers)], 1)).map(|_| ());
    assert_eq!(follow(&[1, 2]), Ok(()), "both keys are in both lists");
    assert_eq!(follow(&[0, 1, 3]), Ok(()));
    assert_eq!(follow(&[1, 3]), Err(Refused::Unsigned("roots")), "one of the old");
    assert_eq!(follow(&[0, 1]), Err(Refused::Unsigned("roots")), "one of the new");
    let gap = RootsDraft { version: 3, ..next.clone() };
    let skipped = with_roots(&[begun.clone(), signed_by(&gap, &[1, 2])], 1);
    assert_eq!(read(&skipped).map(|_| ()), Err(Refused::OtherRoots));
    let stranger = RootsDraft { previous: Some(Digest([9; 32])), ..next.clone() };
    let unrelated = with_roots(&[begun.clone(), signed_by(&stranger, &[1, 2])], 1);
    assert_eq!(read(&unrelated).map(|_| ()), Err(Refused::OtherRoots));
    // The old signer was removed: it may sign no more.
    let by_the_old = with_roots(&[begun.clone(), signed_by(&next, &[1, 2])], 0);
    assert_eq!(read(&by_the_old).map(|_| ()), Err(Refused::Unsigned("trust list")));
    let without_the_pinned = with_roots(&[signed_by(&next, &[1, 2])], 1);
    assert_eq!(read(&without_the_pinned).map(|_| ()), Err(Refused::OtherRoots));
}

/// Fast forward: a stolen signer's huge version is forgotten with the signer.
#[test]
fn a_removed_signer_takes_its_versions_along() {
    let (first, huge) = (first_roots(), made(now(), 1_000_000));
    let (_, remembered) = read(&huge).unwrap();
    let begun = signed_by(&first, &[0, 1]);
    let next = next_roots(&first, &begun, |roots| {
        roots.signers = vec![Roots::signer(&signer(1).public(), first.made_at, None)];
    });
    let mended = with_roots(&[begun, signed_by(&next, &[0, 1])], 1);
    assert!(TrustBundle::read(&mended, pinned(), Some(&remembered), now()).is_ok());
    let later = Remembered { made_at: now().plus_seconds(1), ..remembered.clone() };
    let older = TrustBundle::read(&mended, pinned(), Some(&later), now()).map(|_| ());
    assert_eq!(older, Err(Refused::RolledBack("status list")), "an instant counts whoever signed");
    let (_, newest) = TrustBundle::read(&mended, pinned(), Some(&remembered), now()).unwrap();
    let back = TrustBundle::read(&huge, pinned(), Some(&newest), now()).map(|_| ());
    assert_eq!(back, Err(Refused::RolledBack("roots")));
}

#[test]
fn list_and_token_belong_together() {
    let roots = [signed_by(&first_roots(), &[0, 1])];
    let (one, other) =
        (sign_trust_list(&list(), &signer(0)), sign_trust_list(&TrustList { version: 4, ..list() }, &signer(0)));
    let mixed = write_trust_bundle(&roots, &one, &token(now(), &other, &Standing::Stands, &signer(0)));
    assert_eq!(read(&mixed).map(|_| ()), Err(Refused::Unsigned("status list")));
    let by_another = write_trust_bundle(&roots, &one, &token(now(), &one, &Standing::Stands, &signer(1)));
    assert!(read(&by_another).is_err());
    let older =
        write_trust_bundle(&roots, &one, &token(instant("2026-11-30T23:59:59Z"), &one, &Standing::Stands, &signer(0)));
    assert_eq!(read(&older).map(|_| ()), Err(Refused::Unsigned("status list")));
}

/// Versions count from 1 and name the one before; roots stand in their order, those before the pinned ones too.
#[test]
fn versions_are_numbered_and_in_order() {
    let lists = [(0, Some(Digest([2; 32]))), (0, None), (1, Some(Digest([2; 32]))), (2, None)];
    for (version, previous) in lists {
        let wrong = with(&TrustList { version, previous, ..list() });
        assert_eq!(read(&wrong).map(|_| ()), Err(Refused::Malformed("a trust list")), "{version} {previous:?}");
    }
    let first = first_roots();
    let begun = signed_by(&first, &[0, 1]);
    for (version, previous) in [(0, None), (1, Some(Digest([2; 32]))), (2, None)] {
        let roots = signed_by(&RootsDraft { version, previous, ..first.clone() }, &[0, 1]);
        let bytes = with_roots(std::slice::from_ref(&roots), 0);
        let refused = TrustBundle::read(&bytes, roots.digest(), None, now()).map(|_| ());
        assert_eq!(refused, Err(Refused::Malformed("roots")), "{version} {previous:?}");
    }
    let next = next_roots(&first, &begun, |_| ());
    let turned = with_roots(&[signed_by(&next, &[0, 1]), begun], 0);
    assert_eq!(read(&turned).map(|_| ()), Err(Refused::Malformed("roots")));
}

/// A signer whose time is over signs no status either, though its list is from within it.
#[test]
fn a_status_list_lies_in_its_signers_period() {
    let ended = RootsDraft {
        signers: vec![Roots::signer(
            &signer(0).public(),
            instant("2026-01-01T00:00:00Z"),
            Some(instant("2026-12-10T00:00:00Z")),
        )],
        ..first_roots()
    };
    let roots = signed_by(&ended, &[0, 1]);
    let signed = sign_trust_list(&list(), &signer(0));
    let at = |text| {
        let bytes = write_trust_bundle(
            std::slice::from_ref(&roots),
            &signed,
            &token(instant(text), &signed, &Standing::Stands, &signer(0)),
        );
        TrustBundle::read(&bytes, roots.digest(), None, now()).map(|_| ())
    };
    assert_eq!(at("2026-12-09T23:59:59Z"), Ok(()));
    assert_eq!(at("2026-12-10T00:00:00Z"), Err(Refused::Unsigned("status list")));
}

/// Every single bit of a sound file, changed: refused, or the very same words.
#[test]
fn no_changed_bit_is_accepted() {
    let sound = sound();
    for at in 0..sound.len() {
        let mut bytes = sound.clone();
        bytes[at] ^= 1 << (at % 8);
        assert!(read(&bytes).is_err(), "byte {at}");
    }
    for length in 0..sound.len() {
        assert!(read(&sound[..length]).is_err(), "{length} bytes");
    }
    assert!(read(&[sound, vec![0]].concat()).is_err());
}

/// Decision 31: the whole scheme under 100 kB: 80 offices with four keys each, 35,000 certificates in 180 days, six entries each.
#[test]
fn trust_data_of_the_whole_scheme_is_small() {
    let offices: Vec<_> = (0..80_u8).flat_map(|office| (0..4_u8).map(move |number| (office, number))).collect();
    let of = |(office, number): &(u8, u8)| {
        let secret = [&[1, *office, *number][..], &[7; 29]].concat().try_into().unwrap();
        let public =
            kpcs_statement::SecretKey::from_bytes(kpcs_statement::Algorithm::Ed25519, &secret).unwrap().public();
        listed(&TrustedKey { key: public, ..key() })
    };
    let standings: Vec<_> = list().standings.iter().cycle().take(150).cloned().collect();
    let list = TrustList { keys: offices.iter().map(of).collect(), standings, ..list() };
    let signed_list = sign_trust_list(&list, &signer(0));
    // Every sixth entry, more or less, is a certificate; half of them are used.
    let mut drawn = 1_u32;
    let mut draw = || {
        drawn ^= drawn << 13;
        drawn ^= drawn >> 17;
        drawn ^= drawn << 5;
        drawn % 12
    };
    let standings = (0..210_000).map(|_| if draw() == 0 { Standing::Used } else { Standing::Stands });
    let codes: Vec<_> = standings.map(|standing| StatusCode::of(&standing)).collect();
    let status = StatusList::new(now(), 0, signed_list.digest(), &codes);
    let token = sign_status_list(&status, &signer(0));
    let bytes = write_trust_bundle(&[signed_by(&first_roots(), &[0, 1])], &signed_list, &token);
    println!("{} bytes: list and keys {}, status {}", bytes.len(), bytes.len() - token.len(), token.len());
    assert!(bytes.len() < 100_000, "{} bytes", bytes.len());
    assert!(read(&bytes).is_ok());
}
