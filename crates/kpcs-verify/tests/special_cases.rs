//! Cases beside the decision table: certificates that say too little or too much, edges of times, paper alone.
//!
//! Invariant: each case differs in one thing from one that everything speaks for.
//! Source: threat-model 6, 9.5, 11; decisions 14 to 18, 23.

// Helpers of tests may unwrap like tests.
#![allow(clippy::unwrap_used)]

mod case;

use case::{
    day, history_of, instant, interval, key, now, number, place, proof, question, record, revoked, signed, sound_trust,
    stands, trust_with, union,
};
use kpcs_domain::{
    act::{ActRecord, Header, IssueCertificate},
    party::{ParticipantKind, Trade},
    value::AuthorityId,
};
use kpcs_verify::{
    Answer, CheckName, Document, Logged, Outcome, PaperCertificate, Question, Report, Revocation, Standing, Status,
    Trust, TrustedKey, verify,
};

type Alteration = fn(&mut Header);

fn codes(report: &Report) -> Vec<&'static str> {
    report.reasons.iter().map(|reason| reason.code).collect()
}

fn answer(report: &Report, name: CheckName) -> Answer {
    report.checks.iter().find(|check| check.name == name).unwrap().answer
}

/// A logged statement of `record` under `trust`.
fn judged(record: &ActRecord<IssueCertificate>, trust: &Trust, logged_at: &str, question: &Question) -> Report {
    let opened = signed("SL", record);
    let proof = proof(&opened, logged_at);
    verify(&Document::Signed(Box::new(opened)), trust, &stands(), Some(&proof), question)
}

const LOGGED: &str = "2026-11-23T10:05:00Z";

#[test]
fn a_certificate_that_leaves_out_an_element_is_none() {
    // The number is the statement's subject, which is never empty, so that it cannot be left out.
    let without: [(&str, Alteration); 5] = [
        ("participant", |header| header.participant = None),
        ("authority", |header| header.authority = None),
        ("destination", |header| header.destination = None),
        ("issued", |header| header.issued = None),
        ("expires", |header| header.expires = None),
    ];
    for (element, leave_out) in without {
        let mut record = record();
        leave_out(record.header.as_mut().unwrap());
        let report = judged(&record, &sound_trust(), LOGGED, &question());
        assert_eq!((report.outcome, codes(&report)), (Outcome::NotValid, vec!["not_a_certificate"]), "{element}");
        assert_eq!(report.reasons[0].expected, element);
    }
    let without_core = ActRecord { core: None, ..record() };
    let report = judged(&without_core, &sound_trust(), LOGGED, &question());
    assert_eq!((codes(&report), report.reasons[0].expected.as_str()), (vec!["not_a_certificate"], "particulars"));
}

#[test]
fn an_authority_cannot_sign_for_another_issuer() {
    let altered: [Alteration; 3] = [
        |header| header.authority = AuthorityId::parse("EU-ANT").ok(),
        |header| header.participant = Some(place("EU")),
        |header| header.number = Some(number("EU0004211")),
    ];
    for alter in altered {
        let mut record = record();
        alter(record.header.as_mut().unwrap());
        let report = judged(&record, &sound_trust(), LOGGED, &question());
        assert_eq!((report.outcome, codes(&report)), (Outcome::NotValid, vec!["key_of_another_authority"]));
    }
}

#[test]
fn the_day_decides_for_issuer_and_destination() {
    let sierra_leone = |from, to, trade| interval("SL", ParticipantKind::State, from, to, trade);
    let open = || sierra_leone("2003-07-31", None, Trade::Open);
    let closed_later = [
        sierra_leone("2003-07-31", Some("2026-12-01"), Trade::Open),
        sierra_leone("2026-12-01", None, Trade::Closed),
        union(),
    ];
    let until = |trade| interval("EU", ParticipantKind::Reio, "2026-12-01", None, trade);
    let union_before = || interval("EU", ParticipantKind::Reio, "2003-07-31", Some("2026-12-01"), Trade::Open);
    let cases = [
        (history_of(closed_later.clone()), question(), vec!["issuer_closed"]),
        (history_of(closed_later), Question { on: None, ..question() }, vec![]),
        (history_of([open(), union_before(), until(Trade::Closed)]), question(), vec!["destination_closed"]),
        (history_of([open(), union_before(), until(Trade::NoExport)]), question(), vec![]),
        (history_of([open(), union_before(), until(Trade::ByMeasure)]), question(), vec![]),
        (history_of([open(), union_before()]), question(), vec!["destination_not_participant"]),
    ];
    for (history, question, expected) in cases {
        let trust = Trust { history, ..sound_trust() };
        assert_eq!(codes(&judged(&record(), &trust, LOGGED, &question)), expected);
    }
}

