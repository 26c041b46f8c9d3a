//! The OpenAPI document: every act and route, every reference, and answers that are as it says.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use kpcs_domain::field::{InputFault, Record as _, read_request};
use kpcs_server::wire::typed_input;
use kpcs_store::act::{Stored, Visitor, infos, visit_act};
use serde_json::Value;

use crate::client::Node;

async fn document(node: &Node) -> Value {
    node.visitor().get("/api/v1/openapi.json").await.json()
}

fn references<'a>(value: &'a Value, all: &mut Vec<&'a str>) {
    match value {
        Value::Object(fields) => {
            all.extend(fields.get("$ref").and_then(Value::as_str));
            fields.values().for_each(|value| references(value, all));
        }
        Value::Array(items) => items.iter().for_each(|item| references(item, all)),
        _ => {}
    }
}

#[tokio::test]
async fn every_act_stands_in_it_and_every_reference_leads_somewhere() {
    let node = Node::new(5);
    let document = document(&node).await;
    for info in infos() {
        let operation = &document["paths"][format!("/api/v1/acts/{}", info.name)]["post"];
        assert_eq!(operation["operationId"], info.name);
        assert_eq!(operation["responses"]["202"].is_object(), info.needs_two(), "{}", info.name);
    }
    let mut all = Vec::new();
    references(&document, &mut all);
    assert!(all.len() > 100, "{}", all.len());
    for reference in all {
        let pointer = reference.strip_prefix('#').unwrap();
        assert!(document.pointer(pointer).is_some(), "{reference}");
    }
}

#[tokio::test]
async fn every_list_answers_rows_with_the_fields_that_its_schema_names() {
    let node = Node::new(5);
    let (number, _) = node.world.issue("12.34", "one").unwrap();
    node.world.at("2026-11-25T09:00:00Z");
    node.world.receive(&number, "2026-11-25", "12.34").unwrap();
    let document = document(&node).await;
    let mut filled = BTreeSet::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        let schema = &methods["get"]["responses"]["200"]["content"]["application/json"]["schema"];
        let Some(row) = schema["properties"]["rows"]["items"]["$ref"].as_str() else { continue };
        for login in ["clerk", "importing"] {
            let page = node.call(login, ("GET", path), "", "").await;
            if page.status == StatusCode::FORBIDDEN {
                continue;
            }
            let body = page.json();
            for given in body["rows"].as_array().unwrap_or_else(|| panic!("{path}: {}", page.body)) {
                filled.insert(path.clone());
                let named: Vec<_> = given.as_object().unwrap().keys().collect();
                let schema = document.pointer(&row[1..]).unwrap();
                let said: Vec<_> = schema["properties"].as_object().unwrap().keys().collect();
                assert_eq!(named, said, "{path}");
            }
        }
    }
    for path in
        ["applications", "certificates", "shipments", "arrivals", "confirmations", "inbox", "acts-done", "rules"]
    {
        assert!(filled.contains(&format!("/api/v1/{path}")), "{path} has no row here");
    }
}

#[tokio::test]
async fn a_program_that_follows_next_reads_every_row_once() {
    let node = Node::new(5);
    for key in ["one", "two", "three", "four", "five"] {
        node.world.issue("12.34", key).unwrap();
    }
    let mut path = "/api/v1/certificates?limit=2".to_owned();
    let mut read = Vec::new();
    for _ in 0..3 {
        let page = node.call("clerk", ("GET", &path), "", "").await;
        let body = page.json();
        read.extend(body["rows"].as_array().unwrap().iter().map(|row| row["number"].as_str().unwrap().to_owned()));
        let Some(next) = body["next"].as_str() else { break };
        assert_eq!(page.headers["link"], format!("<{next}>; rel=\"next\""));
        path = next.to_owned();
        node.world.issue("1.00", &path).unwrap();
    }
    assert_eq!(read.len(), 5, "{read:?}");
    assert_eq!(read.iter().collect::<BTreeSet<_>>().len(), 5, "{read:?}");
    let first = node.visitor().get("/api/v1/rules?limit=500").await.json();
    let mut path = "/api/v1/rules?limit=7".to_owned();
    let mut rules = Vec::new();
    while !path.is_empty() {
        let body = node.visitor().get(&path).await.json();
        rules.extend(body["rows"].as_array().unwrap().clone());
        path = body["next"].as_str().unwrap_or_default().to_owned();
    }
    assert_eq!(Value::Array(rules), first["rows"]);
}

