//! A monitor as a process, and the proof that it hands on: what is well is silent, what is not is named.

use std::{
    fs,
    path::Path,
    time::{SystemTime, UNIX_EPOCH},
};

use kpcs_hub::entry_hex;
use kpcs_log::{KeyKind, NoteSigner};

use crate::{
    hub::{Hub, copy, entry, key},
    program::{Ended, run},
};

fn look(folder: &Path, address: &str, more: &[&str]) -> Ended {
    let key = key().to_string();
    let given = ["monitor", "--log", address, "--key", &key, "--state", "monitor/checkpoint", "--once"];
    run(folder, &given.into_iter().chain(more.iter().copied()).collect::<Vec<_>>())
}

#[test]
fn what_is_well_is_silent_and_two_stories_leave_a_proof_that_anybody_can_check() {
    let folder = tempfile::tempdir().unwrap();
    let place = |name: &str| folder.path().join(name);
    let hub = Hub::start(&place("log"), &[]);
    hub.take(0..10);
    copy(&place("log"), &place("other"));
    let other = Hub::start(&place("other"), &[]);
    hub.take(10..30);
    other.take(60..300);
    let well = look(folder.path(), &hub.address, &[]);
    assert_eq!((well.code, well.said.as_str(), well.complained.as_str()), (0, "", ""));
    let forked = look(folder.path(), &other.address, &[]);
    assert_eq!(forked.code, 1);
    assert!(forked.said.starts_with("the log has told two stories\n"), "{}", forked.said);
    let proof = forked.said.trim().split("the proof: ").nth(1).unwrap();
    let verify = |file: &str, key: &str| run(folder.path(), &["fork-proof", "verify", file, "--key", key]);
    let proven = verify(proof, &key().to_string());
    assert_eq!(proven.code, 0);
    assert!(proven.said.contains("30 entries") && proven.said.contains("250 entries"), "{}", proven.said);
    // Another log's key, a proof that was changed, a file that is none.
    let another = NoteSigner::new("log.example/kp", KeyKind::Ed25519, &[2; 32]).unwrap();
    assert_eq!(verify(proof, &another.public().to_string()).code, 1);
    let text = fs::read_to_string(place(proof)).unwrap();
    fs::write(place("changed"), text.replacen("\n30\n", "\n31\n", 1)).unwrap();
    assert_eq!(verify("changed", &key().to_string()).code, 1);
    fs::write(place("none"), "two stories!").unwrap();
    assert_eq!(verify("none", &key().to_string()).code, 3);
}

#[test]
fn what_is_expected_and_not_there_and_a_witness_that_is_missing_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let hub = Hub::start(&folder.path().join("log"), &[]);
    hub.take(0..300);
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    let expected = |since: u64, number: u64| format!("{} {since}\n", entry_hex(&entry(number)));
    fs::write(folder.path().join("expected"), expected(now, 299) + &expected(now, 300)).unwrap();
    let in_time = look(folder.path(), &hub.address, &["--expect", "expected"]);
    assert_eq!((in_time.code, in_time.said.as_str()), (0, ""));
    fs::write(folder.path().join("expected"), expected(now - 90_000, 300)).unwrap();
    let late = look(folder.path(), &hub.address, &["--expect", "expected"]);
    assert_eq!(late.code, 1);
    assert!(late.said.contains("is waiting for 1500 minutes"), "{}", late.said);
    let witness = NoteSigner::new("w.example", KeyKind::Cosignature, &[3; 32]).unwrap();
    let short = look(folder.path(), &hub.address, &["--witness", &witness.public().to_string()]);
    assert!(short.code == 1 && short.said.contains("lacks 1 cosignatures"), "{}", short.said);
    fs::write(folder.path().join("expected"), "no entry\n").unwrap();
    let unreadable = look(folder.path(), &hub.address, &["--expect", "expected"]);
    assert!(unreadable.code == 1 && unreadable.complained.contains("line 1"), "{}", unreadable.complained);
}
