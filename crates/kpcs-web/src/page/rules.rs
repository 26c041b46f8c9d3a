//! The rules of the scheme that the register enforces, with section, force and sentence.
//!
//! Invariant: a rule is cited by the section that other pages link to.
//! It must not know how the register finds what is shown.
//! Source: kpcs.md §0.1; decisions 30.

use askama::Template;

use crate::part::Filters;
use crate::shell::{Link, Shell};

/// The rules of the scheme that the register enforces, with section, force and sentence.
#[derive(Template)]
#[template(path = "page/rules.html")]
pub struct RulesPage {
    pub shell: Shell,
    pub lead: String,
    pub filters: Option<Filters>,
    pub groups: Vec<RuleGroup>,
}

/// The rules of one part of the scheme.
#[derive(Clone, Debug)]
pub struct RuleGroup {
    pub title: String,
    pub rules: Vec<Rule>,
}

/// One rule; `anchor` is the id that `/rules#anchor` leads to, its section's link leads to the page of the section.
#[derive(Clone, Debug)]
pub struct Rule {
    pub anchor: String,
    pub section: Link,
    pub force: String,
    pub sentence: String,
    pub dates: String,
}
