//! `Bytes`: raw bytes in a field, such as a public key.
//!
//! Invariant: 1 to 4,096 bytes. Typed in hexadecimal. Must not know: what the bytes mean.

use super::{FieldType, Input, InputFault, Kind, Path, Value, types::read_text};
use crate::value::Expected;

/// Raw bytes, 1 to 4,096 of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bytes(pub Vec<u8>);

impl Bytes {
    /// Reads hexadecimal digits.
    ///
    /// # Errors
    /// `expected-bytes` for anything else, or more than 4,096 bytes.
    pub fn parse(text: &str) -> Result<Self, Expected> {
        let expected = Expected("expected-bytes");
        let text = text.trim();
        if !text.is_ascii() || text.is_empty() || !text.len().is_multiple_of(2) || text.len() > 8_192 {
            return Err(expected);
        }
        let pairs = (0..text.len()).step_by(2).map(|i| u8::from_str_radix(&text[i..i + 2], 16));
        pairs.collect::<Result<Vec<_>, _>>().map(Self).map_err(|_| expected)
    }
}

impl std::fmt::Display for Bytes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl FieldType for Bytes {
    const KIND: Kind = Kind::Bytes;

    fn read(input: Option<&Input>, path: &Path, faults: &mut Vec<InputFault>) -> Option<Self> {
        read_text(input, path, faults, Self::parse)
    }

    fn to_value(&self) -> Option<Value> {
        Some(Value::Bytes(self.0.clone()))
    }

    fn from_value(value: Option<&Value>) -> Option<Self> {
        match value {
            Some(Value::Bytes(bytes)) => Some(Self(bytes.clone())),
            _ => None,
        }
    }

    fn to_input(&self) -> Option<Input> {
        Some(Input::Text(self.to_string()))
    }
}
