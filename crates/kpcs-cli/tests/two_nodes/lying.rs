//! A log with other keys, without its quorum, with bent proofs or places that are not true: nothing of it counts.

use std::{io, sync::Arc};

use kpcs_hub::{Answer, HttpWire, Wire};
use kpcs_log::{KeyKind, LogKeys, NoteKey, NoteSigner, Quorum, Witness};
use kpcs_register::ActError;
use kpcs_verify::Outcome;

use crate::{
    hub::HubNode,
    member::{Member, wire},
};

const START: &str = "2026-11-23T10:00:00Z";

type Bend = dyn Fn(&mut Vec<u8>) + Send + Sync;

/// A wire that changes the answer to one question.
struct Bent {
    wire: HttpWire,
    path: &'static str,
    bend: Arc<Bend>,
}

impl Wire for Bent {
    fn get(&self, path: &str) -> io::Result<Answer> {
        self.wire.get(path)
    }

    fn post(&self, path: &str, body: &[u8]) -> io::Result<Answer> {
        let mut answer = self.wire.post(path, body)?;
        if path == self.path {
            (self.bend)(&mut answer.body);
        }
        Ok(answer)
    }
}

/// Sends with what `joined` has set up; nothing may be kept as proven.
fn nothing_counts(seed: u64, joined: impl FnOnce(&Member, &HubNode)) -> String {
    let folder = tempfile::tempdir().unwrap();
    let hub = HubNode::start(folder.path(), START);
    let member = Member::of(&hub, seed);
    joined(&member, &hub);
    let certificate = member.issued("1");
    let first = member.send().err();
    hub.log.settle();
    let error = first.or_else(|| member.send().err());
    assert_eq!(member.outcome(&certificate), Outcome::AuthenticNotLogged);
    assert_eq!(member.count("select count(*) from work_log_entry where proof is not null"), 0);
    match error {
        Some(ActError::Log(fault)) => fault.0,
        Some(other) => panic!("{other:?}"),
        None => String::new(),
    }
}

#[test]
fn another_key_of_the_log_is_refused() {
    let error = nothing_counts(11, |member, hub| {
        let other = NoteSigner::new("log.demo", KeyKind::Ed25519, &[9; 32]).unwrap().public().clone();
        let keys = LogKeys { checkpoint: other, ..hub.log.keys() };
        member.join_by(Box::new(wire(&hub.url())), keys, hub.log.quorum().clone());
    });
    assert!(error.contains("does not hold"), "{error}");
}

#[test]
fn a_quorum_that_is_not_this_nodes_is_refused() {
    let error = nothing_counts(12, |member, hub| {
        let absent: NoteKey =
            NoteSigner::new("absent.example", KeyKind::Cosignature, &[8; 32]).unwrap().public().clone();
        let mut quorum: Quorum = hub.log.quorum().clone();
        quorum.witnesses.push(Witness { key: absent, group: "observers".to_owned() });
        quorum.needed += 1;
        member.join_by(Box::new(wire(&hub.url())), hub.log.keys(), quorum);
    });
    assert!(error.contains("does not hold"), "{error}");
}

#[test]
fn bent_proofs_and_places_that_are_not_true_are_refused() {
    for (number, path) in [(0_u64, "proofs"), (1, "proofs"), (2, "proofs"), (3, "batch")] {
        let bend = move |body: &mut Vec<u8>| {
            let at = match number {
                // In the path, in the last cosignature, in the length of the answer; the last place of all.
                0 => body.len() / 2,
                1 | 3 => body.len() - 1,
                _ => 2,
            };
            body[at] ^= 1;
        };
        let error = nothing_counts(20 + number, |member, hub| {
            let bent = Bent { wire: wire(&hub.url()), path, bend: Arc::new(bend) };
            member.join_by(Box::new(bent), hub.log.keys(), hub.log.quorum().clone());
        });
        assert!(!error.is_empty(), "{number}");
    }
}
