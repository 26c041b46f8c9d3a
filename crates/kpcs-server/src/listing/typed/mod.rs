//! What somebody typed into the one box of a list, read as a number, a weight, a value, a day, a state, a place or words.
//!
//! Invariant: nothing typed is lost: what is no figure, day, state or place is looked for as a word. Every reading is said
//! back in words, so that a person sees how they were understood.
//! Must not know: what is listed, who asks.

use kpcs_domain::value::{Carats, CertificateNumber, CountryCode, Day, HsCode, UsdCents};
use kpcs_store::view::{Sought, Span, Term};
use kpcs_web::{Language, Texts};

mod days;
mod figure;

use self::{
    days::{iso_month, month, month_number, written_day, year},
    figure::{Figure, Unit},
};
use crate::words;

/// The longest text that is read, in characters, and the most words of it.
const LIMIT_CHARACTERS: usize = 200;
const LIMIT_WORDS: usize = 24;
/// The most words in the name of a place or state.
const LIMIT_NAME: usize = 5;

/// What was understood.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    /// What is looked for.
    pub sought: Sought,
    /// The word of the state asked for, one of those offered.
    pub state: Option<&'static str>,
    /// How each part was read, worded.
    pub understood: Vec<String>,
}

/// Reads `text`; `states` are the state words of the list with their names in the person's language.
#[must_use]
pub fn read_typed(texts: Texts, states: &[(&'static str, String)], text: &str) -> Typed {
    let text: String = text.chars().take(LIMIT_CHARACTERS).collect();
    let typed: Vec<&str> = text.split_whitespace().take(LIMIT_WORDS).collect();
    let mut reader = Reader { texts, states, typed: &typed, read: Typed::default() };
    let mut at = 0;
    while at < typed.len() {
        at += reader.read_at(at).max(1);
    }
    reader.read
}

struct Reader<'a> {
    texts: Texts,
    states: &'a [(&'static str, String)],
    typed: &'a [&'a str],
    read: Typed,
}

