//! A witness as a process: its key is its own, it cosigns what continues, and keeps what does not.

use kpcs_hub::{HttpWire, Wire as _};

use crate::{
    hub::{Hub, copy, key},
    program::{Running, run},
};

const NAME: &str = "witness.example/kp";

fn witness(folder: &std::path::Path) -> (Running, String, String) {
    let log = key().to_string();
    let arguments = ["witness", "--data-dir", "witness", "--log", &log, "--name", NAME, "--listen", "127.0.0.1:0"];
    let mut running = Running::start(folder, &arguments);
    let (key, address) = (running.line(), running.line());
    (running, key, address)
}

fn page(address: &str) -> String {
    let answer = HttpWire::new(address, std::time::Duration::from_secs(60)).get("").unwrap();
    assert_eq!(answer.status, 200);
    String::from_utf8(answer.body).unwrap()
}

#[test]
fn a_witness_cosigns_what_continues_and_is_the_same_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let (running, own, address) = witness(folder.path());
    assert!(own.starts_with(NAME), "{own}");
    assert!(page(&address).contains("nothing seen yet"));
    let hub = Hub::start(&folder.path().join("log"), &[(address.clone(), own.clone())]);
    hub.take(0..300);
    assert_eq!(hub.log.published().map(|published| published.seen.size), Some(300));
    assert!(page(&address).contains("<td>300</td>"));
    drop((hub, running));
    // Another name is refused; the same one has the same key and has forgotten nothing.
    let log = key().to_string();
    let other = run(folder.path(), &["witness", "--data-dir", "witness", "--log", &log, "--name", "other"]);
    assert_eq!(other.code, 1, "{}", other.complained);
    assert!(other.complained.contains("its name cannot be changed"), "{}", other.complained);
    let (_running, again, address) = witness(folder.path());
    assert_eq!(again, own);
    let hub = Hub::start(&folder.path().join("log"), &[(address, own)]);
    hub.take(300..301);
    assert_eq!(hub.log.published().map(|published| published.seen.size), Some(301));
}

#[test]
fn a_witness_does_not_cosign_a_second_story_and_keeps_what_proves_it() {
    let folder = tempfile::tempdir().unwrap();
    let (_running, own, address) = witness(folder.path());
    let witnesses = [(address.clone(), own)];
    let (first, second) = (folder.path().join("log"), folder.path().join("second"));
    let hub = Hub::start(&first, &witnesses);
    hub.take(0..10);
    // Two hubs on copies of one folder: what must never be.
    copy(&first, &second);
    std::fs::remove_file(second.join("head/lock")).unwrap();
    let lying = Hub::start(&second, &witnesses);
    hub.take(10..20);
    assert_eq!(hub.log.published().map(|published| published.seen.size), Some(20));
    lying.take(50..60);
    assert_eq!(lying.log.published().map(|published| published.seen.size), Some(10));
    let page = page(&address);
    let proof = page.split("forks/").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let file = folder.path().join("witness/forks").join(proof);
    let checked = run(folder.path(), &["fork-proof", "verify", file.to_str().unwrap(), "--key", &key().to_string()]);
    assert_eq!(checked.code, 0, "{}{}", checked.said, checked.complained);
}
