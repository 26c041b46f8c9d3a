//! Fixtures of the border: goods held, let go, not let in, forfeited; what the issuer is asked and answers.

use kpcs_domain::{
    act::{
        AnswerQuery, DepositUnopened, DetainShipment, EndorseOriginal, ForfeitShipment, IssueImportCertificate,
        QueryIssuer, RecordTransit, RefuseImport, ReleaseShipment, ReturnShipment,
        answer_query::{self, Answer, Asked},
        deposit_unopened::{self, DepositReason},
        detain_shipment, endorse_original,
        forfeit_shipment::{self, Disposition},
        issue_import_certificate, query_issuer, record_transit, refuse_import,
        release_shipment::{self, ReleaseReason},
        return_shipment::{self, ReturnDocument},
    },
    certificate::{Goods, Ground, HeldGoods, Phrase},
    field::YesOrNo,
    party::ConfirmationRule,
};

use super::{
    Scenario,
    world::{authority, case, day, list, name, number, place, reference, shipment, text},
};

/// The goods of SL004211 in that state.
fn held(goods: Goods) -> Option<HeldGoods> {
    let known = shipment();
    let parcels = known.details.parcels.len() as u64;
    Some(HeldGoods { certificate: Some(known.header), goods, parcels, sent_back: Vec::new() })
}

/// The words that every act about goods knows: `goods=STATE`, `goods=none`, `certificate=none`.
pub fn alter_held(held: &mut Option<HeldGoods>, word: &str, value: &str) {
    match (word, held.as_mut()) {
        ("goods", _) if value == "none" => *held = None,
        ("goods", Some(held)) => held.goods = Goods::parse(value).unwrap(),
        ("certificate", Some(held)) => held.certificate = None,
        _ => panic!("{word}={value}"),
    }
}

impl Scenario for DetainShipment {
    fn sound() -> (Self::Request, Self::Facts) {
        let request = detain_shipment::Request {
            number: Some(number("SL004211")),
            case: None,
            detained_on: day("2026-11-23"),
            grounds: list(vec![Ground::SealBroken]),
            legal_basis: text("Regulation (EC) No 2368/2002, Article 5"),
            statement: text("Seal SL-88213 is cut."),
            asked_of_issuer: Some(text("Was the seal whole when the goods left?")),
            place: None,
            description: None,
            carats: None,
            number_shown: None,
            photographs: Vec::new(),
            phrases: vec![Phrase::SealBroken, Phrase::AskSeals],
        };
        let facts = detain_shipment::Facts {
            authority: authority("EU-ANT"),
            held: held(Goods::Arrived),
            next_sequence: 3,
            discrepancy: case().pack.discrepancy.clone(),
        };
        (request, facts)
    }

    fn alter(facts: &mut Self::Facts, word: &str, value: &str) {
        alter_held(&mut facts.held, word, value);
    }
}

impl Scenario for ReleaseShipment {
    fn sound() -> (Self::Request, Self::Facts) {
        let request = release_shipment::Request {
            number: Some(number("SL004211")),
            case: None,
            released_on: day("2026-11-23"),
            reason: ReleaseReason::Explained,
            remedies: Vec::new(),
            statement: text("The issuer confirms the second seal."),
            certificate: None,
            phrases: Vec::new(),
        };
        let facts = release_shipment::Facts {
            held: held(Goods::Detained),
            detained_on: Some(day("2026-11-20")),
            produced_is_known: false,
            release_after_days: None,
        };
        (request, facts)
    }

    fn alter(facts: &mut Self::Facts, word: &str, value: &str) {
        match word {
            "produced" => facts.produced_is_known = value == "yes",
            "detained_on" => facts.detained_on = Some(day(value)),
            "release_after_days" => facts.release_after_days = Some(value.parse().unwrap()),
            _ => alter_held(&mut facts.held, word, value),
        }
    }
}

