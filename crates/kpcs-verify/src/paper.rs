//! The sixth answer: a certificate of a Participant that signs nothing (decisions 15).
//!
//! Invariant: never VALID; a Participant that signed on the day printed must have put a code on the paper.
//! Must not know: how number, blocks, specimen and advice were compared; the differences are handed in.

use kpcs_domain::{
    act::{DocumentKind, Effect, Header},
    value::{CertificateNumber, Day},
};

use crate::{
    CheckName, Outcome, Question, Reason, Report, Status, Trust,
    findings::{Findings, is_forgery},
    fit::{note_expiry, note_standing, note_status, outdated_trust},
};

/// What a paper without a code says, and what it was compared with (decisions 15).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperCertificate {
    /// The number printed.
    pub number: CertificateNumber,
    /// Day of issue printed.
    pub issued: Option<Day>,
    /// Comparisons that did not agree: a code each, such as `number_outside_blocks`.
    pub differing: Vec<&'static str>,
}

pub(crate) fn verify_paper(paper: &PaperCertificate, trust: &Trust, status: &Status, question: &Question) -> Report {
    let issuer = paper.number.issuer();
    let mut header = Header::about(DocumentKind::Certificate, Effect::Issued);
    header.participant = Some(issuer);
    header.issued = paper.issued;
    let mut found = Findings::default();
    let printed_on = paper.issued.or(question.on).unwrap_or_else(|| question.at.day());
    let signs = trust.has_signer(issuer, printed_on);
    let expected = signs.then(|| Reason::new("code_expected", "decision 15", issuer, ""));
    found.note(CheckName::Signature, expected.into_iter().collect());
    note_status(&mut found, status);
    note_standing(&mut found, &header, trust, question);
    match question.on {
        Some(on) => note_expiry(&mut found, &header, trust, on),
        None => found.skip(CheckName::Expiry),
    }
    found.skip(CheckName::Destination);
    let differing = paper.differing.iter().map(|code| Reason::new(code, "§9.6", &paper.number, ""));
    found.note(CheckName::Paper, differing.collect());
    found.note(CheckName::TrustAge, outdated_trust(trust, question.at));
    Report {
        outcome: settle_paper(&mut found, paper),
        reasons: found.reasons,
        specimen: trust.demo,
        checks: found.checks,
        particulars: None,
        trust_made_at: trust.made_at,
    }
}

fn settle_paper(found: &mut Findings, paper: &PaperCertificate) -> Outcome {
    if found.conflict && !found.checks.iter().any(is_forgery) {
        Outcome::Conflict
    } else if !found.reasons.is_empty() {
        Outcome::NotValid
    } else {
        found.reasons.push(Reason::new("nothing_to_verify", "decision 15", &paper.number, ""));
        Outcome::PaperOnly
    }
}
