//! Notices on A4 that are words and lists: amendment, detention, refused entry, return, letter of comfort.
//!
//! Invariant: the sections stand in the order given, each under a heading of the closed list, so that an officer of the
//! other side finds the same thing in the same place; both readings of an amendment stand side by side.
//! Source: kpcs.md §9.1, §9.4, §9.7, §9.8.

use serde::Serialize;

use crate::engine::{Template, typeset};
use crate::error::DocumentError;
use crate::letter::{FrameFigures, LetterFrame};
use crate::printable::Printable;

/// Which notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeKind {
    /// What is right where a certificate errs.
    Amendment,
    /// Goods are held.
    Detention,
    /// Goods are not let in.
    Refusal,
    /// Goods go back.
    Return,
    /// An opinion for goods that are no shipment of rough.
    Comfort,
}

/// Under which heading something is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heading {
    /// Why.
    Grounds,
    /// By which law.
    LegalBasis,
    /// What was seen.
    Found,
    /// What the other side is asked.
    Asked,
    /// Where the goods lie.
    Place,
    /// Both readings.
    Readings,
    /// Why something was done.
    Reason,
    /// Under which document goods travel.
    Under,
    /// Which parcels.
    ParcelsSent,
    /// How they travel.
    Transport,
    /// What the authority holds.
    Opinion,
    /// What kind of goods.
    Sample,
    /// Where they come from.
    Site,
    /// What is in the container.
    Contents,
    /// Goods that no certificate describes.
    Description,
    /// What else is to be said.
    Remarks,
}

/// What is said under a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoticeBody {
    /// A paragraph.
    Words(String),
    /// One line each.
    Items(Vec<String>),
    /// An element, what was signed and what is right.
    Readings(Vec<[String; 3]>),
}

/// Everything a printed notice shows and carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeDocument {
    /// Which it is.
    pub kind: NoticeKind,
    /// Who tells whom, of what.
    pub frame: LetterFrame,
    /// What it says.
    pub sections: Vec<(Heading, NoticeBody)>,
}

/// Prints a notice as PDF/A-3a and PDF/UA-1 with the statement attached.
///
/// # Errors
/// [`DocumentError::DoesNotFit`] with more words than a page holds.
pub fn notice(document: &NoticeDocument) -> Result<Vec<u8>, DocumentError> {
    let (title, name) = document.kind.key();
    let figures = Figures {
        frame: FrameFigures::of(&document.frame, title),
        sections: document.sections.iter().map(|(heading, body)| Section::of(*heading, body)).collect(),
    };
    typeset(Template::Notice, &figures, &document.frame.identity(name), &document.frame.statement)
}

impl NoticeKind {
    /// The key of its title and its name in the PDF's identity.
    const fn key(self) -> (&'static str, &'static str) {
        match self {
            Self::Amendment => ("amendment_title", "amendment"),
            Self::Detention => ("detention_title", "notice of detention"),
            Self::Refusal => ("refusal_title", "notice of refused entry"),
            Self::Return => ("return_title", "notice of return"),
            Self::Comfort => ("comfort_title", "letter of comfort"),
        }
    }
}

impl Heading {
    const fn key(self) -> &'static str {
        match self {
            Self::Grounds => "grounds",
            Self::LegalBasis => "legal_basis",
            Self::Found => "found",
            Self::Asked => "asked",
            Self::Place => "place",
            Self::Readings => "readings",
            Self::Reason => "reason",
            Self::Under => "under",
            Self::ParcelsSent => "parcels_sent",
            Self::Transport => "transport",
            Self::Opinion => "opinion",
            Self::Sample => "sample",
            Self::Site => "site",
            Self::Contents => "contents",
            Self::Description => "description",
            Self::Remarks => "remarks",
        }
    }
}

#[derive(Serialize)]
struct Figures {
    frame: FrameFigures,
    sections: Vec<Section>,
}

#[derive(Serialize)]
struct Section {
    heading: &'static str,
    lines: Vec<Printable>,
    is_list: bool,
    readings: Vec<[Printable; 3]>,
}

impl Section {
    fn of(heading: Heading, body: &NoticeBody) -> Self {
        let printable = |text: &String| Printable::new(text);
        let (lines, readings) = match body {
            NoticeBody::Words(words) => (vec![printable(words)], Vec::new()),
            NoticeBody::Items(items) => (items.iter().map(printable).collect(), Vec::new()),
            NoticeBody::Readings(rows) => {
                (Vec::new(), rows.iter().map(|row| row.each_ref().map(|text| Printable::new(text))).collect())
            }
        };
        Self { heading: heading.key(), lines, is_list: matches!(body, NoticeBody::Items(_)), readings }
    }
}
