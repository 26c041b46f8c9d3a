//! The shipped standings against what is published about them, and against their own rules.

use kpcs_domain::{
    party::{Interval, Trade},
    value::{CountryCode, Day},
};
use kpcs_reference::{known_places, participant_rows, reio_members, scheme_history};

/// kpcs.md §11.8: head counts published by chairs, communiques and the trade press.
#[test]
fn published_head_counts_are_reproduced() {
    let published = [
        ("2003-10-31", 45),
        ("2004-10-29", 43),
        ("2007-06-12", 46),
        ("2007-08-22", 47),
        ("2007-11-08", 48),
        ("2009-11-05", 49),
        ("2014-01-01", 54),
        ("2017-12-31", 54),
        ("2019-06-17", 55),
        ("2021-11-12", 59),
        ("2024-11-14", 59),
        ("2024-11-15", 60),
    ];
    let counted = published.map(|(day, _)| (day, scheme_history().count_on(Day::parse(day).unwrap())));
    assert_eq!(counted, published);
}

#[test]
fn every_row_is_read_and_has_a_source() {
    let words = participant_rows().iter().filter(|row| !row.from.is_empty() && !row.basis.as_str().is_empty());
    assert_eq!(words.count(), 175);
    assert_eq!(reio_members().len(), 28);
}

#[test]
fn intervals_of_a_country_follow_each_other() {
    for code in scheme_history().participants() {
        let rows = scheme_history().intervals_of(code);
        let follows = |pair: &[Interval]| pair[0].to.is_some_and(|to| pair[0].from < to && to <= pair[1].from);
        assert!(rows.windows(2).all(follows), "{code}");
    }
}

/// A country covered by the organisation is one of its members for as long.
#[test]
fn whoever_is_covered_is_a_member() {
    for row in participant_rows().iter().filter(|row| row.interval.trade == Trade::Reio) {
        let (code, from) = (row.interval.participant, row.interval.from);
        assert_eq!(scheme_history().participant_of(code, from), CountryCode::EU, "{code}");
        assert_eq!(scheme_history().participant_of(code, from.plus_days(-1)), code, "{code}");
    }
}

#[test]
fn every_code_of_a_row_is_a_place() {
    let codes = participant_rows().iter().map(|row| row.interval.participant);
    let members = reio_members().iter().map(|row| row.member);
    assert_eq!(codes.chain(members).find(|code| !known_places().knows(*code)), None);
}
