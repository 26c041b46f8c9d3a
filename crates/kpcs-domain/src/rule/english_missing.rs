//! `english_missing`: English is among the certificate's languages.
//!
//! Number 4 of the required elements: any language, with an English translation on it.
//! Source: kpcs.md §3.2.

use super::{Breach, Case, Finding, Force, InForce, Matter, Rule, Stage, example};
use crate::value::Name;

pub const RULE: Rule = Rule {
    code: "english_missing",
    section: "§3.2",
    force: Force::Min,
    breach: Breach::Refuses,
    in_force: InForce::SINCE_START,
    stages: &[Stage::Issue],
    matter: Matter::Document,
    sentence: "English is among the certificate's languages.",
    judge,
    passing: example::sound,
    failing,
};

fn judge(case: &Case) -> Finding {
    let languages: Vec<_> = case.pack.languages.iter().map(Name::as_str).collect();
    Finding::holds_if(languages.contains(&"en"), "languages", languages.join(", "), "en")
}

fn failing() -> Case {
    example::under_pack(|pack| pack.languages = example::list(vec![example::name("fr")]), |_| ())
}
