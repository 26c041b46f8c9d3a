//! The sample page of the import desk: what is expected, what is here, what is late.
//!
//! Invariant: what is shown is invented and says so in the band on every page.
//! It must not know the register.

use super::form;
use crate::page::arrivals::ArrivalsPage;
use crate::page::desk::Queue;
use crate::part::{Badge, Column, FieldGroup, FieldKind, FieldView, Figure, Figures, Form, Inline, Row, State, Table};
use crate::preview::export::issued;
use crate::preview::sample::{Look, numbered, render};
use crate::shell::Link;

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
