//! The nine rows of the decision table at the border (kpcs.md §4.5), each driven through the real acts to its outcome.
//!
//! Invariant: a row of the table is a new world; every refusal on the way is the one written, and afterwards every
//! signature, chain and table is as the journal says.
#![allow(clippy::unwrap_used)]

mod border_step;

use std::{collections::BTreeSet, fs, path::Path};

use border_step::Row;

fn table() -> Vec<[String; 4]> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/border/decision_table.txt");
    let text = fs::read_to_string(path).unwrap();
    let told = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    told.map(|line| {
        let cells: Vec<_> = line.split('|').map(|cell| cell.trim().to_owned()).collect();
        cells.try_into().unwrap_or_else(|_| panic!("four cells are expected: {line}"))
    })
    .collect()
}

#[test]
fn every_row_of_the_decision_table_comes_out_as_written() {
    let mut differing = Vec::new();
    for (seed, [situation, steps, paper, goods]) in table().into_iter().enumerate() {
        let mut row = Row::new(400 + seed as u64);
        for step in steps.split(';').map(str::trim) {
            let (step, expected) = step.split_once("->").map_or((step, "done"), |(step, code)| (step, code));
            let found = row.take(step.trim());
            if found != expected.trim() {
                differing.push(format!("{situation}: {step}: {found}"));
            }
        }
        for (word, found) in [(paper, row.paper()), (goods, row.goods())] {
            if word != "-" && word != found {
                differing.push(format!("{situation}: {found} instead of {word}"));
            }
        }
        row.world.check();
    }
    assert_eq!(differing, Vec::<String>::new());
}

#[test]
fn the_table_has_all_nine_rows() {
    let rows: BTreeSet<_> = table().iter().map(|[situation, ..]| situation[..1].to_owned()).collect();
    assert_eq!(rows, (1..=9).map(|row| row.to_string()).collect());
}
