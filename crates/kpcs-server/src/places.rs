//! Lists of places and Participants to choose from, as code and name, in the order of the names.
//!
//! Invariant: every code that the register knows is in the list, so a form never keeps a true answer out.
//! Must not know: which of them a rule allows; that is decided when the form is sent.

use kpcs_domain::{
    party::SchemeHistory,
    value::{CountryCode, Day},
};
use kpcs_web::Texts;

use crate::words;

/// Every country, territory and organisation.
#[must_use]
pub fn places(texts: Texts) -> Vec<(String, String)> {
    named(texts, kpcs_reference::known_places().codes())
}

/// Every Participant that stood on `day`.
#[must_use]
pub fn participants(texts: Texts, history: &SchemeHistory, day: Day) -> Vec<(String, String)> {
    named(texts, history.participants().filter(|code| history.standing(*code, day).is_some()))
}

/// These codes with their names, by name.
#[must_use]
pub fn named(texts: Texts, codes: impl Iterator<Item = CountryCode>) -> Vec<(String, String)> {
    let mut list: Vec<_> = codes.map(|code| (code.to_string(), words::place(texts, code))).collect();
    list.sort_by_cached_key(|(_, name)| plain(name));
    list
}

/// The name as it is sorted: accents of capitals do not send a country to the end.
fn plain(name: &str) -> String {
    name.to_lowercase().replace(['é', 'è', 'ê', 'ë'], "e").replace(['å', 'â', 'à'], "a").replace(['î', 'ï'], "i")
}
