//! Words and figures that occur nowhere else, each for one field, and finding them in bytes however they are written.
//!
//! Invariant: a word is found as it is, in either case, in hexadecimal, in base64 of each alignment and alphabet, in base45; a figure
//! also with its digits grouped and as the integer of a statement. A search that found nothing has found each form before.

use base64::{
    Engine as _,
    engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD},
};
use kpcs_domain::field::{Field, Kind};
use serde_json::{Value, json};

/// What all words begin with; three digits follow.
const MARK: &str = "QZVXWJ";

/// The words given out: the field of each; and the figures.
#[derive(Default)]
pub struct Canaries {
    fields: Vec<String>,
    /// A field, and one form of its figure.
    figures: Vec<(String, Vec<u8>)>,
}

impl Canaries {
    /// A new word for a field.
    pub fn word(&mut self, field: &str) -> String {
        self.fields.push(field.to_owned());
        format!("{MARK}{:03}", self.fields.len() - 1)
    }

    /// Notes a figure that a field holds, such as `7318.427`, in the unit of statements.
    pub fn figure(&mut self, field: &str, figure: &str) -> String {
        let digits: String = figure.chars().filter(char::is_ascii_digit).collect();
        let (whole, part) = figure.split_once('.').unwrap_or((figure, ""));
        let grouped = |gap: &str, point: &str| {
            let (head, tail) = whole.split_at(whole.len() - 3);
            format!("{head}{gap}{tail}{point}{part}").into_bytes()
        };
        let integer: u32 = digits.parse().unwrap();
        let cbor = [&[0x1a][..], &integer.to_be_bytes()].concat();
        let mut forms = vec![figure.as_bytes().to_vec(), digits.into_bytes(), cbor];
        forms.extend(
            [("\u{202f}", "."), ("\u{202f}", ","), (" ", "."), (",", "."), ("", ",")]
                .map(|(gap, point)| grouped(gap, point)),
        );
        self.figures.extend(forms.into_iter().map(|form| (field.to_owned(), form)));
        figure.to_owned()
    }

    /// Notes what a field holds and nobody else is to see.
    pub fn secret(&mut self, field: &str, text: &str) {
        self.figures.push((field.to_owned(), text.as_bytes().to_vec()));
    }

    pub fn len(&self) -> usize {
        self.fields.len()
    }

    /// Puts a word into each field of free text of a request, whether it was filled in or not.
    pub fn planted(&mut self, path: &str, fields: &[Field], asked: &Value) -> Value {
        let mut filled = asked.clone();
        for field in fields {
            let here = format!("{path}.{}", field.name);
            if let Some(value) = self.of_kind(&here, field.kind, asked.get(field.name)) {
                filled[field.name] = value;
            }
        }
        filled
    }

    fn of_kind(&mut self, path: &str, kind: Kind, given: Option<&Value>) -> Option<Value> {
        match kind {
            Kind::Name | Kind::Text | Kind::Seal => Some(json!(self.word(path))),
            Kind::Group(fields) => given.map(|given| self.planted(path, fields, given)),
            Kind::Many(Kind::Group(fields)) => {
                let rows = given?.as_array()?;
                Some(rows.iter().map(|row| self.planted(path, fields, row)).collect())
            }
            Kind::Many(Kind::Name | Kind::Text | Kind::Seal) => Some(json!([self.word(path), self.word(path)])),
            _ => None,
        }
    }

