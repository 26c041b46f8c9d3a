//! Samples of the public pages.
//!
//! Invariant: what is shown is invented and says so in the band on every page.
//! It must not know the register.
//! Source: look, "each a template component with its own example on the `/design` page".

use std::collections::BTreeMap;

use super::sample::{Look, digest, digest_text, elements, fact, judged, lines, render};
use crate::page::home::{Alert, HomePage};
use crate::page::participant::ParticipantPage;
use crate::page::participants::ParticipantsPage;
use crate::page::sign_in::{self, DemonstrationAccount, SignInPage};
use crate::page::verify::{self, VerifyPage};
use crate::page::verify_result::VerifyResultPage;
use crate::part::{
    Badge, Column, Document, Documents, Fact, FieldKind, FieldView, Figure, Figures, Filled, Filters, Inline, Judged,
    Map, MapShade, Outcome, Refusal, Refusals, Rosette, Row, Span, Spans, State, Table,
};
use crate::shell::{Link, Person};

const TRADING: &str = "AO AM AU BD BY BW BR CM CA CF CN CI CD CG GA GH GN GY IN ID IL JP KZ KH KG KR LA LB LS LR MY ML MU MX MZ NA NZ NO PA QA RU SL SG ZA LK SZ CH TZ TH TG TR UA AE GB US VN ZW";
const UNION: &str = "AT BE BG CY CZ DE DK EE ES FI FR GL GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK";

pub fn home(look: &Look) -> String {
    let figure = |label: &str, value: &str, note: &str| Figure {
        label: label.to_owned(),
        value: value.to_owned(),
        note: note.to_owned(),
        href: Some("/participants".to_owned()),
    };
    let alert = |title: &str, text: &str, when: &str| Alert {
        link: Link::new(title, "/certificate"),
        text: text.to_owned(),
        when: when.to_owned(),
    };
    render(&HomePage {
        shell: look.visitor("First page"),
        verify: verify::short_form(look.texts, "sample"),
        figures: Figures {
            figures: vec![
                figure("certificates issued", "52,443", "since 1 January 2026"),
                figure("receipts confirmed", "49,812", "median after 6 days"),
                figure("awaiting confirmation", "2,504", "127 of them overdue"),
                figure("Participants", "60", "on 23 November 2026, standing for 86 countries"),
            ],
        },
        map: map(true),
        map_note: "23 November 2026. The members of the European Union are one Participant. The map shows no position on any border.".to_owned(),
        alerts: vec![
            alert("GH 001877 is reported stolen", "Taken in transit with its goods; 412.300 ct, non-industrial.", "21 November 2026, Ghana"),
            alert("ZA 102233 is withdrawn", "The issuer withdrew it after dispatch. Goods that come with it are to be held.", "18 November 2026, South Africa"),
        ],
    })
}

pub fn verify(look: &Look) -> String {
    let form = verify::form(look.texts, "sample", &Filled::default(), places());
    let number = verify::number(look.texts, &Filled::default());
    render(&VerifyPage { shell: look.visitor(look.texts.get("verify-title")), refusals: None, form, number })
}

pub fn verify_unreadable(look: &Look) -> String {
    let mut filled = Filled::default();
    filled.values.insert("text".to_owned(), "KPC1:FJ6PU9541PZI3".to_owned());
    filled.errors.insert("text".to_owned(), "This text is shorter than any certificate's.".to_owned());
    let refusal = Refusal {
        what: "The text of the QR code is not complete".to_owned(),
        found: Some("18 characters, beginning with KPC1:".to_owned()),
        expected: Some("About 470 characters on one line.".to_owned()),
        to_do: Some("Scan the code again and copy the whole text, or choose a photograph.".to_owned()),
        section: None,
        field: Some("text".to_owned()),
    };
    let refusals = Refusals { texts: look.texts, title: "This can't be read yet".to_owned(), refusals: vec![refusal] };
    let form = verify::form(look.texts, "sample", &filled, places());
    let number = verify::number(look.texts, &filled);
    render(&VerifyPage { shell: look.visitor(look.texts.get("verify-title")), refusals: Some(refusals), form, number })
}

fn places() -> Vec<(String, String)> {
    [("BE", "Belgium (European Union)"), ("IN", "India"), ("AE", "United Arab Emirates")]
        .map(|(code, name)| (code.to_owned(), name.to_owned()))
        .to_vec()
}

pub fn result_valid(look: &Look) -> String {
    result(look, Outcome::Valid, "The signature, the certificate and the place and date that you gave all hold.")
}

pub fn result_old_data(look: &Look) -> String {
    result(look, Outcome::ValidOldData, "Everything holds with trust data of 19 November 2026, which is 4 days old.")
}

pub fn result_not_logged(look: &Look) -> String {
    result(
        look,
        Outcome::AuthenticNotLogged,
        "Sierra Leone’s listed key signed it, and there is no proof yet that it is in the log.",
    )
}

