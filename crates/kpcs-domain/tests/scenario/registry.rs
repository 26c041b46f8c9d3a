//! Fixtures of the rest of the scheme's register: observers, ends of designations, contacts, partners, alerts.

use kpcs_domain::{
    act::{
        EndDesignation, EndObservership, PublishContacts, RaiseAlert, RecognisePartner, RegisterObserver, ResolveAlert,
        end_designation, end_observership, publish_contacts,
        raise_alert::{self, AlertKind, NumberRange},
        recognise_partner,
        register_observer::{self, ObserverKind},
        resolve_alert::{self, AlertOutcome},
    },
    party::{Opening, TimeZone, Weekday},
    value::{CertificateNumber, CountryCode, TimeOfDay},
};

use super::{
    Scenario,
    world::{authority, day, list, name, place, reference, text},
};

fn number(text: &str) -> CertificateNumber {
    CertificateNumber::parse(text).unwrap()
}

impl Scenario for RegisterObserver {
    fn sound() -> (Self::Request, Self::Facts) {
        let request = register_observer::Request {
            observer: reference("ADPA"),
            name: name("African Diamond Producers' Association"),
            kind: ObserverKind::Organisation,
            from: day("2026-11-23"),
            basis: text("Plenary of November 2026"),
            source: text("Final communique"),
            historical: false,
        };
        (request, register_observer::Facts { registered: false })
    }

    fn alter(facts: &mut Self::Facts, word: &str, value: &str) {
        match word {
            "registered" => facts.registered = value == "yes",
            _ => panic!("{word}={value}"),
        }
    }
}

impl Scenario for EndObservership {
    fn sound() -> (Self::Request, Self::Facts) {
        let request = end_observership::Request {
            observer: reference("ADPA"),
            ends_on: day("2026-12-31"),
            basis: text("Its own letter"),
            source: text("Notice of the Chair"),
            historical: false,
        };
        (request, end_observership::Facts { since: Some(day("2012-11-30")) })
    }

    fn alter(facts: &mut Self::Facts, word: &str, value: &str) {
        match word {
            "since" => facts.since = (value != "none").then(|| day(value)),
            _ => panic!("{word}={value}"),
        }
    }
}

impl Scenario for EndDesignation {
    fn sound() -> (Self::Request, Self::Facts) {
        let request = end_designation::Request {
            authority: authority("EU-ANT"),
            places: Vec::new(),
            ends_on: day("2027-01-01"),
            basis: text("Commission implementing regulation"),
            successor: Some(authority("EU-BXL")),
        };
        let designation = end_designation::Designation {
            participant: CountryCode::EU,
            places: vec![place("BE"), place("NL")],
            ends_on: None,
        };
        let facts = end_designation::Facts {
            participant: Some(CountryCode::EU),
            signs: true,
            designation: Some(designation),
            successor_known: true,
        };
        (request, facts)
    }

    fn alter(facts: &mut Self::Facts, word: &str, value: &str) {
        match (word, &mut facts.designation) {
            ("root", _) => facts.participant = (value != "scheme").then(|| place(value)),
            ("signs", _) => facts.signs = value == "yes",
            ("successor_known", _) => facts.successor_known = value == "yes",
            ("designation", designation) if value == "none" => *designation = None,
            ("ends_on", Some(designation)) => designation.ends_on = Some(day(value)),
            _ => panic!("{word}={value}"),
        }
    }
}

impl Scenario for PublishContacts {
    fn sound() -> (Self::Request, Self::Facts) {
        let at = |text| TimeOfDay::parse(text).unwrap();
        let row = |weekday, opens, closes| Opening { weekday, opens: at(opens), closes: at(closes) };
        let person = publish_contacts::FocalPoint {
            name: name("A. Peeters"),
            telephone: Some(name("+32 3 000 00 01")),
            email: Some(text("peeters@antwerp.example")),
        };
        let request = publish_contacts::Request {
            authority: authority("EU-ANT"),
            focal_points: list(vec![person]),
            languages: list(vec![name("Dutch"), name("English")]),
            email: text("kp@antwerp.example"),
            telephone: Some(name("+32 3 000 00 00")),
            duty_telephone: None,
            time_zone: TimeZone::parse("Europe/Brussels").unwrap(),
            hours: vec![row(Weekday::Mon, "08:00", "12:00"), row(Weekday::Mon, "13:00", "16:30")],
        };
        (request, publish_contacts::Facts { actor: authority("EU"), participant: Some(CountryCode::EU) })
    }

    fn alter(facts: &mut Self::Facts, word: &str, value: &str) {
        match word {
            "actor" => facts.actor = authority(value),
            "designated" => facts.participant = (value == "yes").then_some(CountryCode::EU),
            _ => panic!("{word}={value}"),
        }
    }
}

impl Scenario for RecognisePartner {
    fn sound() -> (Self::Request, Self::Facts) {
        let request = recognise_partner::Request {
            participant: place("US"),
            partner: place("UZ"),
            from: day("2025-03-06"),
            to: None,
            basis: text("Notice in the Federal Register"),
            source: text("90 FR 11355"),
        };
        (request, recognise_partner::Facts { participant: Some(place("US")), partner_known: true })
    }

    fn alter(facts: &mut Self::Facts, word: &str, value: &str) {
        match word {
            "root" => facts.participant = (value != "scheme").then(|| place(value)),
            "partner_known" => facts.partner_known = value == "yes",
            _ => panic!("{word}={value}"),
        }
    }
}

impl Scenario for RaiseAlert {
    fn sound() -> (Self::Request, Self::Facts) {
        let request = raise_alert::Request {
            kind: AlertKind::Counterfeit,
            numbers: vec![NumberRange { number: number("SL004211"), to_number: None }],
            noticed_on: day("2026-11-23"),
            summary: text("A copy without the watermark was presented at the counter"),
            details: Some(text("The serial is in a wrong typeface")),
            images: Vec::new(),
        };
        let facts =
            raise_alert::Facts { authority: authority("EU-ANT"), participant: Some(CountryCode::EU), next_sequence: 1 };
        (request, facts)
    }

    fn alter(facts: &mut Self::Facts, word: &str, value: &str) {
        match word {
            "at" => {
                facts.authority = authority(value);
                facts.participant = facts.authority.participant();
            }
            _ => panic!("{word}={value}"),
        }
    }
}

impl Scenario for ResolveAlert {
    fn sound() -> (Self::Request, Self::Facts) {
        let request = resolve_alert::Request {
            alert: reference("EU-ANT-W1"),
            outcome: AlertOutcome::Recovered,
            explanation: text("Seized and kept by the office"),
        };
        let alert = resolve_alert::OpenAlert {
            raised_by: authority("EU-ANT"),
            participant: Some(place("SL")),
            number: Some(number("SL004211")),
            resolved_on: None,
        };
        (request, resolve_alert::Facts { authority: authority("EU-ANT"), alert: Some(alert) })
    }

    fn alter(facts: &mut Self::Facts, word: &str, value: &str) {
        match (word, &mut facts.alert) {
            ("at", _) => facts.authority = authority(value),
            ("alert", alert) if value == "none" => *alert = None,
            ("resolved_on", Some(alert)) => alert.resolved_on = Some(day(value)),
            _ => panic!("{word}={value}"),
        }
    }
}
