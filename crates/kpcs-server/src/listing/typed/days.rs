//! Days, months and years as people type them, in either language.
//!
//! Invariant: a span includes its first and last day.
//! Must not know: lists.

use kpcs_domain::value::Day;
use kpcs_web::Language;

use crate::words;

/// A year alone is a year from the first of the scheme on.
const FIRST_YEAR: i64 = 2003;
const LAST_YEAR: i64 = 2099;

/// `2026-04`.
pub fn iso_month(text: &str) -> Option<(Day, Day)> {
    let (year, number) = text.split_once('-')?;
    (number.len() == 2).then_some(())?;
    month(number.parse().ok()?, year)
}

/// A month of a year in four digits.
pub fn month(number: usize, year: &str) -> Option<(Day, Day)> {
    (year.len() == 4).then_some(())?;
    let first = Day::parse(&format!("{year}-{number:02}-01")).ok()?;
    Some((first, first.plus_months(1).plus_days(-1)))
}

/// A year of the scheme.
pub fn year(text: &str) -> Option<(Day, Day)> {
    let number: i64 = text.parse().ok().filter(|year| (FIRST_YEAR..=LAST_YEAR).contains(year))?;
    Some((Day::parse(&format!("{number}-01-01")).ok()?, Day::parse(&format!("{number}-12-31")).ok()?))
}

/// `3 April 2026`, in either language.
pub fn written_day(text: &str) -> Option<Day> {
    let mut words = text.split(' ');
    let day: u8 = words.next()?.trim_end_matches("er").parse().ok()?;
    let month = month_number(words.next()?)?;
    Day::parse(&format!("{}-{month:02}-{day:02}", words.next()?)).ok()
}

/// The number of a month by its name, or by at least its first three letters, in either language.
pub fn month_number(text: &str) -> Option<usize> {
    let text = text.trim_end_matches('.').to_lowercase();
    (text.chars().count() >= 3).then_some(())?;
    Language::ALL.into_iter().find_map(|language| {
        let names = words::months(language);
        names.iter().position(|name| name.to_lowercase().starts_with(&text)).map(|place| place + 1)
    })
}
