//! `GET /api/v1/openapi.json`: OpenAPI 3.1, made from the list of endpoints, the acts' field tables and the lists' rows.
//!
//! Invariant: every route and every act stands in it; nothing is written here that the code says elsewhere. Its words are
//! English, as those of other formats.
//! Source: OpenAPI 3.1; RFC 9457; issue 02, demand 5.

mod named;
mod schema;

use axum::{http::StatusCode, response::Response};
use kpcs_domain::act::{ActInfo, Role};
use kpcs_store::act::infos;
use serde_json::{Map, Value, json};

use super::{
    act::fields_of,
    endpoint::{Access, Answer, Body, Endpoint, Param, Takes},
    endpoints, json,
};

/// The document.
pub async fn show() -> Response {
    json::answer(StatusCode::OK, &document())
}

/// The document as JSON.
#[must_use]
pub fn document() -> Value {
    let mut paths: Map<String, Value> = Map::new();
    for endpoint in endpoints() {
        for (path, operation) in operations(&endpoint) {
            let methods = paths.entry(path).or_insert_with(|| json!({}));
            methods[endpoint.method] = operation;
        }
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "OpenKPCS",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "The Kimberley Process Certification Scheme as acts and lists. See /help/api for examples.",
            "license": { "name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0" },
        },
        "servers": [{ "url": "/" }],
        "paths": paths,
        "components": {
            "schemas": schemas(),
            "responses": { "Problem": problem() },
            "securitySchemes": {
                "token": { "type": "http", "scheme": "bearer", "description": "A token made at /account/tokens." },
            },
        },
    })
}

fn operations(endpoint: &Endpoint) -> Vec<(String, Value)> {
    if let Body::Act = endpoint.body {
        let of_act = |info: &&ActInfo| (endpoint.path.replace("{name}", info.name), operation(endpoint, Some(info)));
        return infos().iter().map(of_act).collect();
    }
    vec![(endpoint.path.to_owned(), operation(endpoint, None))]
}

fn operation(endpoint: &Endpoint, act: Option<&ActInfo>) -> Value {
    let summary = act.map_or_else(|| endpoint.summary.to_owned(), |info| format!("{} ({})", info.name, info.section));
    let mut operation = json!({
        "operationId": act.map_or_else(|| id_of(endpoint), |info| info.name.to_owned()),
        "summary": summary,
        "parameters": parameters(endpoint),
        "responses": responses(endpoint, act),
    });
    if let Some(body) = request_body(endpoint, act) {
        operation["requestBody"] = body;
    }
    if let Some(info) = act {
        operation["description"] = json!(who(info));
    }
    let anybody = json!([]);
    let person = json!([{ "token": [] }]);
    operation["security"] = if endpoint.access == Access::Public { anybody } else { person };
    operation
}

fn id_of(endpoint: &Endpoint) -> String {
    let path = endpoint.path.trim_start_matches("/api/v1/").replace(['{', '}'], "").replace(['/', '.'], "_");
    format!("{}_{path}", endpoint.method)
}

fn who(info: &ActInfo) -> String {
    let words = |roles: &[Role]| roles.iter().map(|role| role.word()).collect::<Vec<_>>().join(", ");
    let approved = if info.needs_two() { format!(" Approved by: {}.", words(info.approved_by)) } else { String::new() };
    format!("Asked by: {}.{approved}", words(info.by))
}

fn parameters(endpoint: &Endpoint) -> Vec<Value> {
    let in_path = endpoint.path.split('/').filter_map(|step| step.strip_prefix('{')?.strip_suffix('}'));
    let in_path = in_path
        .filter(|name| *name != "name" || !matches!(endpoint.body, Body::Act))
        .map(|name| json!({ "name": name, "in": "path", "required": true, "schema": in_path_schema(name) }));
    let in_query = endpoint.query.iter().map(|param| {
        json!({
            "name": param.name,
            "in": "query",
            "required": param.required,
            "description": param.says,
            "schema": query_schema(param),
        })
    });
    let key = matches!(endpoint.body, Body::Act).then(|| {
        json!({
            "name": "Idempotency-Key",
            "in": "header",
            "required": true,
            "description": "Chosen anew for each request: the same key again gives the same act.",
            "schema": { "type": "string", "minLength": 8, "maxLength": 200, "pattern": "^[!-~]{8,200}$" },
        })
    });
    in_path.chain(in_query).chain(key).collect()
}

fn in_path_schema(name: &str) -> Value {
    match name {
        "id" => json!({ "type": "integer", "minimum": 1, "maximum": i64::MAX }),
        "kind" => json!({ "type": "string", "enum": crate::import::ImportKind::WORDS }),
        "number" => schema::queried(kpcs_domain::field::Kind::CertificateNumber),
        _ => json!({ "type": "string" }),
    }
}

