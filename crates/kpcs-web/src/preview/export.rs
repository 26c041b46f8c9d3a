//! Samples of the export desk: queue, examination, preparation, approval, certificate.
//!
//! Invariant: what is shown is invented and says so in the band on every page.
//! It must not know the register.
//! Source: look, "each a template component with its own example on the `/design` page".

use super::sample::{
    Look, badge, digest, digest_text, elements, fact, judged, lines, numbered, render, section, steps,
};
use super::trader::shipment;
use crate::page::approve::{self, ApprovePage, ProofAsked};
use crate::page::certificate::CertificatePage;
use crate::page::check::CheckPage;
use crate::page::counter::CounterPage;
use crate::page::desk::{DeskPage, Queue};
use crate::page::done::DonePage;
use crate::page::examine::{self, DeclaredParcel, Examined};
use crate::page::form::FormPage;
use crate::page::paper_confirmation;
use crate::part::{
    Action, Actions, AnswerGroup, Answers, Badge, Column, Document, Documents, Empty, Event, Fact, Facts, Figure,
    Figures, Filled, Form, Inline, Notice, Qr, Refusal, Refusals, Rosette, Row, Standing, State, Table, Timeline, Tone,
};
use crate::shell::Link;

const QR: &str = include_str!("qr.txt");

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

