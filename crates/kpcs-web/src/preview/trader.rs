//! Samples of the exporter's pages.
//!
//! Invariant: what is shown is invented and says so in the band on every page.
//! It must not know the register.
//! Source: look, "each a template component with its own example on the `/design` page".

use super::sample::{Look, badge, fact, numbered, render, section, steps};
use crate::page::application::ApplicationPage;
use crate::page::apply::{self, Choices, Part, Rows};
use crate::page::check::CheckPage;
use crate::page::form::FormPage;
use crate::page::list::ListPage;
use crate::part::{
    Action, Actions, AnswerGroup, Answers, Badge, Column, Empty, Event, Fact, Facts, FieldKind, FieldView, Filled,
    Filters, Form, Inline, Notice, Pager, Refusal, Refusals, Row, Standing, State, Table, Timeline, Tone,
};
use crate::shell::Link;

pub fn applications(look: &Look) -> String {
    let t = look.texts;
    let row = |number: &str, to: &str, carats: &str, state, next: &str| {
        Row::of(vec![
            numbered(number, "/application"),
            Inline::text(to),
            Inline::number(carats),
            badge(t, state),
            Inline::text(next),
        ])
    };
    let table = Table {
        caption: t.get("applications-title"),
        caption_unseen: true,
        columns: vec![
            Column::words("Application"),
            Column::words("Destination"),
            Column::figures("Mass", "ct"),
            Column::words("State"),
            Column::words("Next"),
        ],
        rows: vec![
            row("A-2026-0412", "Belgium", "1,242.765", State::Examined, "The office prepares the certificate"),
            Row { marked: true, ..row("A-2026-0409", "India", "86.120", State::Overdue, "Bring the fee receipt") },
            row("A-2026-0398", "United Arab Emirates", "402.000", State::Issued, "Dispatch before 12 January 2027"),
            row("A-2026-0371", "Belgium", "933.415", State::Confirmed, "Closed on 2 November 2026"),
        ],
        stacked: true,
        ..Table::default()
    };
    let filter = FieldView::new("state", "State", FieldKind::Choice).choices([("open", "open"), ("closed", "closed")]);
    render(&ListPage {
        shell: look.exporter(t.get("applications-title")),
        title: t.get("applications-title"),
        lead: t.get("applications-lead"),
        main: Some(Link::new(t.get("apply-title"), "/apply")),
        filters: Some(Filters { texts: t, action: "/applications".to_owned(), fields: vec![filter] }),
        table: Some(table),
        empty: None,
        pager: Some(Pager {
            texts: t,
            shown: "1 to 4 of 37".to_owned(),
            previous: None,
            next: Some("/applications?page=2".to_owned()),
        }),
        links: vec![Link::new("This list as CSV", "/applications")],
    })
}

pub fn applications_empty(look: &Look) -> String {
    let t = look.texts;
    render(&ListPage {
        shell: look.exporter(t.get("applications-title")),
        title: t.get("applications-title"),
        lead: String::new(),
        main: None,
        filters: None,
        table: None,
        empty: Some(Empty {
            title: t.get("applications-empty"),
            text: t.get("applications-empty-text"),
            link: Some(Link::new(t.get("apply-title"), "/apply")),
        }),
        pager: None,
        links: Vec::new(),
    })
}

fn choices() -> Choices {
    let own = |pairs: &[(&str, &str)]| {
        pairs.iter().map(|(value, label)| ((*value).to_owned(), (*label).to_owned())).collect()
    };
    Choices {
        more_of_sources: false,
        origins: own(&[("SL", "Sierra Leone"), ("LR", "Liberia"), ("GN", "Guinea")]),
        destinations: own(&[("BE", "Belgium (European Union)"), ("IN", "India"), ("AE", "United Arab Emirates")]),
        own_places: own(&[("SL", "Sierra Leone")]),
        ..Choices::default()
    }
}

