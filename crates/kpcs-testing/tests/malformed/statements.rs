//! Statements that are none: another tag, other headers, another payload, other encodings of the same.

use super::{Case, Form, Kind, array, byte_string, head, map, negative, text, unsigned};
use crate::vector::{hex::bytes, vector};

type Entry = (Vec<u8>, Vec<u8>);

/// The pieces of the sound statement.
struct Pieces {
    protected: Vec<Entry>,
    payload: Vec<u8>,
    signature: Vec<u8>,
}

impl Pieces {
    fn sound() -> Self {
        let made = vector("issue_certificate").made;
        let statement = bytes(&made.statement);
        let claims = claims(text("kpcs-demo:SL"), text("SL004211"), issued_at());
        let protected = vec![
            (unsigned(1), negative(7)),
            (unsigned(4), byte_string(&bytes(&made.key_id))),
            (unsigned(15), claims),
            (negative(65_536), array(&[unsigned(5), unsigned(1)])),
        ];
        let payload = array(&made.digests.map(|digest| byte_string(&bytes(&digest))));
        Self { protected, payload, signature: statement[statement.len() - 64..].to_vec() }
    }

    fn bytes(&self) -> Vec<u8> {
        self.with_unprotected(&map(&[]))
    }

    fn with_unprotected(&self, unprotected: &[u8]) -> Vec<u8> {
        let protected = byte_string(&map(&self.protected));
        let items = [protected, unprotected.to_vec(), byte_string(&self.payload), byte_string(&self.signature)];
        [head(6, 18), array(&items)].concat()
    }
}

fn issued_at() -> Vec<u8> {
    let protected = bytes(&vector("issue_certificate").made.protected_header);
    // The claim's key and a head of four bytes stand right before the act.
    let at = protected.windows(2).position(|pair| pair == [0x06, 0x1a]).unwrap();
    protected[at + 1..at + 6].to_vec()
}

fn claims(issuer: Vec<u8>, subject: Vec<u8>, issued_at: Vec<u8>) -> Vec<u8> {
    map(&[(unsigned(1), issuer), (unsigned(2), subject), (unsigned(6), issued_at)])
}

pub fn statements() -> Vec<Case> {
    let sound = Pieces::sound().bytes();
    assert_eq!(sound, bytes(&vector("issue_certificate").made.statement), "the pieces make the vector");
    let mut cases = envelopes(&sound);
    cases.extend(headers());
    cases.extend(claims_cases());
    cases.extend(payloads());
    cases
}

fn case(name: &str, kind: Kind, input: &[u8]) -> Case {
    Case::bytes(Form::Statement, name, kind, input)
}

fn envelopes(sound: &[u8]) -> Vec<Case> {
    let pieces = Pieces::sound();
    let after_array = &sound[2..];
    vec![
        case("no bytes", Kind::Structure, &[]),
        case("no tag", Kind::Structure, &sound[1..]),
        case("tag 17, a COSE_Mac0", Kind::Structure, &[&[0xd1], &sound[1..]].concat()),
        case("tag 98, a COSE_Sign", Kind::Structure, &[&[0xd8, 98], &sound[1..]].concat()),
        case("the tag twice", Kind::Structure, &[&[0xd2], sound].concat()),
        case("the tag in a longer head", Kind::NotDeterministic, &[&[0xd8, 18], &sound[1..]].concat()),
        case("the array in a longer head", Kind::NotDeterministic, &[&[0xd2, 0x98, 4], after_array].concat()),
        case("an array of indefinite length", Kind::NotDeterministic, &[&[0xd2, 0x9f], after_array, &[0xff]].concat()),
        case("an array of five", Kind::Structure, &[&[0xd2, 0x85], after_array, &[0xf6]].concat()),
        case("an array of three", Kind::Structure, &[&[0xd2, 0x83], &after_array[..after_array.len() - 66]].concat()),
        case("a byte after the end", Kind::Structure, &[sound, &[0]].concat()),
        case("a second statement after the end", Kind::Structure, &[sound, sound].concat()),
        case("the last byte missing", Kind::Structure, &sound[..sound.len() - 1]),
        case("the first half", Kind::Structure, &sound[..sound.len() / 2]),
        case("1,025 bytes", Kind::TooLong, &[sound, &vec![0; 1_025 - sound.len()]].concat()),
        case(
            "a key id in the unprotected header",
            Kind::Structure,
            &pieces.with_unprotected(&map(&[(unsigned(4), byte_string(&[1; 8]))])),
        ),
        case(
            "a private label in the unprotected header",
            Kind::Structure,
            &pieces.with_unprotected(&map(&[(negative(70_000), unsigned(1))])),
        ),
        case(
            "an unprotected header of indefinite length",
            Kind::NotDeterministic,
            &pieces.with_unprotected(&[0xbf, 0xff]),
        ),
        case("an unprotected header that is no map", Kind::Structure, &pieces.with_unprotected(&[0x80])),
    ]
}

