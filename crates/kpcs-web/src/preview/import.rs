//! Samples of the import desk: inbox, arrival, comparison, confirmation, paper certificates.
//!
//! Invariant: what is shown is invented and says so in the band on every page.
//! It must not know the register.
//! Source: look, "each a template component with its own example on the `/design` page".

use super::export::issued;
use super::sample::{Look, elements, fact, lines, numbered, render, steps};
use crate::page::arrivals::ArrivalsPage;
use crate::page::desk::Queue;
use crate::page::form::FormPage;
use crate::page::shipment::ShipmentPage;
use crate::page::{confirm_receipt, foreign_certificate, register_arrival, report_discrepancy};
use crate::part::{
    Action, Actions, Badge, Column, Difference, Differences, Documents, Fact, Facts, FieldGroup, FieldKind, FieldView,
    Figure, Figures, Filled, Form, Inline, Judged, Notice, Outcome, Row, State, Table, Timeline, Tone, Verdict,
};
use crate::shell::{Link, Shell};

pub fn arrivals(look: &Look) -> String {
    let t = look.texts;
    let row = |number: &str, from: &str, flight: &str, due: Inline, next: &str| {
        Row::of(vec![
            numbered(number, "/certificate"),
            Inline::text(from),
            Inline::text(flight),
            due,
            Inline::Link(Link::new(next, "/register-arrival")),
        ])
    };
    let columns = || ["Certificate", "From", "Journey", "Due", "Next"].map(Column::words).to_vec();
    let queue = |title: &str, rows| Queue {
        title: title.to_owned(),
        table: Some(Table {
            caption: title.to_owned(),
            caption_unseen: true,
            columns: columns(),
            rows,
            stacked: true,
            ..Table::default()
        }),
        empty: None,
    };
    let due = |state, words: &str| Inline::Badge(Badge::worded(state, words));
    let figure = |label: &str, value: &str, note: &str| Figure {
        label: label.to_owned(),
        value: value.to_owned(),
        note: note.to_owned(),
        href: None,
    };
    render(&ArrivalsPage {
        shell: look.importer("Diamond Office, Antwerp"),
        title: "Diamond Office, Antwerp".to_owned(),
        lead: "Four shipments wait for an officer; one confirmation is overdue.".to_owned(),
        notice: None,
        figures: Figures {
            figures: vec![
                figure("expected", "6", "next today, 05:40 UTC"),
                figure("to measure", "2", "since this morning"),
                figure("awaiting confirmation", "3", "1 overdue"),
                figure("differences open", "1", "issuer asked on 20 November"),
            ],
        },
        queues: vec![
            queue(
                "Awaiting confirmation",
                vec![
                    row(
                        "AO 118402",
                        "Angola",
                        "arrived on 30 October 2026",
                        due(State::Overdue, "overdue by 3 days"),
                        "Confirm receipt",
                    )
                    .marked(),
                    row(
                        "BW 077120",
                        "Botswana",
                        "arrived on 19 November 2026",
                        Inline::text("3 December 2026"),
                        "Confirm receipt",
                    ),
                ],
            ),
            queue(
                "Arrived, to measure",
                vec![
                    row("SL 004211", "Sierra Leone", "SN 242", due(State::DueSoon, "today"), "Register and measure"),
                    row("CA 033518", "Canada", "AC 832", due(State::DueSoon, "today"), "Register and measure"),
                ],
            ),
            queue(
                "Expected",
                vec![Row::of(vec![
                    numbered("NA 009921", "/certificate"),
                    Inline::text("Namibia"),
                    Inline::text("LH 577, 26 November 2026"),
                    issued(look),
                    Inline::Link(Link::new("Register arrival", "/register-arrival")),
                ])],
            ),
        ],
        form: Some(Form { compact: true, ..form(look, vec![take_in(look)], t.get("verify-button")) }),
        links: vec![
            Link::new(t.get("foreign-title"), "/foreign-certificate"),
            Link::new(t.get("verify-title"), "/verify"),
        ],
    })
}

fn take_in(look: &Look) -> FieldGroup {
    let t = look.texts;
    let file = FieldView::new("file", t.get("verify-file"), FieldKind::File { accept: ".pdf".to_owned() });
    let text = FieldView::new("text", t.get("verify-text"), FieldKind::Text);
    let fields = vec![file.hint(t.get("verify-file-hint")), text.hint(t.get("verify-text-hint"))];
    FieldGroup { legend: "Came without advice?".to_owned(), fields, ..FieldGroup::default() }
}

fn frame(look: &Look, title: String) -> Shell {
    let mut shell = look.importer(title);
    shell.crumbs = vec![Link::new(look.texts.get("nav-arrivals"), "/arrivals"), Link::new("SL 004211", "/certificate")];
    shell
}

fn form(look: &Look, groups: Vec<FieldGroup>, button: String) -> Form {
    Form {
        texts: look.texts,
        action: "/compare".to_owned(),
        token: "sample".to_owned(),
        hidden: Vec::new(),
        multipart: true,
        compact: false,
        groups,
        button,
        keep: None,
    }
}

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
        form: form(look, report_discrepancy::groups(t, &Filled::default()), button),
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
