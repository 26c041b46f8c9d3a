//! Sample pages of what the importing office says: confirmed, a discrepancy, a paper recorded.
//!
//! Invariant: what is shown is invented and says so in the band on every page.
//! It must not know the register.

use super::{form, frame};
use crate::page::form::FormPage;
use crate::page::{confirm_receipt, foreign_certificate, report_discrepancy};
use crate::part::{Fact, Facts, Filled, Form, Inline};
use crate::preview::sample::{Look, fact, render};

pub fn confirm_receipt(look: &Look) -> String {
    let t = look.texts;
    let differences = [(1, "Parcel 2: declared 1,024.365 ct, measured 1,024.280 ct, difference −0.085 ct".to_owned())];
    let button = t.t("confirm-button").arg("number", "SL 004211").to_string();
    render(&FormPage {
        shell: frame(look, t.get("confirm-title")),
        eyebrow: "SL 004211".to_owned(),
        title: t.get("confirm-title"),
        lead: t.get("confirm-lead"),
        refusals: None,
        notice: None,
        form: form(
            look,
            confirm_receipt::groups(t, &Filled::default(), &differences, confirm_receipt::AskedHere::default()),
            button,
        ),
        beside: Some((
            t.get("compare-record"),
            Facts {
                facts: vec![
                    fact("Mass measured", "1,242.680 ct"),
                    fact("Parcels", "2"),
                    Fact::new("Exporter", Inline::text("Koidu Stones Ltd (simulated)")),
                ],
            },
        )),
    })
}

pub fn report_discrepancy(look: &Look) -> String {
    let t = look.texts;
    let button = t.t("discrepancy-button").arg("number", "SL 004211").to_string();
    render(&FormPage {
        shell: frame(look, t.get("discrepancy-title")),
        eyebrow: "SL 004211".to_owned(),
        title: t.get("discrepancy-title"),
        lead: t.get("discrepancy-lead"),
        refusals: None,
        notice: None,
        form: form(look, report_discrepancy::groups(t, &Filled::default(), phrases(t)), button),
        beside: None,
    })
}

pub fn foreign_certificate(look: &Look) -> String {
    let t = look.texts;
    let choices = foreign_certificate::Choices {
        issuers: vec![("LB".to_owned(), "Lebanon".to_owned()), ("LR".to_owned(), "Liberia".to_owned())],
        destinations: vec![("BE".to_owned(), "Belgium".to_owned())],
    };
    render(&FormPage {
        shell: look.importer(t.get("foreign-title")),
        eyebrow: String::new(),
        title: t.get("foreign-title"),
        lead: t.get("foreign-lead"),
        refusals: None,
        notice: None,
        form: Form {
            compact: true,
            ..form(look, foreign_certificate::groups(t, &Filled::default(), choices, 1), t.get("foreign-button"))
        },
        beside: None,
    })
}

/// Three sentences of the phrase book.
fn phrases(t: crate::Texts) -> Vec<(String, String)> {
    ["seal-found-broken", "weight-lower", "ask-weighing"]
        .map(|word| (word.to_owned(), t.get(&format!("choice-{word}"))))
        .to_vec()
}
