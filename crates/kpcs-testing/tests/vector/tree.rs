//! Records as people read them, in JSON and back: the same tree that forms and files become.
//!
//! Invariant: nothing is lost on the way; a name that no field has is a fault, as everywhere.
//! Must not know: acts.

use kpcs_domain::field::{Input, Record, read_request};
use serde_json::Value;

/// A record as JSON: field names and values as on a form.
pub fn written<R: Record>(record: &R) -> Value {
    record.to_input().map_or(Value::Null, |input| of_input(&input))
}

/// A record from JSON.
pub fn read<R: Record>(value: &Value) -> R {
    read_request(&to_input(value)).unwrap_or_else(|faults| panic!("{faults:?}"))
}

fn of_input(input: &Input) -> Value {
    match input {
        Input::Text(text) => Value::String(text.clone()),
        Input::List(items) => Value::Array(items.iter().map(of_input).collect()),
        Input::Group(fields) => fields.iter().map(|(name, value)| (name.clone(), of_input(value))).collect(),
    }
}

fn to_input(value: &Value) -> Input {
    match value {
        Value::String(text) => Input::text(text),
        Value::Array(items) => Input::List(items.iter().map(to_input).collect()),
        Value::Object(fields) => {
            Input::Group(fields.iter().map(|(name, value)| (name.clone(), to_input(value))).collect())
        }
        other => panic!("{other} is no answer of a form"),
    }
}
