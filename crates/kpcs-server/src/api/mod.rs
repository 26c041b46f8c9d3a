//! The programs' side: the same acts and lists as JSON under `/api/v1`.
//!
//! Invariant: a program acts as a person of the office, with that person's rights and the same checks; every no is a problem
//! as in RFC 9457. Router and OpenAPI document are made from one list of endpoints.
//! Must not know: pages.
//! Source: decisions 29; issue 02, demand 5.

pub(crate) mod act;
mod body;
mod caller;
mod closure;
mod companies;
mod endpoint;
mod gate;
mod import;
mod json;
mod list;
mod openapi;
mod paging;
mod photograph;
mod problem;
mod proposal;
mod public;
mod schema;
mod verify;
mod webhook;

use axum::{
    Router,
    routing::{get, post},
};

use endpoint::{Access, Answer, Body, Endpoint};
pub use openapi::document;
pub use problem::problem;

use crate::{app::App, no::No, wire::row};

/// Every route under `/api`.
pub fn routes() -> Router<App> {
    let router = endpoints().into_iter().fold(Router::new(), |router, one| router.route(one.path, (one.route)()));
    router.method_not_allowed_fallback(|| async { No::OtherMethod })
}

/// Every route with what is said of it.
fn endpoints() -> Vec<Endpoint> {
    let mut all = public();
    all.extend(lists());
    all.extend(acts());
    all.extend(webhooks());
    all
}

fn public() -> Vec<Endpoint> {
    let list = |path, route, summary, query, answer| Endpoint {
        method: "get",
        path,
        route,
        summary,
        access: Access::Public,
        query,
        body: Body::None,
        answer,
    };
    vec![
        list("/api/v1/openapi.json", || get(openapi::show), "This document.", &[], Answer::Named("Document")),
        list("/api/v1/acts", || get(schema::show), "What each act asks.", &[], Answer::Named("Acts")),
        list(
            "/api/v1/participants",
            || get(public::participants),
            "Standings of a day.",
            public::PARTICIPANTS,
            Answer::Rows("Standing", row::STANDING),
        ),
        list(
            "/api/v1/authorities",
            || get(public::authorities),
            "Exporting and Importing Authorities.",
            public::PLAIN,
            Answer::Rows("Authority", row::AUTHORITY),
        ),
        list("/api/v1/keys", || get(public::keys), "Public keys.", public::PLAIN, Answer::Rows("Key", row::KEY)),
        list(
            "/api/v1/packs",
            || get(public::packs),
            "Rule packs adopted.",
            public::PLAIN,
            Answer::Rows("Pack", row::PACK),
        ),
        list(
            "/api/v1/specimens",
            || get(public::specimens),
            "Specimens published.",
            public::PLAIN,
            Answer::Rows("Specimen", row::SPECIMEN),
        ),
        list(
            "/api/v1/rules",
            || get(public::rules),
            "Rules that the register judges.",
            public::PLAIN,
            Answer::Rows("Rule", row::RULE),
        ),
        list(
            "/api/v1/gate",
            || get(gate::ask),
            "May a shipment go between two places?",
            gate::QUERY,
            Answer::Named("Verdict"),
        ),
        Endpoint {
            method: "post",
            body: Body::File(&["application/octet-stream", "application/pdf", "image/png", "image/jpeg", "text/plain"]),
            ..list(
                "/api/v1/verify",
                || post(verify::ask),
                "Is this certificate genuine, and does it still stand?",
                verify::QUERY,
                Answer::Named("Report"),
            )
        },
    ]
}

fn lists() -> Vec<Endpoint> {
    let list = |path, route, summary, query, answer| Endpoint {
        method: "get",
        path,
        route,
        summary,
        access: Access::Reads,
        query,
        body: Body::None,
        answer,
    };
    let rows = Answer::Rows;
    vec![
        list(
            "/api/v1/applications",
            || get(list::applications),
            "Applications for certificates, the newest first.",
            list::APPLICATIONS,
            rows("Application", row::APPLICATION),
        ),
        list(
            "/api/v1/certificates",
            || get(list::certificates),
            "Certificates issued, the newest first.",
            list::CERTIFICATES,
            rows("Certificate", row::CERTIFICATE),
        ),
        list(
            "/api/v1/certificates/{number}",
            || get(list::certificate),
            "One certificate.",
            &[],
            Answer::Row("Certificate", row::CERTIFICATE),
        ),
        list(
            "/api/v1/companies",
            || get(companies::companies),
            "Companies of the office with their licence of today.",
            companies::QUERY,
            rows("Company", companies::COMPANY),
        ),
        list(
            "/api/v1/shipments",
            || get(list::shipments),
            "Shipments expected and arrived, the newest first.",
            list::SHIPMENTS,
            rows("Shipment", row::SHIPMENT),
        ),
        list(
            "/api/v1/arrivals",
            || get(list::arrivals),
            "Presentations of certificates with their goods, the newest first.",
            list::PLAIN,
            rows("Arrival", row::ARRIVAL),
        ),
        list(
            "/api/v1/confirmations",
            || get(list::confirmations),
            "Confirmations of receipt, given or received, the newest first.",
            list::PLAIN,
            rows("Confirmation", row::CONFIRMATION),
        ),
        list(
            "/api/v1/discrepancies",
            || get(list::discrepancies),
            "Discrepancies, reported or received, the newest first.",
            list::PLAIN,
            rows("Discrepancy", row::DISCREPANCY),
        ),
        list(
            "/api/v1/inbox",
            || get(list::inbox),
            "Statements received, the newest first.",
            list::PLAIN,
            rows("Received", row::INBOX),
        ),
        list(
            "/api/v1/acts-done",
            || get(list::acts_done),
            "Acts of the office and acts received, the newest first.",
            list::PLAIN,
            rows("ActDone", row::DONE_ACT),
        ),
        list(
            "/api/v1/closure",
            || get(closure::show),
            "What the office has not closed and why, with counts of what ended how.",
            closure::QUERY,
            Answer::Named("Closure"),
        ),
        list(
            "/api/v1/proposals",
            || get(list::proposals),
            "Acts that wait for the second officer, the newest first.",
            list::PLAIN,
            rows("Proposal", row::PROPOSAL),
        ),
    ]
}

