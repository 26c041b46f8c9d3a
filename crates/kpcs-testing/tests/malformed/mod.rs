//! Malformed inputs, made from sound vectors by one change each.
//!
//! Must not know: how they are read.

mod documents;
mod parts;
mod signatures;
mod statements;
mod texts;

pub use documents::documents;
pub use parts::parts;
use serde::Serialize;
pub use signatures::signatures;
pub use statements::statements;
pub use texts::texts;

use crate::vector::hex::hex;

/// What an input claims to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    Statement,
    Document,
    Part,
    QrText,
}

/// The fault that it is refused for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Not the structure expected.
    Structure,
    /// Another encoding of something sound.
    NotDeterministic,
    /// Longer than the format allows.
    TooLong,
    /// Well formed, and not signed by `public_key`.
    Signature,
}

/// One malformed input.
#[derive(Debug, Clone, Serialize)]
pub struct Case {
    pub name: String,
    pub form: Form,
    pub kind: Kind,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub public_key: Option<String>,
    pub input: String,
}

impl Case {
    fn bytes(form: Form, name: &str, kind: Kind, input: &[u8]) -> Self {
        Self { name: name.to_owned(), form, kind, public_key: None, input: hex(input) }
    }
}

/// A CBOR head of major type `major` (0 to 7) in its shortest form.
fn head(major: u8, value: u64) -> Vec<u8> {
    let major = major << 5;
    match value {
        0..24 => vec![major | value.to_be_bytes()[7]],
        24..0x100 => vec![major | 24, value.to_be_bytes()[7]],
        0x100..0x1_0000 => [&[major | 25], &value.to_be_bytes()[6..]].concat(),
        0x1_0000..0x1_0000_0000 => [&[major | 26], &value.to_be_bytes()[4..]].concat(),
        _ => [&[major | 27], &value.to_be_bytes()[..]].concat(),
    }
}

fn byte_string(bytes: &[u8]) -> Vec<u8> {
    [head(2, bytes.len() as u64), bytes.to_vec()].concat()
}

fn text(text: &str) -> Vec<u8> {
    [head(3, text.len() as u64), text.as_bytes().to_vec()].concat()
}

fn array(items: &[Vec<u8>]) -> Vec<u8> {
    [head(4, items.len() as u64), items.concat()].concat()
}

/// A map of encoded keys and values, in the order given.
fn map(entries: &[(Vec<u8>, Vec<u8>)]) -> Vec<u8> {
    let inner: Vec<u8> = entries.iter().flat_map(|(key, value)| [key.clone(), value.clone()].concat()).collect();
    [head(5, entries.len() as u64), inner].concat()
}

fn unsigned(value: u64) -> Vec<u8> {
    head(0, value)
}

/// The negative number -1 - `value`.
fn negative(value: u64) -> Vec<u8> {
    head(1, value)
}
