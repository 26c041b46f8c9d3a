//! Codes that are none: another alphabet, another prefix, other forms of base45 and zlib.

use super::{Case, Form, Kind};
use crate::vector::{hex::bytes, vector};

pub fn texts() -> Vec<Case> {
    let made = vector("issue_certificate").made;
    let sound = made.qr_text.unwrap();
    let document = bytes(&made.document.unwrap());
    let mut cases = written(&sound);
    cases.extend(packed(&document));
    cases
}

fn case(name: &str, kind: Kind, input: &str) -> Case {
    Case { name: name.to_owned(), form: Form::QrText, kind, public_key: None, input: input.to_owned() }
}

fn written(sound: &str) -> Vec<Case> {
    let code = sound.strip_prefix("KPC1:").unwrap();
    let (start, end) = sound.split_at(100);
    let cut = |by: usize| &sound[..sound.len() - by];
    vec![
        case("no text", Kind::Structure, ""),
        case("the prefix alone", Kind::Structure, "KPC1:"),
        case("no prefix", Kind::Structure, code),
        case("a prefix in lower case", Kind::Structure, &format!("kpc1:{code}")),
        case("version 2", Kind::Structure, &format!("KPC2:{code}")),
        case("the prefix twice", Kind::Structure, &format!("KPC1:{sound}")),
        case("all in lower case", Kind::Structure, &sound.to_lowercase()),
        case("the code in lower case", Kind::Structure, &format!("KPC1:{}", code.to_lowercase())),
        case("a line break within", Kind::Structure, &format!("{start}\n{end}")),
        case("a space after the prefix", Kind::Structure, &format!("KPC1: {code}")),
        case("a letter outside the alphabet", Kind::Structure, &format!("{start}_{}", &end[1..])),
        case("a letter beyond ASCII", Kind::Structure, &format!("{start}É{}", &end[1..])),
        case("a group beyond two bytes", Kind::Structure, "KPC1:GGW"),
        case("the largest group", Kind::Structure, "KPC1::::"),
        case("a last pair beyond one byte", Kind::NotDeterministic, "KPC1:::"),
        case("one letter left over", Kind::NotDeterministic, &format!("{sound}0")),
        case("two letters more", Kind::Structure, &format!("{sound}00")),
        case("the last letter missing", Kind::Structure, cut(1)),
        case("the last two letters missing", Kind::Structure, cut(2)),
        case("the last group missing", Kind::NotDeterministic, cut(3)),
        case("the first half", Kind::Structure, &sound[..sound.len() / 2]),
        case("the code twice", Kind::Structure, &format!("{sound}{code}")),
        case("base64 in place of base45", Kind::Structure, "KPC1:h1g1pAEn"),
        case("8,193 letters", Kind::TooLong, &format!("KPC1:{}", "0".repeat(8_193))),
    ]
}

fn packed(document: &[u8]) -> Vec<Case> {
    let code = |bytes: &[u8]| format!("KPC1:{}", base45::encode(bytes));
    let form = stored(document);
    let end = form.len();
    let wrong_sum = [&form[..end - 1], &[form[end - 1] ^ 1]].concat();
    vec![
        case("the zlib form of a document", Kind::Structure, &code(&form)),
        case("a byte after the zlib form", Kind::Structure, &code(&[&form[..], &[0]].concat())),
        case("the zlib form twice", Kind::Structure, &code(&form.repeat(2))),
        case("the zlib form cut short", Kind::Structure, &code(&form[..end - 5])),
        case("another check sum", Kind::Structure, &code(&wrong_sum)),
        case("a preset dictionary", Kind::Structure, &code(&[&[0x78, 0xbb, 0, 0, 0, 1], &form[2..]].concat())),
        case("a block of an unknown type", Kind::Structure, &code(&[0x78, 0xda, 0x07, 0, 0, 0, 0, 1])),
        case("more than 4,096 bytes", Kind::TooLong, &code(&stored(&[0; 4_097]))),
        case("nothing when inflated", Kind::Structure, &code(&stored(&[]))),
        case("gzip in place of zlib", Kind::Structure, &code(&[&[0x1f, 0x8b, 8, 0], &form[2..]].concat())),
        case("the zlib form of the zlib form", Kind::Structure, &code(&stored(&form))),
    ]
}

/// The zlib form of at most 65,535 bytes in one block that is stored, not deflated (RFC 1950, RFC 1951 §3.2.4): the same
/// bytes whatever the compressor.
fn stored(plain: &[u8]) -> Vec<u8> {
    let length = u16::try_from(plain.len()).unwrap();
    let (mut low, mut high) = (1_u32, 0_u32);
    for byte in plain {
        low = (low + u32::from(*byte)) % 65_521;
        high = (high + low) % 65_521;
    }
    let sum = (high << 16 | low).to_be_bytes();
    [&[0x78, 0x01, 0x01], &length.to_le_bytes()[..], &(!length).to_le_bytes(), plain, &sum].concat()
}