pub fn result_conflict(look: &Look) -> String {
    result(
        look,
        Outcome::Conflict,
        "Receipt of this certificate was confirmed in Dubai on 24 November 2026, and it is presented again here.",
    )
}

pub fn result_not_valid(look: &Look) -> String {
    result(
        look,
        Outcome::NotValid,
        "The certificate expired on 22 January 2027, before the day on which it is presented.",
    )
}

pub fn result_paper_only(look: &Look) -> String {
    result(
        look,
        Outcome::PaperOnly,
        "The number is in the issuer’s published range, was not seen before, and its advice came by e-mail.",
    )
}

fn result(look: &Look, outcome: Outcome, reason: &str) -> String {
    let t = look.texts;
    let checks = if outcome == Outcome::PaperOnly { Judged { texts: t, rules: Vec::new() } } else { judged(t, false) };
    let proof = vec![
        Fact::new("SHA-256", Inline::Code(digest_text())),
        Fact::new("Key", Inline::Code("7f3a 91c2 04be d5e8".to_owned()))
            .with_note("National Minerals Agency, scope issue, from 1 January 2026"),
        fact("Signature", "Ed25519"),
        fact("Trust data", "23 November 2026, 09:12 UTC"),
    ];
    render(&VerifyResultPage {
        beside: None,
        notices: Vec::new(),
        shell: look.visitor(look.texts.get(outcome.word_key())),
        outcome,
        reason: reason.to_owned(),
        more: Vec::new(),
        specimen: true,
        compare: elements(t),
        lines: Some(lines(t)),
        rosette: Some(Rosette::of(t.get("verify-rosette"), &digest())),
        checks,
        proof: crate::part::Facts { facts: proof },
        text: Some(format!("KPC1:FJ6PU9541PZI3EXYNHB6GD1-GHCAJI+N5%L.OWFBFUH5ZJ0IJWCQR%IRSAEJG252T+HXY-U:L9{}", "6W%P0QT4".repeat(48))),
        checked: "Checked on 23 November 2026 at 14:05 UTC for Belgium, presented on 25 November 2026, with trust data of the same day.".to_owned(),
    })
}

pub fn map(small: bool) -> Map {
    let mut shades = BTreeMap::new();
    for code in TRADING.split(' ') {
        shades.insert(code.to_owned(), (MapShade::Trading, code.to_owned()));
    }
    for code in UNION.split(' ') {
        shades.insert(code.to_owned(), (MapShade::Trading, "European Union".to_owned()));
    }
    shades.insert("VE".to_owned(), (MapShade::Suspended, "Venezuela: no export".to_owned()));
    shades.insert("ZW".to_owned(), (MapShade::Restricted, "Zimbabwe: by measure".to_owned()));
    shades.insert("BF".to_owned(), (MapShade::Applicant, "Burkina Faso: applicant".to_owned()));
    let legend = [
        (MapShade::Trading, "free to trade"),
        (MapShade::Restricted, "under a measure"),
        (MapShade::Suspended, "suspended"),
        (MapShade::Applicant, "applicant"),
    ];
    Map {
        label: "World map of the Participants; the table below holds the same.".to_owned(),
        small,
        shades,
        legend: legend.map(|(shade, word)| (shade, word.to_owned())).to_vec(),
    }
}

pub fn participants(look: &Look) -> String {
    let t = look.texts;
    let row = |name: &str, code: &str, since: &str, state, certificates: Inline| {
        Row::of(vec![
            Inline::Link(Link::new(name, "/participants/CF")),
            Inline::Code(code.to_owned()),
            Inline::Badge(Badge::of(t, state)),
            Inline::text(since),
            certificates,
        ])
    };
    let filters = vec![
        FieldView::new("on", "On the day", FieldKind::Day),
        FieldView::new("standing", "Standing", FieldKind::Choice).choices([
            ("participant", "Participant"),
            ("restricted", "restricted"),
            ("suspended", "suspended"),
            ("applicant", "applicant"),
        ]),
    ];
    let table = Table {
        caption: "Participants on 23 November 2026".to_owned(),
        columns: vec![
            Column::words("Name"),
            Column::words("Code"),
            Column::words("Standing"),
            Column::words("Since"),
            Column::figures("Certificates issued, 2025", ""),
        ],
        rows: vec![
            row("Angola", "AO", "31 July 2003", State::Participant, Inline::number("1,204")),
            row("Armenia", "AM", "31 July 2003", State::Participant, Inline::number("311")),
            row("Burkina Faso", "BF", "November 2012", State::Applicant, Inline::not_reported(t)),
            row("Central African Republic", "CF", "15 November 2024", State::Participant, Inline::number("0")),
            row("European Union", "EU", "31 July 2003", State::Participant, Inline::number("22,180")),
            row("Sierra Leone", "SL", "31 July 2003", State::Participant, Inline::number("418")),
            row("Venezuela", "VE", "31 July 2003", State::Suspended, Inline::not_reported(t)),
        ],
        notes: vec!["– not reported. Seven of 60 rows are in this sample.".to_owned()],
        stacked: true,
        ..Table::default()
    };
    render(&ParticipantsPage {
        shell: look.visitor(t.get("participants-title")),
        lead: "60 Participants stand for 86 countries on 23 November 2026.".to_owned(),
        filters: Filters { texts: t, action: "/participants".to_owned(), fields: filters },
        map: map(false),
        map_note: "Outlines: Natural Earth. The members of the European Union are one Participant; Hong Kong and Macao belong to China. The map shows no position on any border.".to_owned(),
        table,
        files: Vec::new(),
    })
}

