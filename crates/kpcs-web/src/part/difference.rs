//! Declared against measured, with the tolerance and a verdict for each line.
//!
//! Invariant: both figures, their difference and the tolerance stand side by side; a missing figure is a dash, never zero.
//! It must not know which tolerance applies.
//! Source: look, "difference view"; decisions 20.

use askama::Template;
use askama::filters::HtmlSafe;

use crate::part::Inline;
use crate::text::Texts;

/// The compared lines with a caption and the unit of all figures.
#[derive(Clone, Debug, Template)]
#[template(path = "part/difference.html")]
pub struct Differences {
    pub texts: Texts,
    pub caption: String,
    pub unit: String,
    pub lines: Vec<Difference>,
}

/// One compared line.
#[derive(Clone, Debug)]
pub struct Difference {
    pub label: String,
    pub declared: Inline,
    pub measured: Inline,
    /// With its sign, such as "−0.020".
    pub difference: Inline,
    pub tolerance: Inline,
    pub verdict: Verdict,
}

/// Whether a difference is inside the tolerance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Matches,
    WithinTolerance,
    Differs,
    NotCompared,
}

impl Verdict {
    fn key(self) -> &'static str {
        match self {
            Self::Matches => "verdict-matches",
            Self::WithinTolerance => "verdict-within-tolerance",
            Self::Differs => "verdict-differs",
            Self::NotCompared => "verdict-not-compared",
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Matches | Self::WithinTolerance => "met",
            Self::Differs => "hand",
            Self::NotCompared => "mute",
        }
    }

    fn shape(self) -> &'static str {
        match self {
            Self::Matches => r#"<path d="M2 5.500h12M2 10.500h12" stroke="currentColor" stroke-width="2.4"/>"#,
            Self::WithinTolerance => {
                r#"<path d="M2 6q3-4 6 0t6 0M2 11q3-4 6 0t6 0" fill="none" stroke="currentColor" stroke-width="2"/>"#
            }
            Self::Differs => {
                r#"<path d="M2 5.500h12M2 10.500h12M11 1 5 15" stroke="currentColor" stroke-width="2.2"/>"#
            }
            Self::NotCompared => r#"<path d="M3 8h10" stroke="currentColor" stroke-width="2"/>"#,
        }
    }
}

impl HtmlSafe for Differences {}
