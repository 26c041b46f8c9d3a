//! The words of the offline verifier: those of `/verify` and its own, as its modules read them.
//!
//! Invariant: no word of an outcome, a reason or a check is worded twice; all come from the locale files, by the functions that word them on
//! `/verify`.
//! Source: decisions 15 and 16.

use kpcs_domain::value::HsCode;
use kpcs_verify::CheckName;
use kpcs_web::{Language, Texts};
use serde_json::{Map, Value, json};

use super::super::reasons;
use crate::{places, words};

/// Every code that the verifier gives as a reason; a test compares them with its source.
pub const REASONS: &[&str] = &[
    "bad_signature",
    "cancelled",
    "claimed_after_the_log",
    "code_expected",
    "destination_closed",
    "destination_not_participant",
    "expired",
    "forfeited",
    "invalidated",
    "issued_another_day",
    "issuer_closed",
    "issuer_no_export",
    "issuer_not_participant",
    "key_expired",
    "key_not_yet_valid",
    "key_of_another_authority",
    "key_revoked",
    "key_suspect",
    "logged_late",
    "lost",
    "not_a_certificate",
    "not_in_the_log_yet",
    "not_of_this_demonstration",
    "nothing_to_verify",
    "presented_before_issue",
    "refused",
    "replaced",
    "returned",
    "specimen",
    "statements_disagree",
    "status_not_known",
    "stolen",
    "trust_data_old",
    "trust_too_old",
    "unknown_key",
    "used",
    "void",
    "wrong_destination",
];

const CHECKS: [CheckName; 11] = [
    CheckName::Document,
    CheckName::Specimen,
    CheckName::Key,
    CheckName::KeyPeriod,
    CheckName::Signature,
    CheckName::Standing,
    CheckName::Expiry,
    CheckName::Destination,
    CheckName::Status,
    CheckName::Log,
    CheckName::TrustAge,
];

