//! Frozen vectors: every act's statement is made again from its inputs and compared byte by byte, then read back.
//!
//! Invariant: a file in testdata/vectors changes only with the version of a format; `KPCS_WRITE_VECTORS=1` writes what is
//! made, for a new act or a new version.
//! Source: docs/formats/statement.md, docs/formats/qr-text.md; decisions 1 to 4 and 11.

// Helpers of tests may unwrap like tests.
#![allow(clippy::unwrap_used)]

mod vector;

use std::collections::BTreeSet;

use kpcs_domain::act::Act;
use kpcs_statement::{
    Blind, Opened, Part, PartName, Statement, decode_chain, decode_core, decode_header, decode_record,
    decode_request_id, encode_chain, encode_record, read_document, read_qr_text, write_document, write_qr_text,
};
use vector::{
    Vector, check_file,
    hex::{array, bytes, hex},
    of_its_act, public_key, rebuild, vectors,
};

/// The longest text of a code (decisions 2).
const LIMIT_CHARACTERS: usize = 900;

#[test]
fn every_vector_is_what_its_inputs_make() {
    fn remade<A: Act>(vector: &Vector) -> Vector {
        rebuild::<A>(vector).vector
    }
    for (name, vector) in vectors() {
        check_file(&name, &of_its_act!(remade, &vector));
    }
}

/// Reads the bytes of the file, not those just made, and compares what they say with the inputs.
#[test]
fn every_vector_reads_back_to_its_inputs() {
    fn check<A: Act>(vector: &Vector) {
        let rebuilt = rebuild::<A>(vector);
        let opened = opened(vector);
        assert_eq!(opened, rebuilt.opened);
        opened.statement().verify(&public_key(vector)).unwrap();
        let (record, request_id) = (decode_record::<A>(&opened).unwrap(), decode_request_id(&opened).unwrap());
        assert_eq!((&record, request_id), (&rebuilt.record, rebuilt.request_id));
        assert_eq!(decode_header(&opened).unwrap(), rebuilt.record.header);
        assert_eq!(decode_core(&opened).unwrap(), rebuilt.record.core);
        let chain = decode_chain(&opened).unwrap();
        assert_eq!(chain, rebuilt.chain);
        let made = &vector.made;
        let parts = [&made.header_part, &made.core_part, &made.details_part].map(|part| bytes(part));
        assert_eq!(encode_record(&record, request_id), parts);
        assert_eq!(hex(&encode_chain(&chain)), made.chain_part);
    }
    for (_, vector) in vectors() {
        of_its_act!(check, &vector);
    }
}

/// The statement of a vector with all its parts, from the bytes in the file.
fn opened(vector: &Vector) -> Opened {
    let (from, made) = (&vector.from, &vector.made);
    let statement = Statement::parse(&bytes(&made.statement)).unwrap();
    assert_eq!(hex(&statement.to_bytes()), made.statement);
    assert_eq!(statement.leaf().to_string(), made.leaf);
    let seed = Blind::Seed(array(&from.seed));
    let (details, chain) = (Blind::Own(array(&from.blind_of_details)), Blind::Own(array(&from.blind_of_chain)));
    let parts =
        [(seed, &made.header_part), (seed, &made.core_part), (details, &made.details_part), (chain, &made.chain_part)];
    Opened::new(statement, parts.map(|(blind, part)| Some(Part { blind, bytes: bytes(part) }))).unwrap()
}

#[test]
fn every_code_on_paper_reads_back_to_the_statement() {
    let printed = vectors().into_iter().filter_map(|(name, vector)| Some((name, vector.made.qr_text.clone()?, vector)));
    let mut codes = 0;
    for (name, text, vector) in printed {
        let from_text = read_qr_text(&text).unwrap();
        let from_document = read_document(&bytes(vector.made.document.as_ref().unwrap())).unwrap();
        assert_eq!(from_text, from_document, "{name}");
        assert_eq!(hex(&from_text.statement().to_bytes()), vector.made.statement, "{name}");
        from_text.statement().verify(&public_key(&vector)).unwrap();
        let written = write_qr_text(&from_text).unwrap();
        assert_eq!(read_qr_text(&written).as_ref(), Ok(&from_text), "{name}");
        assert_eq!(write_document(&from_text), write_document(&opened(&vector)), "{name}");
        assert!(from_text.part(PartName::Details).is_none() && from_text.part(PartName::Chain).is_none(), "{name}");
        println!("{name}: {} characters, {} unpacked", written.len(), text.len());
        assert!(written.len() <= text.len() && written.len() < LIMIT_CHARACTERS, "{name}: {}", written.len());
        codes += 1;
    }
    assert!(codes >= 4, "issue, replace, the limits and ES256 stand on paper");
}

#[test]
fn no_vector_verifies_under_the_key_of_another() {
    let all = vectors();
    for (name, vector) in &all {
        let statement = Statement::parse(&bytes(&vector.made.statement)).unwrap();
        for other in all.iter().filter(|(_, other)| other.made.public_key != vector.made.public_key) {
            assert!(statement.verify(&public_key(&other.1)).is_err(), "{name} under the key of {}", other.0);
        }
    }
}

#[test]
fn no_seed_blind_or_place_in_a_chain_is_used_twice() {
    let mut used = BTreeSet::new();
    for (name, vector) in vectors() {
        let from = &vector.from;
        for secret in [&from.seed, &from.blind_of_details, &from.blind_of_chain, &from.request_id] {
            assert!(used.insert(secret.clone()), "{name}: {secret}");
        }
        assert!(used.insert(format!("{} {}", from.issuer, from.chain.running)), "{name}");
    }
}
