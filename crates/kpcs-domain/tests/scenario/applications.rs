//! Fixtures of the counter: apply, amend, withdraw, examine.

use kpcs_domain::act::{
    AmendApplication, ApplyForCertificate, ExamineShipment, WithdrawApplication,
    amend_application::{self, OwnApplication},
    apply_for_certificate, examine_shipment, withdraw_application,
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

impl Scenario for ApplyForCertificate {
    fn sound() -> (Self::Request, Self::Facts) {
        let facts = apply_for_certificate::Facts {
            history: case().history,
            authority: kpcs_domain::value::AuthorityId::parse("SL").unwrap(),
            participant: place("SL"),
            company: Some(name("Sewa River Diamonds")),
            next_sequence: 17,
        };
        (apply_for_certificate::Request { shipment: declaration() }, facts)
    }

    fn alter(facts: &mut Self::Facts, word: &str, value: &str) {
        match word {
            "company" => facts.company = Some(name(value)),
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
            company: Some(name("Sewa River Diamonds")),
        };
        (amend_application::Request { application: reference("SL-A17"), shipment: declaration() }, facts)
    }

    fn alter(facts: &mut Self::Facts, word: &str, value: &str) {
        alter_own(&mut facts.application, word, value);
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
            "pack.valuation.minimum" => change(&mut facts.pack).valuation.minimum = value.parse().unwrap(),
            "pack.valuation.fee_receipt_required" => {
                change(&mut facts.pack).valuation.fee_receipt_required = value == "yes";
            }
            _ => panic!("{word}={value}"),
        }
    }
}
