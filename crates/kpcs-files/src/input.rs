//! JSON and the tree of answers that acts read.
//!
//! Invariant: a number is taken as it is written (`12.34` as the text "12.34"), so exact figures stay exact; null is no
//! answer.

use kpcs_domain::field::Input;
use serde_json::{Map, Value};

/// The tree of answers of a JSON value.
#[must_use]
pub fn input_from_json(value: &Value) -> Input {
    match value {
        Value::Null => Input::text(""),
        Value::Bool(flag) => Input::text(if *flag { "yes" } else { "no" }),
        Value::Number(number) => Input::text(whole(&number.to_string())),
        Value::String(text) => Input::text(text.clone()),
        Value::Array(items) => Input::List(items.iter().map(input_from_json).collect()),
        Value::Object(fields) => {
            Input::Group(fields.iter().map(|(name, value)| (name.clone(), input_from_json(value))).collect())
        }
    }
}

/// `7.0` is the whole number 7, in JSON as in JSON Schema.
fn whole(number: &str) -> &str {
    number.strip_suffix(".0").unwrap_or(number)
}

/// JSON of a tree of answers.
#[must_use]
pub fn input_to_json(input: &Input) -> Value {
    match input {
        Input::Text(text) => Value::String(text.clone()),
        Input::List(items) => Value::Array(items.iter().map(input_to_json).collect()),
        Input::Group(fields) => {
            let fields = fields.iter().map(|(name, value)| (name.clone(), input_to_json(value)));
            Value::Object(fields.collect::<Map<_, _>>())
        }
    }
}
