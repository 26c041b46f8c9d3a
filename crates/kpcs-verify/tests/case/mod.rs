//! What verification is tried on: SL004211 from Freetown to Antwerp, signed, and trust data that speaks for it.
//!
//! Invariant: everything is made from constants; `Trust` of `sound_trust` and a proof of the statement give VALID.
//! Must not know: what is expected of any variation.

// Each test file uses a part of it.
#![allow(dead_code)]

use std::collections::BTreeMap;

use kpcs_domain::{
    act::{Act as _, ActRecord, Chain, DocumentKind, IssueCertificate, issue_certificate},
    party::{Interval, ParticipantKind, Precision, ReioMember, SchemeHistory, Status as Word, Trade},
    rule::example,
    value::{CertificateNumber, CountryCode, Day, Digest, Name, Reference, Timestamp},
};
use kpcs_statement::{Algorithm, Blinds, Draft, Opened, Place, RequestId, SecretKey, read_document, write_document};
use kpcs_verify::{Logged, Question, Revocation, Standing, Status, Trust, TrustedKey};

pub fn instant(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

pub fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

pub fn place(text: &str) -> CountryCode {
    CountryCode::parse(text).unwrap()
}

pub fn number(text: &str) -> CertificateNumber {
    CertificateNumber::parse(text).unwrap()
}

pub fn secret() -> SecretKey {
    SecretKey::from_bytes(Algorithm::Ed25519, &[3; 32]).unwrap()
}

/// The certificate of the rules' own example, as its record.
pub fn record() -> ActRecord<IssueCertificate> {
    let case = example::sound();
    ActRecord {
        header: Some(case.header),
        core: Some(case.core),
        asked: issue_certificate::Request {
            application: Reference::parse("SL-A17").unwrap(),
            in_place_of: None,
            container: None,
            preparer_licence: None,
            blank: None,
        },
        decided: case.details,
    }
}

/// `record` signed by `issuer` on the day of issue.
pub fn signed(issuer: &str, record: &ActRecord<IssueCertificate>) -> Opened {
    signed_at(issuer, record, instant("2026-11-23T10:00:00Z"), 1)
}

/// The same at another time by the signer's clock, and with other blinds, so that it is another statement.
pub fn signed_at(issuer: &str, record: &ActRecord<IssueCertificate>, issued_at: Timestamp, seed: u8) -> Opened {
    let chain = Chain { running: 1, previous: Digest([0; 32]), checkpoint: None, officers: Vec::new(), approval: None };
    let blinds = Blinds { seed: [seed; 16], details: [2; 32], chain: [3; 32] };
    let place = Place {
        act: &IssueCertificate::INFO,
        issuer,
        subject: &IssueCertificate::subject(record),
        issued_at,
        chain: &chain,
    };
    Draft::new(record, RequestId([4; 16]), blinds).prepare(place).sign(&secret())
}

/// Another kind of document under the same act.
pub fn not_a_certificate() -> ActRecord<IssueCertificate> {
    let mut record = record();
    record.header.as_mut().unwrap().document = DocumentKind::Arrival;
    record
}

/// The same with one bit of its signature changed.
pub fn with_bad_signature(opened: &Opened) -> Opened {
    let mut document = write_document(opened).unwrap();
    let signature = opened.statement().signature();
    let at = document.windows(64).position(|bytes| bytes == signature).unwrap();
    document[at + 5] ^= 1;
    read_document(&document).unwrap()
}

pub fn interval(code: &str, kind: ParticipantKind, from: &str, to: Option<&str>, trade: Trade) -> Interval {
    Interval {
        participant: place(code),
        name: Name::parse(code).unwrap(),
        kind,
        from: day(from),
        to: to.map(day),
        status: Word::Participant,
        trade,
        from_precision: Precision::Day,
        to_precision: to.map(|_| Precision::Day),
    }
}

/// The Union open, with Belgium in it, and Sierra Leone as given; `None` for outside the scheme.
pub fn history(issuer: Option<Trade>) -> SchemeHistory {
    let issuer = issuer.map(|trade| interval("SL", ParticipantKind::State, "2003-07-31", None, trade));
    history_of(issuer.into_iter().chain([union()]))
}

pub fn union() -> Interval {
    interval("EU", ParticipantKind::Reio, "2003-07-31", None, Trade::Open)
}

pub fn history_of(rows: impl IntoIterator<Item = Interval>) -> SchemeHistory {
    let belgium = ReioMember { member: place("BE"), from: day("2003-02-01"), to: None };
    SchemeHistory::new(Default::default(), rows, [belgium])
}

/// The key of `secret`, of Freetown's office, for the year 2026.
pub fn key() -> TrustedKey {
    TrustedKey {
        key: secret().public(),
        authority: "SL".to_owned(),
        from: instant("2026-01-01T00:00:00Z"),
        to: Some(instant("2027-01-01T00:00:00Z")),
        revoked: None,
    }
}

/// A revocation from that instant on, before the log has a place for it.
pub fn revoked(at: &str) -> Revocation {
    Revocation { at: instant(at), effective_index: None, suspect_index: None }
}

pub fn now() -> Timestamp {
    instant("2026-12-20T12:00:00Z")
}

/// Trust data of this very moment that lists `key`.
pub fn sound_trust() -> Trust {
    trust_with(key())
}

pub fn trust_with(key: TrustedKey) -> Trust {
    Trust {
        made_at: now(),
        demo: false,
        keys: BTreeMap::from([(key.key.id(), key)]),
        history: history(Some(Trade::Open)),
        tested_at: BTreeMap::new(),
    }
}

/// A proof, with a quorum, that the log took `opened` in at that instant.
pub fn proof(opened: &Opened, logged_at: &str) -> Logged {
    Logged {
        leaf: opened.statement().leaf(),
        index: 7,
        logged_at: instant(logged_at),
        root: Digest([9; 32]),
        has_quorum: true,
    }
}

pub fn stands() -> Status {
    Status { standing: Some(Standing::Stands) }
}

/// In Antwerp, within the certificate's days.
pub fn question() -> Question {
    Question { at: now(), place: Some(place("BE")), on: Some(day("2026-12-15")) }
}
