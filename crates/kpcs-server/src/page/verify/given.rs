//! What somebody gave to be verified: a file before a text before a number; with place and day.
//! A file without a code is a picture of the paper whose number is given beside it.
//!
//! Invariant: what cannot be read comes back as what was found and what is expected, at its field.
//! Must not know: trust.

use kpcs_domain::value::{CertificateNumber, CountryCode, Day};
use kpcs_log::LogProof;
use kpcs_statement::Opened;
use kpcs_web::{Texts, part::Refusal};

use crate::{
    answers::Answers,
    intake::{Unreadable, find_log_proof, find_opened},
    words,
};

/// How much of a text is shown again as what was found.
const SHOWN_CHARACTERS: usize = 24;
/// The largest file, as the page says it.
const FILE_BYTES_MAX: usize = 10 * 1024 * 1024;

/// What is to be verified.
pub(in crate::page) enum Asked {
    Signed(Box<Opened>),
    Number(CertificateNumber),
}

/// For which place and day.
#[derive(Clone, Copy, Default)]
pub(in crate::page) struct When {
    pub(in crate::page) place: Option<CountryCode>,
    pub(in crate::page) on: Option<Day>,
}

/// What could not be read.
pub(in crate::page) struct Objected {
    field: &'static str,
    what: &'static str,
    found: Found,
    reason: Option<Unreadable>,
}

/// What stood there instead.
enum Found {
    Nothing,
    Text(String),
    File(Vec<u8>, usize),
}

/// Place and day, each only if given.
pub(in crate::page) fn when(answers: &Answers) -> Result<When, Objected> {
    let (at, on) = (answers.get("at"), answers.get("on"));
    let known = |code: &CountryCode| kpcs_reference::known_places().knows(*code);
    let place = CountryCode::parse(at).ok().filter(known);
    let day = Day::parse(on).ok();
    if !at.is_empty() && place.is_none() {
        return Err(Objected::plain("at", "verify-place-unknown", at));
    }
    if !on.is_empty() && day.is_none() {
        return Err(Objected::plain("on", "verify-day-unknown", on));
    }
    Ok(When { place, on: day })
}

/// What is to be verified.
pub(in crate::page) fn asked(answers: &Answers) -> Result<Asked, Objected> {
    let (file, text, number) = (answers.file("file"), answers.get("text"), answers.get("number"));
    match (file, text, number) {
        (Some(bytes), _, paper) => match signed("file", bytes, Found::File(head(bytes), bytes.len())) {
            Err(objected) if objected.reason == Some(Unreadable::NoCode) && !paper.is_empty() => numbered(paper),
            read => read,
        },
        (None, "", "") => Err(Objected { field: "text", what: "verify-nothing", found: Found::Nothing, reason: None }),
        (None, "", number) => numbered(number),
        (None, text, _) => signed("text", text.as_bytes(), Found::Text(text.to_owned())),
    }
}

/// The log proof that came with it, if one did.
pub(in crate::page) fn log_proof(answers: &Answers) -> Option<LogProof> {
    find_log_proof(answers.file("file").unwrap_or(answers.get("text").as_bytes()))
}

fn numbered(number: &str) -> Result<Asked, Objected> {
    let parsed = CertificateNumber::parse(number);
    parsed.map(Asked::Number).map_err(|_| Objected::plain("number", "verify-number-unknown", number))
}

fn signed(field: &'static str, bytes: &[u8], found: Found) -> Result<Asked, Objected> {
    if bytes.len() > FILE_BYTES_MAX {
        return Err(Objected { field, what: "verify-damaged", found, reason: None });
    }
    find_opened(bytes).map(|opened| Asked::Signed(Box::new(opened))).map_err(|reason| {
        let what = match &reason {
            Unreadable::Unknown => "verify-unknown",
            Unreadable::NoCode => "verify-no-code",
            Unreadable::Damaged(_) => "verify-damaged",
            Unreadable::Malformed(_) => "verify-malformed",
        };
        Objected { field, what, found, reason: Some(reason) }
    })
}

/// The first bytes, by which a kind of file is known.
fn head(bytes: &[u8]) -> Vec<u8> {
    bytes.iter().take(4).copied().collect()
}

impl Objected {
    fn plain(field: &'static str, what: &'static str, found: &str) -> Self {
        Self { field, what, found: Found::Text(found.to_owned()), reason: None }
    }

    /// As the top of the page says it.
    pub(in crate::page) fn worded(&self, texts: Texts) -> Refusal {
        // A place, a day or a number that is none needs no more words than its question has.
        let simple = self.what.ends_with("-unknown") && self.reason.is_none();
        let more = |suffix: &str| (!simple).then(|| texts.get(&format!("{}-{suffix}", self.what)));
        Refusal {
            what: texts.get(self.what),
            found: self.found.worded(texts),
            expected: self.expected(texts).or_else(|| more("expected")),
            to_do: more("todo"),
            section: None,
            field: Some(self.field.to_owned()),
        }
    }

    fn expected(&self, texts: Texts) -> Option<String> {
        match (self.field, &self.found) {
            ("file", Found::File(_, bytes)) if *bytes > FILE_BYTES_MAX => Some(texts.get("verify-too-large-expected")),
            ("number", _) => Some(texts.get("expected-number")),
            ("on", _) => Some(texts.get("expected-day")),
            _ => None,
        }
    }
}

impl Found {
    fn worded(&self, texts: Texts) -> Option<String> {
        match self {
            Self::Nothing => None,
            Self::Text(text) => {
                let start: String = text.chars().take(SHOWN_CHARACTERS).collect();
                let count = words::count(texts, text.chars().count() as u64);
                Some(texts.t("verify-found-text").arg("count", count).arg("start", start).to_string())
            }
            Self::File(head, bytes) => {
                let key = match head.as_slice() {
                    [b'%', b'P', b'D', b'F'] => "verify-found-pdf",
                    [0x89, b'P', b'N', b'G'] | [0xff, 0xd8, 0xff, ..] => "verify-found-image",
                    [0x87 | 0xd2, ..] => "verify-found-statement",
                    _ => "verify-found-file",
                };
                Some(texts.t(key).arg("count", words::count(texts, *bytes as u64)).to_string())
            }
        }
    }
}
