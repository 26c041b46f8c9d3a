//! Documents that are none, and documents in which something was changed after signing.

use super::{Case, Form, Kind, array, byte_string, head, signatures::replaced, text};
use crate::vector::{
    hex::{bytes, hex},
    vector,
};

pub fn documents() -> Vec<Case> {
    let made = vector("issue_certificate").made;
    let sound = bytes(made.document.as_ref().unwrap());
    let mut cases = malformed(&sound);
    let changed = |name: &str, input: Vec<u8>| Case {
        name: name.to_owned(),
        form: Form::Document,
        kind: Kind::Signature,
        public_key: Some(made.public_key.clone()),
        input: hex(&input),
    };
    cases.extend([
        changed("another importer", replaced(&sound, b"Scheldt Rough BV", b"Scheldt Rough NV")),
        changed("another destination", replaced(&sound, b"bEU", b"bLR")),
        changed("another weight", replaced(&sound, &[0x02, 0x19, 0xc3, 0x50], &[0x02, 0x19, 0xc3, 0x51])),
        changed("another seal", replaced(&sound, b"SL-77121", b"SL-77122")),
        changed("another seed", with_item(&sound, 2, &byte_string(&[7; 16]))),
        changed("details and chain exchanged", exchanged(&sound)),
        changed("no core", with_item(&sound, 4, &byte_string(&[]))),
        changed("another digest of the details", with_item(&sound, 5, &byte_string(&[7; 32]))),
    ]);
    cases
}

fn malformed(sound: &[u8]) -> Vec<Case> {
    let case = |name: &str, kind, input: &[u8]| Case::bytes(Form::Document, name, kind, input);
    let items = items(sound);
    let with = |at: usize, item: &[u8]| with_item(sound, at, item);
    let protected = |inner: &[u8]| with(0, &byte_string(inner));
    let compact = &items[0][2..];
    // One entry more, at its place: the header part begins with the destination, key 5, in one byte of head and one of map.
    let header_with = |key: &[u8], value: &[u8]| {
        let (map, entries) = (items[3][1], &items[3][2..]);
        with(3, &byte_string(&[&[map + 1], key, value, entries].concat()))
    };
    vec![
        case("no bytes", Kind::Structure, &[]),
        case(
            "a statement in place of a document",
            Kind::Structure,
            &bytes(&vector("issue_certificate").made.statement),
        ),
        case("an array of six", Kind::Structure, &array(&items[..6])),
        case("an array of eight", Kind::Structure, &array(&[&items[..], &[byte_string(&[])]].concat())),
        case("the array in a longer head", Kind::NotDeterministic, &[&[0x98, 7], &sound[1..]].concat()),
        case("an array of indefinite length", Kind::Structure, &[&[0x9f], &sound[1..], &[0xff]].concat()),
        case("a byte after the end", Kind::NotDeterministic, &[sound, &[0]].concat()),
        case("the last byte missing", Kind::Structure, &sound[..sound.len() - 1]),
        case("4,097 bytes", Kind::TooLong, &[sound, &vec![0; 4_097 - sound.len()]].concat()),
        case("a seed of 15 bytes", Kind::Structure, &with(2, &byte_string(&[1; 15]))),
        case("a seed of 32 bytes", Kind::Structure, &with(2, &byte_string(&[1; 32]))),
        case("a seed in a longer head", Kind::NotDeterministic, &with(2, &[&[0x58, 16], &[1; 16][..]].concat())),
        case("a core of indefinite length", Kind::Structure, &with(4, &[&[0x5f], &items[4][..], &[0xff]].concat())),
        case("the header part as a text", Kind::Structure, &with(3, &text("header"))),
        case("a digest of 31 bytes", Kind::Structure, &with(5, &byte_string(&[1; 31]))),
        case("a signature of 63 bytes", Kind::Structure, &with(1, &byte_string(&[1; 63]))),
        case("an empty protected header", Kind::Structure, &protected(&[])),
        case("a protected header as a map", Kind::Structure, &protected(&whole_header())),
        case(
            "a protected header of six",
            Kind::Structure,
            &protected(&[&[0x86], &compact[1..compact.len() - 1]].concat()),
        ),
        case(
            "the protected header in a longer head",
            Kind::NotDeterministic,
            &protected(&[&[0x98, 7], &compact[1..]].concat()),
        ),
        case("a byte after the protected header", Kind::NotDeterministic, &protected(&[compact, &[0]].concat())),
        case(
            "an issuer with a space",
            Kind::Structure,
            &protected(&replaced(compact, b"kpcs-demo:SL", b"kpcs demo:SL")),
        ),
        case(
            "an algorithm that is none of ours",
            Kind::Structure,
            &protected(&replaced(compact, &[0x87, 0x27], &[0x87, 0x28])),
        ),
        case("the number, though it is the subject", Kind::NotDeterministic, &header_with(&[0x02, 0x68], b"SL004211")),
        case("the participant, though the subject says it", Kind::NotDeterministic, &header_with(&[0x03, 0x62], b"SL")),
        case("the authority, though the issuer says it", Kind::NotDeterministic, &header_with(&[0x04, 0x62], b"SL")),
        case("a header part that is no map", Kind::Structure, &with(3, &byte_string(&[0x80]))),
        case("an empty header part", Kind::Structure, &with(3, &byte_string(&[]))),
        case(
            "a byte after the header part",
            Kind::NotDeterministic,
            &with(3, &byte_string(&[&items[3][1..], &[0]].concat())),
        ),
    ]
}

/// The protected header as it is signed.
fn whole_header() -> Vec<u8> {
    bytes(&vector("issue_certificate").made.protected_header)
}

/// The seven encoded items of a document; each is a byte string of at most 65,535 bytes.
fn items(document: &[u8]) -> Vec<Vec<u8>> {
    let mut rest = &document[1..];
    let mut items = Vec::new();
    while let Some(first) = rest.first() {
        let (head, length) = match first & 0x1f {
            24 => (2, usize::from(rest[1])),
            25 => (3, usize::from(rest[1]) << 8 | usize::from(rest[2])),
            short => (1, usize::from(short)),
        };
        let (item, after) = rest.split_at(head + length);
        items.push(item.to_vec());
        rest = after;
    }
    assert_eq!([head(4, 7), items.concat()].concat(), document);
    items
}

fn with_item(document: &[u8], at: usize, item: &[u8]) -> Vec<u8> {
    let mut items = items(document);
    items[at] = item.to_vec();
    array(&items)
}

fn exchanged(document: &[u8]) -> Vec<u8> {
    let mut items = items(document);
    items.swap(5, 6);
    array(&items)
}
