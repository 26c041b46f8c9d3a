//! `kpcs bundle` as it runs: a year is exported, proven again elsewhere, and whatever is wrong is told with its exit code.
//!
//! Invariant: no half file lies under the final name, and nothing beside it.
#![allow(clippy::unwrap_used)]

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

fn kpcs(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kpcs"));
    command.args(arguments).current_dir(folder).env("HOME", folder).env("LANG", "C").env_remove("KPCS_DATA_DIR");
    command.output().unwrap()
}

/// The exit code, and everything that was said.
fn said(output: &Output) -> (i32, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code().unwrap(), text(&output.stdout) + &text(&output.stderr))
}

fn export(folder: &Path, more: &[&str]) -> (i32, String) {
    let first = ["bundle", "export", "--data-dir", "year", "--year", "2023"];
    said(&kpcs(folder, &[&first[..], more].concat()))
}

fn verify(folder: &Path, more: &[&str]) -> (i32, String) {
    said(&kpcs(folder, &[&["bundle", "verify"], more].concat()))
}

#[test]
fn a_year_is_exported_and_proven_elsewhere_and_what_is_wrong_is_told() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path();
    let made = kpcs(folder, &["simulate", "--year", "2023", "--scale", "0.0005", "--data-dir", "year"]);
    assert!(made.status.success(), "{:?}", said(&made));

    let (code, text) = export(folder, &["--for", "participant:EU", "eu.kpcs-bundle"]);
    assert_eq!(code, 0, "{text}");
    assert!(
        text.contains("for participant EU") && text.contains("proving 100 %"),
        "plain lines without a terminal: {text}"
    );
    fs::create_dir(folder.join("elsewhere")).unwrap();
    fs::rename(folder.join("eu.kpcs-bundle"), folder.join("elsewhere/eu")).unwrap();
    let elsewhere = folder.join("elsewhere");

    let (code, text) = verify(&elsewhere, &["eu"]);
    assert_eq!(code, 10, "nobody has said whom to trust: {text}");
    let roots = text.split("the roots ").nth(1).and_then(|rest| rest.split(' ').next()).unwrap().to_owned();
    let (code, text) = verify(&elsewhere, &["eu", "--roots", &roots]);
    assert_eq!(code, 0, "{text}");
    assert!(text.contains("EVERYTHING IN THIS BUNDLE HOLDS") && text.contains("used: receipt confirmed"), "{text}");
    let (code, text) = verify(&elsewhere, &["eu", "--roots", &"7".repeat(64)]);
    assert_eq!(code, 1);
    assert!(text.contains("do not follow from the roots"), "{text}");

    let whole = fs::read(elsewhere.join("eu")).unwrap();
    fs::write(elsewhere.join("cut"), &whole[..whole.len() / 2]).unwrap();
    let (code, text) = verify(&elsewhere, &["cut", "--roots", &roots]);
    assert_eq!(code, 3);
    assert!(text.contains("it was cut") && text.contains("Copy the file again"), "{text}");
    let mut changed = whole.clone();
    let at = whole.len() / 2;
    changed[at] ^= 1;
    fs::write(elsewhere.join("changed"), &changed).unwrap();
    assert!([1, 3].contains(&verify(&elsewhere, &["changed", "--roots", &roots]).0));
    fs::write(elsewhere.join("table.csv"), "a,b\n1,2\n").unwrap();
    let (code, text) = verify(&elsewhere, &["table.csv"]);
    assert_eq!(code, 3);
    assert!(text.contains("expected the head of a byte string"), "{text}");

    let (code, text) = export(folder, &["elsewhere/eu"]);
    assert_eq!(code, 1);
    assert!(text.contains("never overwritten"), "{text}");
    let (code, text) = export(folder, &["--for", "company:Koidu", "new"]);
    assert_eq!(code, 2);
    assert!(text.contains("write public, participant:SL or authority:SL"), "{text}");
    let (code, text) = export(folder, &["--by", "EU-ANT", "new"]);
    assert_eq!(code, 1);
    assert!(text.contains("let the scheme sign (--by scheme)"), "the keys of 2023 have ended: {text}");
    let (code, text) = export(folder, &["--log", "elsewhere", "new"]);
    assert_eq!(code, 1);
    assert!(text.contains("kpcs mirror"), "{text}");
    let (code, text) = said(&kpcs(folder, &["bundle", "export", "--data-dir", "year", "--year", "1990", "new"]));
    assert_eq!(code, 1);
    assert!(text.contains("a year from 2003 to 2199"), "{text}");
    let left: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| name != "new" && !name.to_string_lossy().ends_with(".part")), "{left:?}");
}