impl Reader<'_> {
    /// Reads what begins at word `at`; returns how many words it took.
    fn read_at(&mut self, at: usize) -> usize {
        let taken =
            [Self::number, Self::figure, Self::days, Self::state, Self::named_place, Self::place, Self::subheading]
                .iter()
                .find_map(|reading| reading(self, at));
        taken.unwrap_or_else(|| self.word(at))
    }

    fn joined(&self, at: usize, count: usize, with: &str) -> Option<String> {
        self.typed.get(at..at + count).map(|words| words.join(with))
    }

    fn say(&mut self, key: &str, what: impl std::fmt::Display) {
        self.read.understood.push(self.texts.t(key).arg("what", what).to_string());
    }

    fn clause(&mut self, clause: Vec<Term>) {
        self.read.sought.clauses.push(clause);
    }

    /// `SL000123`, `sl 000 123`, `SL-123`.
    fn number(&mut self, at: usize) -> Option<usize> {
        for count in (1..=3).rev() {
            let Some(joined) = self.joined(at, count, "") else { continue };
            let digits = joined.bytes().filter(u8::is_ascii_digit).count();
            let whole = self.typed[at + 1..at + count].iter().all(|word| word.bytes().all(|b| b.is_ascii_digit()));
            // "in 2026" is no number of India.
            let year =
                count == 2 && self.typed[at].chars().all(char::is_lowercase) && year(self.typed[at + 1]).is_some();
            if !whole || digits < 3 || year {
                continue;
            }
            if let Ok(number) = CertificateNumber::parse(&joined.to_uppercase()) {
                self.say("typed-number", &number);
                self.clause(vec![Term::Number(number)]);
                return Some(count);
            }
        }
        None
    }

    /// `>1000 ct`, `< 5000 usd`, `10-20 ct`, `12.34 ct`.
    fn figure(&mut self, at: usize) -> Option<usize> {
        (1..=3).rev().find_map(|count| {
            let joined = self.joined(at, count, "")?;
            let figure = Figure::read(&joined)?;
            // A figure with neither sign nor unit is a word, and a unit may not be cut off the next figure.
            let next = self.typed.get(at + count).is_some_and(|next| Unit::read(next).is_some());
            if next && !figure.has_unit {
                return None;
            }
            self.take_figure(figure)?;
            Some(count)
        })
    }

    fn take_figure(&mut self, figure: Figure) -> Option<()> {
        let Figure { unit, from, to, .. } = figure;
        match unit {
            Unit::Carats => {
                let span = Span { from: bound(from, Carats::parse)?, to: bound(to, Carats::parse)? };
                let shown = |carats: Carats| format!("{} ct", words::carats(self.texts, carats));
                let (from, to) = (span.from.map(shown), span.to.map(shown));
                self.read.sought.carats = span;
                self.say_span("typed-weight", from, to);
            }
            Unit::Dollars => {
                let span = Span { from: bound(from, UsdCents::parse)?, to: bound(to, UsdCents::parse)? };
                let shown = |value: UsdCents| format!("{} USD", words::dollars(self.texts, value));
                let (from, to) = (span.from.map(shown), span.to.map(shown));
                self.read.sought.value = span;
                self.say_span("typed-value", from, to);
            }
        }
        Some(())
    }

    fn say_span(&mut self, key: &str, from: Option<String>, to: Option<String>) {
        let what = match (from, to) {
            (Some(from), Some(to)) if from == to => from,
            (Some(from), Some(to)) => format!("{from} \u{2013} {to}"),
            (Some(from), None) => format!("\u{2265} {from}"),
            (None, to) => format!("\u{2264} {}", to.unwrap_or_default()),
        };
        self.say(key, what);
    }

    /// `2026-11-23`, `2026-11`, `november 2026`, `23 novembre 2026`, `2026`.
    fn days(&mut self, at: usize) -> Option<usize> {
        let word = self.typed[at];
        let (count, span) = if let Ok(day) = Day::parse(word) {
            (1, (day, day))
        } else if let Some(span) = iso_month(word) {
            (1, span)
        } else if let Some(span) = self.typed.get(at + 1).and_then(|year| month(month_number(word)?, year)) {
            (2, span)
        } else if let Some(day) = self.joined(at, 3, " ").and_then(|text| written_day(&text)) {
            (3, (day, day))
        } else {
            (1, year(word)?)
        };
        self.read.sought.day = Span { from: Some(span.0), to: Some(span.1) };
        let shown = |day| words::day(self.texts, day);
        let what =
            if span.0 == span.1 { shown(span.0) } else { format!("{} \u{2013} {}", shown(span.0), shown(span.1)) };
        self.say("typed-day", what);
        Some(count)
    }

    fn state(&mut self, at: usize) -> Option<usize> {
        for count in (1..=LIMIT_NAME).rev() {
            let Some(joined) = self.joined(at, count, " ").map(|text| text.to_lowercase()) else { continue };
            let state = self.states.iter().find(|(word, name)| *word == joined || name.to_lowercase() == joined);
            if let Some((word, name)) = state {
                self.read.state = Some(word);
                let name = name.clone();
                self.say("typed-state", name);
                return Some(count);
            }
        }
        None
    }

    /// `origin:SL`, `to:Belgium`, `from:AE`: one part of the certificate only.
    fn named_place(&mut self, at: usize) -> Option<usize> {
        let (part, name) = self.typed[at].split_once(':')?;
        let country = place_named(name)?;
        let (key, term) = match part.to_lowercase().as_str() {
            "origin" | "origine" => ("typed-origin", Term::Origin(country)),
            "to" | "vers" => ("typed-destination", Term::Destination(country)),
            "from" | "de" => ("typed-issuer", Term::Issuer(country)),
            _ => return None,
        };
        self.say(key, words::place(self.texts, country));
        self.clause(vec![term]);
        Some(1)
    }

    /// The name of a place in either language, or its code in capitals; it may also be a word of a name.
    fn place(&mut self, at: usize) -> Option<usize> {
        for count in (1..=LIMIT_NAME).rev() {
            let Some(joined) = self.joined(at, count, " ") else { continue };
            let Some(country) = place_named(&joined) else { continue };
            self.say("typed-place", words::place(self.texts, country));
            let places = [Term::Origin(country), Term::Destination(country), Term::Issuer(country)];
            self.clause(places.into_iter().chain([Term::Word(joined)]).collect());
            return Some(count);
        }
        None
    }

    fn subheading(&mut self, at: usize) -> Option<usize> {
        let hs = HsCode::parse(self.typed[at]).ok()?;
        self.say("typed-hs", words::subheading(self.texts, hs));
        self.clause(vec![Term::Hs(hs)]);
        Some(1)
    }

    fn word(&mut self, at: usize) -> usize {
        let word = self.typed[at];
        if word.chars().any(char::is_alphanumeric) {
            self.say("typed-word", word);
            self.clause(vec![Term::Word(word.to_owned())]);
        }
        1
    }
}

fn bound<T, E>(text: Option<String>, parse: impl Fn(&str) -> Result<T, E>) -> Option<Option<T>> {
    text.map(|text| parse(&text)).transpose().ok()
}

