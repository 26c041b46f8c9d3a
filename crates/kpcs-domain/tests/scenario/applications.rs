//! Fixtures of the counter: apply, amend, withdraw, examine.

use std::sync::Arc;

use kpcs_domain::{
    act::{
        AmendApplication, ApplyForCertificate, ExamineShipment, WithdrawApplication,
        amend_application::{self, OwnApplication},
        apply_for_certificate, examine_shipment, withdraw_application,
    },
    certificate::SourceKind,
    party::{ApplicationRule, CounterRule, DayKind, Presence, RulePack},
};

use super::{
    Scenario,
    world::{case, change, declaration, examination, name, place, reference, text},
};

fn own() -> OwnApplication {
    OwnApplication { company: "Sewa River Diamonds".to_owned(), state: "applied".to_owned() }
}

/// `application=none`, `state=issued`, `company=...`
fn alter_own(application: &mut Option<OwnApplication>, word: &str, value: &str) {
    match (word, application) {
        ("application", application) if value == "none" => *application = None,
        ("state", Some(application)) => application.state = value.to_owned(),
        ("applicant", Some(application)) => application.company = value.to_owned(),
        _ => panic!("{word}={value}"),
    }
}

/// `pack.application.licence_required=yes`, `pack.application.sources_accepted=plant`: one more demand of applications.
pub fn ask(pack: &mut Arc<RulePack>, word: &str, value: &str) {
    let rule = change(pack).application.get_or_insert_with(|| ApplicationRule {
        licence_required: false,
        sources_required: false,
        sources_accepted: Vec::new(),
        import_evidence: Vec::new(),
        import_serials: false,
        bourses: Vec::new(),
        mass_balanced: false,
    });
    let kind = || SourceKind::parse(value).unwrap();
    match word.trim_start_matches("pack.application.") {
        "licence_required" => rule.licence_required = true,
        "sources_required" => rule.sources_required = true,
        "sources_accepted" => rule.sources_accepted.push(kind()),
        "import_evidence" => rule.import_evidence.push(kind()),
        "import_serials" => rule.import_serials = true,
        "bourses" => rule.bourses.push(name(value)),
        "mass_balanced" => rule.mass_balanced = true,
        _ => panic!("{word}={value}"),
    }
}

/// `pack.counter.persons_minimum=3`: one more demand of the counter; `present` and `papers` are added.
pub fn ask_counter(pack: &mut Arc<RulePack>, word: &str, value: &str) {
    let rule = change(pack).counter.get_or_insert_with(|| CounterRule {
        persons_minimum: 0,
        present: Vec::new(),
        signatures: 0,
        papers: Vec::new(),
        reweighing: false,
        lodging: false,
        waiting_days: 0,
        waiting_day_kind: DayKind::Calendar,
    });
    match word.trim_start_matches("pack.counter.") {
        "persons_minimum" => rule.persons_minimum = value.parse().unwrap(),
        "present" => {
            let (persons, capacity) = value.split_once(' ').unwrap();
            rule.present.push(Presence { capacity: name(capacity), persons: persons.parse().unwrap() });
        }
        "signatures" => rule.signatures = value.parse().unwrap(),
        "papers" => rule.papers.push(name(value)),
        "reweighing" => rule.reweighing = true,
        "lodging" => rule.lodging = true,
        "waiting_days" => rule.waiting_days = value.parse().unwrap(),
        _ => panic!("{word}={value}"),
    }
}

impl Scenario for ApplyForCertificate {
    fn sound() -> (Self::Request, Self::Facts) {
        let facts = apply_for_certificate::Facts {
            history: case().history,
            authority: kpcs_domain::value::AuthorityId::parse("SL").unwrap(),
            participant: place("SL"),
            pack: case().pack,
            company: Some(name("Sewa River Diamonds")),
            next_sequence: 17,
        };
        (apply_for_certificate::Request { shipment: declaration() }, facts)
    }

    fn alter(facts: &mut Self::Facts, word: &str, value: &str) {
        match word {
            "company" => facts.company = Some(name(value)),
            word if word.starts_with("pack.application") => ask(&mut facts.pack, word, value),
            _ => panic!("{word}={value}"),
        }
    }
}

impl Scenario for AmendApplication {
    fn sound() -> (Self::Request, Self::Facts) {
        let facts = amend_application::Facts {
            application: Some(own()),
            history: case().history,
            participant: place("SL"),
            pack: case().pack,
            company: Some(name("Sewa River Diamonds")),
        };
        (amend_application::Request { application: reference("SL-A17"), shipment: declaration() }, facts)
    }

    fn alter(facts: &mut Self::Facts, word: &str, value: &str) {
        match word.starts_with("pack.application") {
            true => ask(&mut facts.pack, word, value),
            false => alter_own(&mut facts.application, word, value),
        }
    }
}

impl Scenario for WithdrawApplication {
    fn sound() -> (Self::Request, Self::Facts) {
        let facts =
            withdraw_application::Facts { application: Some(own()), company: Some(name("Sewa River Diamonds")) };
        (withdraw_application::Request { application: reference("SL-A17"), reason: text("The buyer withdrew.") }, facts)
    }

    fn alter(facts: &mut Self::Facts, word: &str, value: &str) {
        alter_own(&mut facts.application, word, value);
    }
}

impl Scenario for ExamineShipment {
    fn sound() -> (Self::Request, Self::Facts) {
        let application = examine_shipment::OpenApplication { declared: declaration(), state: "applied".to_owned() };
        (examination().0, examine_shipment::Facts { application: Some(application), pack: case().pack })
    }

    fn alter(facts: &mut Self::Facts, word: &str, value: &str) {
        let Some(application) = &mut facts.application else { panic!("{word}={value}") };
        match word {
            "application" => facts.application = None,
            "state" => application.state = value.to_owned(),
            word if word.starts_with("pack.counter") => ask_counter(&mut facts.pack, word, value),
            "pack.valuation.minimum" => change(&mut facts.pack).valuation.minimum = value.parse().unwrap(),
            "pack.valuation.fee_receipt_required" => {
                change(&mut facts.pack).valuation.fee_receipt_required = value == "yes";
            }
            _ => panic!("{word}={value}"),
        }
    }
}