/// Reads an example as the act reads a request.
struct Example<'a>(&'a Value);

impl Visitor for Example<'_> {
    type Output = Result<(), Vec<InputFault>>;

    fn visit<A: Stored>(self) -> Self::Output {
        let input = typed_input(A::Request::FIELDS, self.0)?;
        read_request::<A::Request>(&input).map(|_| ())
    }
}

/// Found by schemathesis: degrees, times and zones were shown, and described, as any name.
#[tokio::test]
async fn every_example_of_an_act_can_be_read_by_it() {
    let document = document(&Node::new(6)).await;
    for info in infos() {
        let operation = &document["paths"][format!("/api/v1/acts/{}", info.name)]["post"];
        let example = &operation["requestBody"]["content"]["application/json"]["example"];
        let faults = visit_act(info.name, Example(example)).unwrap().err();
        assert!(faults.is_none(), "{}: {faults:?}", info.name);
    }
    let webhook = &document["paths"]["/api/v1/webhooks"]["post"]["requestBody"]["content"]["application/json"];
    let events = &webhook["schema"]["properties"]["events"]["items"]["enum"];
    let events: Vec<_> = events.as_array().unwrap().iter().filter_map(Value::as_str).collect();
    assert!(!events.contains(&"ping") && events.contains(&"certificate_issued"), "{events:?}");
    assert!(webhook["example"]["address"].as_str().unwrap().starts_with("https://"));
}

/// Found by schemathesis: a day of the gate's answer, control characters in `after`, an answer that was not named.
#[tokio::test]
async fn answers_queries_and_statuses_are_as_the_document_says() {
    let node = Node::new(6);
    let document = document(&node).await;
    let days = "from=SL&to=BE&origin=SL&hs=7102.31&issued=2026-07-01&left=2026-06-01&presented=2026-07-02";
    let verdict = node.visitor().get(&format!("/api/v1/gate?{days}")).await.json();
    let on = verdict["rules"][0]["on"].clone();
    let named = document.pointer("/components/schemas/Verdict/properties/rules/items/properties/on/enum").unwrap();
    assert!(on == "left" && named.as_array().unwrap().contains(&on), "{verdict} {named}");
    for list in ["participants", "authorities", "keys", "packs", "specimens", "rules"] {
        for after in ["%01", "%7F", "", "%C3%A9"] {
            let page = node.visitor().get(&format!("/api/v1/{list}?after={after}")).await;
            assert_eq!(page.status, StatusCode::BAD_REQUEST, "{list} {after:?}: {}", page.body);
        }
    }
    for (path, methods) in document["paths"].as_object().unwrap() {
        for (method, operation) in methods.as_object().unwrap() {
            for status in ["400", "405", "429", "500"] {
                assert!(operation["responses"][status].is_object(), "{method} {path}: {status}");
            }
        }
    }
}

#[tokio::test]
async fn a_query_of_other_names_and_a_method_that_is_not_taken_are_said() {
    let node = Node::new(5);
    for query in ["sate=issued", "limit=0", "limit=501", "limit=1&limit=2", "after=x", "state=", "offset=1"] {
        let page = node.call("clerk", ("GET", &format!("/api/v1/certificates?{query}")), "", "").await;
        assert_eq!(page.status, StatusCode::BAD_REQUEST, "{query}: {}", page.body);
    }
    let page = node.call("clerk", ("DELETE", "/api/v1/certificates"), "", "").await;
    assert_eq!(
        (page.status, page.json()["type"].as_str()),
        (StatusCode::METHOD_NOT_ALLOWED, Some("urn:kpcs:problem:other_method"))
    );
    assert_eq!(page.headers["allow"], "GET,HEAD");
}
