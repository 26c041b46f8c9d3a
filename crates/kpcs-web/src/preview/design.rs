//! The `/design` page: every component with an example and a note on when to use it.
//!
//! Invariant: a component that pages use is shown here.
//! It must not know the register.
//! Source: look, "each a template component with its own example on the `/design` page".

use askama::Template;

use super::public::map;
use super::sample::{Look, digest, elements, judged, lines, render, section, steps};
use crate::page::case::CaseMessage;
use crate::part::{
    Action, Actions, AnswerGroup, Answers, Badge, Bulk, Column, Contact, Difference, Differences, Document, Documents,
    Empty, Event, Fact, Facts, FieldGroup, FieldKind, FieldView, Figure, Figures, Form, Inline, Judged, Map, Notice,
    Outcome, Pick, Picture, Pictures, Progress, Refusal, Refusals, Rosette, Row, Standing, State, Steps, Table,
    Timeline, Tone, Verdict,
};
use crate::shell::{Link, Shell};

/// Everything that `/design` shows.
#[derive(Template)]
#[template(path = "page/design.html")]
struct DesignPage {
    shell: Shell,
    badges: Vec<Badge>,
    figures: Figures,
    facts: Facts,
    lines: Table,
    chosen: Table,
    steps: Steps,
    timeline: Timeline,
    notices: Vec<Notice>,
    refusals: Refusals,
    judged: Judged,
    differences: Differences,
    form: Form,
    actions: Actions,
    documents: Documents,
    messages: Vec<CaseMessage>,
    contact: Contact,
    empty: Empty,
    progress: Progress,
    map: Map,
    rosette: Rosette,
}

/// The page.
pub fn design(look: &Look) -> String {
    let t = look.texts;
    let mut shell = look.visitor(t.get("nav-design"));
    shell.demonstration = false;
    render(&DesignPage {
        shell,
        badges: State::ALL.into_iter().map(|state| Badge::of(t, state)).collect(),
        figures: Figures {
            figures: vec![
                Figure {
                    label: "receipts confirmed".to_owned(),
                    value: "49,812".to_owned(),
                    note: "median after 6 days".to_owned(),
                    href: Some("/design".to_owned()),
                },
                Figure {
                    label: "awaiting confirmation".to_owned(),
                    value: "2,504".to_owned(),
                    note: "127 of them overdue".to_owned(),
                    href: None,
                },
            ],
        },
        facts: Facts { facts: elements(t).facts.into_iter().take(4).collect() },
        lines: lines(t),
        chosen: chosen(look),
        steps: steps(t, 3),
        timeline: timeline(),
        notices: vec![
            Notice::new(Tone::Plain, t.get("arrival-hidden"), t.get("arrival-hidden-text")),
            Notice::new(Tone::NeedsHand, "Confirmation is due on 9 December 2026", "The goods are being measured."),
            Notice::new(
                Tone::Refusal,
                "This certificate can’t be confirmed",
                "Its receipt was confirmed on 25 November 2026.",
            ),
        ],
        refusals: refusals(look),
        judged: judged(t, true),
        differences: differences(look),
        form: form(look),
        actions: actions(),
        documents: Documents {
            documents: vec![Document {
                title: "Certificate SL 004211".to_owned(),
                kind: "PDF, 94 kB".to_owned(),
                href: "/design".to_owned(),
            }],
        },
        messages: messages(look),
        contact: contact(),
        empty: Empty { title: t.get("applications-empty"), text: t.get("applications-empty-text"), link: None },
        progress: Progress {
            label: "Rebuilding the tables from the journal".to_owned(),
            done: 62_400,
            all: 104_220,
            worded: "62,400 of 104,220 statements".to_owned(),
            note: "You can leave this page and come back.".to_owned(),
        },
        map: map(true),
        rosette: Rosette::of(t.get("verify-rosette"), &digest()),
    })
}

/// Rows of which some can be chosen for one deed.
fn chosen(look: &Look) -> Table {
    let row = |number: &str, state: State, pick: Option<bool>| {
        let cells = vec![Inline::Code(number.to_owned()), Inline::Badge(Badge::of(look.texts, state))];
        let pick = pick.map(|chosen| Pick { value: number.to_owned(), label: format!("Choose {number}"), chosen });
        Row { pick, ..Row::of(cells) }
    };
    Table {
        caption: "Certificates".to_owned(),
        caption_unseen: true,
        columns: vec![Column::words("Number"), Column::words("State")],
        rows: vec![
            row("SL 004211", State::Issued, Some(true)),
            row("SL 004210", State::Issued, Some(false)),
            row("SL 004209", State::Confirmed, None),
        ],
        stacked: true,
        bulk: Some(Bulk {
            texts: look.texts,
            id: "choose".to_owned(),
            deeds: vec![Link::new("Record dispatch", "/design")],
            every: Link::new("Choose every row", "/design"),
        }),
        ..Table::default()
    }
}

