//! After an act of the desk: what happened, its place in the record, what happens next, the document.
//!
//! Invariant: the same request sent again gives the same page: everything on it comes from the record.
//! Source: interface 1.

use kpcs_register::Done;
use kpcs_store::view::ShipmentChannel;
use kpcs_web::{
    page::done::DonePage,
    part::{Document, Documents, Fact, Facts, Inline},
    shell::Link,
};

use super::{address, ledger::Shipment, shipment::frame};
use crate::{officer::Officer, words};

/// After a confirmation of receipt.
pub(super) fn confirmed(officer: &Officer, shipment: &Shipment, done: &Done) -> DonePage {
    page(officer, shipment, done, "confirmed", "arrivals-confirmation", "confirmation.pdf")
}

/// After a report of a discrepancy.
pub(super) fn reported(officer: &Officer, shipment: &Shipment, done: &Done) -> DonePage {
    page(officer, shipment, done, "reported", "arrivals-notice", "discrepancy.pdf")
}

fn page(officer: &Officer, shipment: &Shipment, done: &Done, what: &str, document: &str, file: &str) -> DonePage {
    let (texts, number) = (officer.texts(), &shipment.listed.number);
    let issuer = words::place(texts, number.issuer());
    let worded = |part: &str| {
        texts
            .t(&format!("arrivals-{what}-{part}"))
            .arg("number", words::number(number))
            .arg("issuer", &issuer)
            .to_string()
    };
    let channel = match shipment.listed.channel {
        ShipmentChannel::Advice => "arrivals-goes-as-statement",
        ShipmentChannel::Paper => "arrivals-goes-as-mail",
    };
    let title = worded("title");
    DonePage {
        shell: frame(officer, number, title.clone()),
        title,
        what: worded("text"),
        place: place(officer, done),
        next: vec![texts.t(channel).arg("issuer", &issuer).to_string(), worded("next")],
        documents: Documents {
            documents: vec![Document {
                title: texts.get(document),
                kind: "PDF".to_owned(),
                href: format!("{}/{file}", address(number)),
            }],
        },
        links: vec![
            Link::new(texts.get("nav-arrivals"), "/arrivals"),
            Link::new(words::number(number), address(number)),
        ],
    }
}

/// Where the record stands.
pub(in crate::page) fn place(officer: &Officer, done: &Done) -> Facts {
    let texts = officer.texts();
    let running =
        texts.t("arrivals-running").arg("number", words::count(texts, done.running)).arg("authority", &done.authority);
    Facts {
        facts: vec![
            Fact::new(texts.get("arrivals-recorded-at"), Inline::Text(words::instant(texts, done.at))),
            Fact::new(texts.get("arrivals-place"), Inline::Text(running.to_string())),
            Fact::new(texts.get("verify-digest"), Inline::Code(done.leaf.to_string())),
        ],
    }
}