impl Scenario for RefuseImport {
    fn sound() -> (Self::Request, Self::Facts) {
        let request = refuse_import::Request {
            number: Some(number("SL004211")),
            case: None,
            refused_on: day("2026-11-23"),
            grounds: list(vec![Ground::ExpiredBeforeExport]),
            legal_basis: text("Regulation (EC) No 2368/2002, Article 3"),
            statement: text("The certificate had expired when the goods left."),
            photographs: Vec::new(),
            phrases: vec![Phrase::CertificateExpired],
        };
        (request, refuse_import::Facts { held: held(Goods::Arrived) })
    }

    fn alter(facts: &mut Self::Facts, word: &str, value: &str) {
        alter_held(&mut facts.held, word, value);
    }
}

impl Scenario for ForfeitShipment {
    fn sound() -> (Self::Request, Self::Facts) {
        let request = forfeit_shipment::Request {
            number: Some(number("SL004211")),
            case: None,
            forfeited_on: day("2026-11-23"),
            legal_basis: text("Judgment of 20 November 2026"),
            disposition: Disposition::Pending,
            publication: None,
            statement: None,
        };
        (request, forfeit_shipment::Facts { held: held(Goods::Detained) })
    }

    fn alter(facts: &mut Self::Facts, word: &str, value: &str) {
        alter_held(&mut facts.held, word, value);
    }
}

impl Scenario for QueryIssuer {
    fn sound() -> (Self::Request, Self::Facts) {
        let request = query_issuer::Request {
            number: number("SL004211"),
            question: text("Did you issue this certificate?"),
            answer_by: Some(day("2026-12-23")),
            case: None,
            photographs: Vec::new(),
            phrases: vec![Phrase::AskGenuine],
        };
        let facts = query_issuer::Facts {
            own: place("EU"),
            issuer: Some(authority("SL")),
            discrepancy: case().pack.discrepancy.clone(),
        };
        (request, facts)
    }

    fn alter(facts: &mut Self::Facts, word: &str, value: &str) {
        match word {
            "issuer" => facts.issuer = None,
            "own" => facts.own = place(value),
            _ => panic!("{word}={value}"),
        }
    }
}

impl Scenario for AnswerQuery {
    fn sound() -> (Self::Request, Self::Facts) {
        let request = answer_query::Request {
            number: number("SL004211"),
            answer: Answer::Genuine,
            statement: text("Issued on 23 November 2026."),
            photographs: Vec::new(),
            phrases: vec![Phrase::WeIssuedIt],
        };
        let facts = answer_query::Facts {
            authority: authority("SL"),
            asked: Some(Asked { by: authority("EU-ANT"), ended: false }),
            issued: true,
        };
        (request, facts)
    }

    fn alter(facts: &mut Self::Facts, word: &str, value: &str) {
        match (word, facts.asked.as_mut()) {
            ("asked", _) => facts.asked = None,
            ("ended", Some(asked)) => asked.ended = value == "yes",
            ("issued", _) => facts.issued = value == "yes",
            _ => panic!("{word}={value}"),
        }
    }
}

impl Scenario for DepositUnopened {
    fn sound() -> (Self::Request, Self::Facts) {
        let request = deposit_unopened::Request {
            number: number("SL004211"),
            deposited_on: day("2026-11-23"),
            place: name("Strong room, Hoveniersstraat"),
            until: day("2026-11-24"),
            why: DepositReason::AfterHours,
            seals_intact: YesOrNo::Yes,
            seals_found: Vec::new(),
            container: None,
            persons: Vec::new(),
            photographs: Vec::new(),
            remarks: None,
        };
        (request, deposit_unopened::Facts { held: held(Goods::Expected) })
    }

    fn alter(facts: &mut Self::Facts, word: &str, value: &str) {
        alter_held(&mut facts.held, word, value);
    }
}

