//! `Value`: the tree between typed records and the bytes of a statement.
//!
//! Invariant: a `Group` has ascending keys without repeats, so that there is one encoding of a record.
//! Must not know: CBOR (the statement crate) or names of fields.

/// A recorded value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Yes or no.
    Flag(bool),
    /// Carats in thousandths, dollars in cents, days since 1970, counts: whatever is a number.
    Integer(i64),
    /// Text in UTF-8.
    Text(String),
    /// Digests, keys and the like.
    Bytes(Vec<u8>),
    /// Values in the order given.
    List(Vec<Value>),
    /// A record.
    Group(Group),
    /// Stated to be nothing, where a format reserves the place (decisions 1, chain part).
    Null,
}

/// A record as keys and values, keys ascending.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Group(Vec<(u8, Value)>);

impl Group {
    /// From entries in any order; `None` when a key repeats.
    #[must_use]
    pub fn new(mut entries: Vec<(u8, Value)>) -> Option<Self> {
        entries.sort_by_key(|(key, _)| *key);
        let repeated = entries.windows(2).any(|pair| pair[0].0 == pair[1].0);
        (!repeated).then_some(Self(entries))
    }

    /// The value under `key`.
    #[must_use]
    pub fn get(&self, key: u8) -> Option<&Value> {
        self.0.iter().find(|(k, _)| *k == key).map(|(_, value)| value)
    }

    /// The group under `key`.
    #[must_use]
    pub fn group(&self, key: u8) -> Option<&Self> {
        match self.get(key) {
            Some(Value::Group(group)) => Some(group),
            _ => None,
        }
    }

    /// Entries, keys ascending.
    #[must_use]
    pub fn entries(&self) -> &[(u8, Value)] {
        &self.0
    }
}
