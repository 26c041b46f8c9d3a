//! Witnesses, quorums and forks: what is cosigned, what is declined and why, and what an honest log can never be accused of.
#![allow(clippy::unwrap_used)]

mod common;

use common::{Kept, forked, grown};
use kpcs_log::{
    AddCheckpoint, Beginning, Checkpoint, Declined, ForkProof, KeyKind, Note, NoteSigner, Quorum, Seen, TiledTree,
    Witness, consistency, root, witness,
};
use proptest::prelude::*;

fn log() -> NoteSigner {
    NoteSigner::new("log.example/kp", KeyKind::Ed25519, &[1; 32]).unwrap()
}

fn keeper(number: u8) -> NoteSigner {
    NoteSigner::new(&format!("w{number}.example"), KeyKind::Cosignature, &[10 + number; 32]).unwrap()
}

fn seen(kept: &Kept, size: u64) -> Seen {
    Seen { size, root: root(&TiledTree::new(kept, size), size).unwrap() }
}

fn note(kept: &Kept, size: u64, signer: &NoteSigner) -> Note {
    let origin = signer.public().name().to_owned();
    Note::sign(Checkpoint { origin, size, root: seen(kept, size).root, more: Vec::new() }.to_string(), signer)
}

fn asked(kept: &Kept, old: u64, size: u64) -> AddCheckpoint {
    let proof = consistency(&TiledTree::new(kept, size), old.min(size), size).unwrap().path;
    AddCheckpoint { old, proof, note: note(kept, size, &log()) }
}

#[test]
fn a_witness_follows_a_log_that_grows() {
    let kept = grown(600);
    let (mut last, log) = (Seen::NOTHING, log());
    for (size, at) in [(1, 100), (255, 200), (256, 300), (256, 400), (600, 500)] {
        let request = asked(&kept, last.size, size);
        let (signature, now) = witness(&request, log.public(), last, &keeper(1), at).unwrap();
        assert_eq!(now, seen(&kept, size));
        let mut cosigned = request.note;
        cosigned.signatures.push(signature);
        assert_eq!(kpcs_log::verify_cosignature(&cosigned, keeper(1).public()), Ok(at));
        last = now;
    }
}

#[test]
fn a_witness_declines_and_says_why() {
    let (honest, other) = (grown(600), forked(600, 3));
    let last = seen(&honest, 300);
    let ask = |request: &AddCheckpoint| witness(request, log().public(), last, &keeper(1), 0).unwrap_err();
    let stranger = NoteSigner::new("log.example/kp", KeyKind::Ed25519, &[2; 32]).unwrap();
    let unsigned = AddCheckpoint { note: note(&honest, 600, &stranger), ..asked(&honest, 300, 600) };
    assert_eq!(ask(&unsigned), Declined::Unsigned);
    let backwards = AddCheckpoint { old: 300, ..asked(&honest, 200, 200) };
    assert_eq!(ask(&backwards), Declined::Backwards { old: 300, size: 200 });
    assert_eq!(ask(&asked(&honest, 299, 600)), Declined::Another(last));
    assert_eq!(ask(&asked(&other, 300, 300)), Declined::Fork(last));
    assert_eq!(ask(&asked(&other, 300, 600)), Declined::Inconsistent(last));
    let garbage = AddCheckpoint { note: Note::sign("log.example/kp\n".to_owned(), &log()), ..asked(&honest, 300, 600) };
    assert!(matches!(ask(&garbage), Declined::Malformed(_)));
    assert!(witness(&asked(&honest, 300, 600), log().public(), last, &log(), 0).is_err(), "a log is no witness");
}

#[test]
fn a_request_has_one_form() {
    let kept = grown(600);
    let request = asked(&kept, 300, 600);
    let body = request.to_body();
    assert_eq!(AddCheckpoint::parse(body.as_bytes()).unwrap(), request);
    let first = asked(&kept, 0, 5);
    assert!(first.to_body().starts_with("old 0\n\nlog.example/kp\n5\n"));
    assert_eq!(AddCheckpoint::parse(first.to_body().as_bytes()).unwrap(), first);
    let long = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n".repeat(64);
    for wrong in [
        String::new(),
        body.replace("old 300", "old 0300"),
        body.replace("old 300", "300"),
        body.replacen("\n\n", "\n", 1),
        body.replacen('\n', "\nxx\n", 1),
        body.replacen('\n', &format!("\n{long}"), 1),
        format!(" {body}"),
    ] {
        assert!(AddCheckpoint::parse(wrong.as_bytes()).is_err(), "{wrong:?}");
    }
}

