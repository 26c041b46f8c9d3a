//! Fixtures of the stock of security paper.

use kpcs_domain::{
    act::{
        AllotBlanks, CountBlanks, DestroyBlanks, ReceiveBlanks, SpoilBlank, allot_blanks, count_blanks, destroy_blanks,
        receive_blanks::{self, BlankRange},
        spoil_blank,
    },
    value::OfficerHandle,
};

use super::{
    Scenario,
    world::{authority, day, list, name, number, text},
};

/// SL 004201 to SL 004250.
const FIFTY: BlankRange = BlankRange { first: 4201, last: 4250 };

fn count(value: &str) -> u64 {
    value.parse().unwrap()
}

impl Scenario for ReceiveBlanks {
    fn sound() -> (Self::Request, Self::Facts) {
        let request = receive_blanks::Request {
            range: FIFTY,
            printer: name("High Security Printers Ltd"),
            delivery_note: name("2026/118"),
            received_on: day("2026-11-23"),
            remarks: None,
        };
        (request, receive_blanks::Facts { authority: authority("SL"), known: 0 })
    }

    fn alter(facts: &mut Self::Facts, word: &str, value: &str) {
        match word {
            "known" => facts.known = count(value),
            _ => panic!("{word}={value}"),
        }
    }
}

impl Scenario for AllotBlanks {
    fn sound() -> (Self::Request, Self::Facts) {
        let request = allot_blanks::Request { range: FIFTY, holder: OfficerHandle::parse("preparer").unwrap() };
        (request, allot_blanks::Facts { authority: authority("SL"), free: 50, officer_known: true })
    }

    fn alter(facts: &mut Self::Facts, word: &str, value: &str) {
        match word {
            "free" => facts.free = count(value),
            "officer" => facts.officer_known = value != "unknown",
            _ => panic!("{word}={value}"),
        }
    }
}

impl Scenario for SpoilBlank {
    fn sound() -> (Self::Request, Self::Facts) {
        let request = spoil_blank::Request { number: number("SL004211"), reason: text("Torn in the printer.") };
        (request, spoil_blank::Facts { state: Some("allotted".to_owned()), prepared: false })
    }

    fn alter(facts: &mut Self::Facts, word: &str, value: &str) {
        match word {
            "state" => facts.state = (value != "none").then(|| value.to_owned()),
            "prepared" => facts.prepared = value == "yes",
            _ => panic!("{word}={value}"),
        }
    }
}

impl Scenario for DestroyBlanks {
    fn sound() -> (Self::Request, Self::Facts) {
        let request = destroy_blanks::Request {
            range: FIFTY,
            destroyed_on: day("2026-11-23"),
            witnesses: list(vec![name("A. Conteh"), name("F. Kamara")]),
            method: text("Shredded and burnt."),
        };
        (request, destroy_blanks::Facts { authority: authority("SL"), there: 50 })
    }

    fn alter(facts: &mut Self::Facts, word: &str, value: &str) {
        match word {
            "there" => facts.there = count(value),
            _ => panic!("{word}={value}"),
        }
    }
}

impl Scenario for CountBlanks {
    fn sound() -> (Self::Request, Self::Facts) {
        let request = count_blanks::Request {
            counted_on: day("2026-11-23"),
            holder: None,
            unused: 50,
            spoiled: 2,
            explanation: None,
        };
        (request, count_blanks::Facts { authority: authority("SL"), unused: 50, spoiled: 2 })
    }

    fn alter(facts: &mut Self::Facts, word: &str, value: &str) {
        match word {
            "unused" => facts.unused = count(value),
            "spoiled" => facts.spoiled = count(value),
            _ => panic!("{word}={value}"),
        }
    }
}
