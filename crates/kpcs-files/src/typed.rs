//! JSON of a program read against a field table: a figure is text with its decimals, a list is a list.
//!
//! Invariant: every value of the wrong JSON kind is a fault that names its field; nothing is made to fit. A figure as a
//! JSON number is not taken, because programs round it on the way.
//! Must not know: any single act.

use kpcs_domain::field::{Field, Input, InputFault, Kind, Path};
use serde_json::Value;

use crate::input_from_json;

/// The tree of answers, or every value that is of another kind than its field.
///
/// # Errors
/// The faults, in the order of the fields given.
pub fn typed_input(fields: &[Field], value: &Value) -> Result<Input, Vec<InputFault>> {
    let mut faults = Vec::new();
    group(fields, value, &Path::root(), &mut faults);
    if faults.is_empty() { Ok(input_from_json(value)) } else { Err(faults) }
}

fn group(fields: &[Field], value: &Value, path: &Path, faults: &mut Vec<InputFault>) {
    let Value::Object(given) = value else {
        faults.push(fault(path, value, "expected-group"));
        return;
    };
    for (name, value) in given {
        let path = path.join(name);
        match fields.iter().find(|field| field.name == name) {
            Some(field) => one(field.kind, value, &path, faults),
            None => faults.push(fault(&path, value, "expected-known-field")),
        }
    }
}

fn one(kind: Kind, value: &Value, path: &Path, faults: &mut Vec<InputFault>) {
    let expected = match (kind, value) {
        (_, Value::Null) => return,
        (Kind::Group(fields), _) => return group(fields, value, path, faults),
        (Kind::Many(kind), Value::Array(items)) => {
            return items.iter().enumerate().for_each(|(i, item)| one(*kind, item, &path.join(i), faults));
        }
        (Kind::Many(_), _) => "expected-list",
        (Kind::Flag | Kind::YesOrNo, Value::Bool(_) | Value::String(_)) => return,
        (Kind::Integer, Value::Number(number)) if number.is_u64() || number.to_string().ends_with(".0") => return,
        (Kind::Integer, Value::String(_)) => return,
        (Kind::Flag | Kind::YesOrNo, _) => "expected-flag",
        (Kind::Integer, _) => "expected-integer",
        (_, Value::String(_)) => return,
        (Kind::Carats | Kind::Usd, _) => "expected-no-float",
        (Kind::Day, _) => "expected-quoted-day",
        _ => "expected-quoted-text",
    };
    faults.push(fault(path, value, expected));
}

fn fault(path: &Path, value: &Value, expected: &'static str) -> InputFault {
    InputFault::new(path, Some(&input_from_json(value)), expected)
}
