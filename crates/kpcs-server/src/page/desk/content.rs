//! What a proposal would record, decoded from the very bytes that would be signed, and worded from the act's field table.
//!
//! Invariant: nothing is shown that is not in those bytes, and nothing in them is left out.
//! Must not know: any single act.
//! Source: decisions 10, 11 and 29.

use kpcs_domain::{
    act::{Act, ActInfo, ActRecord, Chain},
    field::{Field, FieldType, Input, Kind, Record},
    value::{CountryCode, Day, Digest, HsCode, Origin, Timestamp},
};
use kpcs_statement::{Algorithm, Opened, Place, SecretKey};
use kpcs_store::work::Proposal;
use kpcs_web::{
    Texts,
    part::{AnswerGroup, Column, Fact, Inline, Row, Table},
};

use crate::{objection::field_label, words};

/// The statement that approving would make, in everything but place and signature.
pub fn opened(proposal: &Proposal, info: &'static ActInfo) -> Opened {
    // A key that is listed nowhere: the bytes are opened as in a rehearsal, and thrown away.
    let key = SecretKey::from_bytes(Algorithm::Ed25519, &[1; 32]).expect("any 32 bytes are an Ed25519 key");
    let chain = Chain { running: 1, previous: Digest([0; 32]), checkpoint: None, officers: Vec::new(), approval: None };
    let place = Place {
        act: info,
        issuer: proposal.authority.as_str(),
        subject: &proposal.subject,
        issued_at: proposal.prepared_at,
        chain: &chain,
    };
    proposal.draft.clone().prepare(place).rehearse(&key)
}

/// What was asked and what was decided, group by group.
pub fn groups<A: Act>(texts: Texts, record: &ActRecord<A>) -> Vec<AnswerGroup> {
    let asked = tree(texts, "desk-asked", A::Request::FIELDS, record.asked.to_input());
    let decided = tree(texts, "desk-decided", A::Decided::FIELDS, record.decided.to_input());
    asked.into_iter().chain(decided).collect()
}

fn tree(texts: Texts, title: &str, fields: &[Field], input: Option<Input>) -> Vec<AnswerGroup> {
    let Some(input) = input.filter(|input| !input.is_empty()) else { return Vec::new() };
    let mut groups = Vec::new();
    group(texts, texts.get(title), fields, &input, &mut groups);
    groups
}

/// Plain fields of a group stand together; groups and lists of groups inside it follow as groups of their own.
fn group(texts: Texts, title: String, fields: &[Field], input: &Input, groups: &mut Vec<AnswerGroup>) {
    let given = |field: &Field| match input {
        Input::Group(answers) => answers.get(field.name).filter(|answer| !answer.is_empty()),
        _ => None,
    };
    let at = groups.len();
    let mut facts = Vec::new();
    for field in fields {
        let Some(answer) = given(field) else { continue };
        let label = field_label(texts, field.name);
        match (field.kind, answer) {
            (Kind::Group(inner), _) => group(texts, label, inner, answer, groups),
            (Kind::Many(Kind::Group(inner)), Input::List(rows)) => {
                let table = table(texts, &label, inner, rows);
                groups.push(AnswerGroup { title: label, change: None, facts: Vec::new(), table: Some(table) });
            }
            (kind, _) => facts.push(Fact::new(label, plain(texts, kind, answer))),
        }
    }
    if !facts.is_empty() {
        groups.insert(at, AnswerGroup { title, change: None, facts, table: None });
    }
}

fn table(texts: Texts, caption: &str, fields: &[Field], rows: &[Input]) -> Table {
    let used: Vec<&Field> = fields.iter().filter(|field| rows.iter().any(|row| answer(row, field).is_some())).collect();
    let column = |field: &&Field| match field.kind {
        Kind::Carats => Column::figures(field_label(texts, field.name), "ct"),
        Kind::Integer | Kind::Usd => Column::figures(field_label(texts, field.name), ""),
        _ => Column::words(field_label(texts, field.name)),
    };
    let row = |row: &Input| {
        let cell =
            |field: &&Field| answer(row, field).map_or(Inline::Nothing, |answer| plain(texts, field.kind, answer));
        Row::of(used.iter().map(cell).collect())
    };
    Table {
        caption: caption.to_owned(),
        caption_unseen: true,
        columns: used.iter().map(column).collect(),
        rows: rows.iter().map(row).collect(),
        stacked: true,
        ..Table::default()
    }
}