/// The place with that code in capitals, or that name in either language.
fn place_named(text: &str) -> Option<CountryCode> {
    let known = kpcs_reference::known_places();
    if text.len() == 2 && text.bytes().all(|b| b.is_ascii_uppercase()) {
        return CountryCode::parse(text).ok().filter(|code| known.codes().any(|known| known == *code));
    }
    let text = text.to_lowercase();
    let called = |code: &CountryCode| {
        Language::ALL
            .into_iter()
            .filter_map(|language| kpcs_reference::country_name(*code, language.tag()))
            .any(|name| name.to_lowercase() == text)
    };
    (text.chars().count() > 2).then_some(())?;
    known.codes().find(called)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Typed {
        let texts = Texts::new(Language::English);
        read_typed(texts, &[("issued", "issued".to_owned()), ("confirmed", "receipt confirmed".to_owned())], text)
    }

    fn carats(from: Option<&str>, to: Option<&str>) -> Span<Carats> {
        let parse = |text: &str| Carats::parse(text).unwrap();
        Span { from: from.map(parse), to: to.map(parse) }
    }

    #[test]
    fn numbers_are_read_in_any_spelling() {
        // A number is its issuer and its figure (decisions 26): zeros in front change nothing.
        let found = |text: &str| match &read(text).sought.clauses[..] {
            [clause] => match &clause[..] {
                [Term::Number(number)] => Some((number.issuer().to_string(), number.serial())),
                _ => None,
            },
            _ => None,
        };
        for text in ["SL000123", "sl 123", "sl000123", "SL 000123", "sl 000 123", "SL-000123", "SL.000.123"] {
            assert_eq!(found(text), Some(("SL".to_owned(), 123)), "{text}");
        }
        assert_eq!(read("4306").sought.clauses, [vec![Term::Word("4306".to_owned())]]);
    }

    #[test]
    fn weights_and_values_are_read_with_their_signs_and_units() {
        let cases = [
            (">1000 ct", Some("1000"), None),
            ("> 1,000ct", Some("1000"), None),
            (">1000", Some("1000"), None),
            ("<= 12,5 ct", None, Some("12.5")),
            ("10-20 ct", Some("10"), Some("20")),
            ("12.34 ct", Some("12.34"), Some("12.34")),
            ("\u{2265}5 carats", Some("5"), None),
        ];
        for (text, from, to) in cases {
            let typed = read(text);
            assert_eq!(typed.sought.carats, carats(from, to), "{text}");
            assert_eq!(typed.sought.clauses, Vec::<Vec<Term>>::new(), "{text}");
        }
        let value = read(">$5,000 koidu").sought;
        assert_eq!(value.value.from, UsdCents::parse("5000").ok());
        assert_eq!(value.clauses, [vec![Term::Word("koidu".to_owned())]]);
    }

    #[test]
    fn days_months_and_years_are_read_in_both_languages() {
        let cases = [
            ("2026-11-23", "2026-11-23", "2026-11-23"),
            ("2026-11", "2026-11-01", "2026-11-30"),
            ("november 2026", "2026-11-01", "2026-11-30"),
            ("févr. 2024", "2024-02-01", "2024-02-29"),
            ("1er mars 2026", "2026-03-01", "2026-03-01"),
            ("23 November 2026", "2026-11-23", "2026-11-23"),
            ("2026", "2026-01-01", "2026-12-31"),
        ];
        for (text, from, to) in cases {
            let day = |text: &str| Day::parse(text).ok();
            assert_eq!(read(text).sought.day, Span { from: day(from), to: day(to) }, "{text}");
        }
    }

    #[test]
    fn places_states_and_words_stand_together() {
        let typed = read("koidu Sierra Leone receipt confirmed to:BE 7102.31");
        let [sl, be] = ["SL", "BE"].map(|code| CountryCode::parse(code).unwrap());
        assert_eq!(typed.state, Some("confirmed"));
        assert_eq!(
            typed.sought.clauses,
            [
                vec![Term::Word("koidu".to_owned())],
                vec![Term::Origin(sl), Term::Destination(sl), Term::Issuer(sl), Term::Word("Sierra Leone".to_owned())],
                vec![Term::Destination(be)],
                vec![Term::Hs(HsCode::parse("7102.31").unwrap())],
            ]
        );
        assert_eq!(typed.understood.len(), 5);
    }

    #[test]
    fn whatever_is_typed_is_read_as_something() {
        for text in ["", "\"", "*** OR", ">", "<ct", "- -", "''", "0-0-0", "99999999999999999999 ct", "SL", "é"] {
            let _ = read(text);
        }
    }
}