fn query_schema(param: &Param) -> Value {
    match param.takes {
        Takes::Kind(kind) => schema::queried(kind),
        Takes::Limit => json!({ "type": "integer", "minimum": 1, "maximum": super::paging::LIMIT_ROWS }),
        Takes::Number => json!({ "type": "string", "pattern": "^[0-9]{1,18}$" }),
        Takes::Word => json!({ "type": "string", "pattern": "^[ -~]{1,80}$" }),
        Takes::Free => json!({ "type": "string", "minLength": 1 }),
    }
}

fn request_body(endpoint: &Endpoint, act: Option<&ActInfo>) -> Option<Value> {
    let json_body = |schema: Value, example: Value| json!({ "required": true, "content": { "application/json": { "schema": schema, "example": example } } });
    match endpoint.body {
        Body::None => None,
        Body::Act => {
            let info = act?;
            Some(json_body(reference(&schema_of(info)), schema::example(fields_of(info.name)?)))
        }
        Body::Fields(fields) => Some(json_body(schema::asked(fields), schema::example(fields))),
        Body::File(types) => {
            let content: Map<_, _> = types.iter().map(|kind| ((*kind).to_owned(), file(kind))).collect();
            Some(json!({ "required": true, "content": content }))
        }
    }
}

/// What a file sent as `kind` looks like: raw bytes, or the one file of a form.
fn file(kind: &str) -> Value {
    if kind != "multipart/form-data" {
        return json!({});
    }
    let picture = json!({ "type": "string", "contentMediaType": "application/octet-stream" });
    json!({ "schema": { "type": "object", "properties": { "photograph": picture }, "required": ["photograph"] } })
}

fn responses(endpoint: &Endpoint, act: Option<&ActInfo>) -> Value {
    let content = |words: &str, schema: Value| json!({ "description": words, "content": { "application/json": { "schema": schema } } });
    let mut all = match endpoint.answer {
        Answer::Rows(name, _) => json!({ "200": {
            "description": "The rows, and where the next ones stand.",
            "headers": { "Link": { "description": "`rel=next`.", "schema": { "type": "string" } } },
            "content": { "application/json": { "schema": rows(name) } },
        }}),
        Answer::Row(name, _) | Answer::Named(name) => json!({ "200": content("What was asked for.", reference(name)) }),
        Answer::File(kinds) => {
            let one = |kind: &&str| ((*kind).to_owned(), json!({ "schema": { "type": "string" } }));
            let content: serde_json::Map<_, _> = kinds.iter().map(one).collect();
            json!({ "200": { "description": "The file.", "content": content } })
        }
        Answer::Outcome if act.is_some_and(ActInfo::needs_two) => json!({
            "202": content("It waits for the second officer.", reference("Prepared")),
        }),
        Answer::Outcome => json!({
            "200": content("The same request did it before.", reference("Done")),
            "201": content("It is recorded.", reference("Done")),
        }),
    };
    for status in statuses(endpoint) {
        all[status] = json!({ "$ref": "#/components/responses/Problem" });
    }
    all
}

/// The problems that a route may answer with.
fn statuses(endpoint: &Endpoint) -> Vec<&'static str> {
    let mut all = vec!["400", "405", "429", "500"];
    if endpoint.access != Access::Public {
        all.extend(["401", "403"]);
    }
    if endpoint.access != Access::Public || endpoint.path.contains('{') {
        all.push("404");
    }
    if !matches!(endpoint.body, Body::None) {
        all.extend(["409", "413", "422"]);
        if endpoint.access == Access::Acts {
            // The disk is full: nothing was recorded.
            all.push("507");
        }
    }
    all
}

fn rows(name: &str) -> Value {
    json!({
        "type": "object",
        "properties": {
            "rows": { "type": "array", "items": reference(name) },
            "next": { "type": ["string", "null"], "description": "Path and query of the next rows." },
        },
        "required": ["rows", "next"],
    })
}

fn schemas() -> Map<String, Value> {
    let acts = infos().iter().filter_map(|info| Some((schema_of(info), schema::asked(fields_of(info.name)?))));
    let rows = endpoints().into_iter().filter_map(|endpoint| match endpoint.answer {
        Answer::Rows(name, fields) | Answer::Row(name, fields) => Some((name.to_owned(), schema::answered(fields))),
        Answer::Outcome | Answer::File(_) | Answer::Named(_) => None,
    });
    let named = named::schemas().into_iter().map(|(name, schema)| (name.to_owned(), schema));
    acts.chain(rows).chain(named).collect()
}

fn schema_of(info: &ActInfo) -> String {
    format!("{}_request", info.name)
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

fn problem() -> Value {
    json!({
        "description": "What is wrong, which rule says so, what to do.",
        "content": { "application/problem+json": { "schema": reference("Problem") } },
    })
}
