//! The forms of the border: held, let go, refused, sent back, forfeited.
//!
//! Invariant: first which goods and why, then what was seen, then what is asked of others; the day comes last, it is today's.
//! Source: kpcs.md §4.5, §9.7, §9.8.

use super::{Ask, Guide, Step, ask};

/// The goods, where the address does not name them.
const WHICH: Step = Step {
    legend: "guide-which",
    rule: "guide-which-rule",
    asks: &[
        ask("number").label("guide-number").hint("guide-number-hint"),
        ask("case").label("guide-case-without").hint("guide-case-hint"),
    ],
};

/// Why goods are held or refused.
const WHY: &[Ask] = &[ask("grounds"), ask("legal_basis").line().hint("guide-legal-basis-hint")];

pub(super) const GUIDES: &[Guide] = &[
    Guide {
        act: "detain_shipment",
        lead: "guide-detain-lead",
        button: "guide-detain-button",
        steps: &[
            Step {
                legend: "guide-which",
                rule: "guide-which-detain-rule",
                asks: &[
                    ask("number").label("guide-number").hint("guide-number-none-hint"),
                    ask("description").label("guide-description").hint("guide-description-hint"),
                    ask("carats").label("guide-carats").hint("guide-carats-hint"),
                    ask("number_shown").hint("guide-number-shown-hint"),
                ],
            },
            Step { legend: "guide-detain-why", rule: "guide-detain-why-rule", asks: WHY },
            Step {
                legend: "guide-found",
                rule: "guide-found-rule",
                asks: &[
                    ask("statement").label("guide-found-words"),
                    ask("phrases").hint("guide-phrases-hint"),
                    ask("photographs"),
                ],
            },
            Step {
                legend: "guide-detain-issuer",
                rule: "guide-detain-issuer-rule",
                asks: &[ask("asked_of_issuer").label("guide-question")],
            },
            Step {
                legend: "guide-detain-where",
                rule: "",
                asks: &[ask("place").label("guide-place").hint("guide-place-hint"), ask("detained_on")],
            },
        ],
    },
    Guide {
        act: "release_shipment",
        lead: "guide-release-lead",
        button: "guide-release-button",
        steps: &[
            WHICH,
            Step {
                legend: "guide-release-why",
                rule: "guide-release-why-rule",
                asks: &[
                    ask("reason").radio(),
                    ask("certificate").hint("guide-release-certificate-hint"),
                    ask("remedies").hint("guide-release-remedies-hint"),
                ],
            },
            Step {
                legend: "guide-release-words",
                rule: "guide-told-rule",
                asks: &[
                    ask("statement").label("guide-release-statement"),
                    ask("phrases").hint("guide-phrases-hint"),
                    ask("released_on"),
                ],
            },
        ],
    },
    Guide {
        act: "refuse_import",
        lead: "guide-refuse-lead",
        button: "guide-refuse-button",
        steps: &[
            WHICH,
            Step { legend: "guide-refuse-why", rule: "guide-refuse-why-rule", asks: WHY },
            Step {
                legend: "guide-found",
                rule: "guide-told-rule",
                asks: &[
                    ask("statement").label("guide-found-words"),
                    ask("phrases").hint("guide-phrases-hint"),
                    ask("photographs"),
                    ask("refused_on"),
                ],
            },
        ],
    },
    Guide {
        act: "return_shipment",
        lead: "guide-return-lead",
        button: "guide-return-button",
        steps: &[
            WHICH,
            Step {
                legend: "guide-return-under",
                rule: "guide-return-under-rule",
                asks: &[ask("under").label("guide-under").hint("guide-under-hint")],
            },
            Step { legend: "guide-return-what", rule: "guide-return-what-rule", asks: &[ask("returned_parcels")] },
            Step {
                legend: "guide-return-how",
                rule: "",
                asks: &[
                    ask("carrier"),
                    ask("waybill"),
                    ask("left_on"),
                    ask("statement").label("guide-return-statement"),
                    ask("phrases").hint("guide-phrases-hint"),
                ],
            },
        ],
    },
    Guide {
        act: "forfeit_shipment",
        lead: "guide-forfeit-lead",
        button: "guide-forfeit-button",
        steps: &[
            WHICH,
            Step {
                legend: "guide-forfeit-law",
                rule: "guide-forfeit-law-rule",
                asks: &[ask("legal_basis").line().hint("guide-legal-basis-hint"), ask("forfeited_on")],
            },
            Step {
                legend: "guide-forfeit-what",
                rule: "guide-forfeit-what-rule",
                asks: &[
                    ask("disposition").radio(),
                    ask("publication").line().hint("guide-publication-hint"),
                    ask("statement").label("guide-return-statement"),
                ],
            },
        ],
    },
];
