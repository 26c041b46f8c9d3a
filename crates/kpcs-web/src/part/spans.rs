//! Dated intervals on one line of years.
//!
//! Invariant: gaps are drawn as gaps, each interval has a pattern besides its colour, and a table with the same rows stands beside it.
//! It must not know what the intervals mean.
//! Source: look, "gaps drawn as gaps; suspended or embargoed periods shaded and named".

use askama::Template;
use askama::filters::HtmlSafe;

use crate::part::State;

/// The line; `ticks` are years with their place in thousandths of its width.
#[derive(Clone, Debug, Template)]
#[template(path = "part/spans.html")]
pub struct Spans {
    /// What the picture shows, in a sentence.
    pub label: String,
    pub spans: Vec<Span>,
    pub ticks: Vec<(u32, String)>,
}

impl Spans {
    /// The ticks with their places as SVG writes them.
    fn places(&self) -> Vec<(String, &str)> {
        self.ticks.iter().map(|(at, year)| (percent(*at), year.as_str())).collect()
    }
}

/// One interval in thousandths of the width, with its state and words.
#[derive(Clone, Debug)]
pub struct Span {
    pub from: u32,
    pub to: u32,
    pub state: State,
    pub words: String,
}

impl Span {
    fn start(&self) -> String {
        percent(self.from)
    }

    fn width(&self) -> String {
        percent(self.to.saturating_sub(self.from))
    }

    /// `full` for free to trade, `hatch` for restricted or suspended, `line` for an applicant, `none` for outside.
    fn pattern(&self) -> &'static str {
        match self.state {
            State::Participant => "full",
            State::Restricted | State::Suspended => "hatch",
            State::Applicant => "line",
            _ => "none",
        }
    }
}

impl HtmlSafe for Spans {}

/// Thousandths as per cent with one decimal, as SVG writes lengths.
fn percent(thousandths: u32) -> String {
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}
