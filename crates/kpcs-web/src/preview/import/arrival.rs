//! Sample pages of one arrival: measured blind, then compared.
//!
//! Invariant: what is shown is invented and says so in the band on every page.
//! It must not know the register.

use super::{form, frame};
use crate::page::form::FormPage;
use crate::page::register_arrival;
use crate::page::shipment::ShipmentPage;
use crate::part::{
    Action, Actions, Badge, Difference, Differences, Documents, Facts, Filled, Inline, Judged, Notice, Outcome, State,
    Timeline, Tone, Verdict,
};
use crate::preview::sample::{Look, elements, fact, lines, render, steps};

pub fn register_arrival(look: &Look) -> String {
    let t = look.texts;
    render(&FormPage {
        shell: frame(look, t.get("arrival-title")),
        eyebrow: "SL 004211".to_owned(),
        title: t.get("arrival-title"),
        lead: String::new(),
        refusals: None,
        notice: Some(Notice::new(Tone::Plain, t.get("arrival-hidden"), t.get("arrival-hidden-text"))),
        form: form(
            look,
            register_arrival::groups(t, &Filled::default(), 1, vec![("BE".to_owned(), "Belgium".to_owned())]),
            t.get("arrival-button"),
        ),
        beside: None,
    })
}

pub fn compare(look: &Look) -> String {
    let t = look.texts;
    let line = |label: &str, [declared, measured, difference, tolerance]: [&str; 4], verdict| Difference {
        label: label.to_owned(),
        declared: Inline::number(declared),
        measured: Inline::number(measured),
        difference: Inline::number(difference),
        tolerance: Inline::number(tolerance),
        verdict,
    };
    let missing = Difference {
        measured: Inline::not_reported(t),
        difference: Inline::not_reported(t),
        ..line("7102.31 non-industrial", ["1,489,210.00", "", "", "5 %"], Verdict::NotCompared)
    };
    render(&ShipmentPage {
        contact: None,
        shell: frame(look, t.get("compare-title")),
        number: "SL 004211".to_owned(),
        badge: Badge::of(t, State::Arrived),
        specimen: true,
        lead: "Parcel 1 matches. Parcel 2 is 0.085 ct lighter than declared, more than the tolerance of 0.050 ct."
            .to_owned(),
        notices: vec![Notice::new(
            Tone::NeedsHand,
            "One parcel differs",
            "Explain the difference when you confirm, or report a discrepancy.",
        )],
        steps: steps(t, 6),
        outcome: Some((Outcome::AuthenticNotLogged, t.get("outcome-authentic-not-logged-meaning"))),
        differences: vec![
            Differences {
                texts: t,
                caption: "Mass".to_owned(),
                unit: "ct".to_owned(),
                lines: vec![
                    line("Parcel 1, 7102.10", ["218.400", "218.400", "0.000", "0.050"], Verdict::Matches),
                    line("Parcel 2, 7102.31", ["1,024.365", "1,024.280", "−0.085", "0.050"], Verdict::Differs),
                    line("Shipment", ["1,242.765", "1,242.680", "−0.085", "0.100"], Verdict::WithinTolerance),
                ],
            },
            Differences {
                texts: t,
                caption: "Value".to_owned(),
                unit: "USD".to_owned(),
                lines: vec![
                    line("7102.10 unsorted", ["61,152.00", "60,900.00", "−252.00", "5 %"], Verdict::WithinTolerance),
                    missing,
                ],
            },
        ],
        measured: Facts {
            facts: vec![
                fact("Measured by", "officer 9TRE W41B, 25 November 2026, 08:31 UTC"),
                fact("Declared figures", "hidden while measuring"),
                fact("Seals", "SL-S 009812, SL-S 009813, intact"),
                fact("Parcels", "2 found, 2 declared"),
            ],
        },
        facts: elements(t),
        lines: Some(lines(t)),
        compared: Judged { texts: t, rules: Vec::new() },
        documents: Documents::default(),
        timeline: Timeline::default(),
        actions: Actions {
            actions: vec![
                Action::Main { label: t.get("confirm-title"), href: "/confirm-receipt".to_owned() },
                Action::Allowed { label: t.get("discrepancy-title"), href: "/report-discrepancy".to_owned() },
                Action::NotAllowed {
                    label: "Confirm as matched".to_owned(),
                    reason: "Parcel 2 differs by more than the tolerance; it needs an explanation.".to_owned(),
                },
            ],
        },
    })
}