fn examined(look: &Look, seals: bool) -> Answers {
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

pub fn prepare(look: &Look) -> String {
    let t = look.texts;
    let button = t.get("prepare-button");
    let form = Form {
        texts: t,
        action: "/done".to_owned(),
        token: "sample".to_owned(),
        hidden: Vec::new(),
        multipart: false,
        compact: false,
        groups: Vec::new(),
        button,
        keep: None,
    };
    let mut shell = look.clerk(t.get("prepare-title"));
    shell.crumbs = vec![Link::new(t.get("nav-desk"), "/desk"), Link::new("A-2026-0412", "/application")];
    render(&CheckPage {
        shell,
        eyebrow: "SL 004211".to_owned(),
        title: t.get("prepare-title"),
        lead: t.get("prepare-lead"),
        refusals: None,
        notice: None,
        answers: examined(look, true),
        judged: Some(judged(t, false)),
        form: Some(form),
    })
}

pub fn prepare_refused(look: &Look) -> String {
    let t = look.texts;
    let refusal = Refusal {
        what: "No seal number is recorded".to_owned(),
        found: Some("container SB 0098123 without a seal".to_owned()),
        expected: Some("At least one seal number, as printed on the seal.".to_owned()),
        to_do: Some("Seal the container, then record the numbers in the examination.".to_owned()),
        section: Some(section("5.1")),
        field: None,
    };
    render(&CheckPage {
        shell: look.clerk(t.get("prepare-title")),
        eyebrow: "SL 004211".to_owned(),
        title: t.get("prepare-title"),
        lead: t.get("prepare-lead"),
        refusals: Some(Refusals {
            texts: t,
            title: "You can’t prepare this certificate yet".to_owned(),
            refusals: vec![refusal],
        }),
        notice: None,
        answers: examined(look, false),
        judged: Some(judged(t, true)),
        form: None,
    })
}

pub fn approve(look: &Look) -> String {
    let t = look.texts;
    let mut answers = examined(look, true);
    for group in &mut answers.groups {
        group.change = None;
    }
    let mut shell = look.officer(t.get("approve-eyebrow"));
    shell.crumbs = vec![Link::new(t.get("nav-desk"), "/desk")];
    render(&ApprovePage {
        shell,
        eyebrow: t.get("approve-eyebrow"),
        number: "SL 004211".to_owned(),
        prepared: "Examined and prepared by officer K7QD 2MXA on 23 November 2026, 09:58 UTC.".to_owned(),
        refusals: None,
        notice: None,
        answers,
        judged: Some(judged(t, false)),
        digest: digest_text(),
        form: Some(approve::form(
            t,
            ("/done", "sample"),
            ProofAsked::Password,
            t.t("approve-button").arg("number", "SL 004211").to_string(),
            &Filled::default(),
        )),
        refuse: Some(Link::new(t.get("refuse-title"), "/refuse")),
    })
}

pub fn refuse(look: &Look) -> String {
    let t = look.texts;
    render(&FormPage {
        shell: look.officer(t.get("refuse-title")),
        eyebrow: "SL 004211".to_owned(),
        title: t.get("refuse-title"),
        lead: t.get("refuse-lead"),
        refusals: None,
        notice: None,
        form: approve::refuse_form(t, ("/desk", "sample"), ProofAsked::Code, &Filled::default()),
        beside: None,
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

fn documents() -> Documents {
    let document =
        |title: &str, kind: &str| Document { title: title.to_owned(), kind: kind.to_owned(), href: "/done".to_owned() };
    Documents {
        documents: vec![
            document("Certificate SL 004211", "PDF, 94 kB"),
            document("Overlay for security paper", "PDF, 31 kB"),
            document("Bag label", "PDF, 22 kB"),
            document("Statement", "COSE, 0.6 kB"),
        ],
    }
}

pub fn done(look: &Look) -> String {
    render(&DonePage {
        shell: look.officer("Issued"),
        title: "Certificate SL 004211 is issued".to_owned(),
        what: "It was signed on 23 November 2026 at 10:14 UTC for Koidu Stones Ltd (simulated) and is valid until 22 January 2027.".to_owned(),
        place: Facts {
            facts: vec![
                Fact::new("Journal", Inline::Link(Link::new("act 10,511", "/certificate"))),
                fact("Chain of the authority", "statement 4,211"),
                Fact::new("Digest", Inline::Code(digest_text())),
                fact("Signed", "23 November 2026, 10:14:07 UTC"),
            ],
        },
        next: vec![
            "Print the certificate on security paper, inspect it and hand it to the exporter.".to_owned(),
            "The Diamond Office in Antwerp has been sent the advice.".to_owned(),
            "Record the dispatch when the goods leave. Confirmation is expected within 15 working days after arrival.".to_owned(),
        ],
        documents: documents(),
        links: vec![Link::new("Open certificate SL 004211", "/certificate"), Link::new("Back to the desk", "/desk")],
    })
}

fn event(what: &str, who: &str, when: &str, act: &str) -> Event {
    Event {
        what: what.to_owned(),
        who: who.to_owned(),
        when: when.to_owned(),
        place: Some(Link::new(act, "/certificate")),
        standing: Standing::Done,
        pictures: None,
    }
}

pub fn certificate(look: &Look) -> String {
    let t = look.texts;
    let rows: Vec<&[u8]> = QR.lines().map(str::as_bytes).collect();
    let dark = |x: usize, y: usize| rows.get(y).and_then(|row| row.get(x)) == Some(&b'#');
    let mut shell = look.officer("SL 004211");
    shell.crumbs = vec![Link::new(t.get("nav-desk"), "/desk")];
    render(&CertificatePage {
        contact: None,
        shell,
        number: "SL 004211".to_owned(),
        badge: Badge::of(t, State::Arrived),
        specimen: true,
        notice: Some(Notice::new(
            Tone::NeedsHand,
            "Confirmation is due on 9 December 2026",
            "The goods arrived in Antwerp on 25 November 2026 and are being measured.",
        )),
        statement: t.get("certificate-statement"),
        steps: steps(t, 5),
        facts: elements(t),
        lines: lines(t),
        shipment: Facts {
            facts: shipment()[2..]
                .iter()
                .cloned()
                .chain([Fact::new(
                    t.get("examine-seals"),
                    Inline::Lines(vec!["SL-S 009812".to_owned(), "SL-S 009813".to_owned()]),
                )])
                .collect(),
        },
        qr: Some(Qr::draw(t.t("certificate-qr").arg("number", "SL 004211").to_string(), rows.len(), dark)),
        rosette: Some(Rosette::of(t.get("verify-rosette"), &digest())),
        digest: digest_text(),
        documents: documents(),
        actions: Actions {
            actions: vec![
                Action::Allowed { label: "Invalidate".to_owned(), href: "/act".to_owned() },
                Action::Allowed { label: t.get("paper-title"), href: "/paper-confirmation".to_owned() },
                Action::NotAllowed {
                    label: "Record dispatch".to_owned(),
                    reason: "Recorded on 24 November 2026.".to_owned(),
                },
                Action::NotAllowed {
                    label: "Void".to_owned(),
                    reason: "The original has left the office; it can be invalidated.".to_owned(),
                },
                Action::NotAllowed {
                    label: "Replace".to_owned(),
                    reason: "The original has to be surrendered first.".to_owned(),
                },
            ],
        },
        timeline: Timeline {
            events: vec![
                Event {
                    standing: Standing::Coming,
                    pictures: None,
                    place: None,
                    ..event("Receipt is confirmed", "Diamond Office, Antwerp", "expected by 9 December 2026", "")
                },
                event("Arrival registered", "Diamond Office, Antwerp", "25 November 2026, 08:02 UTC", "act 10,544"),
                event("Dispatched", "Brink’s, flight SN 242", "24 November 2026, 19:10 UTC", "act 10,527"),
                event("Signed and issued", "Officer 4HWT 9C3E", "23 November 2026, 10:14 UTC", "act 10,511"),
                event("Prepared", "Officer K7QD 2MXA", "23 November 2026, 09:58 UTC", "act 10,510"),
                event("Examined", "Officer K7QD 2MXA", "22 November 2026, 10:20 UTC", "act 10,498"),
                event("Applied for", "Koidu Stones Ltd (simulated)", "20 November 2026, 16:41 UTC", "act 10,482"),
            ],
        },
    })
}

pub fn paper_confirmation(look: &Look) -> String {
    let t = look.texts;
    let form = Form {
        texts: t,
        action: "/paper-confirmation".to_owned(),
        token: "sample".to_owned(),
        hidden: Vec::new(),
        multipart: true,
        compact: false,
        groups: paper_confirmation::groups(t, &Filled::default()),
        button: t.get("paper-button"),
        keep: None,
    };
    render(&FormPage {
        shell: look.clerk(t.get("paper-title")),
        eyebrow: String::new(),
        title: t.get("paper-title"),
        lead: t.get("paper-lead"),
        refusals: None,
        notice: None,
        form,
        beside: None,
    })
}

/// The state of a certificate in a cell, as other samples show it.
pub fn issued(look: &Look) -> Inline {
    badge(look.texts, State::Issued)
}
