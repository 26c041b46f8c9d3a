//! Every frozen case of `testdata/trust`, asked of the program: all five outcomes, data of a day, of a month, rolled back, of other roots,
//! of two in one version, not signed, from the future, damaged.

use std::{collections::BTreeSet, fs, path::Path};

use serde_json::Value;

use crate::program::{Answer, verify};

fn cases() -> Vec<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/trust/cases.json");
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

pub fn bytes(hexadecimal: &str) -> Vec<u8> {
    let pairs = (0..hexadecimal.len()).step_by(2);
    pairs.map(|at| u8::from_str_radix(&hexadecimal[at..at + 2], 16).unwrap()).collect()
}

fn text<'a>(case: &'a Value, name: &str) -> &'a str {
    case[name].as_str().unwrap()
}

/// Lays the files of a case into a folder and asks.
fn ask(folder: &Path, case: &Value) -> Answer {
    let lay = |name: &str, bytes: &[u8]| fs::write(folder.join(name), bytes).unwrap();
    lay("trust.kpcs", &bytes(text(case, "trust")));
    lay("code.txt", text(case, "code").as_bytes());
    let now = kpcs_domain::value::Timestamp::from_seconds(case["now"].as_i64().unwrap()).unwrap().to_string();
    let mut arguments = vec!["code.txt", "--trust", "trust.kpcs", "--state", "state", "--json", "--now", &now];
    arguments.extend(["--at", text(case, "place"), "--on", text(case, "on")]);
    match case["remembered"].as_str() {
        Some(remembered) => lay("state", format!("roots {}\naccepted {remembered}\n", text(case, "pinned")).as_bytes()),
        None => arguments.extend(["--roots", text(case, "pinned")]),
    }
    if let Some(proof) = case["proof"].as_str() {
        lay("log-proof.kpcs", &bytes(proof));
        arguments.extend(["--proof", "log-proof.kpcs"]);
    }
    verify(folder, &arguments)
}

#[test]
fn every_frozen_case_is_answered_by_the_program_as_it_says() {
    let exit_codes =
        [("valid", 0), ("valid_old_data", 10), ("authentic_not_logged", 11), ("conflict", 12), ("not_valid", 13)];
    let mut seen = BTreeSet::new();
    for case in cases() {
        let folder = tempfile::tempdir().unwrap();
        let (answer, expected) = (ask(folder.path(), &case), &case["answer"]);
        let name = text(&case, "name");
        if let Some(refused) = expected["refused"].as_str() {
            assert_eq!((answer.code, answer.json()["refused"].as_str()), (1, Some(refused)), "{name}: {answer:?}");
            assert!(answer.complained.contains("nothing was verified"), "{name}: {}", answer.complained);
            seen.insert(refused.to_owned());
            continue;
        }
        let outcome = text(expected, "outcome");
        let (told, reasons) = answer.told();
        assert_eq!((&*told, Value::from(reasons)), (outcome, expected["reasons"].clone()), "{name}");
        assert!(exit_codes.contains(&(outcome, answer.code)), "{name}: {outcome} with {}", answer.code);
        seen.insert(told);
    }
    let refusals = ["from_the_future", "malformed", "other_roots", "rolled_back", "two_of_one_version", "unsigned"];
    let all: BTreeSet<_> = exit_codes.iter().map(|(word, _)| *word).chain(refusals).map(str::to_owned).collect();
    assert_eq!(seen, all, "every outcome and every refusal has a case");
}
