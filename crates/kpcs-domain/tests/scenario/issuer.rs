//! Fixtures of the issuer after the issue: lost, stolen, withdrawn, amended, handed over; technical certificates.

use kpcs_domain::{
    act::{
        AmendCertificate, BookAppointment, ChangeAppointment, InvalidateCertificate, IssueLetterOfComfort,
        IssueTechnicalCertificate, RecordHandover, ReportCertificateLost, ReportCertificateStolen,
        amend_application::OwnApplication,
        amend_certificate::{self, RightReading},
        book_appointment,
        change_appointment::{self, Booked},
        invalidate_certificate::{self, WithdrawalGround},
        issue_letter_of_comfort::{self, SampleKind, Site},
        issue_technical_certificate::{self, TechnicalGround},
        record_handover,
        report_certificate_lost::{self, Facts},
        report_certificate_stolen,
    },
    certificate::PrintedElement,
    field::YesOrNo,
    party::{AmendmentRule, Counter, TimeZone},
    value::{Latitude, Longitude, TimeOfDay},
};

use super::{
    Scenario,
    world::{authority, case, certificate, change, day, list, name, number, place, reference, shipment, text},
};

fn end_facts() -> Facts {
    Facts { certificate: certificate("issued"), importing_authority: Some(authority("EU-ANT")) }
}

fn alter_end(facts: &mut Facts, word: &str, value: &str) {
    match word {
        "certificate" => facts.certificate = certificate(value),
        _ => panic!("{word}={value}"),
    }
}

impl Scenario for ReportCertificateLost {
    fn sound() -> (Self::Request, Self::Facts) {
        let request = report_certificate_lost::Request {
            number: number("SL004211"),
            noticed_on: day("2026-11-23"),
            reported_by: name("Sewa River Diamonds"),
            circumstances: text("Left in a taxi between the office and the airport."),
            goods_missing: YesOrNo::No,
        };
        (request, end_facts())
    }

    fn alter(facts: &mut Self::Facts, word: &str, value: &str) {
        alter_end(facts, word, value);
    }
}

impl Scenario for ReportCertificateStolen {
    fn sound() -> (Self::Request, Self::Facts) {
        let request = report_certificate_stolen::Request {
            number: number("SL004211"),
            noticed_on: day("2026-11-23"),
            reported_by: name("Sewa River Diamonds"),
            circumstances: text("Taken from the courier's car with the parcel."),
            goods_missing: YesOrNo::Yes,
            police_report: Some(name("Aberdeen station 2026/1187")),
        };
        (request, end_facts())
    }

    fn alter(facts: &mut Self::Facts, word: &str, value: &str) {
        alter_end(facts, word, value);
    }
}

impl Scenario for InvalidateCertificate {
    fn sound() -> (Self::Request, Self::Facts) {
        let request = invalidate_certificate::Request {
            number: number("SL004211"),
            ground: WithdrawalGround::FalseDeclaration,
            reason: text("The purchase vouchers named do not exist."),
        };
        (request, end_facts())
    }

    fn alter(facts: &mut Self::Facts, word: &str, value: &str) {
        alter_end(facts, word, value);
    }
}

impl Scenario for AmendCertificate {
    fn sound() -> (Self::Request, Self::Facts) {
        let request = amend_certificate::Request {
            number: number("SL004211"),
            corrections: list(vec![RightReading {
                element: PrintedElement::ImporterName,
                is: text("Schelde Rough NV"),
            }]),
            reason: text("The importer's name was misspelt."),
        };
        let mut case = case();
        change(&mut case.pack).amendment.before_export = AmendmentRule::ReplaceOrAmend;
        change(&mut case.pack).amendment.after_export = AmendmentRule::Amend;
        let facts = amend_certificate::Facts {
            certificate: certificate("issued"),
            says: Some((case.core, case.details)),
            importing_authority: Some(authority("EU-ANT")),
            pack: case.pack,
        };
        (request, facts)
    }

    fn alter(facts: &mut Self::Facts, word: &str, value: &str) {
        match word {
            "certificate" => facts.certificate = certificate(value),
            "pack.amendment.before_export" => {
                change(&mut facts.pack).amendment.before_export = AmendmentRule::parse(value).unwrap();
            }
            "pack.amendment.after_export" => {
                change(&mut facts.pack).amendment.after_export = AmendmentRule::parse(value).unwrap();
            }
            _ => panic!("{word}={value}"),
        }
    }
}

impl Scenario for IssueTechnicalCertificate {
    fn sound() -> (Self::Request, Self::Facts) {
        let case = case();
        let details = case.details;
        let request = issue_technical_certificate::Request {
            ground: TechnicalGround::Research,
            return_of: None,
            exporter: details.exporter,
            importer: details.importer,
            destination: place("BE"),
            parcels: details.parcels,
            seals: details.seals,
            container: None,
            conveyance: details.conveyance,
            basis: text("Agreement with the university of 3 November 2026."),
        };
        let facts = issue_technical_certificate::Facts {
            authority: authority("SL"),
            participant: place("SL"),
            office_ended: None,
            number: Some(number("SL004211")),
            came: Some(shipment()),
            importing_authority: Some(authority("EU-ANT")),
            history: case.history,
            pack: case.pack,
        };
        (request, facts)
    }