#[test]
fn a_key_counts_up_to_its_last_second_and_the_log_up_to_ten_minutes_later() {
    let signed_at = "2026-11-23T10:00:00Z";
    let cases = [
        ("2026-11-23T10:00:00Z", "2026-11-23T10:00:00Z", vec!["key_expired"]),
        ("2026-11-23T10:00:01Z", "2026-11-23T10:10:00Z", vec![]),
        ("2026-11-23T10:00:01Z", "2026-11-23T10:10:01Z", vec!["key_expired"]),
    ];
    for (to, logged_at, expected) in cases {
        let trust = trust_with(TrustedKey { to: Some(instant(to)), ..key() });
        assert_eq!(codes(&judged(&record(), &trust, logged_at, &question())), expected, "{to} {logged_at}");
    }
    for (from, expected) in [(signed_at, vec![]), ("2026-11-23T10:00:01Z", vec!["key_not_yet_valid"])] {
        let trust = trust_with(TrustedKey { from: instant(from), ..key() });
        assert_eq!(codes(&judged(&record(), &trust, LOGGED, &question())), expected, "{from}");
    }
}

/// Threat-model 9.5: what the log has from before the revocation stays; everything else ends, once it takes effect.
#[test]
fn a_revocation_ends_what_no_log_proves_to_be_older() {
    let document = || Document::Signed(Box::new(signed("SL", &record())));
    let revoked_at = |text| trust_with(TrustedKey { revoked: Some(revoked(text)), ..key() });
    let cases = [
        ("2026-11-23T10:05:00Z", Some(LOGGED), vec!["key_revoked"]),
        ("2026-11-23T10:05:01Z", Some(LOGGED), vec![]),
        ("2026-12-20T12:00:00Z", None, vec!["key_revoked", "not_in_the_log_yet"]),
        // Announced for later than now: whatever is here now is older.
        ("2026-12-20T12:00:01Z", None, vec!["not_in_the_log_yet"]),
    ];
    for (revoked, logged, expected) in cases {
        let proof = logged.map(|at| proof(&signed("SL", &record()), at));
        let report = verify(&document(), &revoked_at(revoked), &stands(), proof.as_ref(), &question());
        assert_eq!(codes(&report), expected, "{revoked} {logged:?}");
    }
}

/// where the log has a place for the revocation, the place decides and no clock.
#[test]
fn a_revocation_by_place_in_the_log_spares_what_stands_before_it() {
    let opened = signed("SL", &record());
    for (effective_index, suspect_index, place, expected) in [
        (100, None, 99, vec![]),
        (100, None, 100, vec!["key_revoked"]),
        (100, Some(90), 89, vec![]),
        (100, Some(90), 90, vec!["key_suspect"]),
        (100, Some(90), 99, vec!["key_suspect"]),
        (100, Some(90), 100, vec!["key_revoked"]),
        (0, None, 0, vec!["key_revoked"]),
    ] {
        // The instant lies long before; a thief's clock, and the office's, say nothing.
        let revoked = revoked("2026-02-01T00:00:00Z");
        let revoked = Revocation { effective_index: Some(effective_index), suspect_index, ..revoked };
        let trust = trust_with(TrustedKey { revoked: Some(revoked), ..key() });
        let logged = Logged { index: place, ..proof(&opened, LOGGED) };
        let document = Document::Signed(Box::new(opened.clone()));
        let report = verify(&document, &trust, &stands(), Some(&logged), &question());
        assert_eq!(codes(&report), expected, "{effective_index} {suspect_index:?} {place}");
    }
}

/// ten minutes ahead and 72 hours behind are what the log's time leaves open.
#[test]
fn a_claimed_time_must_fit_the_log() {
    let cases = [
        ("2026-11-23T09:49:59Z", vec!["claimed_after_the_log"], Outcome::NotValid),
        ("2026-11-23T09:50:00Z", vec![], Outcome::Valid),
        ("2026-11-26T10:00:00Z", vec![], Outcome::Valid),
        ("2026-11-26T10:00:01Z", vec!["logged_late"], Outcome::AuthenticNotLogged),
    ];
    for (logged_at, expected, outcome) in cases {
        let report = judged(&record(), &sound_trust(), logged_at, &question());
        assert_eq!((codes(&report), report.outcome), (expected, outcome), "{logged_at}");
    }
}

#[test]
fn trust_data_ages_by_the_second() {
    let aged = |seconds: i64| Trust { made_at: now().plus_seconds(-seconds), ..sound_trust() };
    let cases = [
        (86_400, Outcome::Valid),
        (86_401, Outcome::ValidOldData),
        (30 * 86_400, Outcome::ValidOldData),
        (30 * 86_400 + 1, Outcome::NotValid),
    ];
    for (seconds, expected) in cases {
        assert_eq!(judged(&record(), &aged(seconds), LOGGED, &question()).outcome, expected, "{seconds} s");
    }
}

