//! National ways: each country's whole counter through the real acts under its shipped rule pack, in the field's words
//! (`national/*.txt`; kpcs.md §5.11, §9, §17).
//!
//! Invariant: packs are those of `data/packs`, unaltered; every outcome is the one written, and at the end every signature,
//! chain and table is as the journal says.
#![allow(clippy::unwrap_used)]

mod national {
    pub mod walk;
}

use std::{fs, path::Path};

use national::walk::Walk;

fn walk(file: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/national").join(file);
    let text = fs::read_to_string(path).unwrap();
    let mut walk = Walk::new(file);
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
    let differing: Vec<_> = lines
        .filter_map(|(at, line)| {
            let (expected, found) = walk.take(line);
            (expected != found).then(|| format!("{file}:{} {line}\n    found {found}", at + 1))
        })
        .collect();
    assert!(differing.is_empty(), "\n{}", differing.join("\n"));
    walk.world.check();
}

#[test]
fn sierra_leone_has_three_valuers() {
    walk("sierra_leone.txt");
}

#[test]
fn guyana_lodges_recounts_seals_and_waits() {
    walk("guyana.txt");
}

#[test]
fn canada_names_the_mine_the_site_the_plant_or_the_serials() {
    walk("canada.txt");
}

#[test]
fn antwerp_asks_for_proof_of_lawful_import() {
    walk("antwerp.txt");
}

#[test]
fn mumbai_and_surat_share_a_pack_and_endorse_what_was_amended() {
    walk("india.txt");
}

#[test]
fn in_the_united_states_licensees_apply_and_consignees_report() {
    walk("united_states.txt");
}
