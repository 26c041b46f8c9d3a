//! What several samples share: the frame, the people and the certificate of the story.
//!
//! Invariant: what is shown is invented and says so in the band on every page.
//! It must not know what a page shows beside it.
//! Source: look, "each a template component with its own example on the `/design` page".

use askama::Template;

use crate::part::{
    Badge, Column, Fact, Facts, Inline, Judged, JudgedRule, Judgement, Row, Standing, State, Step, Steps, Table,
};
use crate::shell::{Link, Person, Shell};
use crate::text::Texts;

/// Language, direction and address that a sample is made for.
pub struct Look {
    pub texts: Texts,
    pub right_to_left: bool,
    pub path: String,
}

impl Look {
    /// A visitor's frame.
    pub fn visitor(&self, title: impl Into<String>) -> Shell {
        let mut shell = Shell::public(self.texts, title, self.path.clone());
        shell.right_to_left = self.right_to_left;
        shell.demonstration = true;
        shell
    }

    /// The exporter's frame.
    pub fn exporter(&self, title: impl Into<String>) -> Shell {
        let shell = self.visitor(title).with_place(self.texts.get("nav-applications"), "/applications", None);
        signed_in(shell, "Fatmata Conteh", "Exporter", "Koidu Stones Ltd (simulated)")
    }

    /// The clerk's frame at the exporting authority.
    pub fn clerk(&self, title: impl Into<String>) -> Shell {
        let shell = self.visitor(title).with_place(self.texts.get("nav-desk"), "/desk", Some(5));
        signed_in(shell, "Aminata Kamara", "Clerk", "National Minerals Agency, Freetown")
    }

    /// The validating officer's frame at the exporting authority.
    pub fn officer(&self, title: impl Into<String>) -> Shell {
        let shell = self.visitor(title).with_place(self.texts.get("nav-desk"), "/desk", Some(2));
        signed_in(shell, "Mohamed Sesay", "Validating officer", "National Minerals Agency, Freetown")
    }

    /// The officer's frame at the importing authority.
    pub fn importer(&self, title: impl Into<String>) -> Shell {
        let shell = self.visitor(title).with_place(self.texts.get("nav-arrivals"), "/arrivals", Some(4));
        signed_in(shell, "Lien Peeters", "Importing officer", "Diamond Office, Antwerp")
    }
}

fn signed_in(mut shell: Shell, name: &str, role: &str, office: &str) -> Shell {
    shell.person = Some(Person { name: name.to_owned(), role: role.to_owned(), office: office.to_owned() });
    shell.form_token = "sample".to_owned();
    shell
}

/// The page as text.
pub fn render(page: &impl Template) -> String {
    page.render().unwrap_or_default()
}

/// A row of plain texts.
pub fn texts(cells: &[&str]) -> Vec<Inline> {
    cells.iter().map(|cell| Inline::text(*cell)).collect()
}

/// A fact of plain text.
pub fn fact(label: impl Into<String>, value: &str) -> Fact {
    Fact::new(label, Inline::text(value))
}

/// A rule of the scheme and its address on the rules page.
pub fn section(section: &str) -> Link {
    Link::new(format!("§{section}"), format!("/rules/s{section}"))
}

/// The digest of the story's statement.
pub fn digest() -> [u8; 32] {
    std::array::from_fn(|i| u8::try_from((i * 89 + i * i * 37 + 41) % 256).unwrap_or(0))
}

