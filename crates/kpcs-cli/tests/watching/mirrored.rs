//! A mirror as a process: a full copy, file for file, that is served like the log itself; two stories end it with a proof.

use std::path::{Path, PathBuf};

use crate::{
    hub::{Hub, copy, key},
    program::{Running, run},
};

fn arguments<'a>(address: &'a str, key: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    let given = ["mirror", "--log", address, "--key", key, "--data-dir", "mirror"];
    given.into_iter().chain(more.iter().copied()).collect()
}

/// All files under a folder, with `tile/` before them.
fn tiles(folder: &Path) -> Vec<PathBuf> {
    let (mut found, mut folders) = (Vec::new(), vec![folder.join("tile")]);
    while let Some(next) = folders.pop() {
        for item in std::fs::read_dir(next).unwrap().flatten() {
            if item.file_type().unwrap().is_dir() {
                folders.push(item.path());
            } else {
                found.push(item.path().strip_prefix(folder).unwrap().to_owned());
            }
        }
    }
    found
}

#[test]
fn a_mirror_is_the_log_file_for_file_and_is_served_like_it() {
    let (folder, key) = (tempfile::tempdir().unwrap(), key().to_string());
    let place = |name: &str| folder.path().join(name);
    let hub = Hub::start(&place("log"), &[]);
    hub.take(0..700);
    let first = run(folder.path(), &arguments(&hub.address, &key, &["--once"]));
    assert_eq!((first.code, first.complained.as_str()), (0, ""));
    assert!(first.said.starts_with("700 entries, root "), "{}", first.said);
    let (copied, read) = (tiles(&place("mirror")), |from: &str, path: &Path| std::fs::read(place(from).join(path)));
    assert_eq!(copied.len(), 7, "three bundles, three tiles below, one above");
    for path in &copied {
        assert_eq!(read("mirror", path).unwrap(), read("log", path).unwrap(), "{}", path.display());
    }
    // Nothing new: nothing said. Then it is served, and a mirror of the mirror is the same again.
    let again = run(folder.path(), &arguments(&hub.address, &key, &["--once"]));
    assert_eq!((again.code, again.said.as_str()), (0, ""));
    let mut serving = Running::start(folder.path(), &arguments(&hub.address, &key, &["--listen", "127.0.0.1:0"]));
    let address = serving.line();
    let second = ["mirror", "--log", &address, "--key", &key, "--data-dir", "second", "--once"];
    assert_eq!(run(folder.path(), &second).code, 0);
    assert_eq!(std::fs::read(place("second/checkpoint")).unwrap(), std::fs::read(place("mirror/checkpoint")).unwrap());
}

#[test]
fn a_mirror_keeps_the_proof_of_two_stories_and_follows_neither() {
    let (folder, key) = (tempfile::tempdir().unwrap(), key().to_string());
    let place = |name: &str| folder.path().join(name);
    let hub = Hub::start(&place("log"), &[]);
    hub.take(0..10);
    copy(&place("log"), &place("other"));
    let other = Hub::start(&place("other"), &[]);
    hub.take(10..30);
    other.take(60..300);
    assert_eq!(run(folder.path(), &arguments(&hub.address, &key, &["--once"])).code, 0);
    let kept = std::fs::read(place("mirror/checkpoint")).unwrap();
    // Also one that was to go on: nothing is served, so it ends by itself.
    let forked = run(folder.path(), &arguments(&other.address, &key, &[]));
    assert_eq!(forked.code, 1, "{}", forked.said);
    let proof = forked.complained.trim().split("the proof: ").nth(1).unwrap();
    assert_eq!(run(folder.path(), &["fork-proof", "verify", proof, "--key", &key]).code, 0);
    assert_eq!(std::fs::read(place("mirror/checkpoint")).unwrap(), kept);
    // Where nobody answers, nothing is lost.
    let address = other.address.clone();
    drop(other);
    let nobody = run(folder.path(), &arguments(&address, &key, &["--once"]));
    assert!(nobody.code == 1 && nobody.complained.contains("does not answer"), "{}", nobody.complained);
}
