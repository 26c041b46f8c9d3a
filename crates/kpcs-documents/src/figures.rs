//! Prints weights, values, dates and numbers as documents show them: grouped, with all their decimals.
//!
//! Groups are parted by a no-break space, as the ISO and IUPAC styles have it, because comma and point mean opposite things
//! in the languages of the scheme. Exact: text is made from the integers' own decimal form.

use kpcs_domain::value::{Carats, CertificateNumber, Day, UsdCents};

const MONTHS: [&str; 12] = [
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

/// `1 234.50`: a weight in carats with two or three decimals.
pub(crate) fn carats(weight: Carats) -> String {
    grouped(&weight.to_string())
}

/// `4 500.00`: a value in US dollars.
pub(crate) fn usd(value: UsdCents) -> String {
    grouped(&value.to_string())
}

/// `8 July 2026`.
pub(crate) fn day(day: Day) -> String {
    let date = day.date();
    let month = usize::try_from(date.month() - 1).ok().and_then(|month| MONTHS.get(month)).copied().unwrap_or_default();
    format!("{} {month} {}", date.day(), date.year())
}

/// `SL 000123`: the number as it is compared by eye.
pub(crate) fn certificate_number(number: &CertificateNumber) -> String {
    let printed = number.to_string();
    let (country, digits) = printed.split_at(printed.len() - number.digits().len());
    format!("{country}\u{a0}{digits}")
}

/// `12 000`: a count.
pub(crate) fn count(number: u32) -> String {
    groups_of_three(&number.to_string())
}

/// `1 024`: a place in the log.
pub(crate) fn place(number: u64) -> String {
    groups_of_three(&number.to_string())
}

fn grouped(decimal: &str) -> String {
    let (whole, decimals) = decimal.split_once('.').unwrap_or((decimal, "00"));
    format!("{}.{decimals}", groups_of_three(whole))
}

fn groups_of_three(whole: &str) -> String {
    let mut text = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            text.push('\u{a0}');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_grouped_and_dates_written_out() {
        assert_eq!(carats(Carats::parse("1234567.8").unwrap()), "1\u{a0}234\u{a0}567.80");
        assert_eq!(carats(Carats::parse("0.005").unwrap()), "0.005");
        assert_eq!(usd(UsdCents::parse("123").unwrap()), "123.00");
        assert_eq!(day(Day::parse("2026-07-08").unwrap()), "8 July 2026");
        assert_eq!(certificate_number(&CertificateNumber::parse("SL000123").unwrap()), "SL\u{a0}000123");
    }
}
