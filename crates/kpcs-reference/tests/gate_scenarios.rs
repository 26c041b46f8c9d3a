//! Every line of `testdata/gate/scenarios.txt` through the gate, with the data that ships.
//!
//! Invariant: verdict and reasons are compared exactly, in order. One exception: an `Origin` is a set, so origins
//! that share a reason and a day stand in the order of the alphabet, where the file has them as given.

use std::fmt::Write as _;

use kpcs_domain::{
    gate::{Question, ReasonCode, issuer_of, judge},
    value::{Carats, CountryCode, Day, Expected, HsCode, Origin, Text},
};
use kpcs_reference::{pack_for, scheme_history};

const SCENARIOS: &str = include_str!("../../../testdata/gate/scenarios.txt");

#[test]
fn every_scenario_is_judged_as_written() {
    let lines = SCENARIOS.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    let (mut read, mut differing) = (0, String::new());
    for (index, line) in lines {
        let (question, expected) = scenario(line).unwrap_or_else(|| panic!("line {}: {line}", index + 1));
        let found = judged(&question);
        read += 1;
        if found != expected {
            writeln!(differing, "line {}: {line}\n    found {found}", index + 1).unwrap();
        }
    }
    assert!(differing.is_empty(), "\n{differing}");
    assert!(read >= 290, "only {read} lines were read");
}

/// The head of the file states every reason with its section, in order, and which of them refuse.
#[test]
fn the_head_of_the_file_lists_the_reasons_as_the_gate_has_them() {
    let head = SCENARIOS.lines().skip_while(|line| !line.starts_with("# Reasons")).skip(1);
    let mut refuses = false;
    let mut told = Vec::new();
    for line in head.take_while(|line| !line.starts_with("# Readings")) {
        let words: Vec<_> = line.trim_start_matches('#').split_whitespace().collect();
        match words[..] {
            ["refusing"] => refuses = true,
            ["not", ..] => refuses = false,
            [code, section, ..] if section.starts_with('§') => told.push((code, section, refuses)),
            _ => {}
        }
    }
    let have: Vec<_> = ReasonCode::ALL.iter().map(|code| (code.word(), code.section(), code.refuses())).collect();
    assert_eq!(told, have);
}

fn judged(question: &Question) -> String {
    let history = scheme_history();
    let pack = pack_for(issuer_of(question, history), question.pack_day());
    let verdict = judge(question, history, pack);
    let reasons: Vec<_> = verdict.rules.iter().map(ToString::to_string).collect();
    format!("{} {}", verdict.scheme, if reasons.is_empty() { "-".to_owned() } else { reasons.join(" ") })
}

/// The question of a line, and the verdict it expects.
fn scenario(line: &str) -> Option<(Question, String)> {
    let (given, expected) = line.split_once("->")?;
    let [from, to, origin, hs, issued, left, presented, zone, stone] =
        given.split_whitespace().collect::<Vec<_>>().try_into().ok()?;
    let presented = Day::parse(presented).ok()?;
    let question = Question {
        from: CountryCode::parse(from).ok()?,
        to: CountryCode::parse(to).ok()?,
        origin: unless_dash(origin, Origin::parse)?,
        hs: HsCode::parse(hs).ok()?,
        issued: Day::parse(issued).ok()?,
        left: unless_dash(left, Day::parse)?.unwrap_or(presented),
        presented,
        zone: unless_dash(zone, Text::parse)?,
        stone: unless_dash(stone, Carats::parse)?,
    };
    let (verdict, reasons) = expected.trim().split_once(' ')?;
    let mut reasons: Vec<_> = reasons.split_whitespace().collect();
    order_origins(&mut reasons);
    Some((question, format!("{verdict} {}", reasons.join(" "))))
}

fn unless_dash<T>(text: &str, parse: impl Fn(&str) -> Result<T, Expected>) -> Option<Option<T>> {
    if text == "-" { Some(None) } else { parse(text).ok().map(Some) }
}

/// Puts neighbours that differ in nothing but the country of origin in the order of the alphabet.
fn order_origins(reasons: &mut [&str]) {
    fn all_but_country(reason: &str) -> Option<(&str, &str)> {
        let (code, rest) = reason.split_once(':')?;
        code.starts_with("origin_").then(|| (code, rest.split_once('@').map_or("", |(_, on)| on)))
    }
    for neighbours in
        reasons.chunk_by_mut(|a, b| all_but_country(a).is_some() && all_but_country(a) == all_but_country(b))
    {
        neighbours.sort_unstable();
    }
}
