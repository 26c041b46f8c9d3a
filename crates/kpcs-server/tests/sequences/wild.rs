//! Calls invented from the published document: any route, by anybody, with its example altered at random.

use kpcs_server::api::document as api_document;
use serde_json::{Value, json};

use crate::{
    dice::Dice,
    office::{Call, PEOPLE},
};

/// Texts that something might stumble over.
const ODD: [&str; 22] = [
    "",
    " ",
    "0",
    "-1",
    "9223372036854775807",
    "9223372036854775808",
    "1e309",
    "0.001",
    "999999999.999",
    "12,34",
    "2026-11-23",
    "2026-02-30",
    "0001-01-01",
    "9999-12-31",
    "SL000001",
    "SL 999999",
    "ZZ",
    "' or 1=1 --",
    "../../etc/passwd",
    "\u{0}",
    "\u{202e}\u{fe0f}\u{1f48e}",
    "%00%ff",
];

/// The published document, as a source of calls.
pub struct Wild {
    /// Method, path, parameters, example of the body.
    operations: Vec<(String, String, Vec<Value>, Value)>,
}

impl Wild {
    pub fn new() -> Self {
        let document = api_document();
        let mut operations = Vec::new();
        for (path, methods) in document["paths"].as_object().unwrap() {
            for (method, operation) in methods.as_object().unwrap() {
                let parameters = operation["parameters"].as_array().cloned().unwrap_or_default();
                let example = operation["requestBody"]["content"]["application/json"]["example"].clone();
                operations.push((method.to_uppercase(), path.clone(), parameters, example));
            }
        }
        Self { operations }
    }

    /// A call; `known` are names that exist.
    pub fn call(&self, dice: &mut Dice, known: &[String]) -> Call {
        let (method, path, parameters, example) = dice.of(&self.operations).unwrap();
        let (mut path, mut query) = (path.clone(), form_urlencoded::Serializer::new(String::new()));
        for parameter in parameters {
            let name = parameter["name"].as_str().unwrap();
            let text = text(dice, known);
            match parameter["in"].as_str().unwrap() {
                "path" => path = path.replace(&format!("{{{name}}}"), &escaped(&text)),
                "query" if dice.one_in(2) => drop(query.append_pair(name, &text)),
                _ => {}
            }
        }
        let query = query.finish();
        let mut body = example.clone();
        for _ in 0..1 + dice.below(4) {
            alter(&mut body, dice, known);
        }
        let mut body = body.to_string();
        if dice.one_in(8) {
            let cut = (0..=dice.below(body.len() + 1)).rev().find(|at| body.is_char_boundary(*at)).unwrap_or(0);
            body.truncate(cut);
        }
        Call {
            login: dice.of(&PEOPLE).unwrap().0,
            method: method.clone(),
            path: if query.is_empty() { path } else { format!("{path}?{query}") },
            key: if dice.one_in(10) { "short".to_owned() } else { format!("wild-{}", dice.below(usize::MAX)) },
            body,
        }
    }
}

fn text(dice: &mut Dice, known: &[String]) -> String {
    match dice.of(known) {
        Some(name) if dice.one_in(2) => name.clone(),
        _ => (*dice.of(&ODD).unwrap()).to_owned(),
    }
}

fn escaped(text: &str) -> String {
    let encoded = form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>().replace('+', "%20");
    if encoded.is_empty() { "%20".to_owned() } else { encoded }
}

/// Alters one place of a tree.
fn alter(value: &mut Value, dice: &mut Dice, known: &[String]) {
    match value {
        Value::Object(fields) if !fields.is_empty() && !dice.one_in(6) => {
            let names: Vec<_> = fields.keys().cloned().collect();
            let name = dice.of(&names).unwrap();
            match dice.below(8) {
                0 => drop(fields.remove(name)),
                1 => drop(fields.insert("unheard_of".to_owned(), json!(1))),
                _ => alter(&mut fields[name.as_str()], dice, known),
            }
        }
        Value::Array(items) if !items.is_empty() && !dice.one_in(6) => {
            let at = dice.below(items.len());
            match dice.below(6) {
                0 => drop(items.remove(at)),
                1 => items.push(items[at].clone()),
                _ => alter(&mut items[at], dice, known),
            }
        }
        other => *other = leaf(dice, known),
    }
}

fn leaf(dice: &mut Dice, known: &[String]) -> Value {
    match dice.below(9) {
        0 => Value::Null,
        1 => json!(true),
        2 => json!([-1, 0, 1, 3_000_000_000, i64::MAX][dice.below(5)]),
        3 => json!(1.5),
        4 => json!([]),
        5 => json!({}),
        6 => json!("A".repeat(1 + dice.below(3_000))),
        _ => json!(text(dice, known)),
    }
}
