//! Field tables as JSON Schema: what may be sent, and what is answered.
//!
//! Invariant: a schema takes what the value's own `parse` takes, and nothing that it refuses for its form alone; what
//! depends on other values (a real day, a number of a block) is a problem with words.
//! Must not know: single acts.

use kpcs_domain::{
    field::{Field, Kind},
    party::TimeZone,
};
use serde_json::{Map, Value, json};

/// What may be sent for a field table.
pub fn asked(fields: &[Field]) -> Value {
    object(fields, |field| {
        let mut schema = sent(field.kind);
        if let (Kind::Many(_), true) = (field.kind, field.required) {
            schema["minItems"] = json!(1);
        }
        let schema = if field.required { schema } else { json!({ "anyOf": [schema, { "type": "null" }] }) };
        described(schema, field)
    })
}

/// What is answered for a field table; a value that may be missing is null.
pub fn answered(fields: &[Field]) -> Value {
    let mut schema = object(fields, |field| match (field.required, given(field.kind)) {
        (true, schema) => schema,
        (false, schema) => json!({ "anyOf": [schema, { "type": "null" }] }),
    });
    schema["required"] = fields.iter().map(|field| field.name).collect();
    schema
}

/// One example of what may be sent for a field table.
pub fn example(fields: &[Field]) -> Value {
    Value::Object(fields.iter().map(|field| (field.name.to_owned(), example_of(field.kind))).collect())
}

/// The schema of a value in a query: text.
pub fn queried(kind: Kind) -> Value {
    text(kind)
}

fn object(fields: &[Field], schema: impl Fn(&Field) -> Value) -> Value {
    let properties: Map<_, _> = fields.iter().map(|field| (field.name.to_owned(), schema(field))).collect();
    let required: Vec<_> = fields.iter().filter(|field| field.required).map(|field| field.name).collect();
    json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}

fn described(mut schema: Value, field: &Field) -> Value {
    if !field.section.is_empty() {
        schema["description"] = json!(field.section);
    }
    schema
}

fn sent(kind: Kind) -> Value {
    match kind {
        Kind::Group(fields) => asked(fields),
        Kind::Many(one) => json!({ "type": "array", "items": sent(*one), "maxItems": 500 }),
        Kind::Flag | Kind::YesOrNo => json!({ "anyOf": [{ "type": "boolean" }, { "enum": ["yes", "no"] }] }),
        Kind::Integer => json!({ "type": "integer", "minimum": 0, "maximum": 1_000_000_000_000_i64 }),
        other => text(other),
    }
}

fn given(kind: Kind) -> Value {
    match kind {
        Kind::Group(fields) => answered(fields),
        Kind::Many(one) => json!({ "type": "array", "items": given(*one) }),
        Kind::Flag | Kind::YesOrNo => json!({ "type": "boolean" }),
        Kind::Integer => json!({ "type": "integer" }),
        other => text(other),
    }
}

/// Printable characters that neither hide nor reorder, at least one of them no space.
const PLAIN: &str = r"^[^\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u2028\u2029]*[^\s\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u2028\u2029][^\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u2028\u2029]*$";
/// The same with line breaks.
const LINES: &str = r"^[^\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u2028\u2029]*[^\s\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u2028\u2029][^\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u2028\u2029]*$";

const LATITUDE: &str =
    r"^([+-]?([0-8]?[0-9](\.[0-9]{1,6})?|90(\.0{1,6})?)|([0-8]?[0-9](\.[0-9]{1,6})?|90(\.0{1,6})?) ?[NS])$";
const LONGITUDE: &str = r"^([+-]?((1[0-7][0-9]|[0-9]{1,2})(\.[0-9]{1,6})?|180(\.0{1,6})?)|((1[0-7][0-9]|[0-9]{1,2})(\.[0-9]{1,6})?|180(\.0{1,6})?) ?[EW])$";
/// Offsets from UTC, -12:00 to +14:00.
const OFFSET: &str = r"^(UTC|-(0[0-9]|1[01]):[0-5][0-9]|-12:00|\+(0[0-9]|1[0-3]):[0-5][0-9]|\+14:00)$";

/// A time zone as it may be sent and is answered; referred to by name, since the names are many.
pub fn time_zone() -> Value {
    let names: Vec<_> = TimeZone::names().collect();
    json!({ "type": "string", "anyOf": [{ "pattern": OFFSET }, { "enum": names }] })
}

