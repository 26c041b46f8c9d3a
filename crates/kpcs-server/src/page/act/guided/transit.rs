//! The form of a transit: the paper, the goods as they come, and the goods as they leave.
//!
//! Invariant: what is known only at the exit is asked last and may stay empty until then.
//! Source: kpcs.md §4.4, §9.16.

use super::{Guide, Step, ask};

pub(super) const GUIDES: &[Guide] = &[Guide {
    act: "record_transit",
    lead: "guide-transit-lead",
    button: "guide-transit-button",
    steps: &[
        Step {
            legend: "guide-transit-paper",
            rule: "guide-transit-paper-rule",
            asks: &[
                ask("number").label("guide-number").hint("guide-transit-number-hint"),
                ask("destination").label("guide-transit-destination").hint("guide-transit-destination-hint"),
            ],
        },
        Step {
            legend: "guide-transit-in",
            rule: "guide-transit-rule",
            asks: &[
                ask("place_in"),
                ask("entered_on"),
                ask("seals_on_entry").label("guide-seals-whole"),
                ask("seals_found").hint("guide-seals-found-hint"),
            ],
        },
        Step {
            legend: "guide-transit-out",
            rule: "guide-transit-out-rule",
            asks: &[
                ask("place_out"),
                ask("left_on"),
                ask("seals_on_exit").label("guide-seals-whole-exit"),
                ask("remarks"),
            ],
        },
    ],
}];
