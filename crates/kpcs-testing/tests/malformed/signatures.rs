//! Statements whose signature does not count: of another key, of other bytes, or in a second form.

use super::{Case, Form, Kind};
use crate::vector::{
    hex::{bytes, hex},
    vector,
};

/// The order of the base point of Ed25519 (RFC 8032 §5.1), little-endian.
const ORDER_ED25519: &str = "edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010";
/// The order of the base point of P-256 (SEC 2 §2.4.2), big-endian.
const ORDER_P256: &str = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";

pub fn signatures() -> Vec<Case> {
    let mut cases = ed25519();
    cases.extend(es256());
    cases
}

fn ed25519() -> Vec<Case> {
    let made = vector("issue_certificate").made;
    let statement = bytes(&made.statement);
    let own = |name: &str, input: &[u8]| case(name, &made.public_key, input);
    let altered = |at: usize| {
        let mut altered = statement.clone();
        altered[at] ^= 1;
        altered
    };
    let end = statement.len();
    vec![
        own("one bit of the signature", &altered(end - 1)),
        own("one bit of a digest", &altered(end - 70)),
        own("another issuer", &replaced(&statement, b"kpcs-demo:SL", b"kpcs-demo:LR")),
        own("another subject", &replaced(&statement, b"SL004211", b"SL004212")),
        own("a signature of zeros", &[&statement[..end - 64], &[0; 64]].concat()),
        own("s and the order of the group", &with_second_half(&statement, &sum_little_endian(&statement[end - 32..]))),
        case("the key of another", &vector("confirm_receipt").made.public_key, &statement),
        own("the algorithm of another key", &replaced(&statement, &[0xa4, 0x01, 0x27], &[0xa4, 0x01, 0x26])),
    ]
}

fn es256() -> Vec<Case> {
    let made = vector("issue_certificate_es256").made;
    let statement = bytes(&made.statement);
    let own = |name: &str, input: &[u8]| case(name, &made.public_key, input);
    let end = statement.len();
    let high = difference_big_endian(&bytes(ORDER_P256), &statement[end - 32..]);
    vec![
        own("ES256 with a high s", &with_second_half(&statement, &high)),
        own("ES256 with s zero", &with_second_half(&statement, &[0; 32])),
        own("ES256 with s the order of the group", &with_second_half(&statement, &bytes(ORDER_P256))),
        own("ES256 with r zero", &[&statement[..end - 64], &[0; 32], &statement[end - 32..]].concat()),
    ]
}

fn case(name: &str, key: &str, input: &[u8]) -> Case {
    Case {
        name: name.to_owned(),
        form: Form::Statement,
        kind: Kind::Signature,
        public_key: Some(key.to_owned()),
        input: hex(input),
    }
}

fn with_second_half(statement: &[u8], half: &[u8]) -> Vec<u8> {
    [&statement[..statement.len() - 32], half].concat()
}

pub fn replaced(bytes: &[u8], old: &[u8], new: &[u8]) -> Vec<u8> {
    let at = bytes.windows(old.len()).position(|window| window == old).unwrap();
    [&bytes[..at], new, &bytes[at + old.len()..]].concat()
}

/// `s` and the order of the group: the second form of a signature that a lax verifier takes.
fn sum_little_endian(s: &[u8]) -> Vec<u8> {
    let mut carry = 0_u16;
    let added = s.iter().zip(bytes(ORDER_ED25519)).map(|(a, b)| {
        let sum = u16::from(*a) + u16::from(b) + carry;
        carry = sum >> 8;
        sum.to_be_bytes()[1]
    });
    added.collect()
}

fn difference_big_endian(from: &[u8], what: &[u8]) -> Vec<u8> {
    let mut borrow = 0_i16;
    let mut bytes: Vec<u8> = from
        .iter()
        .zip(what)
        .rev()
        .map(|(a, b)| {
            let difference = i16::from(*a) - i16::from(*b) - borrow;
            borrow = i16::from(difference < 0);
            difference.rem_euclid(256).to_be_bytes()[1]
        })
        .collect();
    bytes.reverse();
    bytes
}
