//! The main story from the command line, on a demonstration made as a new user would make it.
#![allow(clippy::unwrap_used)]

use std::{
    io::{BufRead as _, BufReader},
    path::Path,
    process::{Command, Output, Stdio},
};

use serde_json::{Value, json};

const DAY: fn() -> String = || {
    let seconds = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs();
    let day = kpcs_domain::value::Timestamp::from_seconds(seconds.try_into().unwrap()).unwrap().day();
    day.to_string()
};

/// Starts `kpcs demo` in a new folder, waits for its address, and stops it: the folder stays.
fn demonstration(folder: &Path) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_kpcs"))
        .args(["demo", "--port", "0", "--data-dir"])
        .arg(folder)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
    assert!(lines.any(|line| line.contains("http://127.0.0.1:")), "it prints its address");
    assert!(lines.any(|line| line.contains("Three things to try")));
    child.kill().unwrap();
    child.wait().unwrap();
}

fn kpcs(folder: &Path, person: &str, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kpcs"));
    command.args(arguments).env("KPCS_DATA_DIR", folder).env("KPCS_PASSWORD", "kimberley").env("LANG", "C");
    if !person.is_empty() {
        command.args(["--as", person]);
    }
    command.output().unwrap()
}

fn json_of(output: &Output) -> Value {
    let text = String::from_utf8_lossy(&output.stdout);
    serde_json::from_str(&text).unwrap_or_else(|_| panic!("{text}\n{}", String::from_utf8_lossy(&output.stderr)))
}

/// Does an act from a file and gives its answer.
fn act(folder: &Path, person: &str, name: &str, request: &Value) -> Value {
    let file = folder.join(format!("{name}.json"));
    std::fs::write(&file, request.to_string()).unwrap();
    json_of(&kpcs(folder, person, &["act", name, "--json", "--from", file.to_str().unwrap()]))
}

fn application(company: &str) -> Value {
    json!({ "shipment": {
        "exporter": { "name": company, "address": "12 Siaka Stevens Street, Freetown", "country": "SL", "licence": "EXP-17" },
        "importer": { "name": "Hoveniersstraat Rough (simulated)", "address": "Hoveniersstraat 2, Antwerp", "country": "BE" },
        "destination": "BE",
        "parcels": [
            { "hs": "7102.31", "carats": "12.34", "value": "4500.00", "origin": "SL", "stones": "7" },
            { "hs": "7102.21", "carats": 3.5, "value": 120, "origin": "SL" }
        ],
        "purpose": "sale",
        "conveyance": { "mode": "courier" },
        "sources": [ { "kind": "mine_production", "reference": "ML 4/2020", "carats": "15.84" } ],
        "no_conflict": true,
        "warranty": true
    }})
}

fn examination(application: &str) -> Value {
    json!({
        "application": application,
        "persons": [ { "name": "A. Kamara", "capacity": "for the exporter" } ],
        "scale": { "model": "Carat scale 3", "calibrated_on": DAY() },
        "cleaning": "acid_cleaned",
        "parcels": [
            { "gross": "12.34", "hs": "7102.31", "origin": "SL", "stones": 7 },
            { "gross": "4.50", "tare": "1.00", "hs": "7102.21", "origin": "SL" }
        ],
        "valuations": [
            { "valuer": "The exporter", "capacity": "exporter", "values": ["4500.00", "120.00"] },
            { "valuer": "Independent valuer", "capacity": "independent", "values": ["4550.00", "121.00"] },
            { "valuer": "Government valuer", "capacity": "government", "values": ["4600.00", "125.00"] }
        ],
        "seals": ["SL-88213"],
        "fee": { "amount": "50", "receipt": "R-1" },
        "duty": { "amount": "141.75", "receipt": "R-2" }
    })
}

