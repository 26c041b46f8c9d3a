//! The function itself: a ladder of checks, each able to settle the outcome; the weightiest reason comes first.
//!
//! Invariant: total and pure. The order of checks is the order of precedence of reasons: whose signature, then whether it
//! counts, then whether the certificate stands, then whether it fits this place and day, then the log.
//! Source: threat-model 6 and 9.5; decisions 14 to 18, 24.

use kpcs_domain::{
    act::{Act as _, DocumentKind, Header, IssueCertificate, ReplaceCertificate},
    party::{TestedAt, Trade},
    value::{CertificateNumber, CountryCode, Day, Timestamp},
};
use kpcs_statement::{Opened, decode_core, decode_header};

use crate::{
    Answer, Check, CheckName, LogProof, Outcome, Particulars, Reason, Report, Standing, Status, Trust, TrustedKey,
};

const SECONDS_A_DAY: i64 = 86_400;

/// What is to be verified.
#[derive(Debug, Clone)]
pub enum Document {
    /// A signed statement, with the parts that the document carries.
    Signed(Box<Opened>),
    /// A certificate that carries no signature.
    Paper(PaperCertificate),
}

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
    log: Option<&LogProof>,
    question: &Question,
) -> Report {
    match document {
        Document::Signed(opened) => verify_signed(opened, trust, status, log, question),
        Document::Paper(paper) => verify_paper(paper, trust, question),
    }
}

/// Findings as they come: reasons in order, and an answer for each check.
#[derive(Default)]
struct Findings {
    reasons: Vec<Reason>,
    checks: Vec<Check>,
    conflict: bool,
}

impl Findings {
    fn note(&mut self, name: CheckName, broken: Vec<Reason>) {
        let answer = if broken.is_empty() { Answer::Holds } else { Answer::Broken };
        self.checks.push(Check { name, answer });
        self.reasons.extend(broken);
    }

    fn skip(&mut self, name: CheckName) {
        self.checks.push(Check { name, answer: Answer::NotChecked });
    }
}

fn verify_signed(
    opened: &Opened,
    trust: &Trust,
    status: &Status,
    log: Option<&LogProof>,
    question: &Question,
) -> Report {
    let protected = opened.statement().protected();
    let header = decode_header(opened).ok().flatten();
    let mut found = Findings::default();
    found.note(CheckName::Document, not_a_certificate(opened, header.as_ref()));
    found.note(CheckName::Specimen, misplaced_specimen(protected.is_specimen(), trust.demo));
    let key = trust.keys.get(&protected.key);
    found.note(CheckName::Key, key_of_another(opened, key));
    match key {
        Some(key) => {
            found.note(CheckName::Signature, bad_signature(opened, key));
            found.note(CheckName::KeyPeriod, key_out_of_period(opened, key, log));
        }
        None => [CheckName::Signature, CheckName::KeyPeriod].into_iter().for_each(|name| found.skip(name)),
    }
    note_status(&mut found, status);
    if let Some(header) = &header {
        note_place_and_day(&mut found, header, trust, question);
    }
    found.note(CheckName::TrustAge, outdated_trust(trust, question.at));
    let outcome = settle_signed(&mut found, trust, log, question.at);
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
            core: decode_core(opened).ok().flatten(),
        }),
        trust_made_at: trust.made_at,
    }
}

fn not_a_certificate(opened: &Opened, header: Option<&Header>) -> Vec<Reason> {
    let act = opened.statement().protected().act;
    let issues = act == IssueCertificate::INFO.code || act == ReplaceCertificate::INFO.code;
    let certificate = header.is_some_and(|header| header.document == DocumentKind::Certificate);
    let what = header.map_or("?", |header| header.document.word());
    if issues && certificate {
        Vec::new()
    } else {
        vec![Reason::new("not_a_certificate", "§3.2", what, "certificate")]
    }
}