fn headers() -> Vec<Case> {
    let altered = |name: &str, kind, alter: fn(&mut Vec<Entry>)| {
        let mut pieces = Pieces::sound();
        alter(&mut pieces.protected);
        case(name, kind, &pieces.bytes())
    };
    vec![
        altered("an empty protected header", Kind::Structure, Vec::clear),
        altered("no algorithm", Kind::Structure, |entries| drop(entries.remove(0))),
        altered("no key id", Kind::Structure, |entries| drop(entries.remove(1))),
        altered("no claims", Kind::Structure, |entries| drop(entries.remove(2))),
        altered("no act", Kind::Structure, |entries| drop(entries.remove(3))),
        altered("a content type", Kind::NotDeterministic, |entries| entries.insert(1, (unsigned(3), unsigned(60)))),
        altered("a critical label", Kind::NotDeterministic, |entries| {
            entries.insert(1, (unsigned(2), array(&[unsigned(15)])));
        }),
        altered("a private label more", Kind::Structure, |entries| entries.push((negative(65_537), unsigned(1)))),
        altered("the algorithm twice", Kind::Structure, |entries| entries.insert(1, entries[0].clone())),
        altered("the act twice", Kind::Structure, |entries| entries.push(entries[3].clone())),
        altered("key id before algorithm", Kind::NotDeterministic, |entries| entries.swap(0, 1)),
        altered("act before claims", Kind::Structure, |entries| entries.swap(2, 3)),
        altered("ES384", Kind::Structure, |entries| entries[0].1 = negative(34)),
        altered("the algorithm as a text", Kind::Structure, |entries| entries[0].1 = text("EdDSA")),
        altered("the algorithm in a longer head", Kind::NotDeterministic, |entries| entries[0].1 = vec![0x38, 7]),
        altered("a key id of 7 bytes", Kind::Structure, |entries| entries[1].1 = byte_string(&[1; 7])),
        altered("a key id of 9 bytes", Kind::Structure, |entries| entries[1].1 = byte_string(&[1; 9])),
        altered("an act without version", Kind::Structure, |entries| entries[3].1 = array(&[unsigned(5)])),
        altered("an act of three numbers", Kind::Structure, |entries| {
            entries[3].1 = array(&[unsigned(5), unsigned(1), unsigned(0)]);
        }),
        altered("a negative act", Kind::Structure, |entries| entries[3].1 = array(&[negative(4), unsigned(1)])),
        altered("an act's code in a longer head", Kind::NotDeterministic, |entries| {
            entries[3].1 = array(&[vec![0x18, 5], unsigned(1)]);
        }),
    ]
}

