//! The second verifier, written in another language from docs/formats alone: its own tests, over every frozen vector and case.
#![allow(clippy::unwrap_used)]

use std::{fs, path::Path, process::Command};

#[test]
fn the_second_verifier_agrees_on_every_vector_and_case() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let folder = root.join("tools/second-verifier/test");
    let tests = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    let tests = tests.filter(|path| path.to_string_lossy().ends_with(".test.mjs"));
    let run = Command::new("node")
        .args(["--test", "--test-reporter=tap"])
        .args(tests)
        .output()
        .expect("this test runs tools/second-verifier: install Node 20 or newer (Debian: apt-get install nodejs)");
    let said = String::from_utf8_lossy(&run.stdout);
    let faults: String = said.split_inclusive('\n').filter(|line| !line.starts_with("ok ")).collect();
    assert!(run.status.success(), "{faults}{}", String::from_utf8_lossy(&run.stderr));
    assert!(said.contains("\n# fail 0\n"), "{faults}");
}
