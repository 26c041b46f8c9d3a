//! What no reader may accept: malformed statements, documents, parts and codes, each with the fault it must be refused for.
//!
//! Invariant: each case differs from a sound vector in one thing; testdata/vectors/refused.json holds all of them for
//! other readers and changes only with the version of a format.
//! Source: docs/formats/statement.md, docs/formats/qr-text.md.

// Helpers of tests may unwrap like tests.
#![allow(clippy::unwrap_used)]

mod malformed;
mod vector;

use kpcs_statement::{Algorithm, Malformed, PublicKey, Statement, decode_group, read_document, read_qr_text};
use malformed::{Case, Form, Kind, documents, parts, signatures, statements, texts};
use serde::Serialize;
use vector::{check_file, hex::bytes};

#[derive(Serialize)]
struct File {
    about: &'static str,
    cases: Vec<Case>,
}

#[test]
fn every_malformed_input_is_refused_for_its_fault() {
    let cases: Vec<_> = [statements(), signatures(), documents(), parts(), texts()].concat();
    let accepted = cases.iter().filter(|case| read(case) != Err(case.kind));
    let accepted: Vec<_> = accepted.map(|case| (case.form, &case.name, case.kind, read(case))).collect();
    assert!(accepted.is_empty(), "{accepted:#?}");
    println!("{} malformed inputs", cases.len());
    let about = "Inputs that must be refused, with the kind of fault; bytes are in hexadecimal, a qr_text is as it is.";
    check_file("refused", &File { about, cases });
}

/// Apart from the file, which it would double.
#[test]
fn a_part_beyond_64_kib_is_refused() {
    let part = |length: u16| [&[0xa1, 0x01, 0x59], &length.to_be_bytes()[..], &vec![0; usize::from(length)]].concat();
    assert!(decode_group(&part(65_531)).is_ok());
    let long = [&[0xa1, 0x01, 0x5a, 0x00, 0x00, 0xff, 0xfb], &vec![0; 65_531][..]].concat();
    assert_eq!(decode_group(&long), Err(Malformed::TooLong(65_536)));
}

/// Reads a case as a verifier would, up to the signature where the case is about that.
fn read(case: &Case) -> Result<(), Kind> {
    let refused = match case.form {
        Form::Statement => Statement::parse(&bytes(&case.input)).and_then(|statement| verified(&statement, case)),
        Form::Document => read_document(&bytes(&case.input)).and_then(|opened| verified(opened.statement(), case)),
        Form::QrText => read_qr_text(&case.input).and_then(|opened| verified(opened.statement(), case)),
        Form::Part => decode_group(&bytes(&case.input)).map(|_| ()),
    };
    refused.map_err(|malformed| match malformed {
        Malformed::Structure(_) => Kind::Structure,
        Malformed::NotDeterministic => Kind::NotDeterministic,
        Malformed::Signature => Kind::Signature,
        Malformed::TooLong(_) => Kind::TooLong,
        other => panic!("{}: {other}", case.name),
    })
}

fn verified(statement: &Statement, case: &Case) -> Result<(), Malformed> {
    let Some(key) = &case.public_key else { return Ok(()) };
    let algorithm = if key.len() == 64 { Algorithm::Ed25519 } else { Algorithm::Es256 };
    statement.verify(&PublicKey::from_bytes(algorithm, &bytes(key)).unwrap())
}