fn typed() -> Filled {
    let values = [
        ("hs-1", "7102.10"),
        ("carats-1", "218.400"),
        ("value-1", "61,152.00"),
        ("origin-1", "SL"),
        ("hs-2", "7102.31"),
        ("carats-2", "1,024.365"),
        ("value-2", "1,489,210.00"),
        ("origin-2", "SL"),
        ("source_kind-1", "mine_production"),
        ("source_reference-1", "L-118, Koidu"),
        ("source_carats-1", "1242.765"),
    ];
    Filled { values: values.map(|(name, value)| (name.to_owned(), value.to_owned())).into(), ..Filled::default() }
}

fn apply(look: &Look, part: Part, filled: &Filled, refusals: Option<Refusals>) -> String {
    let t = look.texts;
    let number = Part::ALL.iter().position(|other| *other == part).unwrap_or(0) + 1;
    let mut shell = look.exporter(t.get("apply-title"));
    shell.crumbs = vec![Link::new(t.get("applications-title"), "/applications")];
    let form = Form {
        texts: t,
        action: "/apply".to_owned(),
        token: "sample".to_owned(),
        hidden: Vec::new(),
        multipart: false,
        compact: false,
        groups: apply::groups(part, t, filled, &choices(), Rows { parcels: 2, sources: 1 }),
        button: t.get("apply-continue"),
        keep: Some(("keep".to_owned(), t.get("apply-keep"))),
    };
    let eyebrow = format!(
        "{} · {}",
        t.get("apply-title"),
        t.t("apply-part").count("part", number).count("parts", Part::ALL.len())
    );
    render(&FormPage {
        shell,
        eyebrow,
        title: t.get(part.title_key()),
        lead: String::new(),
        refusals,
        notice: None,
        form,
        beside: None,
    })
}

pub fn apply_goods(look: &Look) -> String {
    apply(look, Part::Goods, &typed(), None)
}

pub fn apply_refused(look: &Look) -> String {
    let mut filled = typed();
    filled.values.insert("carats-2".to_owned(), "1.024,365".to_owned());
    filled.errors.insert("carats-2".to_owned(), "Enter carats like 1024.365".to_owned());
    let refusals = vec![
        Refusal {
            what: "The carats of parcel 2 can’t be read".to_owned(),
            found: Some("1.024,365".to_owned()),
            expected: Some("A number with a point and up to three decimals, like 1024.365".to_owned()),
            field: Some("carats-2".to_owned()),
            ..Refusal::default()
        },
        Refusal {
            what: "The lots chosen do not cover the shipment".to_owned(),
            found: Some("1,242.765 ct applied for, 480.000 ct in lot L-121".to_owned()),
            to_do: Some("Choose more lots, or make the shipment smaller.".to_owned()),
            section: Some(section("5.12")),
            field: Some("source_carats-1".to_owned()),
            ..Refusal::default()
        },
    ];
    apply(
        look,
        Part::Goods,
        &filled,
        Some(Refusals { texts: look.texts, title: "You can’t continue yet".to_owned(), refusals }),
    )
}

pub fn apply_parties(look: &Look) -> String {
    apply(look, Part::Parties, &Filled::default(), None)
}

pub fn apply_journey(look: &Look) -> String {
    apply(look, Part::Journey, &Filled::default(), None)
}

pub fn apply_declarations(look: &Look) -> String {
    apply(look, Part::Declarations, &Filled::default(), None)
}

fn parcels(look: &Look) -> Table {
    let t = look.texts;
    let row = |number: &str, hs: &str, carats: &str, value: &str| {
        Row::of(vec![
            Inline::text(number),
            Inline::text(hs),
            Inline::text("Sierra Leone"),
            Inline::number(carats),
            Inline::number(value),
        ])
    };
    Table {
        caption: t.get("apply-parcels"),
        caption_unseen: true,
        columns: vec![
            Column::words(t.get("word-parcel")),
            Column::words(t.get("word-hs")),
            Column::words(t.get("word-origin")),
            Column::figures(t.get("word-carats"), "ct"),
            Column::figures(t.get("word-value"), "USD"),
        ],
        rows: vec![row("1", "7102.10", "218.400", "61,152.00"), row("2", "7102.31", "1,024.365", "1,489,210.00")],
        total: Some(Row::of(vec![
            Inline::text("Total"),
            Inline::Nothing,
            Inline::Nothing,
            Inline::number("1,242.765"),
            Inline::number("1,550,362.00"),
        ])),
        stacked: true,
        ..Table::default()
    }
}

