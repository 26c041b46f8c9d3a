//! Fixtures of the issuer after the issue: lost, stolen, withdrawn.

use kpcs_domain::{
    act::{
        InvalidateCertificate, ReportCertificateLost, ReportCertificateStolen,
        invalidate_certificate::{self, WithdrawalGround},
        report_certificate_lost::{self, Facts},
        report_certificate_stolen,
    },
    field::YesOrNo,
};

use super::{
    Scenario,
    world::{authority, certificate, day, name, number, text},
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
