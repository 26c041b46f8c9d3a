//! Samples of the rules page, the account, an act without a page of its own, and the pages that say no.
//!
//! Invariant: what is shown is invented and says so in the band on every page.
//! It must not know the register.
//! Source: look, "each a template component with its own example on the `/design` page".

use super::sample::{Look, fact, render, section as cited, texts};
use crate::page::account::AccountPage;
use crate::page::fault::FaultPage;
use crate::page::form::FormPage;
use crate::page::not_allowed::NotAllowedPage;
use crate::page::not_found::NotFoundPage;
use crate::page::rules::{Rule, RuleGroup, RulesPage};
use crate::part::{Action, Actions, Column, Fact, Facts, FieldGroup, FieldKind, FieldView, Form, Inline, Row, Table};

pub fn rules(look: &Look) -> String {
    let rule = |section: &str, force: &str, sentence: &str, dates: &str| Rule {
        anchor: format!("s{section}"),
        section: cited(section),
        force: force.to_owned(),
        sentence: sentence.to_owned(),
        dates: dates.to_owned(),
    };
    let group = |title: &str, rules| RuleGroup { title: title.to_owned(), rules };
    render(&RulesPage {
        shell: look.visitor(look.texts.get("rules-title")),
        lead: "What the register enforces, with its section and force. A refused act names the rule by its section."
            .to_owned(),
        filters: None,
        groups: vec![
            group(
                "The certificate",
                vec![rule(
                    "3.2",
                    "minimum requirement",
                    "A certificate lacks none of the fifteen elements of Annex I.",
                    "since 1 January 2003",
                )],
            ),
            group(
                "International trade",
                vec![
                    rule(
                        "4.1",
                        "minimum requirement",
                        "A duly validated certificate accompanies each shipment to a Participant.",
                        "since 1 January 2003",
                    ),
                    rule(
                        "5.1",
                        "minimum requirement",
                        "Containers are tamper resistant and their seals are named.",
                        "since 1 January 2003",
                    ),
                    rule(
                        "5.12",
                        "recommendation",
                        "Goods never exceed what the exporter’s custody covers.",
                        "since 1 January 2003",
                    ),
                ],
            ),
            group(
                "Practice",
                vec![
                    rule(
                        "9.2",
                        "option of a Participant",
                        "A certificate is valid for the period that its issuer’s rules give.",
                        "as each rule pack says",
                    ),
                    rule(
                        "9.9",
                        "decision",
                        "A parcel of mixed origin shows *** as its origin.",
                        "since 1 January 2003",
                    ),
                    rule(
                        "16.1",
                        "recommendation",
                        "Declared and assessed value are both kept.",
                        "since 1 January 2003",
                    ),
                ],
            ),
        ],
    })
}

pub fn account(look: &Look) -> String {
    let t = look.texts;
    let table = |caption: String, columns: [&str; 3], rows: Vec<Row>| Table {
        caption,
        caption_unseen: true,
        columns: columns.map(Column::words).to_vec(),
        rows,
        stacked: true,
        ..Table::default()
    };
    render(&AccountPage {
        shell: look.clerk(t.get("account-title")),
        facts: Facts {
            facts: vec![
                fact("Name", "Aminata Kamara"),
                fact("Office", "National Minerals Agency, Freetown"),
                Fact::new("Handle", Inline::Code("K7QD 2MXA".to_owned()))
                    .with_note("Stands for you in statements; the name stays in the office."),
            ],
        },
        roles: table(
            t.get("account-roles"),
            ["Role", "May", "Since"],
            vec![Row::of(texts(&["Clerk", "examine shipments, prepare certificates", "4 March 2024"]))],
        ),
        sessions: table(
            t.get("account-sessions"),
            ["Device", "Since", "Last used"],
            vec![Row::of(texts(&["Firefox on Windows, this one", "23 November 2026, 07:58 UTC", "now"]))],
        ),
        actions: Actions {
            actions: vec![
                Action::Allowed { label: "Change the password".to_owned(), href: "/account".to_owned() },
                Action::Allowed { label: "Sign out everywhere".to_owned(), href: "/account".to_owned() },
            ],
        },
    })
}

pub fn act(look: &Look) -> String {
    let t = look.texts;
    let reasons = [("spoiled", "Spoiled while printing"), ("wrong", "Wrong content, found before handing out")];
    let fields = vec![
        FieldView::new("number", t.get("word-number"), FieldKind::Text).hint("As printed, with zeros."),
        FieldView::new("reason", "Reason", FieldKind::Radio).choices(reasons),
        FieldView::new("remarks", "Remarks", FieldKind::Long).optional(t),
    ];
    let groups = vec![FieldGroup { fields, ..FieldGroup::default() }];
    render(&FormPage {
        shell: look.clerk("Void a certificate"),
        eyebrow: "§9.5".to_owned(),
        title: "Void a certificate".to_owned(),
        lead: "For an original that is still in the office. Its number is never used again.".to_owned(),
        refusals: None,
        notice: None,
        form: Form {
            texts: t,
            action: "/act".to_owned(),
            token: "sample".to_owned(),
            hidden: Vec::new(),
            multipart: false,
            compact: false,
            groups,
            button: "Continue to check".to_owned(),
            keep: None,
        },
        beside: None,
    })
}

pub fn not_allowed(look: &Look) -> String {
    render(&NotAllowedPage {
        shell: look.clerk(look.texts.get("not-allowed-title")),
        reason: "Only a validating officer of the National Minerals Agency signs, and nobody signs what they prepared."
            .to_owned(),
    })
}

pub fn not_found(look: &Look) -> String {
    render(&NotFoundPage {
        shell: look.visitor(look.texts.get("not-found-title")),
        asked: "/certificates/SL004212".to_owned(),
    })
}

pub fn fault(look: &Look) -> String {
    let (title, text) = (look.texts.get("fault-title"), look.texts.get("fault-text"));
    render(&FaultPage { shell: look.visitor(title.clone()), title, text, number: "7Q2K-88".to_owned() })
}