    /// Fields whose words or figures stand in `bytes`, with the place.
    pub fn found_in(&self, place: &str, bytes: &[u8]) -> Vec<(String, String)> {
        let upper = bytes.to_ascii_uppercase();
        let mut found = Vec::new();
        for at in places(&upper, MARK.as_bytes()) {
            let number = upper.get(at + MARK.len()..at + MARK.len() + 3).and_then(|digits| str::from_utf8(digits).ok());
            let field = number.and_then(|number| self.fields.get(number.parse::<usize>().ok()?));
            found.push((field.cloned().unwrap_or_else(|| "a handle".to_owned()), place.to_owned()));
        }
        for (form, needle) in forms() {
            if contains(bytes, &needle) {
                found.push((form, place.to_owned()));
            }
        }
        let figures = self.figures.iter().filter(|(_, form)| contains(bytes, form));
        found.extend(
            figures.map(|(field, form)| (format!("{field} {}", String::from_utf8_lossy(form)), place.to_owned())),
        );
        found.sort();
        found.dedup();
        found
    }
}

/// The mark as bytes of other bytes are written.
fn forms() -> Vec<(String, Vec<u8>)> {
    let mut forms = Vec::new();
    for mark in [MARK.to_owned(), MARK.to_ascii_lowercase()] {
        let hexadecimal: String = mark.bytes().map(|byte| format!("{byte:02x}")).collect();
        forms.push((format!("{mark} in hexadecimal"), hexadecimal.clone().into_bytes()));
        forms.push((format!("{mark} in hexadecimal"), hexadecimal.to_uppercase().into_bytes()));
        for (lead, first, last) in [(0, 0, 8), (1, 2, 9), (2, 3, 10)] {
            let shifted = [vec![0; lead], mark.clone().into_bytes(), vec![0; 4]].concat();
            for text in [STANDARD_NO_PAD.encode(&shifted), URL_SAFE_NO_PAD.encode(&shifted)] {
                forms.push((format!("{mark} in base64"), text.as_bytes()[first..last].to_vec()));
            }
        }
        // Two bytes become three characters; with one byte before, the inner four bytes stay whole.
        forms.push((format!("{mark} in base45"), base45::encode(mark.as_bytes()).into_bytes()));
        forms.push((format!("{mark} in base45"), base45::encode(&mark.as_bytes()[1..5]).into_bytes()));
    }
    forms
}

/// Where `needle` begins in `bytes`.
pub fn places(bytes: &[u8], needle: &[u8]) -> Vec<usize> {
    let first = needle[0];
    let begins = bytes.iter().enumerate().filter(|(_, byte)| **byte == first);
    begins.filter(|(at, _)| bytes[*at..].starts_with(needle)).map(|(at, _)| at).collect()
}

pub fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.len() >= needle.len() && bytes.windows(needle.len()).any(|window| window == needle)
}

/// What cannot be found proves nothing: every form of a word and of a figure is found where it stands.
#[test]
fn every_form_is_found() {
    let mut canaries = Canaries::default();
    let (word, figure) = (canaries.word("a word"), canaries.figure("a figure", "7318.427"));
    let hexadecimal: String = word.bytes().map(|byte| format!("{byte:02x}")).collect();
    let mut written = vec![
        word.clone().into_bytes(),
        word.to_ascii_lowercase().into_bytes(),
        format!("before{word}after").into_bytes(),
        hexadecimal.into_bytes(),
    ];
    for lead in 0..5 {
        let bytes = [&b"abcde"[..lead], word.as_bytes(), b"fgh"].concat();
        written.extend(
            [STANDARD_NO_PAD.encode(&bytes), URL_SAFE_NO_PAD.encode(&bytes), base45::encode(&bytes)]
                .map(String::into_bytes),
        );
    }
    for bytes in &written {
        assert!(!canaries.found_in("here", bytes).is_empty(), "{}", String::from_utf8_lossy(bytes));
    }
    let figures = [
        figure.into_bytes(),
        "7\u{202f}318,427".into(),
        b"7318427".to_vec(),
        vec![0xa1, 0x02, 0x1a, 0, 0x6f, 0xab, 0x9b],
    ];
    for bytes in &figures {
        assert!(!canaries.found_in("here", bytes).is_empty(), "{}", String::from_utf8_lossy(bytes));
    }
    assert_eq!(canaries.found_in("here", b"nothing of it"), []);
}
