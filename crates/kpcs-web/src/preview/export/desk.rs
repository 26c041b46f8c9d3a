//! Sample pages of the export desk: the queues, and one application at the counter.
//!
//! Invariant: what is shown is invented and says so in the band on every page.
//! It must not know the register.

use super::record::event;
use crate::page::counter::CounterPage;
use crate::page::desk::{DeskPage, Queue};
use crate::part::{Action, Actions, Badge, Column, Empty, Facts, Figure, Figures, Inline, Row, State, Table, Timeline};
use crate::preview::sample::{Look, fact, lines, numbered, render, steps};
use crate::preview::trader::shipment;
use crate::shell::Link;

pub fn desk(look: &Look) -> String {
    let t = look.texts;
    let row = |number: &str, who: &str, age: &str, state: Inline, next: &str| {
        Row::of(vec![
            numbered(number, "/examine"),
            Inline::text(who),
            Inline::number(age),
            state,
            Inline::Link(Link::new(next, "/examine")),
        ])
    };
    let columns = || {
        vec![
            Column::words("Number"),
            Column::words("Exporter"),
            Column::figures("Age", "days"),
            Column::words("Due"),
            Column::words("Next"),
        ]
    };
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
    render(&DeskPage {
        shell: look.clerk("National Minerals Agency, Freetown"),
        title: "National Minerals Agency, Freetown".to_owned(),
        lead: "Five things wait for a clerk today; one is overdue.".to_owned(),
        notice: None,
        figures: Figures {
            figures: vec![
                figure("to examine", "3", "oldest 4 days"),
                figure("to prepare", "2", "both examined yesterday"),
                figure("to sign", "2", "by a validating officer"),
                figure("awaiting confirmation", "11", "1 overdue"),
            ],
        },
        queues: vec![
            queue(
                "To examine",
                vec![
                    row(
                        "A-2026-0409",
                        "Tongo Gems Ltd (simulated)",
                        "4",
                        due(State::Overdue, "overdue by 2 days"),
                        "Ask for the fee receipt",
                    )
                    .marked(),
                    row(
                        "A-2026-0412",
                        "Koidu Stones Ltd (simulated)",
                        "1",
                        due(State::DueSoon, "today, 16:00 UTC"),
                        "Examine",
                    ),
                    row(
                        "A-2026-0413",
                        "Sewa River Diamonds (simulated)",
                        "0",
                        Inline::text("25 November 2026"),
                        "Examine",
                    ),
                ],
            ),
            queue(
                "To prepare",
                vec![
                    row("A-2026-0407", "Kono Alluvials (simulated)", "2", Inline::text("24 November 2026"), "Prepare"),
                    row(
                        "A-2026-0408",
                        "Koidu Stones Ltd (simulated)",
                        "2",
                        Inline::text("24 November 2026"),
                        "Prepare",
                    ),
                ],
            ),
            Queue {
                title: "Returned by a validating officer".to_owned(),
                table: None,
                empty: Some(Empty {
                    title: "Nothing was returned".to_owned(),
                    text: "A preparation that an officer refuses stands here with the reason; its number is spoiled."
                        .to_owned(),
                    link: None,
                }),
            },
        ],
        links: vec![
            Link::new(t.get("paper-title"), "/paper-confirmation"),
            Link::new("All certificates of this office", "/certificate"),
        ],
    })
}

pub fn counter(look: &Look) -> String {
    let t = look.texts;
    render(&CounterPage {
        shell: look.clerk("A-2026-0412"),
        number: "A-2026-0412".to_owned(),
        badge: Badge::of(t, State::Applied),
        notice: None,
        warning: None,
        steps: steps(t, 1),
        facts: Facts { facts: shipment() },
        parcels: lines(t),
        examination: Some(Facts { facts: vec![fact(t.get("examine-scale"), "Mettler JL1502-GE, no. 4")] }),
        actions: Actions { actions: vec![Action::Main { label: t.get("examine-title"), href: "/examine".to_owned() }] },
        timeline: Timeline {
            events: vec![event(
                "Application",
                "Koidu Stones Ltd (simulated)",
                "20 November 2026, 09:01 UTC",
                "act 10,402",
            )],
        },
    })
}
