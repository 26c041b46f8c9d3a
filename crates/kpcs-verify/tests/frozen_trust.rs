//! Frozen cases of trust data, for readers that others write: each with its bytes, the question and the answer.
//!
//! Invariant: what the file in `testdata/trust` holds is what is made here, byte for byte, and is answered as it says.
//! `KPCS_WRITE_VECTORS=1` writes it anew. Source: docs/formats/trust.md.

// Helpers of tests may unwrap like tests.
#![allow(clippy::unwrap_used)]

mod case;
mod parcel;

use std::path::PathBuf;

use case::{instant, key, now, record, signed, with_bad_signature};
use kpcs_domain::{
    field::Record,
    value::{Digest, Timestamp},
};
use kpcs_log::LogProof;
use kpcs_statement::{Opened, encode_group, write_qr_text};
use kpcs_verify::{
    Document, Question, Revocation, Standing, TrustedKey,
    bundle::{Remembered, Roots, TrustBundle, TrustList, sign_trust_list, write_trust_bundle},
    verify,
};
use parcel::{PLACE, first_roots, list, listed, next_roots, pinned, proof, signed_by, signer, sound, token};
use serde_json::{Map, Value, json};

/// What is asked, and of what.
struct Case {
    name: &'static str,
    trust: Vec<u8>,
    pinned: Digest,
    remembered: Option<Vec<u8>>,
    now: Timestamp,
    opened: Opened,
    proof: Option<LogProof>,
    place: &'static str,
    on: &'static str,
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn sound_case(name: &'static str) -> Case {
    let opened = signed("SL", &record());
    Case {
        name,
        trust: sound(),
        pinned: pinned(),
        remembered: None,
        now: now(),
        proof: Some(proof(&opened, &[0, 2])),
        opened,
        place: "BE",
        on: "2026-12-15",
    }
}

fn with(list: &TrustList, made_at: Timestamp, standing: &Standing) -> Vec<u8> {
    let list = sign_trust_list(list, &signer(0));
    let token = token(made_at, &list, standing, &signer(0));
    write_trust_bundle(&[signed_by(&first_roots(), &[0, 1])], &list, &token)
}

fn revoked(effective_index: Option<u64>, suspect_index: Option<u64>) -> Vec<u8> {
    let revoked = Revocation { at: instant("2026-02-01T00:00:00Z"), effective_index, suspect_index };
    let keys = vec![listed(&TrustedKey { revoked: Some(revoked), ..key() })];
    with(&TrustList { keys, ..list() }, now(), &Standing::Stands)
}

fn of_certificates() -> Vec<Case> {
    let standing = |name, standing| Case { trust: with(&list(), now(), &standing), ..sound_case(name) };
    let cosigned = |name, by: &[u8]| Case { proof: Some(proof(&signed("SL", &record()), by)), ..sound_case(name) };
    let demo = signed("kpcs-demo:SL", &record());
    vec![
        sound_case("everything in order"),
        Case { proof: None, ..sound_case("no log proof") },
        cosigned("one witness short", &[2]),
        cosigned("a group is missing", &[0, 1]),
        Case { opened: demo, ..sound_case("a proof of another statement, and a demonstration's") },
        Case { opened: with_bad_signature(&signed("SL", &record())), ..sound_case("a changed signature") },
        Case { place: "LR", ..sound_case("elsewhere") },
        Case { on: "2027-02-01", ..sound_case("after its last day") },
        standing("used", Standing::Used),
        standing("void", Standing::Void),
        standing("replaced", Standing::Replaced(None)),
        standing("in conflict", Standing::Conflict("presented_twice")),
        Case { trust: revoked(Some(PLACE + 1), None), ..sound_case("its key revoked behind it") },
        Case { trust: revoked(Some(PLACE), None), ..sound_case("its key revoked from it on") },
        Case { trust: revoked(Some(PLACE + 1), Some(PLACE)), ..sound_case("its key suspect from it on") },
        Case { trust: revoked(None, None), ..sound_case("its key revoked by the instant alone") },
        Case { now: now().plus_seconds(86_401), ..sound_case("data of a day and a second") },
        Case { now: now().plus_seconds(30 * 86_400 + 1), ..sound_case("data of thirty days and a second") },
    ]
}

fn of_trust_data() -> Vec<Case> {
    let remembered = |trust: &[u8]| {
        let (_, remembered) = TrustBundle::read(trust, pinned(), None, now()).unwrap();
        Some(encode_group(&remembered.to_group()))
    };
    let first = signed_by(&first_roots(), &[0, 1]);
    let next = next_roots(&first_roots(), &first, |roots| {
        roots.signers = vec![Roots::signer(&signer(1).public(), instant("2026-01-01T00:00:00Z"), None)];
    });
    let by = |numbers: &[u8], list_by: u8| {
        let list = sign_trust_list(&list(), &signer(list_by));
        let token = token(now(), &list, &Standing::Stands, &signer(list_by));
        write_trust_bundle(&[first.clone(), signed_by(&next, numbers)], &list, &token)
    };
    let newer = with(&TrustList { version: 4, ..list() }, now(), &Standing::Stands);
    let huge = with(&TrustList { version: 1_000_000, ..list() }, now(), &Standing::Stands);
    let other = with(&TrustList { needed: 1, ..list() }, now(), &Standing::Stands);
    vec![
        Case { pinned: Digest([9; 32]), ..sound_case("other roots were pinned") },
        Case { remembered: remembered(&sound()), ..sound_case("the same again") },
        Case { remembered: remembered(&newer), ..sound_case("an older list") },
        Case { remembered: remembered(&other), ..sound_case("another list of the same version") },
        Case { now: now().plus_seconds(-601), ..sound_case("from the future") },
        Case { trust: by(&[0, 1], 1), ..sound_case("new roots, and their signer") },
        Case { trust: by(&[0], 1), ..sound_case("new roots with too few signatures") },
        Case { trust: by(&[0, 1], 0), ..sound_case("a signer that the new roots have removed") },
        Case {
            trust: by(&[0, 1], 1),
            remembered: remembered(&huge),
            ..sound_case("a huge version of a removed signer")
        },
        Case { trust: sound()[1..].to_vec(), ..sound_case("not the encoding") },
    ]
}

fn answer(case: &Case) -> Value {
    let remembered = case.remembered.as_deref().map(|bytes| Remembered::parse(bytes).unwrap());
    let bundle = match TrustBundle::read(&case.trust, case.pinned, remembered.as_ref(), case.now) {
        Ok((bundle, _)) => bundle,
        Err(refused) => return json!({ "refused": refused.word() }),
    };
    let leaf = case.opened.statement().leaf();
    let logged = case.proof.as_ref().and_then(|proof| bundle.logged(leaf, proof));
    let question = Question { at: case.now, place: Some(case::place(case.place)), on: Some(case::day(case.on)) };
    let document = Document::Signed(Box::new(case.opened.clone()));
    let report = verify(&document, bundle.trust(), &bundle.status_of(logged.as_ref()), logged.as_ref(), &question);
    let reasons: Vec<_> = report.reasons.iter().map(|reason| reason.code).collect();
    json!({ "outcome": report.outcome.word(), "reasons": reasons })
}

fn written(case: &Case) -> Value {
    let mut fields = Map::new();
    fields.insert("name".to_owned(), json!(case.name));
    fields.insert("trust".to_owned(), json!(hex(&case.trust)));
    fields.insert("pinned".to_owned(), json!(hex(&case.pinned.0)));
    fields.insert("remembered".to_owned(), json!(case.remembered.as_deref().map(hex)));
    fields.insert("now".to_owned(), json!(case.now.seconds()));
    fields.insert("code".to_owned(), json!(write_qr_text(&case.opened)));
    fields.insert("proof".to_owned(), json!(case.proof.as_ref().map(|proof| hex(&proof.to_bytes()))));
    fields.insert("place".to_owned(), json!(case.place));
    fields.insert("on".to_owned(), json!(case.on));
    fields.insert("answer".to_owned(), answer(case));
    Value::Object(fields)
}

#[test]
fn every_frozen_case_is_what_is_made_here() {
    let cases: Vec<_> = of_certificates().iter().chain(&of_trust_data()).map(written).collect();
    let made = serde_json::to_string_pretty(&Value::Array(cases)).unwrap() + "\n";
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../testdata/trust/cases.json");
    if std::env::var_os("KPCS_WRITE_VECTORS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &made).unwrap();
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap(), made, "docs/formats/trust.md and its frozen cases");
}