pub fn participant(look: &Look) -> String {
    let t = look.texts;
    let row = |from: &str, to: &str, state, trade: &str, basis: &str| {
        Row::of(vec![
            Inline::text(from),
            Inline::text(to),
            Inline::Badge(Badge::of(t, state)),
            Inline::text(trade),
            Inline::text(basis),
            Inline::Link(Link::new("Chair’s notice", "/rules")),
        ])
    };
    let span = |from, to, state, words: &str| Span { from, to, state, words: words.to_owned() };
    let mut shell = look.visitor("Central African Republic");
    shell.crumbs = vec![Link::new(t.get("participants-title"), "/participants")];
    render(&ParticipantPage {
        contacts: Vec::new(),
        partners: None,
        shell,
        name: "Central African Republic".to_owned(),
        code: "CF".to_owned(),
        badge: Badge::of(t, State::Participant),
        summary: "Readmitted on 15 November 2024 and free to trade since.".to_owned(),
        spans: Spans {
            label: "Standing from 2003 to 2027: Participant, suspended from 2013 to 2015, restricted until 2024, Participant since.".to_owned(),
            spans: vec![
                span(23, 432, State::Participant, "Participant, 31 July 2003 to 22 May 2013"),
                span(432, 522, State::Suspended, "Suspended, 23 May 2013 to 16 July 2015"),
                span(522, 911, State::Restricted, "Restricted, 17 July 2015 to 14 November 2024"),
                span(911, 996, State::Participant, "Participant since 15 November 2024"),
            ],
            ticks: [(0, "2003"), (208, "2008"), (417, "2013"), (625, "2018"), (833, "2023"), (1000, "2027")].map(|(at, year)| (at, year.to_owned())).to_vec(),
        },
        history: Table {
            caption: "Every interval with its source".to_owned(),
            columns: ["From", "Until", "Standing", "Trade", "Basis", "Source"].map(Column::words).to_vec(),
            rows: vec![
                row("15 November 2024", "in force", State::Participant, "open", "Plenary of Dubai 2024"),
                row("17 July 2015", "14 November 2024", State::Restricted, "by measure", "Operational Framework"),
                row("23 May 2013", "16 July 2015", State::Suspended, "closed", "Administrative decision of 23 May 2013"),
                row("31 July 2003", "22 May 2013", State::Participant, "open", "Participants’ list of 31 July 2003"),
                row("March 2003", "30 July 2003", State::Removed, "closed", "Chair’s notice; the day is not known"),
            ],
            stacked: true,
            ..Table::default()
        },
        authorities: None,
        rules: crate::part::Facts {
            facts: vec![
                fact("Validity", "60 days, tested at export"),
                fact("Tolerance", "0.050 ct a parcel").with_note("default pack; the Participant has published none"),
                Fact::new("Number", Inline::Code("CF 000000".to_owned())),
                Fact::new("Retention", Inline::not_reported(t)),
            ],
        },
        rules_note: "Default rule pack, from 1 January 2003. Fields with a dash are not known.".to_owned(),
        documents: Documents { documents: vec![Document { title: "This history as a table".to_owned(), kind: "CSV, 2 kB".to_owned(), href: "/participants".to_owned() }] },
    })
}

pub fn sign_in(look: &Look) -> String {
    let account = |name: &str, role: &str, office: &str, account: &str, task: &str| DemonstrationAccount {
        person: Person { name: name.to_owned(), role: role.to_owned(), office: office.to_owned() },
        account: account.to_owned(),
        password: "demonstration".to_owned(),
        task: task.to_owned(),
    };
    render(&SignInPage {
        shell: look.visitor(look.texts.get("sign-in-title")),
        refusals: None,
        form: sign_in::form(look.texts, "sample", &Filled::default()),
        accounts: vec![
            account(
                "Fatmata Conteh",
                "Exporter",
                "Koidu Stones Ltd (simulated)",
                "conteh",
                "Applies for a certificate.",
            ),
            account(
                "Aminata Kamara",
                "Clerk",
                "National Minerals Agency, Freetown",
                "kamara",
                "Examines and prepares.",
            ),
            account(
                "Mohamed Sesay",
                "Validating officer",
                "National Minerals Agency, Freetown",
                "sesay",
                "Checks and signs.",
            ),
            account(
                "Lien Peeters",
                "Importing officer",
                "Diamond Office, Antwerp",
                "peeters",
                "Registers arrivals, measures, confirms.",
            ),
        ],
    })
}
