//! kill -9 under load, fifty times: nothing acknowledged is lost, no number is given twice, every chain is whole.
//! `KPCS_ROUNDS=1000` kills that often; what was run stands in `faults/LEDGER.md`.
#![allow(clippy::unwrap_used)]

use std::{
    collections::BTreeMap,
    io::{BufRead as _, BufReader},
    path::Path,
    process::{Command, Stdio},
};

use kpcs_register::RegisterOptions;
use kpcs_store::{StoreFault, bind};
use kpcs_testing::World;

fn rounds() -> usize {
    std::env::var("KPCS_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(50)
}

/// Runs the hammer until it has acknowledged `wanted` certificates, then kills it; returns what was acknowledged.
fn hammer_until(folder: &Path, round: usize, wanted: usize) -> Vec<String> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_hammer"))
        .arg(folder)
        .arg(round.to_string())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut acknowledged: Vec<_> = lines.by_ref().take(wanted).map(Result::unwrap).collect();
    child.kill().unwrap();
    child.wait().unwrap();
    // What it said between the last line read and its death counts, too; its last line may be cut short.
    acknowledged.extend(lines.map_while(Result::ok).filter(|line| line.split(' ').count() == 3 && line.len() > 70));
    acknowledged
}

#[test]
fn nothing_acknowledged_is_lost_when_the_process_is_killed() {
    let folder = tempfile::tempdir().unwrap();
    let options = RegisterOptions { demo: true, unsynced: false };
    drop(World::open(folder.path(), options, None));
    let mut numbers = BTreeMap::new();
    for round in 0..rounds() {
        let acknowledged = hammer_until(folder.path(), round, 1 + round % 7);
        let world = World::open(folder.path(), options, None);
        for line in &acknowledged {
            let [number, position, leaf] = line.split(' ').collect::<Vec<_>>().try_into().unwrap();
            let stored = world.register.store().read(|sql| kpcs_store::entry(sql, position.parse().unwrap()));
            assert_eq!(stored.unwrap().opened.statement().leaf().to_string(), leaf, "round {round}: {number}");
            let other = numbers.insert(number.to_owned(), leaf.to_owned());
            assert_eq!(other, None, "round {round}: {number} was given twice");
        }
        world.register.deliver().unwrap();
        // The register grows, and with it a look at everything.
        if round % 10 == 9 && (round < 100 || round % 100 == 99) {
            world.check();
        }
    }
    let world = World::open(folder.path(), options, None);
    world.check();
    let (certificates, taken) = world
        .register
        .store()
        .read(|sql| {
            let count = |query| sql.query_integer(query, bind![]);
            let certificates = count("select count(*) from view_certificate")?;
            Ok::<_, StoreFault>((certificates, count("select count(distinct serial) from view_number")?))
        })
        .unwrap();
    assert_eq!(certificates, taken, "every certificate has a number of its own");
    assert!(certificates >= Some(numbers.len() as i64));
}
