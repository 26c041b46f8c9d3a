//! The rule pack in force as the beginning of the next one: who adopts a pack changes what differs and types nothing twice.
//!
//! Invariant: suggested, never decided: every answer can be changed. The next version, from today.
//! Must not know: how a pack is judged (`party/pack_check`).
//! Source: decisions 25; docs/formats/rule-pack.md.

use kpcs_domain::{
    field::{FieldType, Input},
    party::{PackSource, RulePack},
    value::{Day, Name, Text},
};
use kpcs_reference::paper_of;

use super::Known;
use crate::{
    answers::Answers,
    app::App,
    no::No,
    officer::Officer,
    page::desk::{day_of_office, pack_of},
};

/// What the address says to begin with a layout of paper too.
const WITH: &str = "with";
const PAPER: &str = "paper";

/// The answers to begin with.
///
/// # Errors
/// A fault of the database.
pub async fn known(app: &App, officer: &Officer, given: &Answers) -> Result<Known, No> {
    let (authority, now) = (officer.authority().clone(), officer.visitor.now);
    let Some(participant) = authority.participant() else { return Ok(Known::default()) };
    let pack = app.read(move |sql| pack_of(sql, &authority, now)).await?;
    let today = day_of_office(&pack, now);
    let mut next = RulePack { participant: Some(participant), ..next(&pack, today) };
    if given.get(WITH) == PAPER {
        print_on_own_paper(&mut next, &pack);
    }
    let mut values = Vec::new();
    if let Some(input) = next.to_input() {
        lay_flat("pack", &input, &mut values);
    }
    Ok(Known { values, ..Known::default() })
}

/// A Participant that has adopted none begins with its first.
fn next(pack: &RulePack, today: Day) -> RulePack {
    let version = if pack.participant.is_some() { pack.version + 1 } else { 1 };
    RulePack { version, valid_from: today, ..pack.clone() }
}

/// The layout that is printed by now, to be changed; said by nobody's law but the office's own.
fn print_on_own_paper(next: &mut RulePack, pack: &RulePack) {
    if next.overlay.is_some() {
        return;
    }
    next.overlay = Some(paper_of(pack).clone());
    let keys = RulePack::keys().into_iter().filter(|key| key.starts_with("overlay."));
    let keys = keys.filter_map(|key| Name::parse(&key).ok()).collect();
    let section = Name::parse(PackSource::CHOSEN);
    let cites = Text::parse("source: none; chosen. Measured on our own paper");
    if let (Ok(section), Ok(cites)) = (section, cites) {
        next.source.push(PackSource { keys, section, cites });
    }
}

/// Every answer under the name by which the form asks it; values of a plain list share a name.
fn lay_flat(path: &str, input: &Input, values: &mut Vec<(String, String)>) {
    match input {
        Input::Text(text) => values.push((path.to_owned(), text.clone())),
        Input::Group(fields) => {
            fields.iter().for_each(|(name, field)| lay_flat(&format!("{path}.{name}"), field, values));
        }
        Input::List(items) => items.iter().enumerate().for_each(|(at, item)| match item {
            Input::Text(text) => values.push((path.to_owned(), text.clone())),
            _ => lay_flat(&format!("{path}.{at}"), item, values),
        }),
    }
}

#[cfg(test)]
mod tests {
    use kpcs_domain::{
        act::adopt_rule_pack,
        field::{FieldType, Record, read_request},
        value::{CountryCode, Day},
    };
    use kpcs_reference::rule_packs;

    use super::{super::super::given, lay_flat, next, print_on_own_paper};
    use crate::answers::Answers;

    /// What the form begins with, sent as it stands, is the pack with a layout and without a fault.
    #[test]
    fn every_shipped_pack_goes_through_the_form_unchanged() {
        let today = Day::parse("2026-11-23").unwrap();
        for shipped in rule_packs() {
            let mut pack = next(shipped, today);
            pack.participant = pack.participant.or(CountryCode::parse("JP").ok());
            print_on_own_paper(&mut pack, shipped);
            let mut values = Vec::new();
            lay_flat("pack", &pack.to_input().unwrap(), &mut values);
            let tree = given::input(adopt_rule_pack::Request::FIELDS, &Answers::new(values, Vec::new()));
            let read: adopt_rule_pack::Request = read_request(&tree).unwrap();
            assert_eq!(read.pack, pack);
            assert_eq!(read.pack.faults(), Vec::new(), "{:?}", shipped.participant);
        }
    }
}