impl Scenario for ReturnShipment {
    fn sound() -> (Self::Request, Self::Facts) {
        let request = return_shipment::Request {
            number: Some(number("SL004211")),
            case: None,
            under: number("EU000017"),
            left_on: day("2026-11-23"),
            returned_parcels: Vec::new(),
            carrier: Some(name("Ferrari")),
            waybill: None,
            statement: None,
            phrases: Vec::new(),
        };
        let document = ReturnDocument { refers_to: Some(number("SL004211")), ended: false };
        (request, return_shipment::Facts { held: held(Goods::Detained), document: Some(document) })
    }

    fn alter(facts: &mut Self::Facts, word: &str, value: &str) {
        match (word, facts.document.as_mut()) {
            ("document", _) => facts.document = None,
            ("refers_to", Some(document)) => document.refers_to = (value != "none").then(|| number(value)),
            ("ended", Some(document)) => document.ended = value == "yes",
            ("sent_back", _) => facts.held.as_mut().unwrap().sent_back = vec![value.parse().unwrap()],
            _ => alter_held(&mut facts.held, word, value),
        }
    }
}

impl Scenario for RecordTransit {
    fn sound() -> (Self::Request, Self::Facts) {
        let request = record_transit::Request {
            number: number("SL004211"),
            destination: place("BE"),
            place_in: place("AE"),
            entered_on: day("2026-11-22"),
            seals_on_entry: YesOrNo::Yes,
            seals_found: Vec::new(),
            place_out: Some(place("AE")),
            left_on: Some(day("2026-11-23")),
            seals_on_exit: Some(YesOrNo::Yes),
            remarks: None,
        };
        let facts = record_transit::Facts {
            own: place("AE"),
            destination: place("EU"),
            issuer: Some(authority("SL")),
            importing_authority: Some(authority("EU-ANT")),
        };
        (request, facts)
    }

    fn alter(facts: &mut Self::Facts, word: &str, value: &str) {
        match word {
            "issuer" => facts.issuer = None,
            "importing" => facts.importing_authority = None,
            "destination" => facts.destination = place(value),
            _ => panic!("{word}={value}"),
        }
    }
}

impl Scenario for EndorseOriginal {
    fn sound() -> (Self::Request, Self::Facts) {
        let request = endorse_original::Request {
            number: number("SL004211"),
            endorsed_on: day("2026-11-23"),
            certified_copy: YesOrNo::Yes,
            copy_kept: Some(name("File 2026/311")),
            remarks: None,
        };
        let pack = case().pack;
        let rule = ConfirmationRule { endorse_original: true, endorse_limit_days: 10, ..pack.confirmation.clone() };
        let facts = endorse_original::Facts {
            held: held(Goods::Confirmed),
            received_on: Some(day("2026-11-20")),
            presented_on: Some(day("2026-11-20")),
            endorsed: false,
            rule,
            amended: false,
            calendar: pack.calendar.clone(),
        };
        (request, facts)
    }

    fn alter(facts: &mut Self::Facts, word: &str, value: &str) {
        match word {
            "endorse" => facts.rule.endorse_original = value == "yes",
            "amended" => facts.amended = value == "yes",
            "received_on" => facts.received_on = None,
            "presented_on" => facts.presented_on = (value != "none").then(|| day(value)),
            "endorsed" => facts.endorsed = value == "yes",
            _ => alter_held(&mut facts.held, word, value),
        }
    }
}

impl Scenario for IssueImportCertificate {
    fn sound() -> (Self::Request, Self::Facts) {
        let request = issue_import_certificate::Request {
            number: number("SL004211"),
            import_certificate: reference("HK-IC-2026-0311"),
            issued_on: day("2026-11-23"),
            remarks: None,
        };
        let facts = issue_import_certificate::Facts { held: held(Goods::Arrived), issued: false, taken: false };
        (request, facts)
    }

    fn alter(facts: &mut Self::Facts, word: &str, value: &str) {
        match word {
            "issued" => facts.issued = value == "yes",
            "taken" => facts.taken = value == "yes",
            _ => alter_held(&mut facts.held, word, value),
        }
    }
}
