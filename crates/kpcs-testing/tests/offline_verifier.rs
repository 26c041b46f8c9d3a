//! The verifier that the page carries: the committed WebAssembly has the bytes that its SHA-256 names and answers every frozen case.
#![allow(clippy::unwrap_used)]

use std::{path::Path, process::Command};

#[test]
fn the_committed_verifier_answers_every_frozen_case() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let run = Command::new("node")
        .args(["--test", "--test-reporter=tap"])
        .arg(root.join("wasm/test/verifier.test.mjs"))
        .output()
        .expect("this test runs wasm/test: install Node 20 or newer (Debian: apt-get install nodejs)");
    let said = String::from_utf8_lossy(&run.stdout);
    let faults: String = said.split_inclusive('\n').filter(|line| !line.starts_with("ok ")).collect();
    assert!(run.status.success(), "{faults}{}", String::from_utf8_lossy(&run.stderr));
    assert!(said.contains("\n# fail 0\n"), "{faults}");
}
