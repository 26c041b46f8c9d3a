//! The five outcomes of verification and the sixth answer, with one shape each, the same everywhere.
//!
//! Invariant: green is VALID and nothing else; the word comes first, the shape never stands alone.
//! It must not know how an outcome is decided.
//! Source: threat model 6; decisions 15; look, "The five outcomes".

use askama::Template;
use askama::filters::HtmlSafe;

/// What verification answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Template)]
#[template(path = "part/outcome.html")]
pub enum Outcome {
    Valid,
    ValidOldData,
    AuthenticNotLogged,
    Conflict,
    NotValid,
    PaperOnly,
}

impl Outcome {
    /// All outcomes in the order of the threat model, then the sixth answer.
    pub const ALL: [Self; 6] =
        [Self::Valid, Self::ValidOldData, Self::AuthenticNotLogged, Self::Conflict, Self::NotValid, Self::PaperOnly];

    /// The key of the word that comes first and large.
    pub fn word_key(self) -> &'static str {
        match self {
            Self::Valid => "outcome-valid",
            Self::ValidOldData => "outcome-valid-old-data",
            Self::AuthenticNotLogged => "outcome-authentic-not-logged",
            Self::Conflict => "outcome-conflict",
            Self::NotValid => "outcome-not-valid",
            Self::PaperOnly => "outcome-paper-only",
        }
    }

    /// The key of the sentence that says what the officer does next.
    pub fn next_key(self) -> &'static str {
        match self {
            Self::Valid => "outcome-valid-next",
            Self::ValidOldData => "outcome-valid-old-data-next",
            Self::AuthenticNotLogged => "outcome-authentic-not-logged-next",
            Self::Conflict => "outcome-conflict-next",
            Self::NotValid => "outcome-not-valid-next",
            Self::PaperOnly => "outcome-paper-only-next",
        }
    }

    /// The key of the sentence that says what the outcome means.
    pub fn meaning_key(self) -> &'static str {
        match self {
            Self::Valid => "outcome-valid-meaning",
            Self::ValidOldData => "outcome-valid-old-data-meaning",
            Self::AuthenticNotLogged => "outcome-authentic-not-logged-meaning",
            Self::Conflict => "outcome-conflict-meaning",
            Self::NotValid => "outcome-not-valid-meaning",
            Self::PaperOnly => "outcome-paper-only-meaning",
        }
    }

    /// The name that the style sheet knows.
    pub fn name(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::ValidOldData => "old",
            Self::AuthenticNotLogged => "authentic",
            Self::Conflict => "conflict",
            Self::NotValid => "invalid",
            Self::PaperOnly => "paper",
        }
    }

    /// The drawing inside a picture of 64 by 64.
    fn shape(self) -> &'static str {
        match self {
            Self::Valid => {
                r#"<circle cx="32" cy="32" r="30" fill="currentColor"/><path d="m18 33 10 10 19-22" fill="none" stroke="var(--page)" stroke-width="6"/>"#
            }
            Self::ValidOldData => {
                r#"<circle cx="32" cy="32" r="30" fill="currentColor"/><path d="M32 14v18l12 9" fill="none" stroke="var(--page)" stroke-width="5"/>"#
            }
            Self::AuthenticNotLogged => {
                r#"<circle cx="32" cy="32" r="28" fill="none" stroke="currentColor" stroke-width="4"/><path d="M32 4a28 28 0 0 0 0 56z" fill="currentColor"/>"#
            }
            Self::Conflict => {
                r#"<path d="M5 7v50l40-25zM59 7v50L19 32z" fill="none" stroke="currentColor" stroke-width="5" stroke-linejoin="round"/>"#
            }
            Self::NotValid => {
                r#"<path d="M20 2h24l18 18v24L44 62H20L2 44V20z" fill="currentColor"/><path d="M18 32h28" stroke="var(--page)" stroke-width="7"/>"#
            }
            Self::PaperOnly => {
                r#"<path d="M10 3h30l14 14v44H10z" fill="none" stroke="currentColor" stroke-width="4"/><path d="M40 3v14h14M20 30h24M20 40h24M20 50h14" fill="none" stroke="currentColor" stroke-width="4"/>"#
            }
        }
    }
}

impl HtmlSafe for Outcome {}