fn misplaced_specimen(specimen: bool, demo: bool) -> Vec<Reason> {
    match (specimen, demo) {
        (true, false) => vec![Reason::new("specimen", "decision 24", "kpcs-demo:", "")],
        (false, true) => vec![Reason::new("not_of_this_demonstration", "decision 24", "", "kpcs-demo:")],
        _ => Vec::new(),
    }
}

fn key_of_another(opened: &Opened, key: Option<&TrustedKey>) -> Vec<Reason> {
    let protected = opened.statement().protected();
    match key {
        None => vec![Reason::new("unknown_key", "decision 23", protected.key, "")],
        Some(key) if key.authority != protected.authority() => {
            vec![Reason::new("key_of_another_authority", "decision 23", protected.authority(), &key.authority)]
        }
        Some(_) => Vec::new(),
    }
}

fn bad_signature(opened: &Opened, key: &TrustedKey) -> Vec<Reason> {
    match opened.statement().verify(&key.key) {
        Ok(()) => Vec::new(),
        Err(_) => vec![Reason::new("bad_signature", "decision 1", "", "")],
    }
}

/// A key counts from its first day; after its end or revocation only for what the log proves to be older.
fn key_out_of_period(opened: &Opened, key: &TrustedKey, log: Option<&LogProof>) -> Vec<Reason> {
    let claimed = opened.statement().protected().issued_at;
    let mut reasons = Vec::new();
    if claimed < key.from {
        reasons.push(Reason::new("key_not_yet_valid", "decision 23", claimed, key.from));
    }
    if let Some(to) = key.to.filter(|to| claimed >= *to) {
        reasons.push(Reason::new("key_expired", "decision 23", claimed, to));
    }
    if let Some(revoked) = key.revoked_at.filter(|revoked| log.is_none_or(|proof| proof.logged_at >= *revoked)) {
        reasons.push(Reason::new("key_revoked", "decision 23", claimed, revoked));
    }
    reasons
}

fn note_status(found: &mut Findings, status: &Status) {
    let ended = |code, what: &dyn ToString| vec![Reason::new(code, "§9.5", what.to_string(), "")];
    match &status.standing {
        None => found.skip(CheckName::Status),
        Some(Standing::Stands) => found.note(CheckName::Status, Vec::new()),
        Some(Standing::Void) => found.note(CheckName::Status, ended("void", &"")),
        Some(Standing::Cancelled) => found.note(CheckName::Status, ended("cancelled", &"")),
        Some(Standing::Replaced(by)) => found.note(CheckName::Status, ended("replaced", by)),
        Some(Standing::Used) => found.note(CheckName::Status, ended("used", &"")),
        Some(Standing::Conflict(why)) => {
            found.conflict = true;
            found.note(CheckName::Status, ended(why, &""));
        }
    }
}

fn note_place_and_day(found: &mut Findings, header: &Header, trust: &Trust, question: &Question) {
    found.note(CheckName::Standing, barred(header, trust, question));
    match question.on {
        Some(on) => found.note(CheckName::Expiry, expired(header, trust, on)),
        None => found.skip(CheckName::Expiry),
    }
    match question.place {
        Some(place) => found.note(CheckName::Destination, elsewhere(header, trust, place, question)),
        None => found.skip(CheckName::Destination),
    }
}

/// The issuer on the day of issue, and on the day of presentation where one is given.
fn barred(header: &Header, trust: &Trust, question: &Question) -> Vec<Reason> {
    let Some(issuer) = header.participant else { return Vec::new() };
    let days = header.issued.into_iter().chain(question.on);
    let barred = days.filter_map(|day| {
        let standing = trust.history.standing(issuer, day);
        let code = match standing.map(|standing| standing.trade) {
            Some(Trade::Open | Trade::ByMeasure) => return None,
            Some(Trade::NoExport) => "issuer_no_export",
            Some(Trade::Closed) => "issuer_closed",
            Some(Trade::Reio) | None => "issuer_not_participant",
        };
        Some(Reason::new(code, "§4.2", format!("{issuer} {day}"), ""))
    });
    barred.take(1).collect()
}

