//! `Objection`: what the register did not take, as a form shows it: at the top all at once, and at each field.
//!
//! Invariant: each reason says what is wrong, what was found, what is expected, what to do, and links its rule.
//! Must not know: any single form; a form says under which name it asked a field of the act.
//! Source: interface 2; decisions 9.

use kpcs_domain::{act, field::InputFault, rule::Rule};
use kpcs_register::ActError;
use kpcs_web::{
    Texts,
    part::{Filled, Refusal, Refusals},
    shell::Link,
};

/// What the person can mend.
#[derive(Debug, Clone)]
pub struct Objection {
    reasons: Vec<Reason>,
}

/// One reason, of either kind; the field is the act's own name for it.
#[derive(Debug, Clone)]
enum Reason {
    Fault(InputFault),
    Refusal(act::Refusal),
}

impl Objection {
    /// The objection in an error; `None` for a fault of ours.
    #[must_use]
    pub fn of(error: &ActError) -> Option<Self> {
        match error {
            ActError::Invalid(faults) => Some(Self::of_faults(faults.clone())),
            ActError::Refused(refusals) => {
                Some(Self { reasons: refusals.list().iter().cloned().map(Reason::Refusal).collect() })
            }
            ActError::Store(_) | ActError::Key(_) | ActError::Log(_) | ActError::Rehearsal(_) => None,
        }
    }

    /// An objection to what was typed.
    #[must_use]
    pub fn of_faults(faults: Vec<InputFault>) -> Self {
        Self { reasons: faults.into_iter().map(Reason::Fault).collect() }
    }

    /// The act's own names of the fields concerned, in order.
    pub fn fields(&self) -> impl Iterator<Item = &str> {
        self.reasons.iter().map(Reason::field)
    }

    /// All reasons, for the top of a page; `name_of` gives the form's own name of a field of the act, or none.
    #[must_use]
    pub fn refusals(&self, texts: Texts, name_of: impl Fn(&str) -> Option<String>) -> Refusals {
        let invalid = self.reasons.iter().all(|reason| matches!(reason, Reason::Fault(_)));
        let title = if invalid { "refusals-input" } else { "refusals-act" };
        let refusals = self.reasons.iter().map(|reason| reason.worded(texts, &name_of)).collect();
        Refusals { texts, title: texts.get(title), refusals }
    }

    /// All reasons for the top of a form that names its fields as the act does, and each at its field.
    #[must_use]
    pub fn in_form(&self, filled: &mut Filled, texts: Texts) -> Refusals {
        let name_of = |field: &str| Some(field.to_owned());
        self.mark(filled, texts, name_of);
        self.refusals(texts, name_of)
    }

    /// Puts each reason at its field.
    pub fn mark(&self, filled: &mut Filled, texts: Texts, name_of: impl Fn(&str) -> Option<String>) {
        for reason in &self.reasons {
            if let Some(name) = name_of(reason.field()) {
                filled.errors.entry(name).or_insert_with(|| reason.what(texts));
            }
        }
    }
}

impl Reason {
    fn field(&self) -> &str {
        match self {
            Self::Fault(fault) => &fault.field,
            Self::Refusal(refusal) => refusal.field,
        }
    }

    fn what(&self, texts: Texts) -> String {
        match self {
            Self::Fault(fault) => texts.get(fault.expected),
            Self::Refusal(refusal) => texts.get(&refusal_key(refusal.code)),
        }
    }

    fn worded(&self, texts: Texts, name_of: &impl Fn(&str) -> Option<String>) -> Refusal {
        let field = name_of(self.field());
        match self {
            Self::Fault(fault) => Refusal {
                what: format!("{}: {}", field_label(texts, &fault.field), texts.get(fault.expected)),
                found: given(&fault.found),
                field,
                ..Refusal::default()
            },
            Self::Refusal(refusal) => Refusal {
                what: self.what(texts),
                found: given(&refusal.found),
                expected: given(&refusal.expected),
                to_do: Some(texts.get(&format!("{}-todo", refusal_key(refusal.code)))),
                section: Some(rule_link(refusal.section, refusal.code)),
                field,
            },
        }
    }
}

/// The key of a refusal's text.
#[must_use]
pub fn refusal_key(code: &str) -> String {
    format!("refusal-{}", code.replace('_', "-"))
}

/// The label of a field of an act, with the number of its row: "Carats (2)".
#[must_use]
pub fn field_label(texts: Texts, path: &str) -> String {
    let name = path.rsplit('.').find(|step| step.parse::<usize>().is_err()).unwrap_or(path);
    let label = texts.get(&format!("field-{}", name.replace('_', "-")));
    match path.split('.').find_map(|step| step.parse::<usize>().ok()) {
        Some(row) => format!("{label} ({})", row + 1),
        None => label,
    }
}

/// The link to a rule by its section.
#[must_use]
pub fn section_link(section: &str) -> Link {
    Link::new(section, section_path(section))
}

/// The link to a rule, at the refusal that cites it.
#[must_use]
pub fn rule_link(section: &str, code: &str) -> Link {
    Link::new(section, format!("{}#{code}", section_path(section)))
}

/// The page of a section.
#[must_use]
pub fn section_path(section: &str) -> String {
    format!("/rules/{}", section_anchor(section))
}

/// A section in plain words.
#[must_use]
pub fn section_says(texts: Texts, section: &str) -> String {
    texts.get(&format!("section-{}", section_anchor(section).replace('.', "-").to_lowercase()))
}

/// A rule in plain words; its sentence in the code is the English text.
#[must_use]
pub fn sentence(texts: Texts, rule: &Rule) -> String {
    texts.get(&format!("rule-{}", rule.code.replace('_', "-")))
}

/// The name of a section in addresses, and its anchor on `/rules`: `§4.2(a)` is `s4.2a`, `decision 10` is `decision-10`.
#[must_use]
pub fn section_anchor(section: &str) -> String {
    let plain: String = section.chars().filter(|c| !matches!(c, '(' | ')')).collect();
    plain.replace('§', "s").replace(' ', "-")
}

fn given(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}
