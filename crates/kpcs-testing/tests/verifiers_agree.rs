//! Three verifiers over changed inputs: `kpcs-verify` here, the same as WebAssembly by another compiler, and the second verifier, made
//! from the documents.
//!
//! Invariant: outcome and reasons are the same for every input, to the order of the reasons. `KPCS_INPUTS=100000` compares that many,
//! `KPCS_SEED` others. Kinds of inputs that once differed stand in `testdata/trust/cases.json` and in the tests beside each verifier.
//! Source: issue 03, demand 8; docs/formats/trust.md; docs/decisions/0011.
#![allow(clippy::unwrap_used)]

use std::{
    collections::BTreeMap,
    env, fs,
    io::{BufRead as _, BufReader},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use kpcs_domain::value::{CountryCode, Day, Digest, Timestamp};
use kpcs_log::LogProof;
use kpcs_statement::read_qr_text;
use kpcs_verify::{
    Document, Question,
    bundle::{Remembered, TrustBundle},
};
use serde_json::{Value, json};

const INPUTS: usize = 2_000;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// What a script of the repository says to `input`, in a file: large runs are longer than memory.
fn node(script: &str, arguments: &[&str], input: Option<&Path>, answers: &Path) {
    let input = input.map_or_else(Stdio::null, |path| fs::File::open(path).unwrap().into());
    let output = fs::File::create(answers).unwrap();
    let run = Command::new("node").arg(root().join(script)).args(arguments).stdin(input).stdout(output).output();
    let run = run.expect("this test runs node: install Node 20 or newer (Debian: apt-get install nodejs)");
    assert!(run.status.success(), "{script}: {}", String::from_utf8_lossy(&run.stderr));
}

fn lines(path: &Path) -> impl Iterator<Item = String> {
    BufReader::new(fs::File::open(path).unwrap()).lines().map(Result::unwrap)
}

fn unhex(text: &str) -> Vec<u8> {
    (0..text.len() / 2).map(|at| u8::from_str_radix(&text[2 * at..2 * at + 2], 16).unwrap()).collect()
}

fn text<'a>(input: &'a Value, field: &str) -> Option<&'a str> {
    input[field].as_str().filter(|text| !text.is_empty())
}

/// The answer of this program, in the words of docs/formats/trust.md.
fn own(input: &Value) -> Value {
    let malformed = |outcome: &str| json!({ "outcome": outcome, "reasons": ["malformed"] });
    let Ok(opened) = read_qr_text(input["code"].as_str().unwrap()) else { return malformed("unreadable") };
    let now = Timestamp::from_seconds(input["now"].as_i64().unwrap()).unwrap();
    let pinned = Digest::parse(input["roots"].as_str().unwrap()).unwrap();
    let remembered = text(input, "remembered").map(|text| Remembered::parse(&unhex(text))).transpose();
    let Ok(remembered) = remembered else { return malformed("trust_refused") };
    let trust = unhex(input["trust"].as_str().unwrap());
    let bundle = match TrustBundle::read(&trust, pinned, remembered.as_ref(), now) {
        Ok((bundle, _)) => bundle,
        Err(refused) => return json!({ "outcome": "trust_refused", "reasons": [refused.word()] }),
    };
    let proof = text(input, "proof").and_then(|text| LogProof::from_text(text).ok());
    let place = text(input, "place").map(CountryCode::parse).transpose();
    let Ok(place) = place else { return json!({ "outcome": "not_asked", "reasons": ["not_a_place"] }) };
    let question = Question { at: now, place, on: input["on"].as_i64().and_then(Day::from_epoch_days) };
    let report = bundle.verify(&Document::Signed(Box::new(opened)), proof.as_ref(), &question);
    let reasons: Vec<_> = report.reasons.iter().map(|reason| reason.code).collect();
    json!({ "outcome": report.outcome.word(), "reasons": reasons })
}

/// Changed inputs in a file, and how many.
fn changed(folder: &Path) -> (PathBuf, usize) {
    let count = env::var("KPCS_INPUTS").map_or(INPUTS, |text| text.parse().unwrap());
    let seed = env::var("KPCS_SEED").unwrap_or_else(|_| "1".to_owned());
    let file = folder.join("inputs.jsonl");
    node("tools/second-verifier/mutate.mjs", &["--seed", &seed, "--count", &count.to_string()], None, &file);
    (file, count)
}

/// Compares what `script` answers to every changed input with what is answered here.
fn compare(script: &str, arguments: &[&str]) {
    let folder = tempfile::tempdir().unwrap();
    let (file, count) = changed(folder.path());
    let answers = folder.path().join("answers.jsonl");
    node(script, arguments, Some(&file), &answers);
    let (mut compared, mut outcomes, mut differing) = (0, BTreeMap::<String, usize>::new(), Vec::new());
    let mut kinds = BTreeMap::<String, usize>::new();
    for (input, said) in lines(&file).zip(lines(&answers)) {
        let own = own(&serde_json::from_str(&input).unwrap());
        let said: Value = serde_json::from_str(&said).unwrap();
        if (&own["outcome"], &own["reasons"]) != (&said["outcome"], &said["reasons"]) {
            let kind = format!("{} {} / here {} {}", said["outcome"], said["reasons"], own["outcome"], own["reasons"]);
            *kinds.entry(kind).or_default() += 1;
            differing.push(format!("{script}: {said}\nhere: {own}\ninput: {}\n", &input[..input.len().min(1_500)]));
        }
        *outcomes.entry(own["outcome"].as_str().unwrap().to_owned()).or_default() += 1;
        compared += 1;
    }
    println!("{compared} inputs, {} differ: {outcomes:?}", differing.len());
    kinds.iter().for_each(|(kind, times)| println!("{times} {kind}"));
    assert_eq!(compared, count, "each answered each");
    assert!(
        differing.is_empty(),
        "{} differ, such as\n{}",
        differing.len(),
        differing[..differing.len().min(5)].join("\n")
    );
    assert!(outcomes["valid"] > 0 && outcomes["not_valid"] > 0 && outcomes["trust_refused"] > 0, "{outcomes:?}");
}

#[test]
fn the_page_answers_as_the_program() {
    compare("wasm/test/verifier.mjs", &[]);
}

#[test]
fn the_second_verifier_answers_as_the_program() {
    compare("tools/second-verifier/cli.mjs", &["--batch"]);
}
