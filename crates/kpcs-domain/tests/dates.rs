//! Calendar and clock at their edges, against a table that another calendar made (reliability R-19).
//!
//! Invariant: at least 600 lines, each a thing that has gone wrong somewhere: leap days and seconds, ends of years and
//! centuries, 2038, days before 1970, zones on both sides of the date line, arithmetic far out of range.
//! Must not know: how the table was made (tools/make_dates.py).

// Helpers of tests may unwrap like tests.
#![allow(clippy::unwrap_used)]

use std::fmt::Write as _;

use kpcs_domain::{
    party::TimeZone,
    value::{Day, Quarter, Timestamp},
};

#[test]
fn two_calendars_agree() {
    let table = include_str!("../../../testdata/dates.txt");
    let mut differing = String::new();
    let mut count = 0;
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let [what, given, expected] = line.split('|').map(str::trim).collect::<Vec<_>>()[..] else {
            panic!("not three columns: {line}");
        };
        let found = answer(what, given).unwrap_or_else(|| "no".to_owned());
        if found != expected {
            writeln!(differing, "{line}\n    found {found}").unwrap();
        }
        count += 1;
    }
    assert!(differing.is_empty(), "\n{differing}");
    assert!(count >= 600, "only {count} cases");
}

fn answer(what: &str, given: &str) -> Option<String> {
    let (first, second) = given.split_once(' ').unwrap_or((given, ""));
    let day = |text| Day::parse(text).ok();
    Some(match what {
        "day" => day(given)?.to_string(),
        "epoch_days" => day(given)?.epoch_days().to_string(),
        "plus_days" => day(first)?.plus_days(second.parse().unwrap()).to_string(),
        "plus_months" => day(first)?.plus_months(second.parse().unwrap()).to_string(),
        "days_since" => day(first)?.days_since(day(second)?).to_string(),
        "instant" => Timestamp::parse(given).ok()?.seconds().to_string(),
        "day_of" => TimeZone::parse(first).ok()?.day_of(Timestamp::parse(second).ok()?).to_string(),
        "quarter_due" => Quarter::parse(given).ok()?.return_due().to_string(),
        other => panic!("no such column: {other}"),
    })
}