fn text(kind: Kind) -> Value {
    let pattern = |pattern: &str| json!({ "type": "string", "pattern": pattern });
    let line = |most: usize| json!({ "type": "string", "maxLength": most, "pattern": PLAIN });
    let mut schema = match kind {
        Kind::Authority => pattern("^(scheme|[A-Z]{2}(-[A-Z0-9]{1,8})?)$"),
        Kind::Bytes => json!({ "type": "string", "maxLength": 8192, "pattern": "^([0-9A-Fa-f]{2})+$" }),
        Kind::Carats => pattern(r"^[0-9]{1,9}(\.[0-9]{1,3})?$"),
        Kind::CertificateNumber => pattern("^[A-Z]{2}[0-9]{1,12}$"),
        Kind::Choice(words) => json!({ "type": "string", "enum": words }),
        Kind::Country => pattern("^[A-Z]{2}$"),
        Kind::Day => {
            json!({ "type": "string", "format": "date", "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$" })
        }
        Kind::Digest => pattern("^[0-9a-f]{64}$"),
        Kind::Handle => pattern("^[a-z2-7]{8}$"),
        Kind::Hs => json!({ "type": "string", "enum": ["7102.10", "7102.21", "7102.31"] }),
        Kind::Instant => json!({
            "type": "string",
            "format": "date-time",
            "pattern": "^(19[789]|20[0-9]|21[0-9])[0-9]-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$",
        }),
        Kind::Latitude => pattern(LATITUDE),
        Kind::Longitude => pattern(LONGITUDE),
        Kind::Name => line(60),
        Kind::Origin => pattern(r"^(\*\*\*|[A-Z]{2}(, [A-Z]{2}){0,40})$"),
        Kind::Reference => pattern("^[A-Za-z0-9./-]{1,40}$"),
        Kind::Seal => line(24),
        Kind::Time => pattern("^((0?[0-9]|1[0-9]|2[0-3]):[0-5][0-9]|24:00)$"),
        Kind::Usd => pattern(r"^[0-9]{1,10}(\.[0-9]{1,2})?$"),
        Kind::WebAddress => json!({
            "type": "string",
            "format": "uri",
            "maxLength": 500,
            "pattern": "^https://[a-z0-9]([a-z0-9-]{0,40}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,40}[a-z0-9])?){1,4}(/[A-Za-z0-9._~/-]*)?$",
        }),
        Kind::Zone => return json!({ "$ref": "#/components/schemas/TimeZone" }),
        Kind::Text => json!({ "type": "string", "maxLength": 2000, "pattern": LINES }),
        Kind::Flag | Kind::YesOrNo | Kind::Integer | Kind::Group(_) | Kind::Many(_) => json!({ "type": "string" }),
    };
    if let Some(said) = said(kind) {
        schema["description"] = json!(said);
    }
    schema
}

/// What a pattern does not say.
fn said(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Carats => Some("Metric carats, at most three decimals, as text so that it stays exact."),
        Kind::Usd => Some("US dollars, at most two decimals, as text so that it stays exact."),
        Kind::Origin => Some("Countries of mining, or *** for mixed goods of origins that are not disclosed."),
        Kind::Name => Some("One line of at most 60 bytes of UTF-8."),
        Kind::Seal => Some("At most 24 bytes of UTF-8."),
        Kind::Text => Some("At most 2,000 bytes of UTF-8; lines end with a line feed."),
        Kind::Bytes => Some("Bytes in hexadecimal."),
        Kind::Latitude => Some("Degrees north, south negative or with S, at most six decimals."),
        Kind::Longitude => Some("Degrees east, west negative or with W, at most six decimals."),
        Kind::Time => Some("On the office's own clock."),
        _ => None,
    }
}

fn example_of(kind: Kind) -> Value {
    match kind {
        Kind::Authority => json!("SL"),
        Kind::Bytes => json!("00ff"),
        Kind::Carats => json!("12.34"),
        Kind::CertificateNumber => json!("SL004211"),
        Kind::Choice(words) => json!(words.first()),
        Kind::Country => json!("BE"),
        Kind::Day => json!("2026-11-23"),
        Kind::Digest => json!("0".repeat(64)),
        Kind::Flag | Kind::YesOrNo => json!(true),
        Kind::Group(fields) => example(fields),
        Kind::Handle => json!("k7q2m4xa"),
        Kind::Hs => json!("7102.31"),
        Kind::Instant => json!("2026-11-23T10:21:37Z"),
        Kind::Integer => json!(1),
        Kind::Latitude => json!("8.6405"),
        Kind::Longitude => json!("-10.9712"),
        Kind::Many(one) => json!([example_of(*one)]),
        Kind::Name => json!("Koidu Diamonds (simulated)"),
        Kind::Origin => json!("SL"),
        Kind::Reference => json!("SL-A17"),
        Kind::Seal => json!("SL-000123"),
        Kind::Text => json!("12 Siaka Stevens Street, Freetown"),
        Kind::Time => json!("09:30"),
        Kind::Usd => json!("4500.00"),
        Kind::WebAddress => json!("https://programs.example.com/kpcs"),
        Kind::Zone => json!("Europe/Brussels"),
    }
}
