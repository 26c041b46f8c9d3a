//! Fixtures of the issuer: issue, void, replace, cancel, dispatch, confirmation on paper.

use kpcs_domain::{
    act::{
        CancelCertificate, IssueCertificate, RecordDispatch, RecordPaperConfirmation, ReplaceCertificate,
        VoidCertificate, cancel_certificate,
        issue_certificate::{self, NamedBlank},
        record_dispatch,
        record_paper_confirmation::{self, ConfirmationChannel, Declared},
        replace_certificate,
        void_certificate::{self, KnownNumber},
    },
    certificate::Lodging,
    party::{RoleHolder, SendingRule, TestedAt},
    value::Carats,
};

use super::{
    Scenario,
    applications::{ask, ask_counter},
    world::{
        authority, case, certificate, change, day, examination, issue_facts, list, name, number, place, reference, text,
    },
};

/// Words about the application and the pack, shared by issue and replace.
fn alter_issue(facts: &mut issue_certificate::Facts, word: &str, value: &str) {
    let Some(examined) = &mut facts.examined else { panic!("{word}={value}") };
    match word {
        "application" => facts.examined = None,
        word if word.starts_with("pack.application") => ask(&mut facts.pack, word, value),
        word if word.starts_with("pack.counter") => ask_counter(&mut facts.pack, word, value),
        "lodged" => {
            let (asked, _) = examined.examination.as_mut().unwrap();
            asked.lodging = Some(Lodging { on: day(value), receipt: name("L-9") });
        }
        "importing_ended" => facts.importing_ended = Some(authority(value)),
        "office_ended" => facts.office_ended = Some(day(value)),
        "state" => {
            examined.state = value.to_owned();
            examined.examination = (value != "applied").then(examination);
        }
        "left" => {
            let (wanted, left) = (Carats::parse("462.35").unwrap(), Carats::parse(value).unwrap());
            facts.exceeded = Some(issue_certificate::Exceeded { number: number("LR000300"), wanted, left });
        }
        "named" => facts.named_blank = Some(named_blank(value)),
        "returned" => {
            examined.declared.return_of = Some(number(value));
            facts.return_known = false;
        }
        "blank" => {
            facts.on_blanks = true;
            facts.number = (value != "none").then(|| number(value));
        }
        "company" => facts.company = Some(name(value)),
        "pack.roles.prepares" => change(&mut facts.pack).roles.prepares = RoleHolder::parse(value).unwrap(),
        "pack.shipment.number_on_container" => change(&mut facts.pack).shipment.number_on_container = value == "yes",
        "number" => facts.number = (value != "none").then(|| number(value)),
        "destination" => examined.declared.destination = place(value),
        "importing_authority" => examined.importing_authority = Some(authority(value)),
        "weights" => {
            let (_, decided) = examined.examination.as_mut().unwrap();
            let mut parcels = decided.parcels.to_vec();
            parcels.iter_mut().for_each(|parcel| parcel.carats = Carats::parse(value).unwrap());
            decided.parcels = list(parcels);
        }
        _ => panic!("{word}={value}"),
    }
}

fn named_blank(word: &str) -> NamedBlank {
    match word {
        "in_hand" => NamedBlank::InHand,
        "elsewhere" => NamedBlank::Elsewhere,
        "gone" => NamedBlank::Gone,
        "unknown" => NamedBlank::Unknown,
        _ => panic!("{word}"),
    }
}

impl Scenario for IssueCertificate {
    fn sound() -> (Self::Request, Self::Facts) {
        (
            issue_certificate::Request {
                application: reference("SL-A17"),
                in_place_of: None,
                container: None,
                preparer_licence: None,
                blank: None,
            },
            issue_facts(),
        )
    }

    fn alter(facts: &mut Self::Facts, word: &str, value: &str) {
        if word == "first" {
            facts.first = certificate(value);
            return;
        }
        alter_issue(facts, word, value);
    }
}

impl Scenario for ReplaceCertificate {
    fn sound() -> (Self::Request, Self::Facts) {
        let request = replace_certificate::Request {
            number: number("SL004210"),
            application: reference("SL-A17"),
            reason: text("The importer's name was misspelt."),
            original_surrendered: true,
            container: None,
        };
        let facts = replace_certificate::Facts {
            certificate: certificate("issued"),
            importing_authority: Some(authority("EU-ANT")),
            issue: issue_facts(),
        };
        (request, facts)
    }

