//! `FileFault`: what is wrong in a file, by row and column.

use kpcs_domain::act::Refusal;
use kpcs_web::Texts;
use serde_json::{Value, json};

use crate::objection::refusal_key;

/// One fault.
#[derive(Debug, Clone)]
pub struct FileFault {
    /// The row as the program that made the file numbers it, from 1; 0 for the file as a whole.
    pub row: usize,
    /// The column's name; empty for the row as a whole.
    pub column: String,
    /// What stands there.
    pub found: String,
    /// What is wrong.
    pub why: Why,
}

/// What is wrong.
#[derive(Debug, Clone)]
pub enum Why {
    /// It cannot be read; the key of the text that says what is expected.
    Expected(&'static str),
    /// A rule refuses it.
    Refused(Refusal),
}

impl FileFault {
    /// A fault of what is written.
    #[must_use]
    pub fn new(row: usize, column: impl Into<String>, found: impl Into<String>, expected: &'static str) -> Self {
        let found: String = found.into();
        Self { row, column: column.into(), found: found.chars().take(80).collect(), why: Why::Expected(expected) }
    }

    /// What is wrong, in words.
    #[must_use]
    pub fn what(&self, texts: Texts) -> String {
        match &self.why {
            Why::Expected(key) => texts.get(key),
            Why::Refused(refusal) => texts.get(&refusal_key(refusal.code)),
        }
    }

    /// What to do about a refusal.
    #[must_use]
    pub fn to_do(&self, texts: Texts) -> Option<String> {
        match &self.why {
            Why::Expected(_) => None,
            Why::Refused(refusal) => Some(texts.get(&format!("{}-todo", refusal_key(refusal.code)))),
        }
    }

    /// As a program sees it.
    #[must_use]
    pub fn to_json(&self, texts: Texts) -> Value {
        let (code, section) = match &self.why {
            Why::Expected(key) => (*key, Value::Null),
            Why::Refused(refusal) => (refusal.code, json!(refusal.section)),
        };
        json!({
            "row": self.row,
            "column": self.column,
            "found": self.found,
            "code": code,
            "section": section,
            "detail": self.what(texts),
            "todo": self.to_do(texts),
        })
    }
}