#[test]
fn the_last_day_is_a_day_of_validity_and_so_is_the_first() {
    let on = |text| Question { on: Some(day(text)), ..question() };
    let cases = [
        ("2026-11-22", vec!["presented_before_issue"]),
        ("2026-11-23", vec![]),
        ("2027-01-22", vec![]),
        ("2027-01-23", vec!["expired"]),
    ];
    for (text, expected) in cases {
        assert_eq!(codes(&judged(&record(), &sound_trust(), LOGGED, &on(text))), expected, "{text}");
    }
}

#[test]
fn a_forgery_is_not_valid_whatever_is_said_of_the_number() {
    let opened = signed("SL", &record());
    let conflict = Status { standing: Some(Standing::Conflict("presented_twice")) };
    let stranger = trust_with(TrustedKey { authority: "LR".to_owned(), ..key() });
    let report = verify(&Document::Signed(Box::new(opened)), &stranger, &conflict, None, &question());
    assert_eq!(report.outcome, Outcome::NotValid);
    assert_eq!(codes(&report), ["key_of_another_authority", "presented_twice", "not_in_the_log_yet"]);
}

fn paper(number_printed: &str) -> PaperCertificate {
    PaperCertificate { number: number(number_printed), issued: Some(day("2026-11-23")), differing: Vec::new() }
}

fn judged_paper(paper: PaperCertificate, trust: &Trust, standing: Option<Standing>) -> Report {
    verify(&Document::Paper(paper), trust, &Status { standing }, None, &question())
}

fn of_liberia() -> Trust {
    let liberia = interval("LR", ParticipantKind::State, "2007-05-04", None, Trade::Open);
    let sierra_leone = interval("SL", ParticipantKind::State, "2003-07-31", None, Trade::Open);
    Trust { history: history_of([liberia, sierra_leone, union()]), ..sound_trust() }
}

#[test]
fn paper_alone_is_compared_and_never_valid() {
    let report = judged_paper(paper("LR000311"), &of_liberia(), None);
    assert_eq!((report.outcome, codes(&report)), (Outcome::PaperOnly, vec!["nothing_to_verify"]));
    for name in [CheckName::Status, CheckName::Destination, CheckName::Expiry] {
        assert_eq!(answer(&report, name), Answer::NotChecked, "{name:?}");
    }
    let stands = judged_paper(paper("LR000311"), &of_liberia(), Some(Standing::Stands));
    assert_eq!((stands.outcome, answer(&stands, CheckName::Status)), (Outcome::PaperOnly, Answer::Holds));
}

#[test]
fn paper_that_anything_speaks_against_is_not_valid() {
    let differing = PaperCertificate { differing: vec!["number_outside_blocks"], ..paper("LR000311") };
    let stale = Trust { made_at: now().plus_seconds(-31 * 86_400), ..of_liberia() };
    let early = PaperCertificate { issued: Some(day("2026-12-16")), ..paper("LR000311") };
    let cases = [
        (judged_paper(differing, &of_liberia(), None), Outcome::NotValid, vec!["number_outside_blocks"]),
        (judged_paper(paper("SL004211"), &of_liberia(), None), Outcome::NotValid, vec!["code_expected"]),
        (judged_paper(paper("KE000311"), &of_liberia(), None), Outcome::NotValid, vec!["issuer_not_participant"]),
        (judged_paper(paper("LR000311"), &stale, None), Outcome::NotValid, vec!["trust_too_old"]),
        (judged_paper(early, &of_liberia(), None), Outcome::NotValid, vec!["presented_before_issue"]),
        (judged_paper(paper("LR000311"), &of_liberia(), Some(Standing::Used)), Outcome::NotValid, vec!["used"]),
        (
            judged_paper(paper("LR000311"), &of_liberia(), Some(Standing::Conflict("presented_twice"))),
            Outcome::Conflict,
            vec!["presented_twice"],
        ),
        (
            judged_paper(paper("SL004211"), &of_liberia(), Some(Standing::Conflict("presented_twice"))),
            Outcome::NotValid,
            vec!["code_expected", "presented_twice"],
        ),
    ];
    for (report, outcome, expected) in cases {
        assert_eq!((report.outcome, codes(&report)), (outcome, expected));
    }
}

/// A Participant that began to sign in 2026 has papers without a code from before.
#[test]
fn paper_from_before_the_first_key_needs_no_code() {
    let cases = [("2025-12-31", Outcome::PaperOnly), ("2026-01-01", Outcome::NotValid)];
    for (issued, expected) in cases {
        let paper = PaperCertificate { issued: Some(day(issued)), ..paper("SL004211") };
        assert_eq!(judged_paper(paper, &of_liberia(), None).outcome, expected, "{issued}");
    }
    let undated = PaperCertificate { issued: None, ..paper("SL004211") };
    assert_eq!(judged_paper(undated, &of_liberia(), None).outcome, Outcome::NotValid);
}
