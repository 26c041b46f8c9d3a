//! Bodies of JSON: the request of the act that the first byte names, and a file of an import.
//!
//! A request that is read becomes a group, its bytes, and the same request again.
#![no_main]

use kpcs_domain::{
    act::Act,
    field::{Record, read_request},
};
use kpcs_files::{ImportKind, Options, Requests, input_from_json, input_to_json, read_table, typed_input};
use kpcs_fuzz::judge;
use kpcs_statement::{decode_group, encode_group};
use kpcs_store::act::{Stored, Visitor, infos, visit_code};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| judge(bytes, decode));

fn decode(bytes: &[u8]) {
    let Some((which, body)) = bytes.split_first() else { return };
    let acts = infos();
    if let Ok(value) = serde_json::from_slice::<serde_json::Value>(body) {
        let input = input_from_json(&value);
        assert_eq!(input_from_json(&input_to_json(&input)), input);
        visit_code(acts[usize::from(*which) % acts.len()].code, Body(&value));
    }
    if let Ok(table) = read_table(body, Options::default()) {
        let _ = Requests::of(ImportKind::ALL[usize::from(*which) % ImportKind::ALL.len()], &table, Options::default());
    }
}

struct Body<'a>(&'a serde_json::Value);

impl Visitor for Body<'_> {
    type Output = ();

    fn visit<A: Stored>(self) {
        let Ok(input) = typed_input(<A::Request as Record>::FIELDS, self.0) else { return };
        let Ok(request) = read_request::<A::Request>(&input) else { return };
        let group = request.to_group();
        let read = decode_group(&encode_group(&group)).expect("what was encoded here");
        assert_eq!(read, group);
        let again = <A::Request as Record>::from_group(&read).unwrap_or_else(|| panic!("{}", <A as Act>::INFO.name));
        assert_eq!(again.to_group(), group);
    }
}
