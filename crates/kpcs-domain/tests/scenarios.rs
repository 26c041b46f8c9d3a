//! Every act in the words of its own fields: one line that is recorded, one for each refusal (testdata/scenarios/).
//!
//! Invariant: refusals are compared exactly and in order of precedence; a code that an act's page names and no line
//! shows fails, and so does a code that the act gives and its page does not name.

// Helpers of tests may unwrap like tests.
#![allow(clippy::unwrap_used)]

mod scenario;

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
    path::Path,
};

use kpcs_domain::{
    act::{Act, ActInfo, Tier},
    field::{Field, FieldType as _, Kind, Record, read_request},
};
use scenario::{Line, Scenario, for_each_act, lines};

#[test]
fn every_line_comes_out_as_written() {
    let mut differing = String::new();
    for line in lines() {
        let found = outcome(&line);
        if found != line.expected {
            writeln!(differing, "{}:{} {}\n    found {found}", line.file, line.number, line.text).unwrap();
        }
    }
    assert!(differing.is_empty(), "\n{differing}");
}

fn outcome(line: &Line) -> String {
    macro_rules! by_name {
        ($($act:ident)+) => {
            match line.act.as_str() {
                $(name if name == <kpcs_domain::act::$act as Act>::INFO.name => {
                    scenario::run::<kpcs_domain::act::$act>(line)
                })+
                other => panic!("{}:{} no act {other}", line.file, line.number),
            }
        };
    }
    for_each_act!(by_name)
}

#[test]
fn every_act_is_recorded_somewhere_and_every_refusal_of_its_page_is_shown() {
    let shown = shown();
    let mut missing = Vec::new();
    for (act, page) in pages() {
        let of_act = shown.get(&act).cloned().unwrap_or_default();
        let wanted = named_codes(&page).into_iter().chain(["recorded".to_owned()]);
        missing.extend(wanted.filter(|code| !of_act.contains(code)).map(|code| format!("{act}: {code}")));
    }
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn every_refusal_in_the_code_of_an_act_stands_on_its_page() {
    let mut unnamed = Vec::new();
    for (act, page) in pages() {
        let named = named_codes(&page);
        let given = page.match_indices("efusal").flat_map(|(at, _)| quoted_after(&page[at..]));
        let given: BTreeSet<_> = given.chain(codes_given_by_closures(&page)).collect();
        unnamed.extend(given.into_iter().filter(|code| !named.contains(code)).map(|code| format!("{act}: {code}")));
    }
    assert_eq!(unnamed, Vec::<String>::new());
}

/// Codes and `recorded`, by act, as the tables show them.
fn shown() -> BTreeMap<String, BTreeSet<String>> {
    let mut shown: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for line in lines() {
        let words = line.expected.split_whitespace().filter(|word| *word != "refused").map(str::to_owned);
        shown.entry(line.act).or_default().extend(words);
    }
    shown
}

/// The source of each act, by name.
fn pages() -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/act");
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let named = files.map(|path| (path.file_stem().unwrap().to_str().unwrap().to_owned(), path));
    let acts = named.filter(|(name, _)| !["mod", "header", "kind", "refusal"].contains(&name.as_str()));
    acts.map(|(name, path)| (name, fs::read_to_string(path).unwrap())).collect()
}

/// The codes listed at the head of an act's page.
fn named_codes(page: &str) -> BTreeSet<String> {
    let head = page.lines().take_while(|line| line.starts_with("//!")).map(|line| line[3..].trim());
    let from_list = head.skip_while(|line| !line.starts_with("Refusals, in order of precedence:"));
    let list: String = from_list.take_while(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
    let quoted = list.split('`').skip(1).step_by(2);
    quoted.filter(|word| is_code(word)).map(str::to_owned).collect()
}

fn is_code(word: &str) -> bool {
    word.contains('_') && word.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
}

/// The text in quotes right after `Refusal::new(` or `refusal(`.
fn quoted_after(rest: &str) -> Option<String> {
    let argument = rest.strip_prefix("efusal::new(").or_else(|| rest.strip_prefix("efusal("))?;
    let code = argument.trim_start().strip_prefix('"')?.split('"').next()?;
    is_code(code).then(|| code.to_owned())
}

/// Codes handed to a closure that makes refusals of one kind.
fn codes_given_by_closures(page: &str) -> Vec<String> {
    let calls = ["day(", "known(", "first_without("];
    let found = calls.iter().flat_map(|call| page.match_indices(call).map(|(at, _)| &page[at + call.len()..]));
    let quoted = found.filter_map(|rest| rest.strip_prefix('"')?.split('"').next());
    quoted.filter(|word| is_code(word)).map(str::to_owned).collect()
}

fn infos() -> Vec<&'static ActInfo> {
    macro_rules! all {
        ($($act:ident)+) => { vec![$(&<kpcs_domain::act::$act as Act>::INFO),+] };
    }
    for_each_act!(all)
}