/// What both sides of a case said, with photographs: one that lies here, one that does not.
fn messages(look: &Look) -> Vec<CaseMessage> {
    let texts = look.texts;
    let said = |label: &str, words: &str| Answers {
        texts,
        groups: vec![AnswerGroup {
            title: String::new(),
            change: None,
            facts: vec![Fact::new(label, Inline::text(words))],
            table: None,
        }],
    };
    let picture = |short: &str, href: Option<&str>| Picture { short: short.to_owned(), href: href.map(str::to_owned) };
    let message = |what: &str, who: &str, own, said, pictures| CaseMessage {
        what: what.to_owned(),
        who: who.to_owned(),
        when: "22 November 2026, 10:20 UTC".to_owned(),
        own,
        said,
        pictures: Pictures { texts, pictures },
    };
    vec![
        message(
            "Detain goods",
            "European Union (EU-ANT), this office",
            true,
            said("What it says", "The seal on the outer bag was cut."),
            vec![picture("3f9a17c2", None)],
        ),
        message("Answer a question", "Sierra Leone", false, said("Answer", "contents as declared when sealed"), vec![]),
    ]
}

fn contact() -> Contact {
    let fact = |label: &str, value: &str| Fact::new(label, Inline::text(value));
    Contact {
        title: "How to reach the National Minerals Agency".to_owned(),
        state: "Open now, until 16:30 there".to_owned(),
        facts: Facts { facts: vec![fact("Time there", "10:20 (UTC)"), fact("Languages", "en")] },
    }
}

fn timeline() -> Timeline {
    let event = |what: &str, standing| Event {
        what: what.to_owned(),
        who: "Officer K7QD 2MXA".to_owned(),
        when: "22 November 2026, 10:20 UTC".to_owned(),
        place: Some(Link::new("act 10,498", "/design")),
        standing,
        pictures: None,
    };
    Timeline {
        events: vec![
            event("To come", Standing::Coming),
            event("Needs a hand", Standing::NeedsHand),
            event("Now", Standing::Current),
            event("Done", Standing::Done),
            event("Stopped", Standing::Stopped),
        ],
    }
}

fn refusals(look: &Look) -> Refusals {
    let refusal = Refusal {
        what: "No seal number is recorded".to_owned(),
        found: Some("container SB 0098123 without a seal".to_owned()),
        expected: Some("At least one seal number, as printed on the seal.".to_owned()),
        to_do: Some("Seal the container, then record the numbers.".to_owned()),
        section: Some(section("5.1")),
        field: None,
    };
    Refusals { texts: look.texts, title: "You can’t issue this certificate yet".to_owned(), refusals: vec![refusal] }
}

fn differences(look: &Look) -> Differences {
    let line = |label: &str, measured: Inline, difference: Inline, verdict| Difference {
        label: label.to_owned(),
        declared: Inline::number("1,024.365"),
        measured,
        difference,
        tolerance: Inline::number("0.050"),
        verdict,
    };
    let lines = vec![
        line("Parcel 1", Inline::number("1,024.280"), Inline::number("−0.085"), Verdict::Differs),
        line("Parcel 2", Inline::number("1,024.350"), Inline::number("−0.015"), Verdict::WithinTolerance),
        line("Parcel 3", Inline::not_reported(look.texts), Inline::not_reported(look.texts), Verdict::NotCompared),
    ];
    Differences { texts: look.texts, caption: "Mass".to_owned(), unit: "ct".to_owned(), lines }
}

fn form(look: &Look) -> Form {
    let mut wrong = FieldView::new("design_carats", "Carats", FieldKind::Figure { unit: "ct".to_owned() });
    wrong.value = "1.024,365".to_owned();
    wrong.error = Some("Enter carats like 1024.365".to_owned());
    let fields = vec![
        FieldView::new("design_name", "Name of the importer", FieldKind::Text).hint("As registered there."),
        wrong,
        FieldView::new("design_day", "Day of departure", FieldKind::Day),
        FieldView::new("design_purpose", "Purpose", FieldKind::Radio)
            .choices([("sale", "Sale"), ("viewing", "Viewing")]),
        FieldView::new("design_declared", "The goods come from the lots named.", FieldKind::Declaration),
    ];
    let groups = vec![FieldGroup { legend: "A small group of questions".to_owned(), fields, ..FieldGroup::default() }];
    Form {
        texts: look.texts,
        action: "/design".to_owned(),
        token: String::new(),
        hidden: Vec::new(),
        multipart: false,
        compact: false,
        groups,
        button: "Sign and issue certificate SL 004211".to_owned(),
        keep: Some(("keep".to_owned(), "Keep the draft".to_owned())),
    }
}

fn actions() -> Actions {
    Actions {
        actions: vec![
            Action::Main { label: "Record dispatch".to_owned(), href: "/design".to_owned() },
            Action::Allowed { label: "Invalidate".to_owned(), href: "/design".to_owned() },
            Action::NotAllowed {
                label: "Void".to_owned(),
                reason: "The original has left the office; it can be invalidated.".to_owned(),
            },
        ],
    }
}
