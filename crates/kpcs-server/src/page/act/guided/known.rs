//! What the register knows already when an act is asked: facts to show beside the form, answers to suggest, lists to choose
//! from.
//!
//! Invariant: read from the officer's own office only; a suggestion is an answer like any other and can be changed. A count
//! of paper is never suggested.
//! Must not know: how a form is laid out.
//! Source: interface 1; kpcs.md §3.9, §9.4, §9.5.

use std::{collections::BTreeMap, sync::Arc};

use kpcs_domain::{
    act::Role,
    certificate::PrintedElement,
    party::RulePack,
    value::{AuthorityId, CertificateNumber, Day, Reference},
};
use kpcs_store::{Sql, StoreFault, act::amendment::certificate_now, view, work};
use kpcs_web::{
    Texts,
    part::{Fact, Facts, Inline, Notice, Tone},
    shell::Link,
};

use super::{
    goods,
    readings::{self, Reading},
};
use crate::{
    answers::Answers,
    app::App,
    no::No,
    officer::Officer,
    page::desk::{day_of_office, pack_of},
    places, words,
};

/// A list to choose from, as value and label.
pub type Choices = Vec<(String, String)>;

/// What is known.
#[derive(Default)]
pub struct Known {
    /// Facts beside the form, with their heading.
    pub beside: Option<(String, Facts)>,
    /// What the act is about, and its page: the head of the form, as on every page about these goods.
    pub about: Option<Link>,
    /// What the officer should see before anything else.
    pub notice: Option<Notice>,
    /// Answers to begin with, by field.
    pub(super) values: Vec<(String, String)>,
    /// Fields that the address has answered: carried along, not asked.
    pub(super) fixed: Vec<&'static str>,
    /// Fields that make no sense for these goods.
    pub(super) left_out: Vec<&'static str>,
    pub(super) choices: BTreeMap<&'static str, Choices>,
    /// Hints that name a day or a figure, instead of the guide's own.
    pub(super) hints: BTreeMap<&'static str, String>,
    /// What the face of a certificate says now, where it is to be amended.
    pub(super) readings: Vec<Reading>,
}

impl Known {
    pub(super) fn asks(&self, field: &str) -> bool {
        !self.fixed.contains(&field) && !self.leaves_out(field)
    }

    pub(super) fn leaves_out(&self, field: &str) -> bool {
        self.left_out.contains(&field)
    }

    /// What was given in the address, before it what is suggested for the rest.
    #[must_use]
    pub fn suggested(&self, given: &Answers) -> Answers {
        let open = self.values.iter().filter(|(name, _)| given.get(name).is_empty()).cloned();
        given.clone().with(open.collect())
    }

    /// Names and values that the form carries unseen.
    #[must_use]
    pub fn carried(&self, answers: &Answers) -> Vec<(String, String)> {
        let fixed = self.fixed.iter().map(|name| ((*name).to_owned(), answers.get(name).to_owned()));
        let elements = self.readings.iter().enumerate().map(|(at, reading)| {
            let [element, _] = readings::names(at);
            (element, reading.element.word().to_owned())
        });
        fixed.chain(elements).collect()
    }

    /// The answers as the act is to read them.
    #[must_use]
    pub fn settled(&self, answers: &Answers) -> Answers {
        readings::changed(self, answers).without(|name| self.leaves_out(name))
    }
}

/// Who asks, and on which day of the office.
pub(super) struct Asker {
    pub(super) texts: Texts,
    pub(super) authority: AuthorityId,
    pub(super) today: Day,
    pub(super) pack: Arc<RulePack>,
}

/// What is known for an act with these answers.
///
/// # Errors
/// A fault of the database.
pub async fn known(app: &App, officer: &Officer, act: &'static str, given: &Answers) -> Result<Known, No> {
    let (texts, authority, now) = (officer.texts(), officer.authority().clone(), officer.visitor.now);
    let number = CertificateNumber::parse(given.get("number")).ok();
    let case = Reference::parse(given.get("case")).ok();
    let known = app.read(move |sql| {
        let pack = pack_of(sql, &authority, now)?;
        let asker = Asker { texts, today: day_of_office(&pack, now), authority, pack };
        match act {
            "amend_certificate" | "report_certificate_lost" | "report_certificate_stolen" => {
                certificate(sql, &asker, act, number.as_ref())
            }
            "record_transit" => transit(sql, &asker),
            "receive_blanks" | "allot_blanks" | "spoil_blank" | "destroy_blanks" | "count_blanks" => {
                paper(sql, &asker, act)
            }
            _ => goods::known(sql, &asker, act, number.as_ref(), case.as_ref()),
        }
    });
    known.await
}