fn acts() -> Vec<Endpoint> {
    let act = |path, route, summary, body, answer| Endpoint {
        method: "post",
        path,
        route,
        summary,
        access: Access::Acts,
        query: &[],
        body,
        answer,
    };
    vec![
        act("/api/v1/acts/{name}", || post(act::ask), "Asks for an act.", Body::Act, Answer::Outcome),
        act(
            "/api/v1/proposals/{id}/approve",
            || post(proposal::approve),
            "Approves what another officer prepared, with one's own password.",
            Body::Fields(proposal::APPROVAL),
            Answer::Named("Done"),
        ),
        act(
            "/api/v1/proposals/{id}/refuse",
            || post(proposal::refuse),
            "Refuses what another officer prepared; a number taken is recorded as spoiled.",
            Body::Fields(proposal::REFUSAL),
            Answer::Named("Refused"),
        ),
        act(
            "/api/v1/photographs",
            || post(photograph::send),
            "Keeps a photograph, up to 10 MB, sent raw or as the one file of a form, encoded anew; acts name it by the digest.",
            Body::File(photograph::MEDIA),
            Answer::Named("Photograph"),
        ),
        Endpoint {
            query: import::QUERY,
            ..act(
                "/api/v1/imports/{kind}",
                || post(import::send),
                "Records a file of many requests, all or nothing.",
                Body::File(&["text/csv", "application/json", import::XLSX]),
                Answer::Named("Imported"),
            )
        },
        Endpoint {
            method: "get",
            access: Access::Public,
            query: import::TEMPLATE_QUERY,
            ..act(
                "/api/v1/imports/{kind}/template",
                || get(import::template),
                "The head of such a file, and one example row; a workbook also explains each column.",
                Body::None,
                Answer::File(&["text/csv", import::XLSX]),
            )
        },
    ]
}

fn webhooks() -> Vec<Endpoint> {
    let list = |path, route, summary, answer| Endpoint {
        method: "get",
        path,
        route,
        summary,
        access: Access::Reads,
        query: webhook::LISTS,
        body: Body::None,
        answer,
    };
    let change = |path, route, summary, body, answer| Endpoint {
        method: "post",
        path,
        route,
        summary,
        access: Access::Acts,
        query: &[],
        body,
        answer: Answer::Named(answer),
    };
    vec![
        list(
            "/api/v1/webhooks",
            || get(webhook::list),
            "Webhooks of the office, or of the company, the newest first.",
            Answer::Rows("Webhook", row::WEBHOOK),
        ),
        change(
            "/api/v1/webhooks",
            || post(webhook::make),
            "Makes a webhook; its secret is in this answer alone.",
            Body::Fields(webhook::NEW),
            "WebhookSecret",
        ),
        change(
            "/api/v1/webhooks/{id}/secret",
            || post(webhook::rotate),
            "Makes a new secret; the one before signs beside it for a day.",
            Body::None,
            "WebhookSecret",
        ),
        change("/api/v1/webhooks/{id}/ping", || post(webhook::ping), "Sends a test.", Body::None, "WebhookChanged"),
        change(
            "/api/v1/webhooks/{id}/off",
            || post(webhook::turn_off),
            "Turns a webhook off; what waits for it is given up.",
            Body::None,
            "WebhookChanged",
        ),
        list(
            "/api/v1/webhook-messages",
            || get(webhook::messages),
            "What webhooks were or will be told, the newest first.",
            Answer::Rows("WebhookMessage", row::WEBHOOK_MESSAGE),
        ),
        change(
            "/api/v1/webhook-messages/{id}/resend",
            || post(webhook::resend),
            "Sends a message again under the id that it has.",
            Body::None,
            "WebhookChanged",
        ),
    ]
}
