//! `partial_day` and `Precision`: days of which a source gives only the month or the year.
//!
//! Invariant: a partial day is computed with as the first day that it can mean, and every day that it can mean is in
//! doubt. Nothing is interpolated.
//! Must not know: what happened on the day.
//! Source: kpcs.md §0.4; decision 19.

use crate::{
    choice,
    value::{Day, Expected},
};

choice! {
    /// How exactly a day is known.
    pub enum Precision {
        1 Day = "day",
        2 Month = "month",
        3 Year = "year",
    }
}

impl Precision {
    /// Whether `bound`, the first day of the month or year a source names, may in truth be `day`, or lie before or
    /// after it: always false where the day is known.
    #[must_use]
    pub fn leaves_open(self, bound: Day, day: Day) -> bool {
        let months = match self {
            Self::Day => return false,
            Self::Month => 1,
            Self::Year => 12,
        };
        bound <= day && day < bound.plus_months(months)
    }
}

/// Reads `2006-11-24`, `2013-05` or `2004`: the first day that it can mean, and how exactly it is known.
///
/// # Errors
/// `expected-day` for anything else.
pub fn partial_day(text: &str) -> Result<(Day, Precision), Expected> {
    let text = text.trim();
    match text.len() {
        4 => Ok((Day::parse(&format!("{text}-01-01"))?, Precision::Year)),
        7 => Ok((Day::parse(&format!("{text}-01"))?, Precision::Month)),
        _ => Ok((Day::parse(text)?, Precision::Day)),
    }
}

#[cfg(test)]
mod tests {
    use super::{Precision, partial_day};
    use crate::value::Day;

    #[test]
    fn says_how_much_is_known() {
        let table = [
            ("2006-11-24", "2006-11-24", Precision::Day),
            ("2013-05", "2013-05-01", Precision::Month),
            ("2004", "2004-01-01", Precision::Year),
        ];
        for (text, first, precision) in table {
            assert_eq!(partial_day(text), Ok((Day::parse(first).unwrap(), precision)), "{text}");
        }
        for wrong in ["", "04", "2004-", "2004-13", "2004-1-1", "-004", "20 4"] {
            assert!(partial_day(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn leaves_open_what_the_source_leaves_open() {
        let table = [
            ("2013-05", "2013-04-30", false),
            ("2013-05", "2013-05-01", true),
            ("2013-05", "2013-05-31", true),
            ("2013-05", "2013-06-01", false),
            ("2004", "2004-12-31", true),
            ("2004", "2005-01-01", false),
            ("2006-11-24", "2006-11-24", false),
        ];
        for (bound, day, open) in table {
            let (bound, precision) = partial_day(bound).unwrap();
            assert_eq!(precision.leaves_open(bound, Day::parse(day).unwrap()), open, "{bound} {day}");
        }
    }
}
