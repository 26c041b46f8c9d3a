//! Forms of the desk's acts: from what was typed to the act's input, and back to the form with what is wrong.
//!
//! Invariant: nothing typed is lost; each fault stands at the field that the form has for it.
//! Must not know: single acts.
//! Source: interface 2; decisions 29.

use std::collections::BTreeMap;

use kpcs_domain::{field::Input, value::Digest};
use kpcs_web::part::{FieldGroup, Filled, Form, Refusals};

use crate::{answers::Answers, app::App, evidence, objection::Objection, officer::Officer};

/// A file field of the form, the act's own name for it, and the digests of what was kept.
pub(in crate::page) type Kept<'a> = (&'a str, &'a str, Vec<Digest>);

/// The answers as the act's input: lists typed one a line, files as digests, buttons left out.
pub(in crate::page) fn input(
    answers: &Answers,
    lists: &[&str],
    files: &[Kept<'_>],
    without: &[&str],
    more: &[(&str, String)],
) -> Input {
    let Input::Group(mut fields) = answers.input() else { return answers.input() };
    for name in without.iter().chain(files.iter().map(|(field, ..)| field)) {
        fields.remove(*name);
    }
    for name in lists {
        if let Some(Input::Text(text)) = fields.get(*name) {
            let lines = text.lines().map(|line| Input::text(line.trim())).collect();
            fields.insert((*name).to_owned(), Input::List(lines));
        }
    }
    for (_, name, digests) in files {
        put_digests(&mut fields, name, digests.iter().map(|digest| Input::text(digest.to_string())).collect());
    }
    fields.extend(more.iter().map(|(name, value)| ((*name).to_owned(), Input::text(value.as_str()))));
    Input::Group(fields)
}

/// One digest as a single answer, several as a list.
fn put_digests(fields: &mut BTreeMap<String, Input>, name: &str, mut digests: Vec<Input>) {
    match digests.len() {
        0 => {}
        1 => {
            fields.insert(name.to_owned(), digests.remove(0));
        }
        _ => {
            fields.insert(name.to_owned(), Input::List(digests));
        }
    }
}

/// How many rows a form shows: as many as came, one more if that button was pressed.
pub(super) fn rows(answers: &Answers, name: &str, button: &str) -> usize {
    let index = |(given, _): (&str, &str)| given.strip_prefix(name)?.strip_prefix('.')?.split('.').next()?.parse().ok();
    let last: usize = answers.pairs().filter_map(index).max().unwrap_or(0);
    (last + 1 + usize::from(answers.has(button))).min(500)
}

/// A form of the desk with its token and a fresh request id, or the one with which it was shown before.
pub(in crate::page) fn form(app: &App, officer: &Officer, sent: Option<&Answers>, action: String) -> Form {
    let request =
        sent.and_then(Answers::request_id).map(|id| (crate::request::FIELD.to_owned(), crate::request::hex(id)));
    Form {
        texts: officer.texts(),
        action,
        token: officer.form_token().to_owned(),
        hidden: vec![request.unwrap_or_else(|| app.fresh_request())],
        multipart: true,
        compact: false,
        groups: Vec::new(),
        button: String::new(),
        keep: None,
    }
}

/// What was typed, marked with what is wrong, and the refusals for the top of the page.
pub(in crate::page) fn objected(
    officer: &Officer,
    answers: &Answers,
    objection: &Objection,
    form: &[FieldGroup],
) -> (Filled, Refusals) {
    let texts = officer.texts();
    let name_of = |field: &str| name_of(field, form);
    let mut filled = answers.filled();
    objection.mark(&mut filled, texts, name_of);
    (filled, objection.refusals(texts, name_of))
}

/// The form's own name of a field of the act: the same, or that of the list or file that it stands in.
fn name_of(field: &str, form: &[FieldGroup]) -> Option<String> {
    let mut own = form.iter().flat_map(|group| {
        let rows = group.rows.iter().flat_map(|rows| rows.rows.iter().flat_map(|(_, fields)| fields));
        group.fields.iter().chain(rows)
    });
    let named = |name: &str| match name {
        "image" => "scan".to_owned(),
        other => evidence::asked_as(other).unwrap_or_else(|| other.to_owned()),
    };
    let list = field.split('.').next().unwrap_or(field);
    let candidates = [named(field), named(list), format!("{field}.0.carats"), format!("{list}.0.carats")];
    let shown: Vec<&str> = own.by_ref().map(|field| field.name.as_str()).collect();
    candidates.into_iter().find(|name| shown.contains(&name.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_typed_one_a_line_become_lists_and_buttons_vanish() {
        let answers = Answers::parse(b"seals=A1%0D%0A+B2&add=1&parcels.2.carats=3&number=x");
        let Input::Group(fields) = input(&answers, &["seals"], &[], &["add"], &[("number", "SL1".to_owned())]) else {
            panic!("a group")
        };
        assert_eq!(fields["seals"], Input::List(vec![Input::text("A1"), Input::text("B2")]));
        assert_eq!(fields["number"], Input::text("SL1"));
        assert!(!fields.contains_key("add"));
        assert_eq!((rows(&answers, "parcels", "add"), rows(&answers, "lines", "none")), (4, 1));
    }
}
