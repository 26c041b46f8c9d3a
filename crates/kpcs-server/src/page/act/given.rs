//! What a generic form brought, as the tree that an act reads.
//!
//! Invariant: follows the field table, so a name that no field has is not taken; several values are one a line or one a box.
//! Must not know: any single act.

use std::collections::BTreeMap;

use kpcs_domain::field::{Field, Input, Kind};

use super::asked::join;
use crate::answers::Answers;

/// The most rows of one kind, as for any list of an act.
const LIMIT_ROWS: usize = 500;

/// The tree of what was given for a field table.
#[must_use]
pub fn input(fields: &[Field], answers: &Answers) -> Input {
    group("", fields, answers)
}

/// How many rows were given at `path`: one more than the highest number.
#[must_use]
pub fn count_rows(answers: &Answers, path: &str) -> usize {
    let row = |name: &str| name.strip_prefix(path)?.strip_prefix('.')?.split('.').next()?.parse::<usize>().ok();
    let rows = answers.pairs().filter_map(|(name, _)| row(name)).filter(|row| *row < LIMIT_ROWS);
    rows.max().map_or(0, |row| row + 1)
}

fn group(prefix: &str, fields: &[Field], answers: &Answers) -> Input {
    let given = fields.iter().map(|field| (field.name.to_owned(), one(&join(prefix, field.name), field.kind, answers)));
    Input::Group(given.filter(|(_, input)| !input.is_empty()).collect::<BTreeMap<_, _>>())
}

fn one(path: &str, kind: Kind, answers: &Answers) -> Input {
    match kind {
        Kind::Group(fields) => group(path, fields, answers),
        Kind::Many(Kind::Group(fields)) => {
            let rows = 0..count_rows(answers, path);
            Input::List(rows.map(|row| group(&format!("{path}.{row}"), fields, answers)).collect())
        }
        Kind::Many(_) => {
            let lines = answers.all(path).flat_map(str::lines).map(str::trim).filter(|line| !line.is_empty());
            Input::List(lines.map(Input::text).collect())
        }
        _ => Input::text(answers.get(path)),
    }
}

#[cfg(test)]
mod tests {
    use kpcs_domain::{
        act::{record_dispatch, register_arrival, report_discrepancy},
        field::{FieldType, Record, read_request},
    };

    use super::{count_rows, input};
    use crate::answers::Answers;

    #[test]
    fn what_a_form_brings_is_what_the_act_reads() {
        let typed = b"number=SL000001&arrived_on=2026-11-25&place=BE&certificate_presented=yes&seals_intact=yes\
            &seals_found=SL-1%0D%0A%0D%0ASL-2&container=BAG&persons.0.name=&persons.0.capacity=&parcels.0.carats=\
            &parcels.1.carats=12.34&parcels.1.stones=7&unknown=x&scale.model=&scale.calibrated_on=";
        let answers = Answers::parse(typed);
        let tree = input(register_arrival::Request::FIELDS, &answers);
        let request: register_arrival::Request = read_request(&tree).unwrap();
        assert_eq!((request.seals_found.len(), request.parcels.len(), request.scale.is_none()), (2, 1, true));
        assert_eq!(request.to_input().unwrap().found(), tree.found().replace("persons, ", ""));
        assert_eq!(count_rows(&answers, "parcels"), 2);
        assert_eq!(count_rows(&Answers::parse(b"parcels.999999999.carats=1"), "parcels"), 0);
    }

    #[test]
    fn a_fault_in_a_row_names_the_row_of_the_form() {
        let answers = Answers::parse(b"number=SL000001&parcels.0.carats=&parcels.2.carats=x");
        let faults =
            read_request::<register_arrival::Request>(&input(register_arrival::Request::FIELDS, &answers)).unwrap_err();
        assert!(faults.iter().any(|fault| fault.field == "parcels.2.carats" && fault.found == "x"), "{faults:?}");
        for fields in [record_dispatch::Request::FIELDS, report_discrepancy::Request::FIELDS] {
            assert!(input(fields, &Answers::default()).is_empty());
        }
    }
}
