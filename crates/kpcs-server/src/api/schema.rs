//! `GET /api/v1/acts`: what each act asks, from its field table. Public.

use axum::{http::StatusCode, response::Response};
use kpcs_domain::{
    act::{ActInfo, Role},
    field::{Field, Kind, Record},
};
use kpcs_store::act::{Stored, Visitor, infos, visit_act};
use serde_json::{Map, Value, json};

use super::json;

/// Every act with its fields.
pub async fn show() -> Response {
    let acts: Vec<_> = infos().iter().filter_map(|info| act_json(info)).collect();
    json::answer(StatusCode::OK, &Value::Array(acts))
}

fn act_json(info: &ActInfo) -> Option<Value> {
    struct Fields;
    impl Visitor for Fields {
        type Output = &'static [Field];
        fn visit<A: Stored>(self) -> Self::Output {
            A::Request::FIELDS
        }
    }
    let words = |roles: &[Role]| roles.iter().map(|role| role.word()).collect::<Vec<_>>();
    let fields = visit_act(info.name, Fields)?;
    Some(json!({
        "name": info.name,
        "code": info.code,
        "version": info.version,
        "section": info.section,
        "asked_by": words(info.by),
        "approved_by": words(info.approved_by),
        "fields": fields.iter().map(field_json).collect::<Vec<_>>(),
    }))
}

fn field_json(field: &Field) -> Value {
    let mut body = Map::new();
    body.insert("name".to_owned(), json!(field.name));
    body.extend(kind_json(field.kind));
    body.insert("required".to_owned(), json!(field.required));
    if !field.section.is_empty() {
        body.insert("section".to_owned(), json!(field.section));
    }
    Value::Object(body)
}

/// The kind, with its words, its fields or its items.
fn kind_json(kind: Kind) -> Map<String, Value> {
    let (name, more) = match kind {
        Kind::Authority => ("authority", None),
        Kind::Bytes => ("bytes", None),
        Kind::Carats => ("carats", None),
        Kind::CertificateNumber => ("certificate_number", None),
        Kind::Choice(words) => ("choice", Some(("words", json!(words)))),
        Kind::Country => ("country", None),
        Kind::Day => ("day", None),
        Kind::Digest => ("digest", None),
        Kind::Flag => ("flag", None),
        Kind::Group(fields) => ("group", Some(("fields", fields.iter().map(field_json).collect()))),
        Kind::Handle => ("handle", None),
        Kind::Hs => ("hs", None),
        Kind::Instant => ("instant", None),
        Kind::Integer => ("integer", None),
        Kind::Latitude => ("latitude", None),
        Kind::Longitude => ("longitude", None),
        Kind::Many(one) => ("many", Some(("items", Value::Object(kind_json(*one))))),
        Kind::Name => ("name", None),
        Kind::Origin => ("origin", None),
        Kind::Reference => ("reference", None),
        Kind::Seal => ("seal", None),
        Kind::Text => ("text", None),
        Kind::Time => ("time", None),
        Kind::Usd => ("usd", None),
        Kind::WebAddress => ("web_address", None),
        Kind::YesOrNo => ("yes_or_no", None),
        Kind::Zone => ("zone", None),
    };
    let more = more.map(|(name, value)| (name.to_owned(), value));
    std::iter::once(("kind".to_owned(), json!(name))).chain(more).collect()
}
