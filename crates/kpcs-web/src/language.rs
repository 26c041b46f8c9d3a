//! The languages of the pages and how one is chosen for a request.
//!
//! Invariant: the choice is made by the first of `?lang=`, the cookie `lang`, `Accept-Language`, and English.
//! It must not know which page is asked for.
//! Source: RFC 9110, 12.5.4 (`Accept-Language`); BCP 47 for the tags.

use unic_langid::{LanguageIdentifier, langid};

/// A language that every page is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    English,
    French,
}

impl Language {
    /// All languages, in the order in which the pages offer them.
    pub const ALL: [Self; 2] = [Self::English, Self::French];

    /// The BCP 47 tag, as in `<html lang>`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::French => "fr",
        }
    }

    /// The language's name in itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::French => "Français",
        }
    }

    /// Whether the script runs from right to left; no shipped language does yet, the style sheet is ready for one.
    pub fn is_right_to_left(self) -> bool {
        match self {
            Self::English | Self::French => false,
        }
    }

    /// The language for a tag such as `fr`, `fr-CA` or `FR`; `None` for one that the pages do not have.
    pub fn parse(tag: &str) -> Option<Self> {
        let primary = tag.trim().split('-').next()?;
        Self::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(primary))
    }

    /// Chooses from the query's `lang`, the cookie `lang` and the header `Accept-Language`, in this order.
    pub fn choose(query: Option<&str>, cookie: Option<&str>, accept: Option<&str>) -> Self {
        query
            .and_then(Self::parse)
            .or_else(|| cookie.and_then(Self::parse))
            .or_else(|| accept.and_then(accepted))
            .unwrap_or(Self::English)
    }

    pub(crate) fn identifier(self) -> LanguageIdentifier {
        match self {
            Self::English => langid!("en"),
            Self::French => langid!("fr"),
        }
    }
}

/// The best language of an `Accept-Language` header; of equal weights the first.
fn accepted(header: &str) -> Option<Language> {
    let mut best: Option<(u32, Language)> = None;
    for range in header.split(',') {
        let mut pieces = range.split(';');
        let Some(language) = pieces.next().and_then(Language::parse) else { continue };
        let weight = pieces.find_map(|piece| piece.trim().strip_prefix("q=")).map_or(1000, thousandths);
        if weight > 0 && best.is_none_or(|(other, _)| weight > other) {
            best = Some((weight, language));
        }
    }
    best.map(|(_, language)| language)
}

/// A quality value such as `0.8` in thousandths; what is not one counts as zero.
fn thousandths(quality: &str) -> u32 {
    let (whole, part) = quality.trim().split_once('.').unwrap_or((quality.trim(), ""));
    let digits: String = part.chars().chain("000".chars()).take(3).collect();
    match (whole.parse::<u32>(), digits.parse::<u32>()) {
        (Ok(whole), Ok(digits)) => (whole.min(1) * 1000 + digits).min(1000),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_source_that_names_a_known_language_wins() {
        let cases = [
            (Some("fr"), Some("en"), Some("en"), Language::French),
            (Some("xx"), Some("fr"), None, Language::French),
            (None, None, Some("de, fr-CA;q=0.8, en;q=0.7"), Language::French),
            (None, None, Some("fr;q=0.1, en;q=0.9"), Language::English),
            (None, None, Some("fr;q=0, de"), Language::English),
            (None, None, None, Language::English),
        ];
        for (query, cookie, accept, expected) in cases {
            assert_eq!(Language::choose(query, cookie, accept), expected, "{query:?} {cookie:?} {accept:?}");
        }
    }
}
