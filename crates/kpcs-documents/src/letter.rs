//! The frame that all letters between authorities share: who writes to whom, about what, when, and what is signed.
//!
//! Invariant: a letter carries its statement and the mark of its digest; every word of a user is made printable.
//! Must not know: what a letter says between head and foot.
//! Source: kpcs.md §4.3(b), §9.4, §9.8; look, "The certificate".

use std::collections::BTreeMap;

use kpcs_domain::value::{CertificateNumber, Day};
use serde::Serialize;

use crate::certificate::{CountryFigures, DayFigures, NamedCountry};
use crate::figures;
use crate::labels::{Label, labels, letter_words};
use crate::printable::Printable;

/// What a letter is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LetterSubject {
    /// A certificate and its goods.
    Certificate(CertificateNumber),
    /// Goods that came without one, by the office's case.
    Case(String),
    /// The letter itself, by the office's own reference.
    Letter(String),
}

/// Which way a letter goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LetterWay {
    /// From the Importing to the Exporting Authority.
    ToIssuer,
    /// From the Exporting to the Importing Authority.
    ToDestination,
}

/// An authority as a letter names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correspondent {
    /// Its name.
    pub name: String,
    /// Its Participant.
    pub participant: NamedCountry,
}

/// The day that matters besides the date of the letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LetterEvent {
    /// The goods were received.
    Received(Day),
    /// They are held from.
    Detained(Day),
    /// Entry was refused.
    Refused(Day),
    /// They left again.
    Left(Day),
    /// The certificate was issued.
    Issued(Day),
}

/// What every letter shows and carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterFrame {
    /// What it is about.
    pub subject: LetterSubject,
    /// Which way it goes.
    pub way: LetterWay,
    /// Languages of the reader (ISO 639-1) beside English.
    pub languages: Vec<String>,
    /// Who is told; `None` where nobody is known.
    pub to: Option<Correspondent>,
    /// Who tells.
    pub from: Correspondent,
    /// Who exports, or sends.
    pub exporter: String,
    /// Who imports, or receives.
    pub importer: String,
    /// The day that matters.
    pub event: Option<LetterEvent>,
    /// The day of the letter.
    pub dated: Day,
    /// The officer's handle.
    pub officer: String,
    /// SHA-256 of the statement.
    pub digest: [u8; 32],
    /// The statement, attached as `statement.kpcs`.
    pub statement: Vec<u8>,
    /// Whether the band "specimen, simulated data" lies over the page.
    pub specimen: bool,
}

impl LetterFrame {
    /// The identity of the PDF: what it is, about what, of which day.
    pub(crate) fn identity(&self, what: &str) -> String {
        format!("{what} {} {}", self.subject.plain(), self.dated)
    }
}

impl LetterSubject {
    fn plain(&self) -> String {
        match self {
            Self::Certificate(number) => number.to_string(),
            Self::Case(reference) | Self::Letter(reference) => reference.clone(),
        }
    }

    const fn key(&self) -> &'static str {
        match self {
            Self::Certificate(_) => "certificate_number",
            Self::Case(_) => "case_reference",
            Self::Letter(_) => "letter_reference",
        }
    }
}

impl LetterEvent {
    const fn key(self) -> (&'static str, Day) {
        match self {
            Self::Received(day) => ("received_on", day),
            Self::Detained(day) => ("detained_on", day),
            Self::Refused(day) => ("refused_on", day),
            Self::Left(day) => ("left_on", day),
            Self::Issued(day) => ("issued_on", day),
        }
    }
}

/// A frame as the templates read it.
#[derive(Serialize)]
pub(crate) struct FrameFigures {
    labels: BTreeMap<&'static str, Label>,
    words: BTreeMap<&'static str, Label>,
    title: &'static str,
    subject: (&'static str, Printable),
    to_key: &'static str,
    to: Option<(Printable, CountryFigures)>,
    from_key: &'static str,
    from: (Printable, CountryFigures),
    exporter: (&'static str, Printable),
    importer: (&'static str, Printable),
    event: Option<(&'static str, DayFigures)>,
    dated: DayFigures,
    officer: Printable,
    mark: String,
    specimen: bool,
}

impl FrameFigures {
    /// The frame under the title of that key.
    pub(crate) fn of(frame: &LetterFrame, title: &'static str) -> Self {
        let (to_key, from_key) = match frame.way {
            LetterWay::ToIssuer => ("to_exporting", "from_importing"),
            LetterWay::ToDestination => ("to_importing", "from_exporting"),
        };
        let is_letter = matches!(frame.subject, LetterSubject::Letter(_));
        let (sends, receives) = if is_letter { ("sender", "consignee") } else { ("exporter", "importer") };
        let subject = match &frame.subject {
            LetterSubject::Certificate(number) => figures::certificate_number(number),
            LetterSubject::Case(reference) | LetterSubject::Letter(reference) => reference.clone(),
        };
        let party = |party: &Correspondent| (Printable::new(&party.name), (&party.participant).into());
        Self {
            labels: labels(&frame.languages),
            words: letter_words(&frame.languages),
            title,
            subject: (frame.subject.key(), Printable::new(&subject)),
            to_key,
            to: frame.to.as_ref().map(party),
            from_key,
            from: party(&frame.from),
            exporter: (sends, Printable::new(&frame.exporter)),
            importer: (receives, Printable::new(&frame.importer)),
            event: frame.event.map(|event| {
                let (key, day) = event.key();
                (key, day.into())
            }),
            dated: frame.dated.into(),
            officer: Printable::new(&frame.officer),
            mark: kpcs_qr::mark_svg(&frame.digest),
            specimen: frame.specimen,
        }
    }
}