    fn alter(facts: &mut Self::Facts, word: &str, value: &str) {
        match word {
            "certificate" => facts.certificate = certificate(value),
            "advised" => facts.importing_authority = Some(authority(value)),
            _ => alter_issue(&mut facts.issue, word, value),
        }
    }
}

impl Scenario for VoidCertificate {
    fn sound() -> (Self::Request, Self::Facts) {
        let request = void_certificate::Request { number: number("SL004211"), reason: text("Torn in the printer.") };
        let issued = KnownNumber::Issued(certificate("issued").unwrap(), Some(authority("EU-ANT")));
        (request, void_certificate::Facts { authority: authority("SL"), number: Some(issued) })
    }

    fn alter(facts: &mut Self::Facts, word: &str, value: &str) {
        facts.number = match (word, value) {
            ("number", "never taken") => None,
            ("number", "taken in vain") => Some(KnownNumber::TakenInVain),
            ("number", "prepared") => Some(KnownNumber::Prepared),
            ("number", "spoiled") => Some(KnownNumber::Spoiled),
            ("certificate", state) => certificate(state).map(|certificate| KnownNumber::Issued(certificate, None)),
            _ => panic!("{word}={value}"),
        };
    }
}

impl Scenario for CancelCertificate {
    fn sound() -> (Self::Request, Self::Facts) {
        let request = cancel_certificate::Request {
            number: number("SL004211"),
            reason: text("The sale fell through."),
            original_surrendered: true,
        };
        let importing_authority = Some(authority("EU-ANT"));
        (request, cancel_certificate::Facts { certificate: certificate("issued"), importing_authority })
    }

    fn alter(facts: &mut Self::Facts, word: &str, value: &str) {
        match word {
            "certificate" => facts.certificate = certificate(value),
            _ => panic!("{word}={value}"),
        }
    }
}

impl Scenario for RecordDispatch {
    fn sound() -> (Self::Request, Self::Facts) {
        let request = record_dispatch::Request {
            number: number("SL004211"),
            left_on: day("2026-11-23"),
            conveyance: case().details.conveyance,
            carried_by: None,
            baggage_form: None,
            expected_arrival: Some(day("2026-11-26")),
            filing_number: None,
        };
        let facts = record_dispatch::Facts {
            certificate: certificate("issued"),
            exporter: Some(name("Sewa River Diamonds")),
            company: Some(name("Sewa River Diamonds")),
            importing_authority: Some(authority("EU-ANT")),
            pack: case().pack,
        };
        (request, facts)
    }

    fn alter(facts: &mut Self::Facts, word: &str, value: &str) {
        match word {
            "certificate" => facts.certificate = certificate(value),
            "company" => facts.company = Some(name(value)),
            "pack.sending.filing_number_required" => {
                change(&mut facts.pack).sending = Some(SendingRule { filing_number_required: value == "yes" });
            }
            "pack.validity.tested_at" => {
                change(&mut facts.pack).validity.tested_at = TestedAt::parse(value).unwrap();
            }
            _ => panic!("{word}={value}"),
        }
    }
}

impl Scenario for RecordPaperConfirmation {
    fn sound() -> (Self::Request, Self::Facts) {
        let request = record_paper_confirmation::Request {
            number: number("SL004211"),
            received_on: day("2026-11-23"),
            channel: ConfirmationChannel::Fax,
            confirmed_by: name("Diamond Office, Beirut"),
            carats: Carats::parse("462.35").unwrap(),
            parcels: 2,
            image: None,
            remarks: None,
        };
        (request, record_paper_confirmation::Facts { declared: declared("dispatched") })
    }

    fn alter(facts: &mut Self::Facts, word: &str, value: &str) {
        match word {
            "certificate" => facts.declared = declared(value),
            _ => panic!("{word}={value}"),
        }
    }
}

fn declared(state: &str) -> Option<Declared> {
    let carats = Carats::parse("462.35").unwrap();
    certificate(state).map(|certificate| Declared { certificate, carats, parcels: 2 })
}
