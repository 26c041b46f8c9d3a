//! Refusals and faults as RFC 9457 problems: which rule, what was found, what is expected, what to do.
//!
//! Invariant: a fault of ours says nothing of its inside; it has a number under which the office's record has it.

use kpcs_domain::act::Refusal;
use kpcs_register::ActError;
use kpcs_store::StoreFault;
use kpcs_web::Texts;
use serde_json::{Value, json};

use crate::objection::{rule_link, section_says};

/// A problem with the status that fits it.
#[derive(Debug, Clone)]
pub struct Problem {
    /// 422 for what was given, 409 for a refusal, 403 for a missing role, 500 for a fault.
    pub status: u16,
    /// The body.
    pub body: Value,
}

/// The problem of an error, worded in `texts`.
#[must_use]
pub fn problem_of(error: &ActError, texts: Texts) -> Problem {
    match error {
        ActError::Invalid(faults) => {
            let fields: Vec<_> = faults
                .iter()
                .map(|fault| {
                    json!({
                        "field": fault.field,
                        "found": fault.found,
                        "expected": fault.expected,
                        "detail": texts.get(fault.expected),
                    })
                })
                .collect();
            problem(422, "input", &texts.get("problem-input"), json!({ "fields": fields }))
        }
        ActError::Refused(refusals) => {
            let missing_role = refusals.first().code == "role_missing";
            let listed: Vec<_> = refusals.list().iter().map(|refusal| refusal_json(refusal, texts)).collect();
            let status = if missing_role { 403 } else { 409 };
            problem(status, refusals.first().code, &texts.get("problem-refused"), json!({ "refusals": listed }))
        }
        ActError::Store(StoreFault::Full) => problem(507, "disk_full", &texts.get("fault-disk-full"), json!({})),
        ActError::Store(_) | ActError::Key(_) | ActError::Log(_) | ActError::Rehearsal(_) => {
            problem(500, "fault", &texts.get("problem-fault"), json!({}))
        }
    }
}

fn refusal_json(refusal: &Refusal, texts: Texts) -> Value {
    let key = format!("refusal-{}", refusal.code.replace('_', "-"));
    let todo = format!("{key}-todo");
    json!({
        "code": refusal.code,
        "section": refusal.section,
        "rule": rule_link(refusal.section, refusal.code).href,
        "rule_says": section_says(texts, refusal.section),
        "field": refusal.field,
        "found": refusal.found,
        "expected": refusal.expected,
        "detail": texts.get(&key),
        "todo": texts.get(&todo),
    })
}

fn problem(status: u16, code: &str, title: &str, more: Value) -> Problem {
    let mut body = json!({ "type": format!("urn:kpcs:problem:{code}"), "title": title, "status": status });
    if let (Value::Object(body), Value::Object(more)) = (&mut body, more) {
        body.extend(more);
    }
    Problem { status, body }
}
