//! The issuer's forms: a certificate reported lost or stolen, an error on its face amended.
//!
//! Invariant: the certificate is named by the address or asked first; who reports it stands ready as the exporter.
//! Source: kpcs.md §9.4, §9.5.

use super::{Ask, Guide, Step, ask};

const WHICH: Step =
    Step { legend: "guide-which-certificate", rule: "", asks: &[ask("number").hint("guide-own-number-hint")] };

const REPORTED: Ask = ask("reported_by").hint("guide-reported-hint");

pub(super) const GUIDES: &[Guide] = &[
    Guide {
        act: "report_certificate_lost",
        lead: "guide-lost-lead",
        button: "guide-lost-button",
        steps: &[
            WHICH,
            Step {
                legend: "guide-lost-how",
                rule: "guide-lost-rule",
                asks: &[
                    REPORTED,
                    ask("noticed_on").label("guide-noticed"),
                    ask("circumstances").hint("guide-circumstances-hint"),
                    ask("goods_missing").label("guide-goods-missing").hint("guide-goods-missing-hint"),
                ],
            },
        ],
    },
    Guide {
        act: "report_certificate_stolen",
        lead: "guide-stolen-lead",
        button: "guide-stolen-button",
        steps: &[
            WHICH,
            Step {
                legend: "guide-stolen-how",
                rule: "guide-lost-rule",
                asks: &[
                    REPORTED,
                    ask("noticed_on").label("guide-stolen-noticed"),
                    ask("circumstances").hint("guide-circumstances-hint"),
                    ask("goods_missing").label("guide-goods-missing").hint("guide-goods-missing-hint"),
                    ask("police_report").hint("guide-police-hint"),
                ],
            },
        ],
    },
    Guide {
        act: "amend_certificate",
        lead: "guide-amend-lead",
        button: "guide-amend-button",
        steps: &[
            WHICH,
            Step { legend: "guide-amend-readings", rule: "guide-amend-rule", asks: &[ask("corrections")] },
            Step {
                legend: "guide-amend-why",
                rule: "",
                asks: &[ask("reason").label("guide-amend-reason").hint("guide-amend-reason-hint")],
            },
        ],
    },
];