    fn alter(facts: &mut Self::Facts, word: &str, value: &str) {
        match (word, value) {
            ("came", "nothing") => facts.came = None,
            ("office_ended", on) => facts.office_ended = Some(day(on)),
            ("number", "none") => facts.number = None,
            ("number", text) => facts.number = Some(number(text)),
            _ => panic!("{word}={value}"),
        }
    }
}

impl Scenario for RecordHandover {
    fn sound() -> (Self::Request, Self::Facts) {
        let request = record_handover::Request {
            number: number("SL004211"),
            handed_over_on: day("2026-11-23"),
            conveyance: Some(case().details.conveyance),
            carried_by: None,
            baggage_form: None,
            consignee: None,
            office: None,
            expected_arrival: Some(day("2026-11-27")),
            remarks: None,
        };
        let facts = record_handover::Facts {
            certificate: certificate("dispatched"),
            exporter: Some(name("Sewa River Diamonds")),
            company: Some(name("Sewa River Diamonds")),
            importing_authority: Some(authority("EU-ANT")),
            office_of: Some(place("EU")),
            office_ended: None,
        };
        (request, facts)
    }

    fn alter(facts: &mut Self::Facts, word: &str, value: &str) {
        match (word, value) {
            ("certificate", state) => facts.certificate = certificate(state),
            ("company", company) => facts.company = Some(name(company)),
            ("office_of", "nobody") => facts.office_of = None,
            ("office_ended", on) => facts.office_ended = Some(day(on)),
            ("office_of", code) => facts.office_of = Some(place(code)),
            _ => panic!("{word}={value}"),
        }
    }
}

impl Scenario for IssueLetterOfComfort {
    fn sound() -> (Self::Request, Self::Facts) {
        let case = case();
        let request = issue_letter_of_comfort::Request {
            reference: reference("SL-L3"),
            sample: SampleKind::RockSamples,
            site: Some(Site {
                latitude: Latitude::parse("8.6405").unwrap(),
                longitude: Longitude::parse("-10.9712").unwrap(),
                name: Some(name("Koidu, drill hole 14")),
            }),
            extracting_plant: None,
            contents: text("Twelve bags of kimberlite core, 240 kg."),
            seals: Vec::new(),
            sender: case.details.exporter,
            consignee: case.details.importer,
            destination_authority: authority("EU-ANT"),
            reason: text("No stone was seen; the laboratory is to count indicator minerals."),
        };
        let facts = issue_letter_of_comfort::Facts {
            authority: authority("SL"),
            participant: place("SL"),
            destination: Some(place("EU")),
            taken: false,
            history: case.history,
        };
        (request, facts)
    }

    fn alter(facts: &mut Self::Facts, word: &str, value: &str) {
        match (word, value) {
            ("destination", "nobody") => facts.destination = None,
            ("destination", code) => facts.destination = Some(place(code)),
            ("reference", "taken") => facts.taken = true,
            _ => panic!("{word}={value}"),
        }
    }
}

impl Scenario for BookAppointment {
    fn sound() -> (Self::Request, Self::Facts) {
        let request = book_appointment::Request {
            day: day("2026-11-24"),
            time: TimeOfDay::parse("09:30").unwrap(),
            application: Some(reference("SL-A17")),
            remarks: None,
        };
        let facts = book_appointment::Facts {
            counter: Counter { hours: Vec::new(), calendar: case().pack.calendar.clone(), zone: TimeZone::UTC },
            taken: false,
            application: Some(OwnApplication { company: "Sewa River Diamonds".into(), state: "applied".into() }),
            company: Some(name("Sewa River Diamonds")),
        };
        (request, facts)
    }

    fn alter(facts: &mut Self::Facts, word: &str, value: &str) {
        match (word, value) {
            ("time", "taken") => facts.taken = true,
            ("application", "none") => facts.application = None,
            ("company", company) => facts.company = Some(name(company)),
            ("state", state) => facts.application.as_mut().unwrap().state = state.to_owned(),
            ("holiday", text) => facts.counter.calendar.holidays = vec![day(text)],
            ("zone", zone) => facts.counter.zone = TimeZone::parse(zone).unwrap(),
            _ => panic!("{word}={value}"),
        }
    }
}

impl Scenario for ChangeAppointment {
    fn sound() -> (Self::Request, Self::Facts) {
        let request = change_appointment::Request {
            day: day("2026-11-24"),
            time: TimeOfDay::parse("09:30").unwrap(),
            new_day: Some(day("2026-11-25")),
            new_time: TimeOfDay::parse("10:00").ok(),
            remarks: None,
        };
        let company = Some(name("Sewa River Diamonds"));
        let facts = change_appointment::Facts {
            counter: Counter { hours: Vec::new(), calendar: case().pack.calendar.clone(), zone: TimeZone::UTC },
            booked: Some(Booked { company: company.clone(), application: Some(reference("SL-A17")) }),
            taken: false,
            company,
        };
        (request, facts)
    }

    fn alter(facts: &mut Self::Facts, word: &str, value: &str) {
        match (word, value) {
            ("time", "taken") => facts.taken = true,
            ("booked", "none") => facts.booked = None,
            ("company", "office") => facts.company = None,
            ("company", company) => facts.company = Some(name(company)),
            _ => panic!("{word}={value}"),
        }
    }
}
