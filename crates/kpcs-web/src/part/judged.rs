//! The rules that were judged, each with its section and verdict.
//!
//! Invariant: a verdict is a word and a shape; what was not judged says so.
//! It must not know how a rule is judged.
//! Source: decisions 30; acts, "a named refusal with its section".

use askama::Template;
use askama::filters::HtmlSafe;

use crate::shell::Link;
use crate::text::Texts;

/// The judged rules in order.
#[derive(Clone, Debug, Template)]
#[template(path = "part/judged.html")]
pub struct Judged {
    pub texts: Texts,
    pub rules: Vec<JudgedRule>,
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
}

impl Judgement {
    fn key(self) -> &'static str {
        match self {
            Self::Met => "judged-met",
            Self::Warning => "judged-warning",
            Self::NotMet => "judged-not-met",
            Self::NotApplicable => "judged-not-applicable",
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Warning => "hand",
            Self::NotMet => "refusal",
            Self::NotApplicable => "mute",
        }
    }

    fn shape(self) -> &'static str {
        match self {
            Self::Met => r#"<path d="m2 8.5 4 4 8-9" fill="none" stroke="currentColor" stroke-width="2.4"/>"#,
            Self::Warning => {
                r#"<path d="M8 1.5 15.5 14.500H.5z" fill="currentColor"/><path d="M8 6v4M8 11.400v1.6" stroke="var(--page)" stroke-width="1.8"/>"#
            }
            Self::NotMet => r#"<path d="m3 3 10 10M13 3 3 13" stroke="currentColor" stroke-width="2.4"/>"#,
            Self::NotApplicable => r#"<path d="M3 8h10" stroke="currentColor" stroke-width="2"/>"#,
        }
    }
}

impl HtmlSafe for Judged {}
