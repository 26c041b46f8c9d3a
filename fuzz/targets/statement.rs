//! Statements, parts and documents: what is decoded is encoded to the same bytes.
#![no_main]

use kpcs_domain::act::{Act as _, Tier};
use kpcs_fuzz::judge;
use kpcs_statement::{
    Opened, Statement, decode_chain, decode_core, decode_group, decode_header, decode_record, encode_group,
    read_document, write_document,
};
use kpcs_store::act::{Stored, Visitor, visit_code};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| judge(bytes, decode));

fn decode(bytes: &[u8]) {
    if let Ok(statement) = Statement::parse(bytes) {
        assert_eq!(statement.to_bytes(), bytes);
        let _ = statement.leaf();
    }
    if let Ok(group) = decode_group(bytes) {
        assert_eq!(encode_group(&group), bytes);
    }
    if let Ok(opened) = read_document(bytes) {
        assert_eq!(write_document(&opened).as_deref(), Some(bytes));
        read_parts(&opened);
    }
}

fn read_parts(opened: &Opened) {
    let _ = (decode_header(opened), decode_core(opened), decode_chain(opened));
    let _ = visit_code(opened.statement().protected().act, Record(opened));
}

struct Record<'a>(&'a Opened);

impl Visitor for Record<'_> {
    type Output = ();

    fn visit<A: Stored>(self) {
        let read = decode_record::<A>(self.0);
        assert!(A::INFO.tier == Tier::Public || read.is_err(), "{} was read without its details", A::INFO.name);
    }
}
