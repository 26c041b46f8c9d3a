//! Forms made by hand for the acts of border, issuer and stock: only what the officer must say, in the order of the work.
//!
//! Invariant: a guide orders and words the fields of its act's own table and adds none; what it doesn't ask, the register
//! knows (`Known`) or the act doesn't need. The rule stands beside the question in plain words.
//! Must not know: how an act is decided; how the register finds what is known (`known`).
//! Source: interface 1 and 2; decisions 29.

mod after;
mod border;
mod goods;
mod issuer;
mod known;
pub mod pack_in_force;
mod paper;
mod readings;
mod transit;

use kpcs_domain::field::{Field, Kind};
use kpcs_web::{
    Texts,
    part::{AnswerGroup, FieldGroup, FieldKind, FieldView},
};

use super::{asked::Asking, check::Showing};
use crate::objection::field_label;

pub(super) use after::after;
pub use known::{Known, known};

/// The form of one act.
pub struct Guide {
    act: &'static str,
    /// What the act does and what follows from it.
    pub lead: &'static str,
    /// What the button of the check does, with `$subject`.
    pub button: &'static str,
    steps: &'static [Step],
}

/// Questions that belong together.
struct Step {
    legend: &'static str,
    /// The rule in plain words; empty where there is none to say.
    rule: &'static str,
    asks: &'static [Ask],
}

/// One question.
struct Ask {
    /// The field's path in the act's table.
    field: &'static str,
    /// The key of its label; empty for the label that the field has everywhere.
    label: &'static str,
    /// The key of its hint; empty for none.
    hint: &'static str,
    how: How,
}

/// How a question is asked, where its kind alone does not say it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum How {
    ByKind,
    /// Words of one line.
    Line,
    /// A few answers, all in sight.
    Radio,
}

const fn ask(field: &'static str) -> Ask {
    Ask { field, label: "", hint: "", how: How::ByKind }
}

impl Ask {
    const fn label(mut self, key: &'static str) -> Self {
        self.label = key;
        self
    }

    const fn hint(mut self, key: &'static str) -> Self {
        self.hint = key;
        self
    }

    const fn line(mut self) -> Self {
        self.how = How::Line;
        self
    }

    const fn radio(mut self) -> Self {
        self.how = How::Radio;
        self
    }

    fn worded(&self, texts: Texts) -> String {
        if self.label.is_empty() { field_label(texts, self.field) } else { texts.get(self.label) }
    }
}

/// The guide of an act; `None` for an act that is asked from its table as it stands.
#[must_use]
pub fn guide(act: &str) -> Option<&'static Guide> {
    [border::GUIDES, issuer::GUIDES, paper::GUIDES, transit::GUIDES].into_iter().flatten().find(|one| one.act == act)
}

impl Guide {
    /// The questions that are open: what is fixed or out of place here is left out, and so is a step without a question.
    pub fn groups(&self, asking: &Asking<'_>, fields: &'static [Field], known: &Known) -> Vec<FieldGroup> {
        let texts = asking.texts;
        let step = |step: &Step| {
            let open = step.asks.iter().filter(|ask| known.asks(ask.field));
            let questions: Vec<_> = open
                .flat_map(|ask| match ask.field {
                    "corrections" if !known.readings.is_empty() => readings::asked(asking, known),
                    _ => questions(ask, asking, fields, known),
                })
                .collect();
            let said = |key: &str| if key.is_empty() { String::new() } else { texts.get(key) };
            (!questions.is_empty()).then(|| FieldGroup {
                legend: texts.get(step.legend),
                hint: said(step.rule),
                fields: questions,
                rows: None,
            })
        };
        self.steps.iter().filter_map(step).collect()
    }

