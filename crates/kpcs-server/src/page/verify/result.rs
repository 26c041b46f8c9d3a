//! The answer as a page: the word, the reason, what to compare with the paper, the proof.
//!
//! Invariant: nothing stands above the word but the specimen band; a certificate that is used is called closed to its own
//! two parties (decisions 16).
//! Source: threat-model 6; look, "The five outcomes".

use kpcs_domain::value::{AuthorityId, Timestamp};
use kpcs_statement::write_qr_text;
use kpcs_verify::{Answer, CheckName, Outcome, Report};
use kpcs_web::{
    Texts, page::verify_result::VerifyResultPage, part, part::Beside, part::Fact, part::Facts, part::Form,
    part::Inline, part::Judged, part::Rosette, shell::Link,
};

use super::{Asked, Verified, When, particulars, reasons};
use crate::{visitor::Visitor, words};

/// The page of an answer.
pub(super) fn result_page(
    visitor: &Visitor,
    verified: &Verified,
    beside: Option<(Beside, Option<Form>)>,
) -> VerifyResultPage {
    let texts = visitor.texts;
    let report = &verified.report;
    let outcome = shown(report.outcome);
    let mut shell = visitor.shell(texts.get(outcome.word_key()));
    shell.path = "/verify".to_owned();
    shell.crumbs = vec![Link::new(texts.get("verify-title"), "/verify")];
    let digest = report.particulars.as_ref().map(|particulars| particulars.leaf);
    VerifyResultPage {
        shell,
        outcome,
        notices: verified.warnings.clone(),
        reason: reason_sentence(visitor, report),
        more: more(texts, report),
        specimen: report.specimen,
        compare: compare(texts, verified),
        lines: report.particulars.as_ref().and_then(|read| Some(particulars::lines(texts, read.core.as_ref()?))),
        rosette: digest.map(|digest| Rosette::of(texts.get("verify-rosette"), &digest.0)),
        beside,
        checks: checks(texts, report, verified.when),
        proof: proof(texts, report),
        text: match &verified.asked {
            Asked::Signed(opened) => write_qr_text(opened),
            Asked::Number(_) => None,
        },
        checked: checked(texts, verified.when, visitor.now),
    }
}

/// The outcome as the pages draw it.
pub(in crate::page) const fn shown(outcome: Outcome) -> part::Outcome {
    match outcome {
        Outcome::Valid => part::Outcome::Valid,
        Outcome::ValidOldData => part::Outcome::ValidOldData,
        Outcome::AuthenticNotLogged => part::Outcome::AuthenticNotLogged,
        Outcome::Conflict => part::Outcome::Conflict,
        Outcome::NotValid => part::Outcome::NotValid,
        Outcome::PaperOnly => part::Outcome::PaperOnly,
    }
}

/// The weightiest reason in one sentence; a valid certificate has the meaning of its word.
pub(in crate::page) fn reason_sentence(visitor: &Visitor, report: &Report) -> String {
    let texts = visitor.texts;
    match report.reasons.first() {
        None => texts.get(shown(report.outcome).meaning_key()),
        Some(reason) if reason.code == "used" && is_party(visitor, report) => texts.get("verify-used-party"),
        Some(reason) => reasons::sentence(texts, reason.code),
    }
}

/// Whether the visitor's authority issued the certificate or is of its destination.
fn is_party(visitor: &Visitor, report: &Report) -> bool {
    let header = report.particulars.as_ref().and_then(|read| read.header.as_ref());
    let own = visitor.signed_in.as_ref().map(|session| session.who.account.authority.clone());
    header.zip(own).is_some_and(|(header, own): (_, AuthorityId)| {
        header.authority.as_ref() == Some(&own)
            || (own.participant().is_some() && own.participant() == header.destination)
    })
}

/// What was found and expected, then every further reason.
fn more(texts: Texts, report: &Report) -> Vec<String> {
    let first = report.reasons.first().and_then(|reason| reasons::found(texts, reason));
    let rest = report.reasons.iter().skip(1).map(|reason| {
        let found = reasons::found(texts, reason).map(|found| format!(" {found}")).unwrap_or_default();
        format!("{}{found}", reasons::sentence(texts, reason.code))
    });
    first.into_iter().chain(rest).collect()
}

/// What to compare: of a paper without a code, its number and issuer are all that is known.
fn compare(texts: Texts, verified: &Verified) -> Facts {
    if let Some(read) = &verified.report.particulars {
        return particulars::facts(texts, read);
    }
    let Asked::Number(number) = &verified.asked else { return Facts::default() };
    let seen = texts.t("verify-seen").count("count", verified.presented.unwrap_or(0)).to_string();
    Facts {
        facts: vec![
            Fact::new(texts.get("word-number"), Inline::Code(words::number(number))),
            Fact::new(texts.get("word-issuer"), Inline::Text(words::place(texts, number.issuer()))),
            Fact::new(texts.get("verify-seen-label"), Inline::Text(seen)),
        ],
    }
}

fn checks(texts: Texts, report: &Report, when: When) -> Judged {
    // No signature was there to hold: saying so of a paper without a code would be a lie.
    let absent = |check: &&kpcs_verify::Check| {
        report.particulars.is_none() && check.name == CheckName::Signature && check.answer == Answer::Holds
    };
    let rules = report.checks.iter().filter(|check| !absent(check)).map(|check| reasons::judged(texts, check, when));
    Judged { texts, rules: rules.collect() }
}

fn proof(texts: Texts, report: &Report) -> Facts {
    let fact = |key: &str, value| Fact::new(texts.get(key), value);
    let read = report.particulars.iter().flat_map(|read| {
        vec![
            fact("verify-signed-by", Inline::Code(read.issuer.clone())),
            fact("verify-signed-at", Inline::Text(words::instant(texts, read.signed_at))),
            fact("verify-key", Inline::Code(read.key.clone())),
            fact("verify-algorithm", Inline::text(read.algorithm)),
            fact("verify-digest", Inline::Code(read.leaf.to_string())),
        ]
    });
    let trust = fact("verify-trust", Inline::Text(words::instant(texts, report.trust_made_at)));
    Facts { facts: read.chain([trust]).collect() }
}

fn checked(texts: Texts, when: When, now: Timestamp) -> String {
    let key = match (when.place, when.on) {
        (None, None) => "verify-checked",
        (Some(_), None) => "verify-checked-place",
        (None, Some(_)) => "verify-checked-on",
        (Some(_), Some(_)) => "verify-checked-both",
    };
    let seconds = now.seconds().rem_euclid(86_400);
    let time = format!("{:02}:{:02}", seconds / 3_600, seconds / 60 % 60);
    let place = when.place.map(|place| words::place(texts, place)).unwrap_or_default();
    let on = when.on.map(|on| words::day(texts, on)).unwrap_or_default();
    let text = texts.t(key).arg("day", words::day(texts, now.day())).arg("time", time);
    text.arg("place", place).arg("on", on).to_string()
}