fn claims_cases() -> Vec<Case> {
    let with = |name: &str, kind, claims: Vec<u8>| {
        let mut pieces = Pieces::sound();
        pieces.protected[2].1 = claims;
        case(name, kind, &pieces.bytes())
    };
    let (issuer, subject) = (|| text("kpcs-demo:SL"), || text("SL004211"));
    let issued = |name, kind, at: Vec<u8>| with(name, kind, claims(issuer(), subject(), at));
    let of = |name, issuer: &str| with(name, Kind::Structure, claims(text(issuer), subject(), issued_at()));
    let about = |name, about: &str| with(name, Kind::Structure, claims(issuer(), text(about), issued_at()));
    let expiry = [(1, issuer()), (2, subject()), (4, unsigned(2_000_000_000)), (6, issued_at())];
    let swapped = [(2, subject()), (1, issuer()), (6, issued_at())];
    let keyed =
        |entries: &[(u64, Vec<u8>)]| map(&entries.iter().map(|(k, v)| (unsigned(*k), v.clone())).collect::<Vec<_>>());
    vec![
        of("an empty issuer", ""),
        of("an issuer of 41 characters", &"A".repeat(41)),
        of("a space in the issuer", "kpcs-demo: SL"),
        of("an issuer that is not ASCII", "kpcs-demo:Ś"),
        of("a control character in the issuer", "SL\u{7f}"),
        about("an empty subject", ""),
        about("a subject of 41 characters", &"1".repeat(41)),
        about("a line break in the subject", "SL\n4211"),
        with("the issuer as bytes", Kind::Structure, claims(byte_string(b"SL"), subject(), issued_at())),
        with("an expiry among the claims", Kind::Structure, keyed(&expiry)),
        with("no time", Kind::Structure, keyed(&swapped[..2])),
        with("claims in another order", Kind::NotDeterministic, keyed(&swapped)),
        with(
            "claims under other keys",
            Kind::NotDeterministic,
            keyed(&[(1, issuer()), (3, subject()), (6, issued_at())]),
        ),
        with("claims as an array", Kind::Structure, array(&[issuer(), subject(), issued_at()])),
        issued("a time before 1970", Kind::Structure, negative(0)),
        issued("a time after 2199", Kind::Structure, unsigned(7_258_118_400)),
        issued("a time of 64 bits beyond any", Kind::Structure, unsigned(u64::MAX)),
        issued(
            "a time in floating point",
            Kind::Structure,
            [&[0xfb], &0x41da_c000_0000_0000_u64.to_be_bytes()[..]].concat(),
        ),
        issued("a time with a tag", Kind::Structure, [vec![0xc1], issued_at()].concat()),
        issued("a time in a longer head", Kind::NotDeterministic, [&[0x1b, 0, 0, 0, 0], &issued_at()[1..]].concat()),
    ]
}

fn payloads() -> Vec<Case> {
    let digest = |length| byte_string(&vec![7; length]);
    let with =
        |name: &str, payload: Vec<u8>| case(name, Kind::Structure, &Pieces { payload, ..Pieces::sound() }.bytes());
    let sound = Pieces::sound();
    let signed =
        |name: &str, signature: Vec<u8>| case(name, Kind::Structure, &Pieces { signature, ..Pieces::sound() }.bytes());
    let detached = {
        let items = [byte_string(&map(&sound.protected)), map(&[]), vec![0xf6], byte_string(&sound.signature)];
        [head(6, 18), array(&items)].concat()
    };
    vec![
        case("no payload", Kind::Structure, &detached),
        with("an empty payload", Vec::new()),
        with("three digests", array(&[digest(32), digest(32), digest(32)])),
        with("five digests", array(&vec![digest(32); 5])),
        with("a digest of 31 bytes", array(&[digest(32), digest(32), digest(31), digest(32)])),
        with("a digest as a text", array(&[digest(32), digest(32), digest(32), text(&"a".repeat(32))])),
        with("a byte after the digests", [sound.payload.clone(), vec![0]].concat()),
        with("digests in an array of a longer head", [&[0x98, 4], &sound.payload[1..]].concat()),
        with("digests in an array of indefinite length", [&[0x9f], &sound.payload[1..], &[0xff]].concat()),
        signed("a signature of 63 bytes", vec![1; 63]),
        signed("a signature of 65 bytes", vec![1; 65]),
        signed("an empty signature", Vec::new()),
    ]
}
