//! `toml_to_input`: a TOML file as the tree that forms and files become.
//!
//! Invariant: integers and booleans become the text a person would type; floats and TOML's own dates are refused,
//! because weights and money never pass through a float and days are quoted (`docs/formats/rule-pack.md`).
//! Must not know: what the file is about.

use kpcs_domain::field::{Input, InputFault, Path};
use toml::{Table, Value};

use crate::ReferenceFault;

/// Reads a TOML document.
///
/// # Errors
/// `Toml` where it is none; `Fields` with `expected-no-float` or `expected-quoted-day` for each value of such a kind.
pub fn toml_to_input(text: &str) -> Result<Input, ReferenceFault> {
    table_to_input(&parse(text)?)
}

pub(crate) fn parse(text: &str) -> Result<Table, ReferenceFault> {
    text.parse().map_err(|error: toml::de::Error| ReferenceFault::Toml(error.to_string()))
}

pub(crate) fn table_to_input(table: &Table) -> Result<Input, ReferenceFault> {
    let mut faults = Vec::new();
    let input = group(table, &Path::root(), &mut faults);
    if faults.is_empty() { Ok(input) } else { Err(ReferenceFault::Fields(faults)) }
}

fn group(table: &Table, path: &Path, faults: &mut Vec<InputFault>) -> Input {
    Input::Group(table.iter().map(|(key, value)| (key.clone(), node(value, &path.join(key), faults))).collect())
}

fn node(value: &Value, path: &Path, faults: &mut Vec<InputFault>) -> Input {
    match value {
        Value::String(text) => Input::text(text),
        Value::Integer(number) => Input::text(number.to_string()),
        Value::Boolean(flag) => Input::text(if *flag { "yes" } else { "no" }),
        Value::Array(items) => {
            Input::List(items.iter().enumerate().map(|(i, item)| node(item, &path.join(i), faults)).collect())
        }
        Value::Table(table) => group(table, path, faults),
        Value::Float(_) => refuse(value, path, faults, "expected-no-float"),
        Value::Datetime(_) => refuse(value, path, faults, "expected-quoted-day"),
    }
}

fn refuse(value: &Value, path: &Path, faults: &mut Vec<InputFault>, expected: &'static str) -> Input {
    let found = Input::text(value.to_string());
    faults.push(InputFault::new(path, Some(&found), expected));
    found
}

#[cfg(test)]
mod tests {
    use kpcs_domain::field::Input;

    use super::{ReferenceFault, toml_to_input};

    #[test]
    fn becomes_what_a_person_would_type() {
        let input = toml_to_input("a = 7\n[b]\nc = true\nd = [\"x\", -1]\n").unwrap();
        let text = Input::text;
        let b = Input::Group(
            [("c".to_owned(), text("yes")), ("d".to_owned(), Input::List(vec![text("x"), text("-1")]))].into(),
        );
        assert_eq!(input, Input::Group([("a".to_owned(), text("7")), ("b".to_owned(), b)].into()));
    }

    #[test]
    fn refuses_floats_dates_and_what_is_no_toml() {
        let Err(ReferenceFault::Fields(faults)) = toml_to_input("[p]\ncarats = [1.5]\nday = 2026-11-23\n") else {
            panic!("accepted")
        };
        let told: Vec<_> = faults.iter().map(|f| (f.field.as_str(), f.found.as_str(), f.expected)).collect();
        let expected = [("p.carats.0", "1.5", "expected-no-float"), ("p.day", "2026-11-23", "expected-quoted-day")];
        assert_eq!(told, expected);
        for wrong in ["a = ", "a = 1\na = 2", "= 3"] {
            assert!(matches!(toml_to_input(wrong), Err(ReferenceFault::Toml(_))), "{wrong}");
        }
    }
}
