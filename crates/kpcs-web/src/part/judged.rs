//! The rules that were judged, each with its section and verdict.
//!
//! Invariant: a verdict is a word and a shape; what was not judged says so.
//! It must not know how a rule is judged.
//! Source: decisions 30; acts, "a named refusal with its section".

use askama::Template;
use askama::filters::HtmlSafe;

use crate::shell::Link;
use crate::text::Texts;

/// More rules than this are a list that nobody reads: then those that hold are folded away, and counted.
const LIMIT_OPEN: usize = 12;

/// The judged rules in order; of a long list what needs a look stands open, the rest is folded.
#[derive(Clone, Debug, Template)]
#[template(path = "part/judged.html")]
pub struct Judged {
    pub texts: Texts,
    pub rules: Vec<JudgedRule>,
}

impl Judged {
    /// What stands open: all of a short list, of a long one what is not met or wants a second look.
    fn open(&self) -> Vec<&JudgedRule> {
        let short = self.rules.len() <= LIMIT_OPEN;
        self.rules.iter().filter(|rule| short || rule.judgement.needs_a_look()).collect()
    }

    /// What is folded away: the rest of a long list.
    fn folded(&self) -> Vec<&JudgedRule> {
        let long = self.rules.len() > LIMIT_OPEN;
        self.rules.iter().filter(|rule| long && !rule.judgement.needs_a_look()).collect()
    }

    fn count(&self, judgement: Judgement) -> usize {
        self.rules.iter().filter(|rule| rule.judgement == judgement).count()
    }

    /// "41 rules are met, 6 do not apply".
    fn summary(&self) -> String {
        let (met, other) = (self.count(Judgement::Met), self.count(Judgement::NotApplicable));
        self.texts.t("judged-folded").count("met", met).count("other", other).to_string()
    }
}

/// One rule with its verdict; the note says what it was judged on.
#[derive(Clone, Debug)]
pub struct JudgedRule {
    pub section: Link,
    pub sentence: String,
    pub judgement: Judgement,
    pub note: String,
}

/// What a rule says about the case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judgement {
    Met,
    Warning,
    NotMet,
    NotApplicable,
    /// Nothing was given or known to judge it on.
    NotChecked,
}

impl Judgement {
    fn needs_a_look(self) -> bool {
        matches!(self, Self::Warning | Self::NotMet)
    }

    fn key(self) -> &'static str {
        match self {
            Self::Met => "judged-met",
            Self::Warning => "judged-warning",
            Self::NotMet => "judged-not-met",
            Self::NotApplicable => "judged-not-applicable",
            Self::NotChecked => "judged-not-checked",
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Warning => "hand",
            Self::NotMet => "refusal",
            Self::NotApplicable | Self::NotChecked => "mute",
        }
    }

    fn shape(self) -> &'static str {
        match self {
            Self::Met => r#"<path d="m2 8.5 4 4 8-9" fill="none" stroke="currentColor" stroke-width="2.4"/>"#,
            Self::Warning => {
                r#"<path d="M8 1.5 15.5 14.500H.5z" fill="currentColor"/><path d="M8 6v4M8 11.400v1.6" stroke="var(--page)" stroke-width="1.8"/>"#
            }
            Self::NotMet => r#"<path d="m3 3 10 10M13 3 3 13" stroke="currentColor" stroke-width="2.4"/>"#,
            Self::NotChecked => {
                r#"<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="2" stroke-dasharray="2.6 2.1"/>"#
            }
            Self::NotApplicable => r#"<path d="M3 8h10" stroke="currentColor" stroke-width="2"/>"#,
        }
    }
}

impl HtmlSafe for Judged {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    fn judged(met: usize) -> String {
        let rule = |judgement| JudgedRule {
            section: Link::new("§3.2", "/rules/s3.2"),
            sentence: "A sentence.".to_owned(),
            judgement,
            note: String::new(),
        };
        let rules = std::iter::repeat_n(rule(Judgement::Met), met).chain([rule(Judgement::NotMet)]).collect();
        Judged { texts: Texts::new(Language::English), rules }.to_string()
    }

    #[test]
    fn a_long_list_folds_what_holds_and_never_what_is_not_met() {
        assert!(!judged(11).contains("<details"));
        let long = judged(12);
        let open = long.split("<details").next().unwrap_or_default();
        assert!(open.contains("judged-refusal") && !open.contains("judged-met") && long.contains("12 rules"), "{long}");
    }
}
