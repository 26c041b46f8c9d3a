//! What is wrong in a file, in words for people and as JSON for programs.
//!
//! Invariant: a refusal of a row reads as the refusal of a form does, with its section and what to do.

use kpcs_files::{FileFault, Why};
use kpcs_web::Texts;
use serde_json::{Value, json};

use crate::objection::refusal_key;

/// A fault that can be told.
pub trait Worded {
    /// What is wrong, in words.
    fn what(&self, texts: Texts) -> String;

    /// What to do about a refusal.
    fn to_do(&self, texts: Texts) -> Option<String>;

    /// As a program sees it.
    fn to_json(&self, texts: Texts) -> Value;
}

impl Worded for FileFault {
    fn what(&self, texts: Texts) -> String {
        match &self.why {
            Why::Expected(key) => texts.get(key),
            Why::Refused(refusal) => texts.get(&refusal_key(refusal.code)),
        }
    }

    fn to_do(&self, texts: Texts) -> Option<String> {
        match &self.why {
            Why::Expected(_) => None,
            Why::Refused(refusal) => Some(texts.get(&format!("{}-todo", refusal_key(refusal.code)))),
        }
    }

    fn to_json(&self, texts: Texts) -> Value {
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