pub fn shipment() -> Vec<Fact> {
    vec![
        fact("Destination", "Belgium (European Union)"),
        Fact::new(
            "Importer",
            Inline::Lines(vec!["Scheldt Rough BV (simulated)".to_owned(), "Hoveniersstraat 30, Antwerp".to_owned()]),
        ),
        fact("Purpose", "Sale"),
        fact("Journey", "Brink’s, flight SN 242, 24 November 2026"),
    ]
}

pub fn apply_check(look: &Look) -> String {
    let t = look.texts;
    let group = |title: String, facts, table| AnswerGroup { title, change: Some("/apply".to_owned()), facts, table };
    let form = Form {
        texts: t,
        action: "/application".to_owned(),
        token: "sample".to_owned(),
        hidden: Vec::new(),
        multipart: false,
        compact: false,
        groups: Vec::new(),
        button: t.get("apply-submit"),
        keep: Some(("keep".to_owned(), t.get("apply-keep"))),
    };
    render(&CheckPage {
        shell: look.exporter(t.get("apply-check")),
        eyebrow: t.get("apply-title"),
        title: t.get("apply-check"),
        lead: t.get("apply-check-lead"),
        refusals: None,
        notice: None,
        answers: Answers {
            texts: t,
            groups: vec![
                group(t.get("apply-goods"), Vec::new(), Some(parcels(look))),
                group(t.get("apply-parties"), shipment()[..2].to_vec(), None),
                group(t.get("apply-journey"), shipment()[2..].to_vec(), None),
                group(
                    t.get("apply-declarations"),
                    vec![fact("Warranty", "given"), fact("No conflict diamonds", "declared")],
                    None,
                ),
            ],
        },
        judged: None,
        form: Some(form),
    })
}

pub fn application(look: &Look) -> String {
    let t = look.texts;
    let mut shell = look.exporter("A-2026-0412");
    shell.crumbs = vec![Link::new(t.get("applications-title"), "/applications")];
    let event = |what: &str, who: &str, when: &str, standing| Event {
        what: what.to_owned(),
        who: who.to_owned(),
        when: when.to_owned(),
        place: Some(Link::new("act 10,482", "/certificate")),
        standing,
        pictures: None,
    };
    render(&ApplicationPage {
        shell,
        number: "A-2026-0412".to_owned(),
        badge: Badge::of(t, State::Examined),
        notice: Some(Notice::new(
            Tone::NeedsHand,
            "Bring the fee receipt",
            "The office can’t issue without it. The counter is open from 08:30 to 15:30 UTC.",
        )),
        steps: steps(t, 2),
        facts: Facts { facts: shipment() },
        parcels: parcels(look),
        actions: Actions {
            actions: vec![
                Action::Allowed { label: "Amend the application".to_owned(), href: "/apply".to_owned() },
                Action::Allowed { label: "Withdraw the application".to_owned(), href: "/act".to_owned() },
                Action::NotAllowed {
                    label: "Record dispatch".to_owned(),
                    reason: "Possible once the certificate is issued.".to_owned(),
                },
            ],
        },
        timeline: Timeline {
            events: vec![
                Event {
                    place: None,
                    ..event(
                        "The certificate is prepared and signed",
                        "National Minerals Agency",
                        "expected by 24 November 2026",
                        Standing::Coming,
                    )
                },
                event("Examined", "Officer K7QD 2MXA", "22 November 2026, 10:20 UTC", Standing::Done),
                event("Applied for", "Fatmata Conteh", "20 November 2026, 16:41 UTC", Standing::Done),
            ],
        },
    })
}