#[test]
fn a_shipment_from_application_to_confirmed_import() {
    let parent = tempfile::tempdir().unwrap();
    let folder = &parent.path().join("register");
    demonstration(folder);

    let files = json_of(&kpcs(folder, "sl.exporter", &["list", "applications", "--json"]));
    let company = files[0]["company"].as_str().unwrap().to_owned();
    let applied = act(folder, "sl.exporter", "apply_for_certificate", &application(&company));
    let reference = applied["subject"].as_str().unwrap();
    let again = act(folder, "sl.exporter", "apply_for_certificate", &application(&company));
    assert_eq!((again["repeated"].as_bool(), again["subject"].as_str()), (Some(true), Some(reference)));

    let wrong = act(folder, "sl.clerk", "apply_for_certificate", &application(&company));
    assert_eq!(wrong["refusals"][0]["code"], "role_missing");
    let faulty = act(folder, "sl.exporter", "apply_for_certificate", &json!({ "shipment": { "destinaton": "BE" } }));
    let fields: Vec<_> =
        faulty["fields"].as_array().unwrap().iter().map(|field| field["field"].as_str().unwrap()).collect();
    assert!(fields.contains(&"shipment.destinaton") && fields.contains(&"shipment.exporter.name"), "{fields:?}");

    act(folder, "sl.examiner", "examine_shipment", &examination(reference));
    let prepared = act(folder, "sl.clerk", "issue_certificate", &json!({ "application": reference }));
    let proposal = prepared["proposal"].to_string();
    let issued = json_of(&kpcs(folder, "sl.officer", &["approve", &proposal, "--json"]));
    let number = issued["subject"].as_str().unwrap();
    assert_eq!(prepared["number"], number);

    let pdf = folder.join("certificate.pdf");
    let written = kpcs(folder, "sl.clerk", &["document", "certificate", number, "--out", pdf.to_str().unwrap()]);
    assert!(written.status.success(), "{}", String::from_utf8_lossy(&written.stderr));
    let day = DAY();
    let verify =
        |place: &str| kpcs(folder, "", &["verify", pdf.to_str().unwrap(), "--json", "--at", place, "--on", &day]);
    let genuine = verify("BE");
    assert_eq!(genuine.status.code(), Some(11));
    assert_eq!(json_of(&genuine)["document"]["core"]["carats"], "15.84");
    assert_eq!(verify("AE").status.code(), Some(13));
    std::fs::write(&pdf, b"%PDF-1.7 and nothing more").unwrap();
    assert_eq!(verify("BE").status.code(), Some(3));
    let code = kpcs(folder, "sl.clerk", &["document", "code", number]).stdout;
    assert!(code.starts_with(b"KPC1:") && code.len() <= 900);

    let arrival = json!({
        "number": number, "arrived_on": day, "place": "BE", "certificate_presented": true, "seals_intact": true,
        "seals_found": ["SL-88213"], "parcels": [ { "carats": "12.34" }, { "carats": "3.50" } ]
    });
    act(folder, "eu-ant.import", "register_arrival", &arrival);
    let confirmed = act(folder, "eu-ant.import", "confirm_receipt", &json!({ "number": number, "received_on": day }));
    assert_eq!(confirmed["outcome"], "done", "{confirmed}");
    let shown = String::from_utf8(kpcs(folder, "sl.clerk", &["show", number]).stdout).unwrap();
    assert!(shown.contains("confirmed") && shown.contains("confirm_receipt"), "{shown}");
    let shown = String::from_utf8(kpcs(folder, "eu-ant.import", &["show", number]).stdout).unwrap();
    assert!(shown.contains("confirmed"), "{shown}");

    let check = kpcs(folder, "", &["check"]);
    assert!(check.status.success(), "{}", String::from_utf8_lossy(&check.stdout));
    assert!(kpcs(folder, "", &["rebuild"]).status.success());
    assert!(kpcs(folder, "", &["check"]).status.success());
}

#[test]
fn the_gate_answers_from_the_data_that_ships() {
    let gate = |line: &str| {
        let arguments: Vec<_> = std::iter::once("gate").chain(line.split(' ')).chain(["--json"]).collect();
        json_of(&Command::new(env!("CARGO_BIN_EXE_kpcs")).args(arguments).output().unwrap())
    };
    let removed = gate("--from CG --to BE --origin CG --hs 7102.31 --issued 2004-07-08 --presented 2004-07-12");
    assert_eq!((&removed["scheme"], &removed["national"]), (&json!("refuse"), &json!([])));
    assert_eq!(removed["rules"][0]["section"], "§11.5");
    let inside = gate("--from HU --to BE --hs 7102.31 --issued 2004-05-01 --presented 2004-05-01");
    assert_eq!(inside["scheme"], "not_required");
    let open = gate("--from SL --to BE --origin SL --hs 7102.31 --issued 2026-03-01 --presented 2026-03-05");
    assert_eq!((&open["scheme"], &open["rules"]), (&json!("allow"), &json!([])));
}