/// The digest in hexadecimal.
pub fn digest_text() -> String {
    digest().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The elements of certificate SL 004211 in the order of Annex I.
pub fn elements(texts: Texts) -> Facts {
    let t = |key: &str| texts.get(key);
    Facts {
        facts: vec![
            fact(t("word-origin"), "Sierra Leone"),
            Fact::new(t("word-number"), Inline::Code("SL 004211".to_owned())),
            fact(t("word-issued-on"), "23 November 2026"),
            fact(t("word-expires-on"), "22 January 2027"),
            fact(t("word-issuer"), "Sierra Leone, National Minerals Agency"),
            Fact::new(
                t("word-exporter"),
                Inline::Lines(vec!["Koidu Stones Ltd (simulated)".to_owned(), "14 Hill Street, Koidu".to_owned()]),
            ),
            Fact::new(
                t("word-importer"),
                Inline::Lines(vec![
                    "Scheldt Rough BV (simulated)".to_owned(),
                    "Hoveniersstraat 30, Antwerp".to_owned(),
                ]),
            ),
            Fact::new(t("word-parcels"), Inline::number(2)),
        ],
    }
}

/// The HS lines of certificate SL 004211.
pub fn lines(texts: Texts) -> Table {
    let line = |code: &str, key: &str, carats: &str, value: &str| {
        Row::of(vec![Inline::text(format!("{code} {}", texts.get(key))), Inline::number(carats), Inline::number(value)])
    };
    Table {
        caption: texts.get("certificate-lines"),
        caption_unseen: true,
        columns: vec![
            Column::words(texts.get("word-hs")),
            Column::figures(texts.get("word-carats"), "ct"),
            Column::figures(texts.get("word-value"), "USD"),
        ],
        rows: vec![
            line("7102.10", "hs-unsorted", "218.400", "61,152.00"),
            line("7102.31", "hs-non-industrial", "1,024.365", "1,489,210.00"),
        ],
        total: Some(Row::of(vec![Inline::text("Total"), Inline::number("1,242.765"), Inline::number("1,550,362.00")])),
        stacked: true,
        ..Table::default()
    }
}

/// The way of a certificate, done up to the step before `current`.
pub fn steps(texts: Texts, current: usize) -> Steps {
    let days = ["20 November", "22 November", "23 November", "24 November", "25 November", ""];
    let keys =
        ["state-applied", "state-examined", "state-issued", "state-dispatched", "state-arrived", "state-confirmed"];
    let step = |(i, key): (usize, &str)| {
        let standing = match i.cmp(&current) {
            std::cmp::Ordering::Less => Standing::Done,
            std::cmp::Ordering::Equal => Standing::Current,
            std::cmp::Ordering::Greater => Standing::Coming,
        };
        let note = if i < current { days[i].to_owned() } else { String::new() };
        Step { label: capital(&texts.get(key)), note, standing }
    };
    Steps {
        texts,
        label: "From application to closed".to_owned(),
        steps: keys.into_iter().enumerate().map(step).collect(),
    }
}

/// The same words with a capital.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The rules judged before issuing.
pub fn judged(texts: Texts, refused: bool) -> Judged {
    let rule = |at: &str, sentence: &str, judgement, note: &str| JudgedRule {
        section: section(at),
        sentence: sentence.to_owned(),
        judgement,
        note: note.to_owned(),
    };
    let seal = if refused { Judgement::NotMet } else { Judgement::Met };
    Judged {
        texts,
        rules: vec![
            rule("3.2", "The certificate has every element of Annex I.", Judgement::Met, ""),
            rule(
                "4.1",
                "Both sides are Participants free to trade on the day of issue.",
                Judgement::Met,
                "Sierra Leone since 31 July 2003; European Union since 31 July 2003.",
            ),
            rule(
                "5.1",
                "The container is tamper resistant and its seals are named.",
                seal,
                if refused { "No seal number is recorded." } else { "2 seals." },
            ),
            rule(
                "5.12",
                "The goods are covered by lots in the exporter's custody.",
                Judgement::Met,
                "1,242.765 ct of 1,890.200 ct.",
            ),
            rule("9.2", "The period of validity follows the Participant's rule.", Judgement::Met, "60 days."),
            rule("9.9", "A parcel of mixed origin shows *** as its origin.", Judgement::NotApplicable, "One origin."),
            rule(
                "16.1",
                "Declared and assessed value are close.",
                Judgement::Warning,
                "They differ by 11 %; both stay on record.",
            ),
        ],
    }
}

/// A badge inside a cell.
pub fn badge(texts: Texts, state: State) -> Inline {
    Inline::Badge(Badge::of(texts, state))
}

/// A certificate or application by its number.
pub fn numbered(number: &str, href: &str) -> Inline {
    Inline::CodeLink(Link::new(number, href))
}
