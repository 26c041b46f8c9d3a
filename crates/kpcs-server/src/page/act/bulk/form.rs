//! The form: what all rows share, once; what each row says for itself, in its row.

use axum::{http::StatusCode, response::Response};
use kpcs_domain::field::Field;
use kpcs_web::{
    page::form::FormPage,
    page_with_status,
    part::{Fact, Facts, FieldGroup, FieldKind, FieldRows, FieldView, Filled, Form, Inline, Notice, Tone},
    shell::Link,
};

use super::{
    super::{Asked, asked::Asking},
    deed::{Deed, ROW, own_name},
    rows::{Chosen, LIMIT, Row},
};
use crate::{
    answers::Answers,
    objection::{Objection, field_label},
    officer::Officer,
    words,
};

/// The page, with what was given and what is wrong with it.
pub(super) fn page(
    officer: &Officer,
    deed: &Deed,
    asked: &Asked,
    chosen: &Chosen,
    given: &Answers,
    objection: Option<&Objection>,
) -> Response {
    let texts = officer.texts();
    let mut filled = given.filled();
    let refusals = objection.map(|objection| objection.in_form(&mut filled, texts));
    let asking = Asking { texts, answers: given, filled: &filled, one_more: None };
    let mut groups = asking.groups(&deed.shared(asked));
    if !deed.each.is_empty() {
        groups.push(rows(deed, asked, &asking, chosen));
    }
    let title = deed.says_of(texts, "title", chosen.rows.len());
    let mut shell = officer.shell(title.clone());
    shell.crumbs = vec![Link::new(texts.get("bulk-back"), deed.list())];
    let page = FormPage {
        shell,
        eyebrow: String::new(),
        title,
        lead: deed.says(texts, "lead"),
        refusals,
        notice: beyond(officer, chosen),
        form: Form {
            texts,
            action: deed.address(),
            token: officer.form_token().to_owned(),
            hidden: hidden(chosen.rows.iter()),
            multipart: false,
            compact: false,
            groups,
            button: texts.get("ask-continue"),
            keep: None,
        },
        beside: deed.each.is_empty().then(|| (texts.get("bulk-rows"), beside(deed, chosen))),
    };
    let status = if objection.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    page_with_status(status, &page)
}

/// The rows as hidden answers.
pub(in crate::page) fn hidden<'a>(rows: impl Iterator<Item = &'a Row>) -> Vec<(String, String)> {
    rows.map(|row| (ROW.to_owned(), row.subject.clone())).collect()
}

/// That more was ticked than one form takes.
pub(in crate::page) fn beyond(officer: &Officer, chosen: &Chosen) -> Option<Notice> {
    let texts = officer.texts();
    (chosen.beyond > 0).then(|| {
        let title = texts.t("bulk-beyond").count("count", chosen.beyond).to_string();
        let text = texts.t("bulk-beyond-text").arg("most", words::count(texts, LIMIT)).to_string();
        Notice::new(Tone::NeedsHand, title, text)
    })
}

fn beside(deed: &Deed, chosen: &Chosen) -> Facts {
    let fact = |row: &Row| {
        let link = Link::new(row.subject.clone(), deed.row_address(&row.subject));
        Fact::new(row.is.first().cloned().unwrap_or_default(), Inline::CodeLink(link)).with_note(row.is[1..].join(", "))
    };
    Facts { facts: chosen.rows.iter().map(fact).collect() }
}

/// One row of questions for each row of the list.
fn rows(deed: &Deed, asked: &Asked, asking: &Asking<'_>, chosen: &Chosen) -> FieldGroup {
    let texts = asking.texts;
    let own: Vec<&Field> = asked.fields.iter().filter(|field| deed.each.contains(&field.name)).collect();
    let row = |row: &Row| {
        let link = Link::new(row.subject.clone(), deed.row_address(&row.subject));
        let facts = vec![Inline::CodeLink(link), Inline::Lines(row.is.clone())];
        let question = |field: &&Field| asking.questions(&own_name(&row.subject, field.name), field, true);
        (facts, own.iter().flat_map(question).map(|asked| in_row(asked, &row.subject, asking.filled)).collect())
    };
    let labels = own.iter().map(|field| field_label(texts, field.name));
    FieldGroup {
        legend: texts.get("bulk-each"),
        hint: deed.says(texts, "each"),
        rows: Some(FieldRows {
            caption: texts.get("bulk-each"),
            row_name: texts.get("ask-row"),
            columns: [texts.get("word-number"), texts.get("bulk-is")].into_iter().chain(labels).collect(),
            rows: chosen.rows.iter().map(row).collect(),
            add: None,
        }),
        ..FieldGroup::default()
    }
}

/// A question in a row: its label says of which row, and a few answers are one box.
fn in_row(mut question: FieldView, subject: &str, filled: &Filled) -> FieldView {
    question.label = format!("{} ({subject})", question.label);
    question.label_unseen = true;
    if question.kind == FieldKind::Radio {
        question.kind = FieldKind::Choice;
    }
    question.filled(filled)
}