/// The office's own certificate.
fn certificate(
    sql: &Sql<'_>,
    asker: &Asker,
    act: &str,
    number: Option<&CertificateNumber>,
) -> Result<Known, StoreFault> {
    let texts = asker.texts;
    let Some(number) = number else { return Ok(Known::default()) };
    let row = view::certificate(sql, number)?.filter(|row| row.authority == asker.authority);
    let Some(row) = row else { return Ok(Known::default()) };
    let fact = |key: &str, value| Fact::new(texts.get(key), value);
    let link = Link::new(words::number(&row.number), format!("/certificates/{}", row.number));
    let facts = vec![
        fact("field-number", Inline::CodeLink(link.clone())),
        fact("guide-state", Inline::text(words::choice(texts, row.state.word()))),
        fact("field-exporter", Inline::text(row.exporter.to_string())),
        fact("field-importer", Inline::text(row.importer.to_string())),
        fact("field-destination", Inline::text(words::place(texts, row.destination))),
        fact("field-issued-on", Inline::text(words::day(texts, row.issued_on))),
    ];
    let mut known = Known {
        about: Some(link.clone()),
        beside: Some((texts.get("guide-certificate"), Facts { facts })),
        fixed: vec!["number"],
        ..Known::default()
    };
    if act == "amend_certificate" {
        known.readings = certificate_now(sql, &asker.authority, number)?.map_or_else(Vec::new, |(core, details)| {
            let face = PrintedElement::ALL.iter().filter(|element| element.is_of_the_face());
            face.map(|element| Reading { element: *element, says: element.reading(&core, &details) }).collect()
        });
    } else {
        known.values = vec![
            ("reported_by".to_owned(), row.exporter.to_string()),
            ("noticed_on".to_owned(), asker.today.to_string()),
        ];
    }
    Ok(known)
}

/// The office's own places, and today.
fn transit(sql: &Sql<'_>, asker: &Asker) -> Result<Known, StoreFault> {
    let own = view::authority(sql, &asker.authority)?;
    let places = places::named(asker.texts, own.into_iter().flat_map(|row| row.places));
    let mut values = vec![("entered_on".to_owned(), asker.today.to_string())];
    if let [(code, _)] = places.as_slice() {
        values.push(("place_in".to_owned(), code.clone()));
    }
    let choices = [("place_in", places.clone()), ("place_out", places)].into_iter().collect();
    Ok(Known { values, choices, ..Known::default() })
}

/// The stock of security paper; a count is made without it.
fn paper(sql: &Sql<'_>, asker: &Asker, act: &str) -> Result<Known, StoreFault> {
    let texts = asker.texts;
    let rows = view::blanks(sql, &asker.authority)?;
    let mut known = Known::default();
    let mut suggest = |name: &str, value: String| known.values.push((name.to_owned(), value));
    let lowest = |state: &str| rows.iter().find(|row| row.state == state);
    match act {
        "receive_blanks" => {
            if let Some(last) = rows.iter().map(|row| row.last).max() {
                suggest("range.first", (last + 1).to_string());
            }
            suggest("received_on", asker.today.to_string());
        }
        "allot_blanks" => suggest("range.first", lowest("stock").map_or_else(String::new, |row| row.first.to_string())),
        "destroy_blanks" => {
            if let Some(spoiled) = lowest("spoiled") {
                suggest("range.first", spoiled.first.to_string());
                suggest("range.last", spoiled.last.to_string());
            }
            suggest("destroyed_on", asker.today.to_string());
        }
        "count_blanks" => suggest("counted_on", asker.today.to_string()),
        _ => {}
    }
    if matches!(act, "allot_blanks" | "count_blanks") {
        known.choices.insert("holder", hands(sql, asker, act)?);
    }
    if act == "count_blanks" {
        known.notice =
            Some(Notice::new(Tone::Plain, texts.get("guide-count-blind"), texts.get("guide-count-blind-text")));
        return Ok(known);
    }
    let count = |state: &str| rows.iter().filter(|row| row.state == state).map(|row| row.blanks).sum::<i64>();
    let facts = ["stock", "allotted", "spoiled"].map(|state| {
        Fact::new(texts.get(&format!("blanks-state-{state}")), Inline::Number(words::count(texts, count(state))))
    });
    known.beside = Some((texts.get("guide-stock"), Facts { facts: facts.to_vec() }));
    Ok(known)
}

/// Who may hold paper, by name.
fn hands(sql: &Sql<'_>, asker: &Asker, act: &str) -> Result<Choices, StoreFault> {
    let officers = work::officers_of(sql, &asker.authority)?.into_iter().filter(|one| one.suspended_at.is_none());
    let counting = act == "count_blanks";
    let may = officers.filter(|one| counting || one.roles.contains(&Role::Clerk));
    Ok(may.map(|one| (one.handle.to_string(), one.name)).collect())
}

/// That the document for the journey back has still to be issued.
pub(super) fn no_document(texts: Texts) -> Notice {
    Notice::new(Tone::NeedsHand, texts.get("guide-return-none"), texts.get("guide-return-none-text"))
}
