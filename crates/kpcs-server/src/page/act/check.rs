//! The check of any act: everything given, and one button that says what it does.

use axum::response::Response;
use kpcs_domain::{
    field::{Field, Kind},
    value::{CountryCode, Day},
};
use kpcs_web::{
    Texts, page as respond,
    page::check::CheckPage,
    part::{AnswerGroup, Answers as Shown, Column, Fact, Form, Inline, Notice, Row, Table},
    shell::Link,
};

use super::{
    Asked,
    asked::{flat, is_nested, join},
    form::{CHANGE, DO},
    given::count_rows,
    guided::Known,
};
use crate::{answers::Answers, app::App, objection::field_label, officer::Officer, words};

/// The check page; what it shows goes along in the form.
pub fn page(
    app: &App,
    officer: &Officer,
    asked: &Asked,
    known: &Known,
    answers: &Answers,
    notice: Option<Notice>,
) -> Response {
    let texts = officer.texts();
    let title = words::act(texts, asked.info);
    let showing = Showing { texts, answers };
    let groups = match asked.guide {
        Some(guide) => guide.answers(&showing, asked.fields, known),
        None => showing.groups(title.clone(), asked.fields),
    };
    let subject = [answers.get("number"), answers.get("case")].join("");
    let button = asked.guide.map_or_else(
        || title.clone(),
        |guide| texts.t(guide.button).arg("subject", words::subject(subject.trim())).to_string().trim().to_owned(),
    );
    let mut hidden = vec![app.fresh_request(), (DO.to_owned(), "yes".to_owned())];
    hidden.extend(answers.pairs().map(|(name, value)| (name.to_owned(), value.to_owned())));
    let mut shell = officer.shell(title.clone());
    shell.crumbs = vec![Link::new(texts.get("acts-title"), "/acts")];
    respond(&CheckPage {
        shell,
        eyebrow: title.clone(),
        title: texts.get("ask-check"),
        lead: texts.get(if asked.info.needs_two() { "ask-check-two" } else { "ask-check-one" }),
        refusals: None,
        notice,
        answers: Shown { texts, groups },
        judged: None,
        form: Some(Form {
            texts,
            action: format!("/acts/{}", asked.info.name),
            token: officer.form_token().to_owned(),
            hidden,
            multipart: false,
            compact: false,
            groups: Vec::new(),
            button,
            keep: Some((CHANGE.to_owned(), texts.get("answers-change"))),
        }),
    })
}

/// Shows answers in words.
pub struct Showing<'a> {
    /// The language.
    pub texts: Texts,
    /// What was given.
    pub answers: &'a Answers,
}

impl Showing<'_> {
    /// The answers to these fields, under a title and those of the groups within.
    pub fn groups(&self, title: String, fields: &[Field]) -> Vec<AnswerGroup> {
        let mut groups = Vec::new();
        self.show("", title, fields, &mut groups);
        groups
    }

    fn show(&self, prefix: &str, title: String, fields: &[Field], groups: &mut Vec<AnswerGroup>) {
        let singles = fields.iter().filter(|field| !is_nested(field.kind));
        let facts: Vec<_> = singles.filter_map(|field| self.fact(&join(prefix, field.name), field)).collect();
        if !facts.is_empty() {
            groups.push(AnswerGroup { title, change: None, facts, table: None });
        }
        for field in fields {
            let path = join(prefix, field.name);
            let label = field_label(self.texts, &path);
            match field.kind {
                Kind::Group(inner) => self.show(&path, label, inner, groups),
                Kind::Many(Kind::Group(inner)) => {
                    let table = self.table(&path, inner);
                    groups.extend(table.map(|table| AnswerGroup {
                        title: label,
                        change: None,
                        facts: vec![],
                        table: Some(table),
                    }));
                }
                _ => {}
            }
        }
    }

    fn fact(&self, path: &str, field: &Field) -> Option<Fact> {
        let value = self.value(path, field.kind)?;
        Some(Fact::new(field_label(self.texts, path), value))
    }

    /// One answer under a label of its own; what was chosen from a list is shown as the list words it.
    pub fn fact_as(
        &self,
        label: String,
        path: &str,
        field: &Field,
        choices: Option<&Vec<(String, String)>>,
    ) -> Option<Fact> {
        let Some(choices) = choices else { return Some(Fact::new(label, self.value(path, field.kind)?)) };
        let given: Vec<_> = self.answers.all(path).flat_map(str::lines).map(str::trim).collect();
        let chosen = choices.iter().filter(|(value, _)| given.contains(&value.as_str()));
        let lines: Vec<_> = chosen.map(|(_, label)| label.clone()).collect();
        if lines.is_empty() {
            return Some(Fact::new(label, self.value(path, field.kind)?));
        }
        Some(Fact::new(label, Inline::Lines(lines)))
    }

    fn table(&self, path: &str, fields: &'static [Field]) -> Option<Table> {
        let columns = flat("", fields);
        let cell = |row: usize, (name, field): &(String, &Field)| {
            self.value(&format!("{path}.{row}.{name}"), field.kind).unwrap_or(Inline::Nothing)
        };
        let given =
            |row: &usize| columns.iter().any(|(name, _)| !self.answers.get(&format!("{path}.{row}.{name}")).is_empty());
        let rows: Vec<_> = (0..count_rows(self.answers, path))
            .filter(given)
            .map(|row| Row::of(columns.iter().map(|column| cell(row, column)).collect()))
            .collect();
        let caption = field_label(self.texts, path);
        let columns = columns.iter().map(|(name, _)| Column::words(field_label(self.texts, name))).collect();
        (!rows.is_empty()).then(|| Table {
            caption,
            caption_unseen: true,
            columns,
            rows,
            stacked: true,
            ..Table::default()
        })
    }

    /// A value in words; `None` for no answer.
    fn value(&self, path: &str, kind: Kind) -> Option<Inline> {
        let texts = self.texts;
        let given: Vec<&str> =
            self.answers.all(path).flat_map(str::lines).map(str::trim).filter(|line| !line.is_empty()).collect();
        let first = *given.first()?;
        Some(match kind {
            Kind::Flag | Kind::YesOrNo | Kind::Choice(_) => Inline::text(words::choice(texts, first)),
            Kind::Many(Kind::Choice(_)) => Inline::Lines(given.iter().map(|word| words::choice(texts, word)).collect()),
            Kind::Country => CountryCode::parse(first)
                .map_or_else(|_| Inline::text(first), |code| Inline::text(words::place(texts, code))),
            Kind::Day => {
                Day::parse(first).map_or_else(|_| Inline::text(first), |day| Inline::text(words::day(texts, day)))
            }
            Kind::Carats => Inline::Quantity(first.to_owned(), "ct".to_owned()),
            Kind::Usd => Inline::Quantity(first.to_owned(), "USD".to_owned()),
            Kind::Authority
            | Kind::Bytes
            | Kind::CertificateNumber
            | Kind::Digest
            | Kind::Handle
            | Kind::Reference
            | Kind::Seal => Inline::Code(first.to_owned()),
            _ => Inline::Lines(given.into_iter().map(str::to_owned).collect()),
        })
    }
}
