//! Schemas of answers that are not rows: problems, outcomes, verdicts, reports.
//!
//! Invariant: a name that an endpoint answers with is in this list; a test resolves every reference of the document.

use kpcs_domain::gate::{ReasonCode, When};
use kpcs_verify::Outcome;
use serde_json::{Value, json};

/// Name and schema.
pub fn schemas() -> Vec<(&'static str, Value)> {
    vec![
        ("Problem", problem()),
        ("Done", done()),
        ("Prepared", prepared()),
        ("Refused", refused()),
        ("Imported", imported()),
        ("Photograph", photograph()),
        ("Acts", acts()),
        ("Verdict", verdict()),
        ("Report", report()),
        ("Closure", closure()),
        ("NotClosed", super::schema::answered(crate::wire::row::NOT_CLOSED)),
        ("TimeZone", super::schema::time_zone()),
        ("WebhookSecret", webhook_secret()),
        ("WebhookChanged", webhook_changed()),
        ("Document", json!({ "type": "object" })),
    ]
}

/// RFC 9457, with the fields that cannot be read or the rules that refuse.
fn problem() -> Value {
    let words = json!({ "type": "string" });
    let field = json!({
        "type": "object",
        "properties": { "field": words, "found": words, "expected": words, "detail": words },
        "required": ["field", "expected", "detail"],
    });
    let refusal = json!({
        "type": "object",
        "properties": {
            "code": words, "section": words, "rule": words, "rule_says": words, "field": words, "found": words, "expected": words, "detail": words,
            "todo": words,
        },
        "required": ["code", "section", "rule", "rule_says", "detail", "todo"],
    });
    json!({
        "type": "object",
        "description": "A problem as in RFC 9457. `refusals` name the rule by code and section, `fields` what cannot be read.",
        "properties": {
            "type": { "type": "string", "pattern": "^urn:kpcs:problem:" },
            "title": words,
            "status": { "type": "integer" },
            "fields": { "type": "array", "items": field },
            "refusals": { "type": "array", "items": refusal },
            "cells": { "type": "array", "items": { "type": "object" }, "description": "Faults of a file by row and column." },
            "number": { "type": "string", "description": "Of a fault of ours, for the office that runs the node." },
        },
        "required": ["type", "title", "status"],
    })
}

fn done() -> Value {
    json!({
        "type": "object",
        "properties": {
            "outcome": { "const": "done" },
            "act": { "type": "string" },
            "subject": { "type": "string" },
            "authority": { "type": "string" },
            "position": { "type": "integer" },
            "running": { "type": "integer" },
            "statement": { "type": "string", "pattern": "^[0-9a-f]{64}$" },
            "at": { "type": "string", "format": "date-time" },
            "repeated": { "type": "boolean" },
        },
        "required": ["outcome", "act", "subject", "authority", "position", "running", "statement", "at", "repeated"],
    })
}

fn prepared() -> Value {
    json!({
        "type": "object",
        "properties": {
            "outcome": { "const": "prepared" },
            "act": { "type": "string" },
            "subject": { "type": "string" },
            "proposal": { "type": "integer" },
            "number": { "type": ["string", "null"] },
            "approval_digest": { "type": "string", "pattern": "^[0-9a-f]{64}$" },
        },
        "required": ["outcome", "act", "subject", "proposal", "number", "approval_digest"],
    })
}

fn refused() -> Value {
    json!({
        "type": "object",
        "properties": {
            "outcome": { "const": "refused" },
            "proposal": { "type": "integer" },
            "void": { "anyOf": [{ "$ref": "#/components/schemas/Done" }, { "type": "null" }] },
        },
        "required": ["outcome", "proposal", "void"],
    })
}

fn imported() -> Value {
    json!({
        "type": "object",
        "properties": {
            "kind": { "type": "string" },
            "file": { "type": "string", "pattern": "^[0-9a-f]{64}$" },
            "requests": { "type": "integer" },
            "tried": { "type": "boolean" },
            "done": { "type": "array", "items": { "$ref": "#/components/schemas/Done" } },
        },
        "required": ["kind", "file", "requests", "tried", "done"],
    })
}

fn closure() -> Value {
    let count = json!({ "type": "integer", "minimum": 0 });
    json!({
        "type": "object",
        "properties": {
            "office": { "type": "string" },
            "day": { "type": "string", "format": "date" },
            "issued": count,
            "ended": { "type": "object", "description": "How many ended how.", "additionalProperties": count },
            "sent_open": count,
            "received": count,
            "arriving_open": count,
            "rows": { "type": "array", "items": { "$ref": "#/components/schemas/NotClosed" } },
            "next": { "type": ["string", "null"], "description": "Path and query of the next rows." },
        },
        "required": ["office", "day", "issued", "ended", "sent_open", "received", "arriving_open", "rows", "next"],
    })
}

fn webhook_secret() -> Value {
    json!({
        "type": "object",
        "properties": {
            "webhook": { "type": "integer" },
            "secret": { "type": "string", "pattern": "^whsec_[0-9A-Za-z+/=]{44}$" },
        },
        "required": ["webhook", "secret"],
    })
}

fn webhook_changed() -> Value {
    json!({ "type": "object", "properties": { "done": { "type": "integer" } }, "required": ["done"] })
}

fn photograph() -> Value {
    json!({
        "type": "object",
        "properties": { "digest": { "type": "string", "pattern": "^[0-9a-f]{64}$" } },
        "required": ["digest"],
    })
}

fn acts() -> Value {
    let words = json!({ "type": "array", "items": { "type": "string" } });
    json!({
        "type": "array",
        "items": {
            "type": "object",
            "properties": {
                "name": { "type": "string" },
                "code": { "type": "integer" },
                "version": { "type": "integer" },
                "section": { "type": "string" },
                "asked_by": words,
                "approved_by": words,
                "fields": { "type": "array", "items": { "type": "object" } },
            },
            "required": ["name", "code", "version", "section", "asked_by", "approved_by", "fields"],
        },
    })
}

fn verdict() -> Value {
    let reasons: Vec<_> = ReasonCode::ALL.iter().map(|code| code.word()).collect();
    let rule = json!({
        "type": "object",
        "properties": {
            "section": { "type": "string" },
            "reason": { "type": "string", "enum": reasons },
            "participant": { "type": ["string", "null"] },
            "on": { "type": "string", "enum": When::WORDS },
            "day": { "type": "string", "format": "date" },
        },
        "required": ["section", "reason", "participant", "on", "day"],
    });
    json!({
        "type": "object",
        "properties": {
            "scheme": { "type": "string", "enum": ["allow", "refuse", "not_required"] },
            "rules": { "type": "array", "items": rule },
            "national": { "type": "array", "items": { "type": "object" } },
        },
        "required": ["scheme", "rules", "national"],
    })
}

fn report() -> Value {
    let outcomes: Vec<_> = Outcome::ALL.iter().map(|outcome| outcome.word()).collect();
    json!({
        "type": "object",
        "properties": {
            "outcome": { "type": "string", "enum": outcomes },
            "exit_code": { "type": "integer" },
            "specimen": { "type": "boolean" },
            "reasons": { "type": "array", "items": { "type": "object" } },
            "checks": { "type": "object" },
            "document": { "type": ["object", "null"] },
            "trust_made_at": { "type": "string" },
        },
        "required": ["outcome", "exit_code", "specimen", "reasons", "checks", "document", "trust_made_at"],
    })
}
