//! Programs: the same acts and lists as JSON, with idempotency and problems as in RFC 9457.

use axum::http::StatusCode;
use kpcs_domain::field::FieldType;
use kpcs_server::wire::input_to_json;
use kpcs_testing::{arrival, declaration};
use serde_json::{Value, json};

use crate::client::{Node, PASSWORD};

const APPLY: (&str, &str) = ("POST", "/api/v1/acts/apply_for_certificate");

fn application(carats: &str) -> Value {
    json!({ "shipment": input_to_json(&declaration(carats).to_input().unwrap()) })
}

#[tokio::test]
async fn the_same_key_gives_the_same_act_and_another_body_under_it_is_refused() {
    let node = Node::new(5);
    let body = application("12.34").to_string();
    let first = node.call("koidu", APPLY, "key-0001", &body).await;
    assert_eq!(first.status, StatusCode::CREATED, "{}", first.body);
    let again = node.call("koidu", APPLY, "key-0001", &body).await;
    assert_eq!(again.status, StatusCode::OK);
    let (first, again) = (first.json(), again.json());
    assert_eq!((&first["subject"], &first["position"]), (&again["subject"], &again["position"]));
    assert_eq!((&first["repeated"], &again["repeated"]), (&json!(false), &json!(true)));
    let other = node.call("koidu", APPLY, "key-0001", &application("99").to_string()).await;
    assert_eq!(
        (other.status, &other.json()["refusals"][0]["code"]),
        (StatusCode::CONFLICT, &json!("request_id_reused"))
    );
    let short = node.call("koidu", APPLY, "k", &body).await;
    assert_eq!(short.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_no_is_a_problem_that_says_what_to_do() {
    let node = Node::new(5);
    let mut body = application("12.34");
    body["shipment"]["parcels"][0]["carats"] = json!("1,5");
    body["shipment"]["unheard_of"] = json!(1);
    let invalid = node.call("koidu", APPLY, "key-0002", &body.to_string()).await;
    assert_eq!(invalid.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(invalid.headers["content-type"], "application/problem+json");
    let problem = invalid.json();
    let fields: Vec<_> =
        problem["fields"].as_array().unwrap().iter().map(|field| field["field"].as_str().unwrap()).collect();
    assert_eq!(fields, ["shipment.unheard_of", "shipment.parcels.0.carats"]);
    assert_eq!((&problem["status"], &problem["fields"][1]["found"]), (&json!(422), &json!("1,5")));
    assert!(problem["fields"][1]["detail"].as_str().unwrap().starts_with("Enter the weight in carats"));

    let mut body = application("12.34");
    body["shipment"]["purpose"] = json!("viewing");
    let refused = node.call("koidu", APPLY, "key-0003", &body.to_string()).await;
    let refusal = &refused.json()["refusals"][0];
    assert_eq!(
        (refused.status, &refusal["code"], &refusal["section"]),
        (StatusCode::CONFLICT, &json!("return_day_missing"), &json!("§9.7"))
    );
    assert!(!refusal["todo"].as_str().unwrap().starts_with('['));

    for (login, status) in [("clerk", StatusCode::FORBIDDEN), ("nobody", StatusCode::UNAUTHORIZED)] {
        let page = node.call(login, APPLY, "key-0004", &application("1").to_string()).await;
        assert_eq!(page.status, status, "{login}: {}", page.body);
        assert_eq!(page.headers.contains_key("www-authenticate"), login == "nobody");
    }
    assert_eq!(node.call("koidu", APPLY, "key-0005", "{").await.status, StatusCode::BAD_REQUEST);
    assert_eq!(
        node.call("koidu", ("POST", "/api/v1/acts/nothing"), "key-0006", "{}").await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        node.call("koidu", ("GET", "/api/v1/nothing"), "", "").await.json()["type"],
        "urn:kpcs:problem:not_found"
    );
}

#[tokio::test]
async fn a_session_changes_nothing_by_itself() {
    let node = Node::new(5);
    let mut client = node.signed_in("koidu").await;
    let body = application("12.34").to_string().into_bytes();
    let without = client.request(APPLY, &[("idempotency-key", "key-0007")], body.clone()).await;
    assert_eq!(without.status, StatusCode::UNAUTHORIZED);
    assert_eq!(client.request(("GET", "/api/v1/applications"), &[], Vec::new()).await.json()["rows"], json!([]));
    let token = client.get("/account").await.value("form_token");
    let headers = [("idempotency-key", "key-0007"), ("x-form-token", token.as_str())];
    assert_eq!(client.request(APPLY, &headers, body.clone()).await.status, StatusCode::CREATED);
    let foreign = [headers[0], headers[1], ("sec-fetch-site", "cross-site")];
    assert_eq!(client.request(APPLY, &foreign, body).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn two_officers_void_a_certificate_and_each_sees_their_own_rows() {
    let node = Node::new(5);
    let (number, done) = node.world.issue("12.34", "one").unwrap();
    let body = json!({ "number": number.to_string(), "reason": "Spoiled." }).to_string();
    let prepared = node.call("clerk", ("POST", "/api/v1/acts/void_certificate"), "key-0010", &body).await;
    assert_eq!(prepared.status, StatusCode::ACCEPTED, "{}", prepared.body);
    let proposal = prepared.json()["proposal"].as_i64().unwrap();
    let approve = format!("/api/v1/proposals/{proposal}/approve");
    let by_head = node.call("head", ("POST", &approve), "", "").await;
    assert_eq!(by_head.json()["refusals"][0]["code"], "proposal_unknown", "another office's is as good as none");
    let by_clerk = node.call("clerk", ("POST", &approve), "", "").await;
    assert_eq!(by_clerk.status, StatusCode::FORBIDDEN);
    let approved = node.call("validating", ("POST", &approve), "", "").await;
    assert_eq!(approved.status, StatusCode::OK, "{}", approved.body);
    assert!(approved.json()["position"].as_i64().unwrap() > done.position);

    let one = ("GET", format!("/api/v1/certificates/{number}"));
    let shown = node.call("clerk", (one.0, &one.1), "", "").await.json();
    assert_eq!((&shown["state"], &shown["carats"]), (&json!("void"), &json!("12.34")));
    assert_eq!(node.call("koidu", (one.0, &one.1), "", "").await.status, StatusCode::OK);
    assert_eq!(node.call("tongo", (one.0, &one.1), "", "").await.status, StatusCode::NOT_FOUND);
    assert_eq!(node.call("importing", (one.0, &one.1), "", "").await.status, StatusCode::FORBIDDEN);
    assert_eq!(node.call("tongo", ("GET", "/api/v1/certificates"), "", "").await.json()["rows"], json!([]));
}

#[tokio::test]
async fn a_proposal_is_refused_for_a_reason_and_by_password() {
    let node = Node::new(5);
    let (number, _) = node.world.issue("12.34", "one").unwrap();
    let body = json!({ "number": number.to_string(), "reason": "Spoiled." }).to_string();
    let prepared = node.call("clerk", ("POST", "/api/v1/acts/void_certificate"), "key-0010", &body).await;
    let refuse = format!("/api/v1/proposals/{}/refuse", prepared.json()["proposal"]);
    let without = node.call("validating", ("POST", &refuse), "", "{}").await;
    assert_eq!(
        (without.status, &without.json()["fields"][0]["field"]),
        (StatusCode::UNPROCESSABLE_ENTITY, &json!("reason"))
    );
    let mut client = node.signed_in("validating").await;
    let token = client.get("/account").await.value("form_token");
    let headers = [("x-form-token", token.as_str())];
    let body =
        |password: &str| json!({ "reason": "It is not spoiled.", "password": password }).to_string().into_bytes();
    let wrong = client.request(("POST", &refuse), &headers, body("another")).await;
    assert_eq!(wrong.status, StatusCode::UNAUTHORIZED);
    let refused = client.request(("POST", &refuse), &headers, body(PASSWORD)).await;
    assert_eq!((refused.status, &refused.json()["void"]), (StatusCode::OK, &Value::Null), "{}", refused.body);
}

#[tokio::test]
async fn declared_figures_stay_hidden_until_the_shipment_has_arrived() {
    let node = Node::new(5);
    let (number, _) = node.world.issue("12.34", "one").unwrap();
    node.world.register.deliver().unwrap();
    let before = node.call("importing", ("GET", "/api/v1/shipments"), "", "").await.json();
    assert_eq!(
        (&before["rows"][0]["number"], &before["rows"][0]["carats"]),
        (&json!(number.to_string()), &Value::Null)
    );
    node.world.at("2026-11-25T09:00:00Z");
    node.world.receive(&number, "2026-11-25", "12.34").unwrap();
    let after = node.call("importing", ("GET", "/api/v1/shipments?state=confirmed"), "", "").await.json();
    assert_eq!(after["rows"][0]["carats"], json!("12.34"));
    assert_eq!(
        node.call("importing", ("GET", "/api/v1/shipments?state=x"), "", "").await.status,
        StatusCode::BAD_REQUEST
    );
    assert_eq!(node.call("clerk", ("GET", "/api/v1/shipments"), "", "").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn silence_about_seals_or_paper_is_no_answer() {
    let node = Node::new(5);
    let (number, _) = node.world.issue("12.34", "one").unwrap();
    node.world.register.deliver().unwrap();
    node.world.at("2026-11-25T09:00:00Z");
    let mut body = input_to_json(&arrival(&number, "2026-11-25", "12.34").to_input().unwrap());
    let said = body.as_object_mut().unwrap();
    said.remove("seals_intact");
    said.remove("certificate_presented");
    let register = ("POST", "/api/v1/acts/register_arrival");
    let problem = node.call("importing", register, "key-silent", &body.to_string()).await;
    assert_eq!(problem.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", problem.body);
    let problem = problem.json();
    let open: Vec<_> = problem["fields"].as_array().unwrap().iter().map(|field| &field["field"]).collect();
    assert_eq!(open, ["certificate_presented", "seals_intact"]);
    assert_eq!(problem["fields"][1]["detail"], "Answer yes or no.");
    body["certificate_presented"] = json!(true);
    body["seals_intact"] = json!(false);
    assert_eq!(node.call("importing", register, "key-said", &body.to_string()).await.status, StatusCode::CREATED);
}

#[tokio::test]
async fn what_is_public_needs_no_login() {
    let node = Node::new(5);
    let mut nobody = node.visitor();
    let acts = nobody.get("/api/v1/acts").await.json();
    let apply = &acts.as_array().unwrap()[0];
    assert_eq!((&apply["name"], &apply["fields"][0]["kind"]), (&json!("apply_for_certificate"), &json!("group")));
    assert!(acts.to_string().contains("\"words\":[\"sale\",\"tender\""));
    let participants = nobody.get("/api/v1/participants?on=2014-01-01").await.json();
    let central = participants["rows"].as_array().unwrap().iter().find(|row| row["participant"] == "CF").unwrap();
    assert_eq!(central["trade"], "closed");
    let gate = "/api/v1/gate?from=SL&to=BE&origin=SL&hs=7102.31&issued=2026-11-20&presented=2026-11-23";
    assert_eq!(nobody.get(gate).await.json()["scheme"], "allow");
    let closed = "/api/v1/gate?from=CF&to=BE&origin=CF&hs=7102.31&issued=2014-01-10&presented=2014-01-20";
    assert_eq!(nobody.get(closed).await.json()["scheme"], "refuse");
    assert_eq!(nobody.get("/api/v1/gate?from=SL").await.status, StatusCode::BAD_REQUEST);

    let (_, done) = node.world.issue("12.34", "one").unwrap();
    let entry = node.world.register.store().read(|sql| kpcs_store::entry(sql, done.position)).unwrap();
    let code = kpcs_statement::write_qr_text(&entry.opened).unwrap();
    let path = ("POST", "/api/v1/verify?at=BE&on=2026-11-25");
    let report = nobody.request(path, &[], code.into_bytes()).await.json();
    assert_eq!((&report["outcome"], &report["specimen"]), (&json!("authentic_not_logged"), &json!(true)));
    assert_eq!(nobody.request(path, &[], b"nothing".to_vec()).await.status, StatusCode::BAD_REQUEST);
    for path in ["/api/v1/applications", "/api/v1/certificates", "/api/v1/shipments"] {
        let page = nobody.get(path).await;
        assert_eq!(
            (page.status, page.headers.contains_key("www-authenticate")),
            (StatusCode::UNAUTHORIZED, true),
            "{path}"
        );
    }
}
