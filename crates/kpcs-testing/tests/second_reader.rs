//! The second reader, written in another language from docs/formats alone, agrees on every frozen vector.
#![allow(clippy::unwrap_used)]

use std::{path::Path, process::Command};

#[test]
fn the_second_reader_agrees_on_every_vector() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let run = Command::new("python3")
        .arg(root.join("tools/verify_statement.py"))
        .arg("--vectors")
        .arg(root.join("testdata/vectors"))
        .output()
        .expect("this test runs tools/verify_statement.py: install python3 (Debian: apt-get install python3)");
    let said = String::from_utf8_lossy(&run.stdout);
    assert!(run.status.success(), "{said}{}", String::from_utf8_lossy(&run.stderr));
    assert!(said.contains("vectors read and verified"), "{said}");
}