#[test]
fn every_act_has_a_file_a_code_and_a_name_of_its_own() {
    let names: BTreeSet<_> = infos().iter().map(|info| info.name.to_owned()).collect();
    let codes: BTreeSet<_> = infos().iter().map(|info| info.code).collect();
    assert_eq!(names, pages().into_keys().collect());
    assert_eq!(codes.len(), infos().len());
    for info in infos() {
        let cites = info.section.starts_with('§') || info.section.starts_with("decision ");
        assert!(cites && !info.by.is_empty() && info.version >= 1, "{}", info.name);
        assert!(info.tier != Tier::Authority || !info.needs_two(), "{}: nobody else could check both", info.name);
    }
}

#[test]
fn every_field_table_has_rising_keys_and_names_of_its_own() {
    macro_rules! tables {
        ($($act:ident)+) => {
            [$((
                <kpcs_domain::act::$act as Act>::INFO.name,
                [
                    <<kpcs_domain::act::$act as Act>::Request as Record>::FIELDS,
                    <<kpcs_domain::act::$act as Act>::Decided as Record>::FIELDS,
                ],
            )),+]
        };
    }
    for (act, tables) in for_each_act!(tables) {
        tables.into_iter().for_each(|fields| check_table(act, fields));
    }
}

fn check_table(at: &str, fields: &[Field]) {
    assert!(fields.is_sorted_by(|a, b| a.key < b.key), "{at}: keys");
    let names: BTreeSet<_> = fields.iter().map(|field| field.name).collect();
    assert_eq!(names.len(), fields.len(), "{at}: names");
    for field in fields {
        let cites = ["§", "decision ", "threat-model "].iter().any(|start| field.section.starts_with(start));
        assert!(cites || field.section.is_empty(), "{at}.{}: {}", field.name, field.section);
        match field.kind {
            Kind::Group(inner) | Kind::Many(&Kind::Group(inner)) => check_table(&format!("{at}.{}", field.name), inner),
            _ => {}
        }
    }
}

#[test]
fn every_request_and_decision_is_written_and_read_back_unchanged() {
    fn check<A: Scenario>()
    where
        A::Request: PartialEq + std::fmt::Debug,
        A::Decided: PartialEq + std::fmt::Debug,
    {
        let (request, facts) = A::sound();
        let (name, input) = (A::INFO.name, request.to_input().unwrap());
        assert_eq!(A::Request::from_group(&request.to_group()).as_ref(), Some(&request), "{name}");
        assert_eq!(read_request::<A::Request>(&input).as_ref(), Ok(&request), "{name}");
        let decided = A::decide(request, &facts, &scenario::occasion::<A>()).unwrap().decided;
        assert_eq!(A::Decided::from_group(&decided.to_group()), Some(decided), "{name}");
    }
    macro_rules! each {
        ($($act:ident)+) => { $(check::<kpcs_domain::act::$act>();)+ };
    }
    for_each_act!(each);
}

#[test]
fn every_subject_fits_the_protected_header() {
    fn check<A: Scenario>() {
        let (request, facts) = A::sound();
        let record = A::decide(request, &facts, &scenario::occasion::<A>()).unwrap();
        let subject = A::subject(&record);
        assert!(
            (1..=40).contains(&subject.len()) && subject.bytes().all(|b| b.is_ascii_graphic()),
            "{}: {subject:?}",
            A::INFO.name
        );
        assert_eq!(record.header.is_none(), A::INFO.tier == Tier::Authority, "{}", A::INFO.name);
    }
    macro_rules! each {
        ($($act:ident)+) => { $(check::<kpcs_domain::act::$act>();)+ };
    }
    for_each_act!(each);
}