fn answer<'a>(row: &'a Input, field: &Field) -> Option<&'a Input> {
    match row {
        Input::Group(answers) => answers.get(field.name).filter(|answer| !answer.is_empty()),
        _ => None,
    }
}

/// A value or a list of values as people read it.
pub fn plain(texts: Texts, kind: Kind, input: &Input) -> Inline {
    match (kind, input) {
        (Kind::Many(kind), Input::List(items)) => {
            Inline::Lines(items.iter().map(|item| worded(texts, *kind, item)).collect())
        }
        (Kind::Bytes | Kind::CertificateNumber | Kind::Digest | Kind::Handle | Kind::Seal, Input::Text(text)) => {
            Inline::Code(text.clone())
        }
        (kind, input) => Inline::Text(worded(texts, kind, input)),
    }
}

fn worded(texts: Texts, kind: Kind, input: &Input) -> String {
    let Input::Text(text) = input else { return inner(texts, kind, input) };
    let read = match kind {
        Kind::Choice(_) | Kind::Flag | Kind::YesOrNo => Some(words::choice(texts, text)),
        Kind::Country => CountryCode::parse(text).ok().map(|code| words::place(texts, code)),
        Kind::Day => Day::parse(text).ok().map(|day| words::day(texts, day)),
        Kind::Hs => HsCode::parse(text).ok().map(|hs| words::subheading(texts, hs)),
        Kind::Instant => Timestamp::parse(text).ok().map(|at| words::instant(texts, at)),
        Kind::Origin => Origin::parse(text).ok().map(|origin| words::origin(texts, &origin)),
        _ => None,
    };
    read.unwrap_or_else(|| text.clone())
}

/// A group inside a list or a cell, in one line: `Name: …; Capacity: …`.
fn inner(texts: Texts, kind: Kind, input: &Input) -> String {
    match (kind, input) {
        (Kind::Group(fields), Input::Group(_)) => {
            let part = |field: &Field| {
                let value = worded(texts, field.kind, answer(input, field)?);
                Some(format!("{}: {value}", field_label(texts, field.name)))
            };
            fields.iter().filter_map(part).collect::<Vec<_>>().join("; ")
        }
        (Kind::Many(kind), Input::List(items)) => {
            items.iter().map(|item| worded(texts, *kind, item)).collect::<Vec<_>>().join(", ")
        }
        _ => input.found(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use kpcs_domain::field::{Field, Kind, Record};
    use kpcs_store::act::{Stored, Visitor, infos, visit_code};
    use kpcs_web::{Language, Texts};

    use crate::objection::field_label;

    struct Tables;

    impl Visitor for Tables {
        type Output = [&'static [Field]; 2];

        fn visit<A: Stored>(self) -> Self::Output {
            [A::Request::FIELDS, A::Decided::FIELDS]
        }
    }

    fn names(fields: &[Field], all: &mut BTreeSet<&'static str>) {
        for field in fields {
            all.insert(field.name);
            match field.kind {
                Kind::Group(inner) => names(inner, all),
                Kind::Many(Kind::Group(inner)) => names(inner, all),
                _ => {}
            }
        }
    }

    #[test]
    fn every_field_that_an_act_asks_or_decides_is_worded() {
        let mut all = BTreeSet::new();
        for table in infos().iter().flat_map(|info| visit_code(info.code, Tables).unwrap_or_default()) {
            names(table, &mut all);
        }
        for texts in Language::ALL.map(Texts::new) {
            let missing: Vec<_> = all.iter().filter(|name| field_label(texts, name).starts_with('[')).collect();
            assert!(missing.is_empty(), "{missing:?}");
        }
    }
}
