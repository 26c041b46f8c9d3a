//! How to: the index of the guides, one guide, and the words.
//!
//! Invariant: every string is already worded in the page's language; a guide prints on paper as it stands.
//! It must not know what a person may do.
//! Source: issue 02, demand 11.

use askama::Template;

use crate::page::office::Place;
use crate::part::{Facts, Outcome, Steps, Table};
use crate::shell::{Link, Shell};

/// The index: the visitor's own guides first.
#[derive(Template)]
#[template(path = "page/help.html")]
pub struct HelpPage {
    pub shell: Shell,
    pub mine: Vec<Place>,
    pub others: Vec<Place>,
    pub more: Vec<Link>,
}

/// One guide.
#[derive(Template)]
#[template(path = "page/guide.html")]
pub struct GuidePage {
    pub shell: Shell,
    pub help: Help,
}

/// What a guide says.
pub struct Help {
    pub title: String,
    pub lead: String,
    pub picture: Picture,
    pub steps: Vec<Step>,
    pub wrong: Vec<Wrong>,
    pub places: Vec<Place>,
    pub asks: Option<Table>,
    pub approves: Option<Table>,
    /// What the visitor's own country asks beyond the scheme, and the page with all its rules.
    pub own_ways: Option<(Facts, Link)>,
}

/// The drawing.
pub enum Picture {
    Way(Steps),
    Outcomes(Vec<Outcome>),
}

/// One step of the day; the command is empty where there is none.
pub struct Step {
    pub text: String,
    pub links: Vec<Link>,
    pub command: String,
}

/// What the register says when something goes wrong.
pub struct Wrong {
    pub what: String,
    pub to_do: String,
    pub rule: Option<Link>,
}

/// The words of the field.
#[derive(Template)]
#[template(path = "page/words.html")]
pub struct WordsPage {
    pub shell: Shell,
    pub words: Vec<Word>,
}

/// One word, what it means, and its rule; the name is its anchor.
pub struct Word {
    pub name: String,
    pub word: String,
    pub means: String,
    pub rule: Link,
}
