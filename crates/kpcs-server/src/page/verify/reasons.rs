//! Words for what a verification found: reasons and checks, in the visitor's language.
//!
//! Invariant: every code of the verifier has a text in every language; a test reads the codes from its source.
//! Must not know: how a code comes about.

use kpcs_verify::{Answer, Check, CheckName, Reason};
use kpcs_web::{
    Texts,
    part::{JudgedRule, Judgement},
};

use super::When;
use crate::objection::section_link;

/// The sentence of a reason, which an officer can read out.
#[must_use]
pub fn sentence(texts: Texts, code: &str) -> String {
    texts.get(&format!("reason-{}", code.replace('_', "-")))
}

/// What was found and expected; `None` where the sentence says it all.
pub(super) fn found(texts: Texts, reason: &Reason) -> Option<String> {
    match (reason.found.as_str(), reason.expected.as_str()) {
        // The number was asked for: nothing else was found.
        _ if matches!(reason.code, "nothing_to_verify" | "code_expected") => None,
        ("", _) => None,
        (found, "") => Some(texts.t("verify-found-only").arg("found", found).to_string()),
        (found, expected) => {
            Some(texts.t("verify-found-expected").arg("found", found).arg("expected", expected).to_string())
        }
    }
}

/// A check with its verdict, as the page lists it.
pub(super) fn judged(texts: Texts, check: &Check, when: When) -> JudgedRule {
    let judgement = match check.answer {
        Answer::Holds => Judgement::Met,
        Answer::Broken if check.name == CheckName::Log => Judgement::Warning,
        Answer::Broken => Judgement::NotMet,
        Answer::NotChecked => Judgement::NotChecked,
    };
    JudgedRule {
        section: section_link(section(check.name)),
        sentence: check_sentence(texts, check.name),
        judgement,
        note: note(check, when).map_or_else(String::new, |key| texts.get(key)),
    }
}

/// What a check says when it holds.
pub(super) fn check_sentence(texts: Texts, name: CheckName) -> String {
    texts.get(&format!("check-{}", name.word().replace('_', "-")))
}

/// Why something was not checked, and what would have it checked.
const fn note(check: &Check, when: When) -> Option<&'static str> {
    match (check.name, check.answer) {
        (CheckName::Log, Answer::Broken) => Some("check-log-later"),
        (CheckName::Expiry, Answer::NotChecked) if when.on.is_some() => Some("check-expiry-not-said"),
        (CheckName::Expiry, Answer::NotChecked) => Some("check-needs-day"),
        (CheckName::Destination, Answer::NotChecked) if when.place.is_some() => Some("check-destination-not-said"),
        (CheckName::Destination, Answer::NotChecked) => Some("check-needs-place"),
        (CheckName::Status, Answer::NotChecked) => Some("check-needs-status"),
        (CheckName::Signature | CheckName::KeyPeriod, Answer::NotChecked) => Some("check-needs-key"),
        _ => None,
    }
}

/// The rule by which each check is made.
pub(super) const fn section(name: CheckName) -> &'static str {
    match name {
        CheckName::Document => "§3.2",
        CheckName::Specimen => "decision 24",
        CheckName::Key | CheckName::KeyPeriod => "decision 23",
        CheckName::Signature => "decision 1",
        CheckName::Standing => "§4.2",
        CheckName::Expiry => "§9.2",
        CheckName::Destination => "§4.3",
        CheckName::Status => "§9.5",
        CheckName::Log | CheckName::TrustAge => "decision 15",
        CheckName::Paper => "§9.6",
    }
}
