//! The kinds of value in the section `[hub]`: part in the log, keys and witnesses.
//!
//! Invariant: a key has one text; a witness stands for one group.
//! Source: issue 03, demands 2 and 6; docs/operating/log.md.

use kpcs_hub::receipt_key_of_text;
use kpcs_log::{NoteKey, ReceiptKey};

use super::value::{Value, WebAddress};

/// A witness whose cosignature counts: `GROUP KEY`, and the address at which the host asks it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedWitness {
    /// The group for which it stands.
    pub group: String,
    /// Its key.
    pub key: NoteKey,
    /// Where the host of the log reaches it; members need not know.
    pub address: Option<WebAddress>,
}

impl Value for NoteKey {
    const EXPECTED: &'static str = "a key as NAME+ID+KEY";

    fn read(text: &str) -> Option<Self> {
        Self::parse(text).ok()
    }
}

impl Value for ReceiptKey {
    const EXPECTED: &'static str = "a key of receipts as NAME+ID+KEY";

    fn read(text: &str) -> Option<Self> {
        receipt_key_of_text(text)
    }
}

impl Value for ListedWitness {
    const EXPECTED: &'static str = "a witness as GROUP KEY ADDRESS, the address for a host only";

    fn read(text: &str) -> Option<Self> {
        let mut words = text.split_whitespace();
        let (group, key) = (words.next()?.to_owned(), NoteKey::parse(words.next()?).ok()?);
        let address = match words.next() {
            Some(address) => Some(WebAddress::read(address)?),
            None => None,
        };
        words.next().is_none().then_some(Self { group, key, address })
    }
}

macro_rules! lists {
    ($($kind:ty, $expected:literal;)*) => {$(
        impl Value for Vec<$kind> {
            const EXPECTED: &'static str = $expected;

            fn read(text: &str) -> Option<Self> {
                text.split(',').map(str::trim).filter(|one| !one.is_empty()).map(<$kind as Value>::read).collect()
            }
        }
    )*};
}

lists! {
    ListedWitness, "witnesses with commas between them, each as GROUP KEY ADDRESS; members leave out the address";
    WebAddress, "addresses with commas between them, each beginning with https:// or http://";
    String, "words with commas between them, such as producing, trading";
}
