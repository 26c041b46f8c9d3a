//! The sample page of an examination at the counter.
//!
//! Invariant: what is shown is invented and says so in the band on every page.
//! It must not know the register.

use crate::page::examine::{self, DeclaredParcel, Examined};
use crate::page::form::FormPage;
use crate::part::{AnswerGroup, Answers, Column, Fact, Filled, Form, Inline, Row, Table};
use crate::preview::sample::{Look, elements, fact, lines, render};
use crate::shell::Link;

pub fn examine(look: &Look) -> String {
    let t = look.texts;
    let parcel = |hs: &str| DeclaredParcel { subheading: hs.to_owned(), origin: "Sierra Leone".to_owned() };
    let of = Examined {
        parcels: vec![parcel("7102.10 unsorted"), parcel("7102.31 non-industrial")],
        valuations: 2,
        fee_required: true,
        asked_here: None,
    };
    let mut shell = look.clerk(t.get("examine-title"));
    shell.crumbs = vec![Link::new(t.get("nav-desk"), "/desk"), Link::new("A-2026-0412", "/application")];
    let form = Form {
        texts: t,
        action: "/examine".to_owned(),
        token: "sample".to_owned(),
        hidden: Vec::new(),
        multipart: true,
        compact: false,
        groups: examine::groups(t, &Filled::default(), &of),
        button: t.get("examine-button"),
        keep: Some(("keep".to_owned(), t.get("apply-keep"))),
    };
    render(&FormPage {
        shell,
        eyebrow: "A-2026-0412 · Koidu Stones Ltd (simulated)".to_owned(),
        title: t.get("examine-title"),
        lead: t.get("examine-lead"),
        refusals: None,
        notice: None,
        form,
        beside: None,
    })
}

pub(super) fn examined(look: &Look, seals: bool) -> Answers {
    let t = look.texts;
    let row = |number: &str, weighed: &str, reweighed: &str| {
        Row::of(vec![Inline::text(number), Inline::number(weighed), Inline::number(reweighed)])
    };
    let weights = Table {
        caption: t.get("examine-weights-legend"),
        caption_unseen: true,
        columns: vec![
            Column::words(t.get("word-parcel")),
            Column::figures(t.get("examine-weighed"), "ct"),
            Column::figures(t.get("examine-reweighed"), "ct"),
        ],
        rows: vec![row("1", "218.400", "218.400"), row("2", "1,024.365", "1,024.360")],
        stacked: true,
        ..Table::default()
    };
    let sealed = if seals {
        Inline::Lines(vec!["SL-S 009812".to_owned(), "SL-S 009813".to_owned()])
    } else {
        Inline::not_reported(t)
    };
    let group = |title: String, change: &str, facts, table| AnswerGroup {
        title,
        change: Some(change.to_owned()),
        facts,
        table,
    };
    Answers {
        texts: t,
        groups: vec![
            group(t.get("application-shipment"), "/application", elements(t).facts, None),
            group(t.get("certificate-lines"), "/examine", Vec::new(), Some(lines(t))),
            group(
                t.get("examine-weights-legend"),
                "/examine",
                vec![fact(t.get("examine-scale"), "Mettler JL1502-GE, no. 4, calibrated on 2 November 2026")],
                Some(weights),
            ),
            group(
                t.get("examine-container-legend"),
                "/examine",
                vec![
                    fact(t.get("examine-container"), "security bag SB 0098123"),
                    Fact::new(t.get("examine-seals"), sealed),
                ],
                None,
            ),
        ],
    }
}
