//! Fixtures of the receiver: arrive, confirm, report a discrepancy, take in a certificate on paper.

use kpcs_domain::{
    act::{
        ConfirmReceipt, RecordForeignCertificate, RegisterArrival, ReportDiscrepancy, confirm_receipt,
        record_foreign_certificate::{self, Agreement, Known, PaperChannel},
        register_arrival,
        report_discrepancy::{self, DiscrepancyKind},
    },
    certificate::Goods,
    party::{ReceivingRule, RoleHolder},
    value::Seal,
};

use super::{
    Scenario,
    world::{arrival, authority, case, confirm_facts, day, list, name, number, place, shipment, text, weigh},
};

impl Scenario for RegisterArrival {
    fn sound() -> (Self::Request, Self::Facts) {
        let measuring = case().pack.measuring.clone();
        let facts = register_arrival::Facts { shipment: Some(shipment()), presentations: 0, measuring };
        (register_arrival::Request { arrived_on: day("2026-11-23"), ..arrival() }, facts)
    }

    fn alter(facts: &mut Self::Facts, word: &str, value: &str) {
        match word {
            "shipment" => facts.shipment = None,
            "presentations" => facts.presentations = value.parse().unwrap(),
            _ => panic!("{word}={value}"),
        }
    }
}

impl Scenario for ConfirmReceipt {
    fn sound() -> (Self::Request, Self::Facts) {
        let request = confirm_receipt::Request {
            number: number("SL004211"),
            received_on: day("2026-11-26"),
            parcels: Vec::new(),
            remarks: None,
            reported_by: None,
            reporter_licence: None,
            reported_on: None,
            entry_number: None,
        };
        (request, confirm_facts())
    }

    fn alter(facts: &mut Self::Facts, word: &str, value: &str) {
        match (word, &mut facts.shipment, &mut facts.arrival) {
            ("pack.roles.confirms", ..) => facts.receiving.0 = RoleHolder::parse(value).unwrap(),
            ("pack.receiving.entry_number_required", ..) => {
                facts.receiving.1 = Some(ReceivingRule { entry_number_required: true, endorse_amended: false });
            }
            ("shipment", shipment, _) => *shipment = None,
            ("refused", Some(shipment), _) => shipment.refused = value == "yes",
            ("goods", Some(shipment), _) => shipment.goods = Goods::parse(value).unwrap(),
            ("withdrawn", Some(shipment), _) => shipment.withdrawn = Some(value.to_owned()),
            ("arrival", _, arrival) => *arrival = None,
            ("confirmed", ..) => facts.confirmed = value == "yes",
            ("presentations", _, Some((_, times))) => *times = value.parse().unwrap(),
            ("seals_intact", _, Some((arrival, _))) => arrival.seals_intact = (value == "yes").into(),
            ("seals_found.0", _, Some((arrival, _))) => arrival.seals_found[0] = Seal::parse(value).unwrap(),
            ("arrived_on", _, Some((arrival, _))) => arrival.arrived_on = day(value),
            ("weighed.0", _, Some((arrival, _))) => weigh(arrival, 0, value),
            ("weighed.1", _, Some((arrival, _))) => weigh(arrival, 1, value),
            _ => panic!("{word}={value}"),
        }
    }
}

impl Scenario for ReportDiscrepancy {
    fn sound() -> (Self::Request, Self::Facts) {
        let request = report_discrepancy::Request {
            number: number("SL004211"),
            kinds: list(vec![DiscrepancyKind::Carats]),
            parcels: Vec::new(),
            statement: text("The first parcel weighs 49.50 ct."),
            asked_of_issuer: text("Was it weighed before cleaning?"),
            answer_by: day("2026-12-23"),
            phrases: Vec::new(),
            photographs: Vec::new(),
        };
        let mut found = arrival();
        weigh(&mut found, 0, "49.50");
        let facts = report_discrepancy::Facts {
            shipment: Some(shipment()),
            arrival: Some(found),
            confirmed: false,
            tolerance: case().pack.tolerance.clone(),
        };
        (request, facts)
    }

    fn alter(facts: &mut Self::Facts, word: &str, value: &str) {
        match (word, &mut facts.arrival) {
            ("shipment", _) => facts.shipment = None,
            ("goods", _) => facts.shipment.as_mut().unwrap().goods = Goods::parse(value).unwrap(),
            ("arrival", arrival) => *arrival = None,
            ("confirmed", _) => facts.confirmed = value == "yes",
            ("weighed.0", Some(arrival)) => weigh(arrival, 0, value),
            _ => panic!("{word}={value}"),
        }
    }
}

impl Scenario for RecordForeignCertificate {
    fn sound() -> (Self::Request, Self::Facts) {
        let case = case();
        let request = record_foreign_certificate::Request {
            number: number("SL004211"),
            issuing_authority: name("Government Gold and Diamond Office"),
            issued: day("2026-11-20"),
            expires: Some(day("2027-01-19")),
            exporter: case.core.exporter,
            exporter_address: None,
            importer: case.core.importer,
            importer_address: Some(text("Hoveniersstraat 2, Antwerpen")),
            destination: place("BE"),
            origin: case.core.origin,
            lines: case.core.lines,
            parcels: 2,
            parcel_list: case.details.parcels.to_vec(),
            seals: case.details.seals,
            signatory: None,
            channel: PaperChannel::Transcribed,
            image: None,
            code: None,
            reply_to: None,
            specimen: Some(Agreement::Agrees),
        };
        let facts = record_foreign_certificate::Facts {
            authority: authority("EU-ANT"),
            known: None,
            duplicate: false,
            issuer_signs: false,
            specimen: None,
            issuer_pack: case.pack,
            history: case.history,
        };
        (request, facts)
    }

    fn alter(facts: &mut Self::Facts, word: &str, value: &str) {
        match (word, value) {
            ("known", "advised") => facts.known = Some(Known::Advised),
            ("known", "recorded") => facts.known = Some(Known::Recorded),
            _ => panic!("{word}={value}"),
        }
    }
}
