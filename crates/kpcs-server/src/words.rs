//! Words for values: days, instants, carats, dollars, counts, places, roles and acts, in the visitor's language.
//!
//! Invariant: figures are exact and grouped by thin spaces; a day is written out; an instant says that it is UTC; what has no
//! name is shown by its code, never left out.
//! Must not know: pages.
//! Source: interface 3; house style, "Pages".

use kpcs_domain::{
    act::{ActInfo, Role},
    certificate::Phrase,
    value::{AuthorityId, Carats, CertificateNumber, CountryCode, Day, HsCode, Origin, Timestamp, UsdCents},
};
use kpcs_web::{Language, Texts};

/// Keeps the groups of a figure together, and a figure on its line.
const THIN_SPACE: char = '\u{202f}';

const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const FRENCH_MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// `United Arab Emirates`; with its own sign where a Participant has several: `European Union (EU-ANT)`.
#[must_use]
pub fn office(texts: Texts, authority: &AuthorityId) -> String {
    let Some(participant) = authority.participant() else { return texts.get("office-of-the-scheme") };
    let place = place(texts, participant);
    if authority.to_string() == participant.to_string() { place } else { format!("{place} ({authority})") }
}

/// `SL 004211`: a certificate's number wherever a person reads it; machine formats and addresses have the plain one.
#[must_use]
pub fn number(number: &CertificateNumber) -> String {
    format!("{} {}", number.issuer(), number.digits())
}

/// A subject that may be a certificate's number, as [`number`] shows it; any other as it is.
#[must_use]
pub fn subject(subject: &str) -> String {
    let parsed = CertificateNumber::parse(subject).ok().filter(|number| number.to_string() == subject);
    parsed.map_or_else(|| subject.to_owned(), |found| number(&found))
}

/// What [`number`] shows, as files for machines write it; any other text as it is.
#[must_use]
pub fn plain_number(shown: &str) -> String {
    let spaced = shown.replace('\u{a0}', " ");
    let parsed = CertificateNumber::parse(shown).ok().filter(|found| number(found) == spaced);
    parsed.map_or_else(|| shown.to_owned(), |found| found.to_string())
}

/// `23 November 2026`, `1er février 2027`.
#[must_use]
pub fn day(texts: Texts, day: Day) -> String {
    let date = day.date();
    let month = months(texts.language())[usize::from(date.month().unsigned_abs()) - 1];
    let first = texts.language() == Language::French && date.day() == 1;
    format!("{}{} {month} {}", date.day(), if first { "er" } else { "" }, date.year())
}

/// `23 November 2026, 10:21 UTC`.
#[must_use]
pub fn instant(texts: Texts, at: Timestamp) -> String {
    let seconds = at.seconds().rem_euclid(86_400);
    format!("{}, {:02}:{:02} UTC", day(texts, at.day()), seconds / 3_600, seconds / 60 % 60)
}

/// `1 242.765`, in French `1 242,765`; the unit stands beside it or in the header.
#[must_use]
pub fn carats(texts: Texts, carats: Carats) -> String {
    figure(texts, &carats.to_string())
}

/// `61 152.00`, in French `61 152,00`; the unit stands beside it or in the header.
#[must_use]
pub fn dollars(texts: Texts, value: UsdCents) -> String {
    figure(texts, &value.to_string())
}

/// `52 443`.
#[must_use]
pub fn count(texts: Texts, number: impl TryInto<i64>) -> String {
    figure(texts, &number.try_into().unwrap_or(i64::MAX).to_string())
}

/// In whole minutes, hours or days.
#[must_use]
pub fn age(texts: Texts, seconds: i64) -> String {
    let (key, count) = match seconds {
        0..3_600 => ("log-age-minutes", seconds / 60),
        3_600..86_400 => ("log-age-hours", seconds / 3_600),
        _ => ("log-age-days", seconds / 86_400),
    };
    texts.t(key).count("count", count).to_string()
}

/// The plain digits of a figure as these functions word it: `1242.765` for `1 242,765` in French; `None` for what is no figure.
#[must_use]
pub fn plain_figure(texts: Texts, shown: &str) -> Option<String> {
    let point = if texts.language() == Language::French { ',' } else { '.' };
    let plain = |c: char| match c {
        '\u{2212}' => '-',
        c if c == point => '.',
        c => c,
    };
    let plain: String = shown.chars().filter(|c| *c != THIN_SPACE).map(plain).collect();
    let digits = plain.strip_prefix('-').unwrap_or(&plain);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let all = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    (all(whole) && all(part)).then_some(plain)
}

/// The twelve months as a day is written with them.
#[must_use]
pub const fn months(language: Language) -> &'static [&'static str; 12] {
    match language {
        Language::English => &ENGLISH_MONTHS,
        Language::French => &FRENCH_MONTHS,
    }
}