/// A pack that tests validity at export is not broken by a late arrival: when the goods left is not on the paper.
fn expired(header: &Header, trust: &Trust, on: Day) -> Vec<Reason> {
    let at_export = header.participant.and_then(|issuer| trust.tested_at.get(&issuer)) == Some(&TestedAt::Export);
    match header.expires {
        Some(expires) if on > expires && !at_export => vec![Reason::new("expired", "§9.2", on, expires)],
        _ => match header.issued {
            Some(issued) if on < issued => vec![Reason::new("presented_before_issue", "§4.1", on, issued)],
            _ => Vec::new(),
        },
    }
}

fn elsewhere(header: &Header, trust: &Trust, place: CountryCode, question: &Question) -> Vec<Reason> {
    let Some(destination) = header.destination else { return Vec::new() };
    let here = trust.history.participant_of(place, question.on.unwrap_or_else(|| question.at.day()));
    if here == destination { Vec::new() } else { vec![Reason::new("wrong_destination", "§4.3", here, destination)] }
}

fn outdated_trust(trust: &Trust, at: Timestamp) -> Vec<Reason> {
    let age_days = (at.seconds() - trust.made_at.seconds()) / SECONDS_A_DAY;
    if age_days > 30 { vec![Reason::new("trust_too_old", "threat-model 6", age_days, 30)] } else { Vec::new() }
}

fn settle_signed(found: &mut Findings, trust: &Trust, log: Option<&LogProof>, at: Timestamp) -> Outcome {
    let logged = log.is_some_and(|proof| proof.has_quorum);
    let not_logged = || vec![Reason::new("not_in_the_log_yet", "decision 15", "", "")];
    let broken = !found.reasons.is_empty();
    found.note(CheckName::Log, if logged { Vec::new() } else { not_logged() });
    if found.conflict && found.checks.iter().all(|check| !is_forgery(check)) {
        Outcome::Conflict
    } else if broken {
        Outcome::NotValid
    } else if !logged {
        Outcome::AuthenticNotLogged
    } else if at.seconds() - trust.made_at.seconds() > SECONDS_A_DAY {
        found.reasons.push(Reason::new("trust_data_old", "threat-model 6", trust.made_at, ""));
        Outcome::ValidOldData
    } else {
        Outcome::Valid
    }
}

/// A document that is not genuine at all is NOT VALID, whatever is said of the number that it bears.
fn is_forgery(check: &Check) -> bool {
    let authenticity = matches!(
        check.name,
        CheckName::Document | CheckName::Specimen | CheckName::Key | CheckName::KeyPeriod | CheckName::Signature
    );
    authenticity && check.answer == Answer::Broken
}

fn verify_paper(paper: &PaperCertificate, trust: &Trust, question: &Question) -> Report {
    let issuer = paper.number.issuer();
    let mut found = Findings::default();
    let expected = trust.has_signer(issuer).then(|| Reason::new("code_expected", "decision 15", issuer, ""));
    found.note(CheckName::Signature, expected.into_iter().collect());
    let mut header = Header::about(DocumentKind::Certificate, kpcs_domain::act::Effect::Issued);
    header.participant = Some(issuer);
    header.issued = paper.issued;
    found.note(CheckName::Standing, barred(&header, trust, question));
    let differing = paper.differing.iter().map(|code| Reason::new(code, "§9.6", &paper.number, ""));
    found.note(CheckName::Paper, differing.collect());
    let outcome = if found.reasons.is_empty() {
        found.reasons.push(Reason::new("nothing_to_verify", "decision 15", &paper.number, ""));
        Outcome::PaperOnly
    } else {
        Outcome::NotValid
    };
    Report {
        outcome,
        reasons: found.reasons,
        specimen: trust.demo,
        checks: found.checks,
        particulars: None,
        trust_made_at: trust.made_at,
    }
}