fn quorum() -> Quorum {
    let group = |number: u8| ["producing", "trading", "observers"][usize::from(number) % 3].to_owned();
    let witnesses = (0..7).map(|number| Witness { key: keeper(number).public().clone(), group: group(number) });
    Quorum {
        witnesses: witnesses.collect(),
        needed: 5,
        groups: ["observers", "producing", "trading"].map(str::to_owned).into(),
    }
}

fn cosigned_by(note: &Note, numbers: &[u8]) -> Note {
    let mut note = note.clone();
    let lines =
        numbers.iter().map(|number| kpcs_log::cosign(&note.text, &keeper(*number), u64::from(*number) + 1).unwrap());
    let lines: Vec<_> = lines.collect();
    note.signatures.extend(lines);
    note
}

#[test]
fn a_checkpoint_counts_with_enough_witnesses_of_every_group() {
    let plain = note(&grown(5), 5, &log());
    let count = |numbers: &[u8]| quorum().count(&cosigned_by(&plain, numbers));
    assert!(count(&[0, 1, 2, 3, 4]).is_enough());
    assert_eq!(count(&[0, 1, 2, 3, 4]).latest(), Some(5));
    assert_eq!(count(&[0, 1, 2, 3]).short, 1);
    assert_eq!(count(&[0, 0, 0, 0, 0, 0]).short, 4, "witnesses are counted, not signatures");
    let without_observers = count(&[0, 1, 3, 4, 6]);
    assert_eq!((without_observers.short, without_observers.missing_groups), (0, vec!["observers".to_owned()]));
    let twice = Quorum { witnesses: vec![quorum().witnesses[0].clone(); 7], ..quorum() };
    assert_eq!(twice.count(&cosigned_by(&plain, &[0])).short, 4, "one key listed seven times is one witness");
    let mut spoiled = cosigned_by(&plain, &[0, 1, 2, 3, 4]);
    spoiled.signatures.last_mut().unwrap().bytes[20] ^= 1;
    assert_eq!(quorum().count(&spoiled).short, 1);
}

fn fork_proof(honest: &Kept, other: &Kept, small: u64, large: u64) -> ForkProof {
    let beginning = (small != large).then(|| Beginning {
        root: seen(other, small).root,
        path: consistency(&TiledTree::new(other, large), small, large).unwrap().path,
    });
    ForkProof { smaller: note(honest, small, &log()), larger: note(other, large, &log()), beginning }
}

#[test]
fn a_fork_is_proven_by_two_notes_and_read_in_one_form() {
    let (honest, other) = (grown(600), forked(600, 3));
    for (small, large) in [(300, 300), (256, 600), (300, 600), (4, 5)] {
        let proof = fork_proof(&honest, &other, small, large);
        proof.verify(log().public()).unwrap();
        let text = proof.to_string();
        assert_eq!(ForkProof::parse(&text).unwrap(), proof);
        assert!(ForkProof::parse(&format!("{text}\n")).is_err());
        assert!(ForkProof::parse(text.trim_end()).is_err());
        let stranger = NoteSigner::new("log.example/kp", KeyKind::Ed25519, &[2; 32]).unwrap();
        assert!(proof.verify(stranger.public()).is_err());
    }
}

proptest! {
    #[test]
    fn an_honest_log_cannot_be_accused(a in 0_u64..600, b in 0_u64..600, place in 0_usize..12, change: [u8; 32]) {
        let kept = grown(600);
        let (small, large) = (a.min(b), a.max(b));
        let mut proof = fork_proof(&kept, &kept, small, large);
        prop_assert!(proof.verify(log().public()).is_err());
        if let Some(beginning) = &mut proof.beginning {
            if let Some(hash) = beginning.path.get_mut(place) { hash.0 = change } else { beginning.root.0 = change }
            prop_assert!(proof.verify(log().public()).is_err());
        }
    }
}
