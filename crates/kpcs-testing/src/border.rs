//! Requests at the border: hold, let go, refuse, forfeit, ask and answer, with nothing unusual about them.
//!
//! Invariant: each names the goods by their certificate and is decided on the day given; tests alter what they are about.

use kpcs_domain::{
    act::{
        answer_query::{self, Answer},
        detain_shipment,
        forfeit_shipment::{self, Disposition},
        query_issuer, refuse_import,
        release_shipment::{self, ReleaseReason},
        report_discrepancy::{self, DiscrepancyKind},
    },
    certificate::{Ground, Phrase},
    field::OneOrMore,
    value::{CertificateNumber, Day, Text},
};

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

fn text(words: &str) -> Text {
    Text::parse(words).expect("a text")
}

fn one<T>(item: T) -> OneOrMore<T> {
    OneOrMore::new(vec![item]).expect("one item")
}

/// Hold the goods of `number` on one ground, asking the issuer.
#[must_use]
pub fn detention(number: &CertificateNumber, on: &str, ground: Ground) -> detain_shipment::Request {
    detain_shipment::Request {
        number: Some(number.clone()),
        case: None,
        detained_on: day(on),
        grounds: one(ground),
        legal_basis: text("Regulation (EC) No 2368/2002, Article 5"),
        statement: text("Held at the counter."),
        asked_of_issuer: Some(text("What do you know of it?")),
        place: None,
        description: None,
        carats: None,
        number_shown: None,
        photographs: Vec::new(),
        phrases: Vec::new(),
    }
}

/// Hold goods that came without a certificate.
#[must_use]
pub fn detention_without_certificate(on: &str) -> detain_shipment::Request {
    let sample = CertificateNumber::parse("SL1").expect("a number");
    detain_shipment::Request {
        number: None,
        asked_of_issuer: None,
        description: Some(text("40 rough stones in a sock")),
        ..detention(&sample, on, Ground::NoCertificate)
    }
}

/// Let the goods of `number` go.
#[must_use]
pub fn release(number: &CertificateNumber, on: &str, reason: ReleaseReason) -> release_shipment::Request {
    release_shipment::Request {
        number: Some(number.clone()),
        case: None,
        released_on: day(on),
        reason,
        remedies: Vec::new(),
        statement: text("Cleared up with the issuer."),
        certificate: None,
        phrases: Vec::new(),
    }
}

/// Do not let the goods of `number` in.
#[must_use]
pub fn refusal(number: &CertificateNumber, on: &str, ground: Ground) -> refuse_import::Request {
    refuse_import::Request {
        number: Some(number.clone()),
        case: None,
        refused_on: day(on),
        grounds: one(ground),
        legal_basis: text("Regulation (EC) No 2368/2002, Article 3"),
        statement: text("Not let in."),
        photographs: Vec::new(),
        phrases: Vec::new(),
    }
}

/// The goods of `number` are forfeited and destroyed.
#[must_use]
pub fn forfeiture(number: &CertificateNumber, on: &str) -> forfeit_shipment::Request {
    forfeit_shipment::Request {
        number: Some(number.clone()),
        case: None,
        forfeited_on: day(on),
        legal_basis: text("A judgment"),
        disposition: Disposition::Destroyed,
        publication: Some(text("Official Journal")),
        statement: None,
    }
}

/// Ask the issuer whether `number` is genuine.
#[must_use]
pub fn question(number: &CertificateNumber) -> query_issuer::Request {
    query_issuer::Request {
        number: number.clone(),
        question: text("Did you issue this certificate?"),
        answer_by: None,
        case: None,
        photographs: Vec::new(),
        phrases: vec![Phrase::AskGenuine],
    }
}

/// The issuer's answer about `number`.
#[must_use]
pub fn answer(number: &CertificateNumber, answer: Answer) -> answer_query::Request {
    answer_query::Request {
        number: number.clone(),
        answer,
        statement: text("As our register says."),
        photographs: Vec::new(),
        phrases: Vec::new(),
    }
}

/// Contents and certificate differ, answer wanted by `answer_by`.
#[must_use]
pub fn discrepancy(number: &CertificateNumber, kind: DiscrepancyKind, answer_by: &str) -> report_discrepancy::Request {
    report_discrepancy::Request {
        number: number.clone(),
        kinds: one(kind),
        parcels: Vec::new(),
        statement: text("It differs."),
        asked_of_issuer: text("What do you know of it?"),
        answer_by: day(answer_by),
        phrases: Vec::new(),
        photographs: Vec::new(),
    }
}
