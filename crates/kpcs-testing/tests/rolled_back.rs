//! A database that was put back from an older copy: the node notices before it signs anything, and no number is given twice
//! (reliability R-12). `KPCS_ROUNDS=1000 cargo test --workspace --test rolled_back -- --nocapture` does so that often.
//!
//! The whole folder put back, with its note `kpcs.seen`, is another matter: nothing here can notice that, which is why
//! `kpcs restore` asks for the numbers used since (`kpcs-cli/tests/backup.rs`).
#![allow(clippy::unwrap_used)]

use std::{collections::BTreeSet, fs, path::Path};

use kpcs_register::RegisterOptions;
use kpcs_store::{Store, StoreOptions};
use kpcs_testing::World;

const LIVE: RegisterOptions = RegisterOptions { demo: true, unsynced: false };
/// What makes up a database.
const FILES: [&str; 3] = ["kpcs.db", "kpcs.db-wal", "kpcs.db-shm"];

fn rounds() -> usize {
    std::env::var("KPCS_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(6)
}

fn move_all(from: &Path, to: &Path, copy: bool) {
    fs::create_dir_all(to).unwrap();
    assert!(from.join(FILES[0]).exists());
    for file in FILES {
        let _ = fs::remove_file(to.join(file));
        if fs::copy(from.join(file), to.join(file)).is_ok() && !copy {
            let _ = fs::remove_file(from.join(file));
        }
    }
}

#[test]
fn an_older_database_put_back_is_not_opened() {
    let mut done = 0;
    while done < rounds() {
        let parent = tempfile::tempdir().unwrap();
        let [folder, old, right] = ["live", "old", "right"].map(|name| parent.path().join(name));
        let mut given = BTreeSet::new();
        // A new register now and then, so that none grows large.
        for round in done..rounds().min(done + 40) {
            // Half of the copies are taken from under a running node, its write-ahead file with it.
            let world = World::open(&folder, LIVE, None);
            let mut issue = |count: usize, when: &str| {
                for number in 0..count {
                    let (number, _) = world.issue("1.00", &format!("{round}/{when}/{number}")).unwrap();
                    assert!(given.insert(number.to_string()), "{number} was given twice");
                }
            };
            issue(round % 3, "before");
            if round % 2 == 0 {
                move_all(&folder, &old, true);
            }
            issue(1 + round % 2, "between");
            drop(world);
            if round % 2 == 1 {
                move_all(&folder, &old, true);
                let world = World::open(&folder, LIVE, None);
                let (number, _) = world.issue("1.00", &format!("{round}/after")).unwrap();
                assert!(given.insert(number.to_string()), "{number} was given twice");
                drop(world);
            }
            move_all(&folder, &right, false);
            move_all(&old, &folder, true);
            let opened = Store::open(&folder, StoreOptions::default());
            let said = opened.err().unwrap_or_else(|| panic!("round {round}: an older copy was opened")).to_string();
            assert!(said.contains("older copy"), "{said}");
            move_all(&right, &folder, false);
            if round % 100 == 99 {
                eprintln!("{} rollbacks", round + 1);
            }
        }
        World::open(&folder, LIVE, None).check();
        done += 40;
    }
}
