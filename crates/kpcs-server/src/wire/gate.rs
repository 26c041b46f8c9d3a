//! The gate's verdict as JSON (issue 01, demand 3).

use kpcs_domain::gate::Verdict;
use serde_json::{Value, json};

/// `{"scheme": ..., "rules": [...], "national": [...]}`.
#[must_use]
pub fn verdict_json(verdict: &Verdict) -> Value {
    let rules: Vec<_> = verdict
        .rules
        .iter()
        .map(|reason| {
            json!({
                "section": reason.code.section(),
                "reason": reason.code.word(),
                "participant": reason.participant.map(|code| code.to_string()),
                "on": reason.on.word(),
                "day": reason.day.to_string(),
            })
        })
        .collect();
    let national: Vec<_> = verdict
        .national
        .iter()
        .map(|one| {
            json!({
                "jurisdiction": one.jurisdiction.to_string(),
                "verdict": one.verdict.word(),
                "measure": one.measure.to_string(),
            })
        })
        .collect();
    json!({ "scheme": verdict.scheme.word(), "rules": rules, "national": national })
}