    /// The answers under the same headings, in the same order.
    pub fn answers(&self, showing: &Showing<'_>, fields: &'static [Field], known: &Known) -> Vec<AnswerGroup> {
        let texts = showing.texts;
        let mut groups = Vec::new();
        for step in self.steps {
            let title = texts.get(step.legend);
            let asked = step.asks.iter().filter(|ask| !known.leaves_out(ask.field));
            let facts: Vec<_> = asked
                .filter_map(|ask| {
                    let field = find(fields, ask.field)?;
                    showing.fact_as(ask.worded(texts), ask.field, field, known.choices.get(ask.field))
                })
                .collect();
            let table = readings::given(texts, showing.answers, known)
                .filter(|_| step.asks.iter().any(|ask| ask.field == "corrections"));
            if !facts.is_empty() || table.is_some() {
                groups.push(AnswerGroup { title, change: None, facts, table });
            }
        }
        groups
    }
}

fn questions(ask: &Ask, asking: &Asking<'_>, fields: &'static [Field], known: &Known) -> Vec<FieldView> {
    let Some(field) = find(fields, ask.field) else { return Vec::new() };
    let texts = asking.texts;
    let mut asked = asking.questions(ask.field, field, true);
    let Some(first) = asked.first_mut().filter(|_| !field.holds_pictures()) else { return asked };
    first.label = ask.worded(texts);
    if let Some(choices) = known.choices.get(ask.field) {
        let many = matches!(field.kind, Kind::Many(_));
        first.kind = if many { FieldKind::Checks } else { FieldKind::Choice };
        first.hint = String::new();
        *first = std::mem::take(first).choices(choices.iter().cloned());
    }
    match ask.how {
        How::Line => first.kind = FieldKind::Text,
        How::Radio => first.kind = FieldKind::Radio,
        How::ByKind => {}
    }
    match (known.hints.get(ask.field), ask.hint) {
        (Some(hint), _) => first.hint.clone_from(hint),
        (None, "") => {}
        (None, key) => first.hint = texts.get(key),
    }
    asked
}

/// The field at a path such as `range.first`.
fn find(fields: &'static [Field], path: &str) -> Option<&'static Field> {
    let (name, rest) = path.split_once('.').unwrap_or((path, ""));
    let field = fields.iter().find(|field| field.name == name)?;
    match (rest, field.kind) {
        ("", _) => Some(field),
        (rest, Kind::Group(inner)) => find(inner, rest),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use kpcs_store::act::{info_named, infos};
    use kpcs_web::{Language, Texts};

    use super::super::Asked;
    use super::*;

    #[test]
    fn a_guide_asks_fields_of_its_act_and_every_one_that_must_be_answered() {
        for info in infos() {
            let Some(guide) = guide(info.name) else { continue };
            let fields = Asked::named(info.name).unwrap().fields;
            let asked: BTreeSet<_> = guide.steps.iter().flat_map(|step| step.asks).map(|ask| ask.field).collect();
            for path in &asked {
                assert!(find(fields, path).is_some(), "{}: {path}", info.name);
            }
            for field in fields.iter().filter(|field| field.required) {
                let is_asked = asked.iter().any(|path| path.split('.').next() == Some(field.name));
                assert!(is_asked, "{}: {} is never asked", info.name, field.name);
            }
        }
    }

    #[test]
    fn every_guide_is_of_an_act_and_worded_in_both_languages() {
        for guide in [border::GUIDES, issuer::GUIDES, paper::GUIDES, transit::GUIDES].into_iter().flatten() {
            assert!(info_named(guide.act).is_some(), "{}", guide.act);
            let steps = guide.steps.iter().flat_map(|step| [step.legend, step.rule]);
            let asks = guide.steps.iter().flat_map(|step| step.asks).flat_map(|ask| [ask.label, ask.hint]);
            let keys = [guide.lead, guide.button].into_iter().chain(steps).chain(asks).filter(|key| !key.is_empty());
            for key in keys {
                for texts in Language::ALL.map(Texts::new) {
                    assert_ne!(texts.get(key), format!("[{key}]"), "{}", guide.act);
                }
            }
        }
    }
}