/// Texts that the modules ask for by key, with the variables of each.
const TEXTS: &[(&str, &[&str])] = &[
    ("word-carats", &[]),
    ("word-value", &[]),
    ("word-exporter", &[]),
    ("word-importer", &[]),
    ("word-expires-on", &[]),
    ("word-number", &[]),
    ("word-issuer", &[]),
    ("word-issued-on", &[]),
    ("word-origin", &[]),
    ("word-parcels", &[]),
    ("origin-mixed", &[]),
    ("verify-found-expected", &["found", "expected"]),
    ("verify-found-only", &["found"]),
    ("verify-more", &["count"]),
    ("verify-destination", &[]),
    ("verify-seals", &[]),
    ("verify-proof-details", &[]),
    ("verify-signed-by", &[]),
    ("verify-signed-at", &[]),
    ("verify-key", &[]),
    ("verify-algorithm", &[]),
    ("verify-digest", &[]),
    ("verify-trust", &[]),
    ("verify-at", &[]),
    ("verify-on", &[]),
    ("verify-compare-title", &[]),
    ("verify-compare-text", &[]),
    ("verify-proof-title", &[]),
    ("verify-proof-text", &[]),
    ("verify-rosette", &[]),
    ("verify-rosette-text", &[]),
    ("check-expiry-not-said", &[]),
    ("check-needs-day", &[]),
    ("check-destination-not-said", &[]),
    ("check-needs-place", &[]),
    ("check-needs-status", &[]),
    ("check-needs-key", &[]),
    ("verify-nothing", &[]),
    ("verify-nothing-expected", &[]),
    ("verify-nothing-todo", &[]),
    ("verify-unknown", &[]),
    ("verify-unknown-expected", &[]),
    ("verify-unknown-todo", &[]),
    ("verify-no-code", &[]),
    ("verify-no-code-expected", &[]),
    ("verify-no-code-todo", &[]),
    ("verify-damaged", &[]),
    ("verify-damaged-expected", &[]),
    ("verify-damaged-todo", &[]),
    ("verify-malformed", &[]),
    ("verify-malformed-expected", &[]),
    ("verify-malformed-todo", &[]),
    ("verify-too-large-expected", &[]),
    ("outcome-valid", &[]),
    ("outcome-valid-old-data", &[]),
    ("outcome-authentic-not-logged", &[]),
    ("outcome-conflict", &[]),
    ("outcome-not-valid", &[]),
    ("verify-specimen", &[]),
    ("offline-age", &["age"]),
    ("offline-needs-proof", &[]),
    ("offline-checked", &["day", "time", "made"]),
    ("offline-proof-first", &[]),
    ("offline-proof-first-text", &[]),
    ("offline-checking", &[]),
    ("offline-looking", &[]),
    ("offline-not-answered", &[]),
    ("offline-fault-no-trust-data", &[]),
    ("offline-fault-no-time", &[]),
    ("offline-fault-not-a-place", &[]),
    ("offline-fault-not-a-day", &[]),
    ("offline-fault-stopped", &[]),
    ("offline-no-camera", &[]),
    ("offline-no-camera-text", &[]),
    ("offline-keeps-nothing", &[]),
    ("offline-keeps-nothing-text", &[]),
    ("offline-was", &["outcome"]),
    ("offline-trust-never", &[]),
    ("offline-trust-never-text", &[]),
    ("offline-trust-refused", &[]),
    ("offline-trust-refused-text", &[]),
    ("offline-trust-too-old", &["age"]),
    ("offline-trust-too-old-text", &["at"]),
    ("offline-trust-old", &["age"]),
    ("offline-trust-old-text", &["at"]),
    ("offline-trust-fresh", &["age"]),
    ("offline-trust-fresh-text", &["at"]),
    ("offline-not-renewed", &[]),
    ("offline-renewed", &[]),
    ("offline-clock-back", &[]),
    ("offline-clock-back-text", &[]),
    ("offline-trouble-network", &[]),
    ("offline-trouble-no-trust-data", &[]),
    ("offline-trouble-no-roots", &[]),
    ("offline-trouble-malformed", &[]),
    ("offline-trouble-other-roots", &[]),
    ("offline-trouble-unsigned", &[]),
    ("offline-trouble-rolled-back", &[]),
    ("offline-trouble-two-of-one-version", &[]),
    ("offline-trouble-from-the-future", &[]),
    ("offline-trouble-fault", &[]),
    ("offline-fingerprint", &[]),
    ("offline-pinned-at", &["at"]),
    ("offline-roots-now", &[]),
    ("offline-roots-followed", &[]),
    ("offline-log", &[]),
    ("offline-keys", &[]),
    ("offline-witnesses", &[]),
    ("offline-needed", &["needed", "witnesses"]),
];

/// All of it.
pub(super) fn words(texts: Texts) -> Value {
    let french = texts.language() == Language::French;
    json!({
        "texts": TEXTS.iter().map(|(key, variables)| ((*key).to_owned(), pattern(texts, key, variables))).collect::<Map<_, _>>(),
        "reasons": REASONS.iter().map(|code| ((*code).to_owned(), reasons::sentence(texts, code).into())).collect::<Map<_, _>>(),
        "checks": CHECKS.iter().map(|name| (name.word().to_owned(), check(texts, *name))).collect::<Map<_, _>>(),
        "places": places::places(texts).into_iter().map(|(code, name)| (code, name.into())).collect::<Map<_, _>>(),
        "subheadings": HsCode::ALL.iter().map(|hs| (hs.as_str().to_owned(), words::subheading(texts, *hs).into())).collect::<Map<_, _>>(),
        "months": words::months(texts.language()),
        "first": if french { "er" } else { "" },
        "decimal": if french { "," } else { "." },
    })
}

/// A text in which each variable stands as `{name}`.
fn pattern(texts: Texts, key: &str, variables: &[&str]) -> Value {
    let places: Vec<_> = variables.iter().map(|name| format!("{{{name}}}")).collect();
    let text = variables.iter().zip(places).fold(texts.t(key), |text, (name, place)| text.arg(name, place));
    text.to_string().into()
}

fn check(texts: Texts, name: CheckName) -> Value {
    json!({ "sentence": reasons::check_sentence(texts, name), "section": reasons::section(name) })
}
