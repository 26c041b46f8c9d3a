//! The function itself: a ladder of checks, each able to settle the outcome; the weightiest reason comes first.
//!
//! Invariant: total and pure. The order of checks is the order of precedence of reasons: whose signature, then whether it
//! counts, then whether the certificate stands, then whether it fits this place and day, then the log.
//! Source: threat-model 6; decisions 14 to 18, 24.

use kpcs_domain::value::{CountryCode, Day, Timestamp};
use kpcs_statement::{Opened, decode_core, decode_header};

use crate::{
    Answer, CheckName, Logged, Outcome, PaperCertificate, Particulars, Reason, Report, Status, Trust, TrustedKey,
    authenticity::{bad_signature, key_of_another, key_out_of_period, misplaced_specimen},
    certificate::not_a_certificate,
    findings::{Findings, is_forgery},
    fit::{SECONDS_A_DAY, note_place_and_day, note_status, outdated_trust},
    log::{claimed_after, doubts},
    paper::verify_paper,
};

/// What is to be verified.
#[derive(Debug, Clone)]
pub enum Document {
    /// A signed statement, with the parts that the document carries.
    Signed(Box<Opened>),
    /// A certificate that carries no signature.
    Paper(PaperCertificate),
}

/// For which place, day and instant the question is put.
#[derive(Debug, Clone, Copy)]
pub struct Question {
    /// Now.
    pub at: Timestamp,
    /// Where it is presented; not checked if absent.
    pub place: Option<CountryCode>,
    /// On which day; not checked if absent.
    pub on: Option<Day>,
}

/// Verifies a document.
#[must_use]
pub fn verify(
    document: &Document,
    trust: &Trust,
    status: &Status,
    log: Option<&Logged>,
    question: &Question,
) -> Report {
    match document {
        Document::Signed(opened) => verify_signed(opened, trust, status, log, question),
        Document::Paper(paper) => verify_paper(paper, trust, status, question),
    }
}

fn verify_signed(opened: &Opened, trust: &Trust, status: &Status, log: Option<&Logged>, question: &Question) -> Report {
    let protected = opened.statement().protected();
    let header = decode_header(opened).ok().flatten();
    let core = decode_core(opened).ok().flatten();
    let log = log.filter(|proof| proof.has_quorum && proof.leaf == opened.statement().leaf());
    let mut found = Findings::default();
    found.note(CheckName::Document, not_a_certificate(opened, header.as_ref(), core.as_ref()));
    found.note(CheckName::Specimen, misplaced_specimen(protected.is_specimen(), trust.demo));
    let key = trust.keys.get(&protected.key).filter(|key| key.key.algorithm() == protected.algorithm);
    let certified = header.as_ref().filter(|_| found.answer(CheckName::Document) == Some(Answer::Holds));
    found.note(CheckName::Key, key_of_another(opened, certified, key, trust));
    match key {
        Some(key) => {
            found.note(CheckName::Signature, bad_signature(opened, key));
            found.note(CheckName::KeyPeriod, key_out_of_period(opened, key, log, question.at));
        }
        None => found.skip_all(&[CheckName::Signature, CheckName::KeyPeriod]),
    }
    note_status(&mut found, status);
    match certified {
        Some(header) => note_place_and_day(&mut found, header, trust, question),
        None => found.skip_all(&[CheckName::Standing, CheckName::Expiry, CheckName::Destination]),
    }
    found.note(CheckName::TrustAge, outdated_trust(trust, question.at));
    let proven = Proven { claimed: protected.issued_at, key, log };
    let outcome = settle_signed(&mut found, trust, &proven, question.at);
    Report {
        outcome,
        reasons: found.reasons,
        specimen: protected.is_specimen(),
        checks: found.checks,
        particulars: Some(Particulars {
            issuer: protected.issuer.clone(),
            key: protected.key.to_string(),
            algorithm: protected.algorithm.as_str(),
            signed_at: protected.issued_at,
            leaf: opened.statement().leaf(),
            header,
            core,
        }),
        trust_made_at: trust.made_at,
    }
}

/// When it was signed, by its signer's clock; with which key, if that is listed; and where it stands in the log, by a
/// proof of this very statement with a quorum.
pub(crate) struct Proven<'a> {
    pub(crate) claimed: Timestamp,
    pub(crate) key: Option<&'a TrustedKey>,
    pub(crate) log: Option<&'a Logged>,
}

fn settle_signed(found: &mut Findings, trust: &Trust, proven: &Proven<'_>, at: Timestamp) -> Outcome {
    let (against, doubts) = (claimed_after(proven), doubts(proven));
    let broken = !found.reasons.is_empty() || !against.is_empty();
    let in_doubt = !doubts.is_empty();
    found.note(CheckName::Log, against.into_iter().chain(doubts).collect());
    let status_known = found.answer(CheckName::Status) == Some(Answer::Holds);
    if found.conflict && !found.checks.iter().any(is_forgery) {
        Outcome::Conflict
    } else if broken {
        Outcome::NotValid
    } else if !status_known {
        // Nothing says that it was not voided or used: genuine, and no more than that.
        found.reasons.push(Reason::new("status_not_known", "threat-model 6", "", ""));
        Outcome::AuthenticNotLogged
    } else if in_doubt {
        Outcome::AuthenticNotLogged
    } else if at.seconds() - trust.made_at.seconds() > SECONDS_A_DAY {
        found.reasons.push(Reason::new("trust_data_old", "threat-model 6", trust.made_at, ""));
        Outcome::ValidOldData
    } else {
        Outcome::Valid
    }
}
