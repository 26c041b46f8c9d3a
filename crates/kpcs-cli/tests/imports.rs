//! `kpcs import` from a file to the record: tried, recorded, the same again; a bad file leaves nothing.
#![allow(clippy::unwrap_used)]

use std::{
    io::{BufRead as _, BufReader},
    path::Path,
    process::{Command, Output, Stdio},
};

/// Starts `kpcs demo` in a new folder, waits until it serves, and stops it: the folder stays.
fn demonstration(folder: &Path) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_kpcs"))
        .args(["demo", "--port", "0", "--data-dir"])
        .arg(folder)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
    assert!(lines.any(|line| line.contains("Three things to try")));
    child.kill().unwrap();
    child.wait().unwrap();
}

fn import(folder: &Path, person: &str, kind: &str, text: &str, options: &[&str]) -> Output {
    let file = folder.join("day.csv");
    std::fs::write(&file, text).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_kpcs"));
    command.env("KPCS_DATA_DIR", folder).env("KPCS_PASSWORD", "kimberley").env("LANG", "C");
    command.args(["import", kind, file.to_str().unwrap(), "--as", person]).args(options);
    command.output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&[output.stdout.as_slice(), &output.stderr].concat()).into_owned()
}

fn papers(count: usize) -> String {
    let head = "number,issuing_authority,issued,exporter,importer,destination,origin,lines.hs,lines.carats,lines.value,\
        parcels,seals,channel";
    let row = |i: usize| {
        format!(
            "GH{:06},Precious Minerals Marketing Company,2026-01-10,Accra Diamonds,Antwerp Rough,BE,GH,7102.31,1.12,\
             450.00,1,GH-{i},transcribed",
            770_000 + i
        )
    };
    std::iter::once(head.to_owned()).chain((0..count).map(row)).collect::<Vec<_>>().join("\n")
}

fn arrivals(count: usize, carats: &str) -> String {
    let head = "number,arrived_on,place,certificate_presented,seals_intact,parcels.carats";
    let row = |i: usize| format!("GH{:06},2026-01-20,BE,yes,yes,{carats}", 770_000 + i);
    std::iter::once(head.to_owned()).chain((0..count).map(row)).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_days_papers_and_arrivals_are_recorded_from_files() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    demonstration(folder);
    let desk = "eu-ant.import";

    let unknown = import(folder, desk, "arrivals", &arrivals(3, "1.12"), &[]);
    assert!(!unknown.status.success(), "no certificate of these is known yet");
    assert!(said(&unknown).contains("row 4, number:"), "{}", said(&unknown));

    let tried = import(folder, desk, "certificates", &papers(20), &["--try"]);
    assert!(tried.status.success() && said(&tried).contains("nothing was recorded"), "{}", said(&tried));
    let done = import(folder, desk, "certificates", &papers(20), &[]);
    assert!(done.status.success(), "{}", said(&done));
    assert_eq!(said(&done).matches(" now").count(), 20, "{}", said(&done));
    let again = import(folder, desk, "certificates", &papers(20), &[]);
    assert_eq!(said(&again).matches(" before").count(), 20, "{}", said(&again));

    let wrong = import(folder, desk, "arrivals", &arrivals(20, "1,12").replace("1,12", "\"1,12\""), &[]);
    assert!(!wrong.status.success());
    assert_eq!(said(&wrong).matches("parcels.carats:").count(), 20, "{}", said(&wrong));
    let comma = arrivals(20, "1,12").replace("1,12", "\"1,12\"");
    let done = import(folder, desk, "arrivals", &comma, &["--decimal-comma"]);
    assert!(done.status.success(), "{}", said(&done));
    assert_eq!(said(&done).matches(" now").count(), 20, "{}", said(&done));

    let other = import(folder, "sl.clerk", "arrivals", &arrivals(1, "1.12"), &[]);
    assert!(!other.status.success(), "a clerk registers no arrivals");
    let mut check = Command::new(env!("CARGO_BIN_EXE_kpcs"));
    assert!(check.arg("check").env("KPCS_DATA_DIR", folder).output().unwrap().status.success());
}
