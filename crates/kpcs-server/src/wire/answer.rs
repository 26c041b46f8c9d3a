//! What an act came to, as JSON.

use kpcs_register::{Done, Outcome, Prepared};
use serde_json::{Value, json};

/// A recorded act.
#[must_use]
pub fn done_json(done: &Done) -> Value {
    json!({
        "outcome": "done",
        "act": done.info.name,
        "subject": done.subject,
        "authority": done.authority.to_string(),
        "position": done.position,
        "running": done.running,
        "statement": done.leaf.to_string(),
        "at": done.at.to_string(),
        "repeated": done.repeated,
    })
}

/// An act that waits for the second officer.
#[must_use]
pub fn prepared_json(prepared: &Prepared) -> Value {
    json!({
        "outcome": "prepared",
        "act": prepared.info.name,
        "subject": prepared.subject,
        "proposal": prepared.proposal,
        "number": prepared.number.as_ref().map(ToString::to_string),
        "approval_digest": prepared.approval_digest.to_string(),
    })
}

/// Either of the two.
#[must_use]
pub fn outcome_json(outcome: &Outcome) -> Value {
    match outcome {
        Outcome::Done(done) => done_json(done),
        Outcome::Prepared(prepared) => prepared_json(prepared),
    }
}
