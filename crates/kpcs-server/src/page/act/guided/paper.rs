//! The forms of security paper: taken in, handed out, spoiled, destroyed, counted.
//!
//! Invariant: numbers are copied from the paper, and a count never shows the book's figure before it is made.
//! Source: kpcs.md §3.8, §3.9.

use super::{Guide, Step, ask};

pub(super) const GUIDES: &[Guide] = &[
    Guide {
        act: "receive_blanks",
        lead: "guide-receive-lead",
        button: "guide-receive-button",
        steps: &[
            Step {
                legend: "guide-receive-range",
                rule: "guide-receive-range-rule",
                asks: &[ask("range.first").hint("guide-first-hint"), ask("range.last").hint("guide-last-hint")],
            },
            Step {
                legend: "guide-receive-delivery",
                rule: "",
                asks: &[ask("printer"), ask("delivery_note"), ask("received_on"), ask("remarks")],
            },
        ],
    },
    Guide {
        act: "allot_blanks",
        lead: "guide-allot-lead",
        button: "guide-allot-button",
        steps: &[
            Step {
                legend: "guide-allot-whom",
                rule: "guide-allot-rule",
                asks: &[ask("holder").label("guide-officer")],
            },
            Step {
                legend: "guide-allot-range",
                rule: "",
                asks: &[ask("range.first").hint("guide-allot-first-hint"), ask("range.last").hint("guide-last-hint")],
            },
        ],
    },
    Guide {
        act: "spoil_blank",
        lead: "guide-spoil-lead",
        button: "guide-spoil-button",
        steps: &[Step {
            legend: "guide-spoil-which",
            rule: "guide-spoil-rule",
            asks: &[
                ask("number").hint("guide-spoil-number-hint"),
                ask("reason").line().hint("guide-spoil-reason-hint"),
            ],
        }],
    },
    Guide {
        act: "destroy_blanks",
        lead: "guide-destroy-lead",
        button: "guide-destroy-button",
        steps: &[
            Step {
                legend: "guide-destroy-range",
                rule: "guide-destroy-range-rule",
                asks: &[ask("range.first"), ask("range.last").hint("guide-last-hint")],
            },
            Step {
                legend: "guide-destroy-how",
                rule: "guide-destroy-rule",
                asks: &[
                    ask("witnesses").hint("guide-witnesses-hint"),
                    ask("method").line().hint("guide-method-hint"),
                    ask("destroyed_on"),
                ],
            },
        ],
    },
    Guide {
        act: "count_blanks",
        lead: "guide-count-lead",
        button: "guide-count-button",
        steps: &[
            Step {
                legend: "guide-count-whose",
                rule: "guide-count-rule",
                asks: &[ask("holder").label("guide-count-holder").hint("guide-count-holder-hint")],
            },
            Step {
                legend: "guide-count-found",
                rule: "",
                asks: &[
                    ask("unused").label("guide-count-unused"),
                    ask("spoiled").label("guide-count-spoiled").hint("guide-count-spoiled-hint"),
                    ask("counted_on"),
                    ask("explanation").hint("guide-count-explanation-hint"),
                ],
            },
        ],
    },
];