/// The name of a country, territory or REIO; its code where it has none.
#[must_use]
pub fn place(texts: Texts, code: CountryCode) -> String {
    kpcs_reference::country_name(code, texts.language().tag()).map_or_else(|| code.to_string(), str::to_owned)
}

/// `Sierra Leone`, `Liberia, Sierra Leone`, or `***` with what it means.
#[must_use]
pub fn origin(texts: Texts, origin: &Origin) -> String {
    match origin {
        Origin::MixedUndisclosed => texts.get("origin-mixed"),
        Origin::Named(places) => places.iter().map(|code| place(texts, *code)).collect::<Vec<_>>().join(", "),
    }
}

/// `7102.31 non-industrial`.
#[must_use]
pub fn subheading(texts: Texts, hs: HsCode) -> String {
    let key = match hs {
        HsCode::Hs710210 => "hs-unsorted",
        HsCode::Hs710221 => "hs-industrial",
        HsCode::Hs710231 => "hs-non-industrial",
    };
    format!("{hs} {}", texts.get(key))
}

/// `Validating officer`.
#[must_use]
pub fn role(texts: Texts, role: Role) -> String {
    choice(texts, role.word())
}

/// What an act is called: `Confirm receipt`.
#[must_use]
pub fn act(texts: Texts, info: &ActInfo) -> String {
    texts.get(&format!("act-{}", info.name.replace('_', "-")))
}

/// The text of a word from a closed list of the domain.
#[must_use]
pub fn choice(texts: Texts, word: &str) -> String {
    texts.get(&format!("choice-{}", word.replace('_', "-")))
}

/// The sentences of the phrase book that an office at the border says, as code and sentence; its questions too where it asks.
#[must_use]
pub fn sentences(texts: Texts, asks: bool) -> Vec<(String, String)> {
    let said = Phrase::ALL.iter().filter(|phrase| !phrase.is_answer() && (asks || !phrase.is_question()));
    said.map(|phrase| (phrase.word().to_owned(), choice(texts, phrase.word()))).collect()
}

/// Groups the digits before the point by three and sets the language's decimal sign.
fn figure(texts: Texts, plain: &str) -> String {
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain), |rest| ("\u{2212}", rest));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let mut grouped = sign.to_owned();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            grouped.push(THIN_SPACE);
        }
        grouped.push(digit);
    }
    if !part.is_empty() {
        grouped.push(if texts.language() == Language::French { ',' } else { '.' });
        grouped.push_str(part);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_instants_are_written_out_in_each_language() {
        let [en, fr] = Language::ALL.map(Texts::new);
        let cases = [
            ("2026-11-23", "23 November 2026", "23 novembre 2026"),
            ("2027-02-01", "1 February 2027", "1er février 2027"),
            ("2024-08-31", "31 August 2024", "31 août 2024"),
        ];
        for (given, english, french) in cases {
            let given = Day::parse(given).unwrap();
            assert_eq!((day(en, given).as_str(), day(fr, given).as_str()), (english, french));
        }
        let at = Timestamp::parse("2026-11-23T09:05:59Z").unwrap();
        assert_eq!(instant(en, at), "23 November 2026, 09:05 UTC");
        assert_eq!(instant(fr, at), "23 novembre 2026, 09:05 UTC");
    }

    #[test]
    fn a_number_is_spaced_for_people_and_plain_for_files() {
        assert_eq!(subject("SL004211"), "SL 004211");
        for shown in ["SL 004211", "SL\u{a0}004211"] {
            assert_eq!(plain_number(shown), "SL004211");
        }
        for other in ["SL-A17", "2026-11-24T09:30", "sl004211", "SL004211"] {
            assert_eq!(plain_number(other), other);
        }
        assert_eq!(subject("SL-A17"), "SL-A17");
    }

    #[test]
    fn figures_are_exact_and_grouped() {
        let [en, fr] = Language::ALL.map(Texts::new);
        let cases = [
            ("0.005", "0.005", "0,005"),
            ("999.00", "999.00", "999,00"),
            ("1242.765", "1\u{202f}242.765", "1\u{202f}242,765"),
            ("1000000.00", "1\u{202f}000\u{202f}000.00", "1\u{202f}000\u{202f}000,00"),
        ];
        for (given, english, french) in cases {
            let given = Carats::parse(given).unwrap();
            assert_eq!((carats(en, given).as_str(), carats(fr, given).as_str()), (english, french));
        }
        assert_eq!(dollars(en, UsdCents::parse("61152").unwrap()), "61\u{202f}152.00");
        assert_eq!(count(fr, 52_443), "52\u{202f}443");
        assert_eq!(count(en, -1_204), "\u{2212}1\u{202f}204");
    }

    #[test]
    fn a_place_without_a_name_is_shown_by_its_code() {
        let texts = Texts::new(Language::French);
        assert_eq!(place(texts, CountryCode::parse("SL").unwrap()), "Sierra Leone");
        assert_eq!(place(texts, CountryCode::parse("QX").unwrap()), "QX");
    }
}
