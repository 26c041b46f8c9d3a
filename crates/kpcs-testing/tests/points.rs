//! Death at every named point of storing, and of bringing an older database up to date: the next start works, no act is
//! lost, every table is what the journal says. `KPCS_ROUNDS=10` dies that often at each; `KPCS_PAIRS=all` dies at every
//! ordered pair of points of which the second can follow the first, else at every seventh.
#![allow(clippy::unwrap_used)]

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use kpcs_register::RegisterOptions;
use kpcs_store::{Point, Store, StoreOptions, check};
use kpcs_testing::World;
use rusqlite::Connection;

const LIVE: RegisterOptions = RegisterOptions { demo: true, unsynced: false };

fn rounds() -> usize {
    std::env::var("KPCS_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(1)
}

/// The schema's files, in order.
fn migrations() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../kpcs-store/migrations");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

/// A database as a program that knew only the first `version` files left it, with the journal of `from`.
fn older(from: &Path, to: &Path, version: usize) {
    fs::create_dir_all(to).unwrap();
    let database = Connection::open(to.join("kpcs.db")).unwrap();
    for file in &migrations()[..version] {
        database.execute_batch(&fs::read_to_string(file).unwrap()).unwrap();
    }
    database.pragma_update(None, "application_id", 0x4b50_4353).unwrap();
    database.pragma_update(None, "user_version", version as i64).unwrap();
    database.execute("attach $1 as whole", [from.join("kpcs.db").to_str().unwrap()]).unwrap();
    for table in ["journal_entry", "journal_part"] {
        database.execute_batch(&format!("insert into {table} select * from whole.{table}")).unwrap();
    }
}

fn opener(folder: &Path, die_at: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_opener")).arg(folder).env("KPCS_DIE_AT", die_at).output().unwrap()
}

fn died(output: &Output, at: &str) -> bool {
    String::from_utf8_lossy(&output.stderr).contains(&format!("at {at}:"))
}

/// Dies at the `time`-th coming to `point` of what `run` does, then looks at the folder again.
fn die(folder: &Path, point: Point, time: usize, entries: i64) {
    let at = format!("{}:{time}", point.word());
    let output = opener(folder, &at);
    assert!(died(&output, point.word()), "{at} was not reached: {}", String::from_utf8_lossy(&output.stderr));
    let again = opener(folder, "");
    let said = String::from_utf8_lossy(&again.stdout).trim().to_owned();
    assert_eq!(said, entries.to_string(), "{at}: {}", String::from_utf8_lossy(&again.stderr));
    let store = Store::open(folder, StoreOptions::default()).unwrap();
    assert_eq!(check(&store, |_| {}).unwrap(), [], "{at}");
}

const UPGRADING: [Point; 2] = [Point::MigrationWritten, Point::MigrationCommitted];
const RENEWING: [Point; 6] = [
    Point::ViewsEmptied,
    Point::ViewsBegun,
    Point::ViewsProjected,
    Point::ViewsAdvanced,
    Point::ViewsUnmarked,
    Point::ViewsMade,
];
const SHELVING: [Point; 2] = [Point::ShelfWritten, Point::ShelfNamed];
const ACTING: [Point; 3] = [Point::BatchWritten, Point::BatchCommitted, Point::SeenNoted];
const FOUNDING: [Point; 2] = [Point::KeyWritten, Point::KeyNamed];
/// Died at in `kpcs-cli/tests/backup.rs`, since they are of the command.
const BACKING_UP: [Point; 2] = [Point::BackupWritten, Point::BackupNamed];
/// Died at in `kpcs-cli/tests/mail.rs`.
const MAILING: [Point; 2] = [Point::MailNoted, Point::MailTaken];

#[test]
fn an_upgrade_killed_at_any_step_goes_on_at_the_next_start() {
    let parent = tempfile::tempdir().unwrap();
    let whole = parent.path().join("whole");
    let world = World::open(&whole, LIVE, None);
    world.issue("12.34", "before").unwrap();
    drop(world);
    let entries: i64 = opener_count(&whole);
    let known = migrations().len();
    for version in 1..known {
        let steps = UPGRADING.iter().flat_map(|point| (1..=known - version).map(move |time| (*point, time)));
        for (point, time) in steps.chain(RENEWING.map(|point| (point, 1))).chain(SHELVING.map(|point| (point, 1))) {
            for round in 0..rounds() {
                let folder = parent.path().join(format!("{version}-{}-{time}-{round}", point.word()));
                older(&whole, &folder, version);
                die(&folder, point, time, entries);
                fs::remove_dir_all(folder).unwrap();
            }
        }
    }
}

fn opener_count(folder: &Path) -> i64 {
    String::from_utf8(opener(folder, "").stdout).unwrap().trim().parse().unwrap()
}

#[test]
fn an_act_killed_at_any_step_is_there_or_not() {
    for point in ACTING {
        for round in 0..rounds() {
            let folder = tempfile::tempdir().unwrap();
            let world = World::open(folder.path(), LIVE, None);
            drop(world);
            let at = format!("{}:{}", point.word(), 3 + round * 5);
            let hammer = Command::new(env!("CARGO_BIN_EXE_hammer"))
                .arg(folder.path())
                .arg("0")
                .env("KPCS_DIE_AT", &at)
                .output()
                .unwrap();
            assert!(died(&hammer, point.word()), "{at} was not reached");
            let world = World::open(folder.path(), LIVE, None);
            world.check();
            for line in String::from_utf8(hammer.stdout).unwrap().lines() {
                let [_, position, leaf] = line.split(' ').collect::<Vec<_>>().try_into().unwrap();
                let stored = world.register.store().read(|sql| kpcs_store::entry(sql, position.parse().unwrap()));
                assert_eq!(stored.unwrap().opened.statement().leaf().to_string(), leaf, "{at}");
            }
        }
    }
}

#[test]
fn a_key_is_there_whole_or_not_at_all() {
    for point in FOUNDING {
        for time in 1..=3 {
            let folder = tempfile::tempdir().unwrap();
            let at = format!("{}:{time}", point.word());
            let hammer =
                Command::new(env!("CARGO_BIN_EXE_hammer")).arg(folder.path()).arg("0").env("KPCS_DIE_AT", &at).output();
            assert!(died(&hammer.unwrap(), point.word()), "{at} was not reached");
            // Before the node key has its name there is nothing to go on with, and it says so.
            if !folder.path().join("keys/node.key").exists() {
                let said = kpcs_register::KeyRing::open(folder.path(), &kpcs_register::Passphrase::new("x"));
                assert!(said.err().unwrap().to_string().contains("node key is missing"), "{at}");
                continue;
            }
            World::open(folder.path(), LIVE, None).check();
        }
    }
}

/// A folder with keys and an older database, as an upgrade finds it.
fn founded_and_older(whole: &Path, to: &Path) {
    older(whole, to, 1);
    copy(&whole.join("keys"), &to.join("keys"));
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(|entry| entry.unwrap()) {
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(path, target).unwrap();
        }
    }
}

/// What runs and dies: opening an older database, or issuing certificates.
#[derive(Clone, Copy)]
enum Running {
    Opener,
    Hammer,
}

impl Running {
    /// Runs it until it dies at `point`; whether it came there, and the leaves of the acts that it acknowledged. Once there is
    /// nothing left that leads to `point`, an opener ends by itself.
    fn until(self, folder: &Path, point: Point) -> (bool, Vec<(i64, String)>) {
        let output = match self {
            Self::Opener => opener(folder, point.word()),
            Self::Hammer => Command::new(env!("CARGO_BIN_EXE_hammer"))
                .arg(folder)
                .arg(point.word())
                .env("KPCS_DIE_AT", point.word())
                .output()
                .unwrap(),
        };
        let came = died(&output, point.word());
        let done = String::from_utf8(output.stdout).unwrap();
        let line = |line: &str| match line.split(' ').collect::<Vec<_>>()[..] {
            [_, position, leaf] => Some((position.parse().unwrap(), leaf.to_owned())),
            _ => None,
        };
        (came, done.lines().filter_map(line).collect())
    }
}

#[test]
fn death_while_coming_back_from_death_loses_nothing() {
    let parent = tempfile::tempdir().unwrap();
    let whole = parent.path().join("whole");
    let world = World::open(&whole, LIVE, None);
    world.issue("12.34", "before").unwrap();
    drop(world);
    let opening = [&UPGRADING[..], &RENEWING, &SHELVING].concat();
    let pairs = |first: &[Point], second: &[Point], running: (Running, Running)| {
        let all = first.iter().flat_map(|one| second.iter().map(move |other| (*one, *other)));
        all.map(|(one, other)| ((one, running.0), (other, running.1))).collect::<Vec<_>>()
    };
    use Running::{Hammer, Opener};
    let all = [
        pairs(&opening, &opening, (Opener, Opener)),
        pairs(&opening, &ACTING, (Opener, Hammer)),
        pairs(&ACTING, &ACTING, (Hammer, Hammer)),
        pairs(&ACTING, &opening, (Hammer, Opener)),
    ]
    .concat();
    let step = if std::env::var("KPCS_PAIRS").is_ok() { 1 } else { 7 };
    let mut second_deaths = 0;
    for (number, ((first, one), (second, other))) in all.into_iter().enumerate().filter(|(n, _)| n % step == 0) {
        let folder = parent.path().join(number.to_string());
        founded_and_older(&whole, &folder);
        let (came, mut done) = one.until(&folder, first);
        assert!(came, "{} was not reached", first.word());
        let (came_again, more) = other.until(&folder, second);
        second_deaths += usize::from(came_again);
        done.extend(more);
        let world = World::open(&folder, LIVE, None);
        world.check();
        for (position, leaf) in done {
            let stored = world.register.store().read(|sql| kpcs_store::entry(sql, position)).unwrap();
            assert_eq!(stored.opened.statement().leaf().to_string(), leaf, "{} then {}", first.word(), second.word());
        }
        drop(world);
        fs::remove_dir_all(folder).unwrap();
    }
    eprintln!("{second_deaths} second deaths");
    assert!(second_deaths > 0, "nothing died twice");
}

#[test]
fn founding_that_dies_twice_is_begun_again_or_says_what_is_missing() {
    for first in FOUNDING {
        for second in [&FOUNDING[..], &ACTING].concat() {
            let folder = tempfile::tempdir().unwrap();
            assert!(Running::Hammer.until(folder.path(), first).0, "{} was not reached", first.word());
            if !folder.path().join("keys/node.key").exists() {
                continue;
            }
            assert!(Running::Hammer.until(folder.path(), second).0, "{} was not reached", second.word());
            World::open(folder.path(), LIVE, None).check();
        }
    }
}

#[test]
fn every_point_is_died_at() {
    let tested = [&UPGRADING[..], &RENEWING, &SHELVING, &ACTING, &FOUNDING, &BACKING_UP, &MAILING].concat();
    let missing: Vec<_> = Point::ALL.iter().filter(|point| !tested.contains(point)).collect();
    assert!(missing.is_empty(), "no test dies at {missing:?}");
}

/// What makes something lasting, in a source.
const LASTING: [&str; 5] = [".commit()", "sync_all()", "fs::rename(", "\"commit\"", "sync_data()"];
/// Where that needs no point, and why.
const NEEDS_NONE: [(&str, &str); 5] = [
    ("kpcs-store/src/store.rs", "ends a reader's snapshot, which wrote nothing"),
    ("kpcs-store/src/check.rs", "a replay in memory"),
    ("kpcs-cli/src/backup/unpack.rs", "a folder marked as unfinished, which nobody serves"),
    (
        "kpcs-cli/src/command/bundle/export.rs",
        "a copy for others, from which nothing is served; broken off, it is exported anew",
    ),
    ("kpcs-cli/src/unfinished.rs", "a demonstration gets its name when it is whole; broken off, it is made anew"),
];

#[test]
fn every_lasting_step_stands_beside_a_point() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut bare = Vec::new();
    for name in ["kpcs-store", "kpcs-register", "kpcs-server", "kpcs-cli"] {
        for (path, text) in sources(&crates.join(name).join("src")) {
            let path = path.strip_prefix(&crates).unwrap().display().to_string();
            if NEEDS_NONE.iter().any(|(file, _)| *file == path) {
                continue;
            }
            let lines: Vec<_> = text.lines().collect();
            for (index, line) in lines.iter().enumerate() {
                let near = &lines[index.saturating_sub(3)..lines.len().min(index + 4)];
                if LASTING.iter().any(|way| line.contains(way))
                    && !near.iter().any(|line| line.contains("point(Point::"))
                {
                    bare.push(format!("{path}:{}: {}", index + 1, line.trim()));
                }
            }
        }
    }
    assert!(bare.is_empty(), "give each a point beside it (kpcs_store::Point):\n{}", bare.join("\n"));
}

fn sources(folder: &Path) -> Vec<(PathBuf, String)> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries
        .flat_map(|path| {
            if path.is_dir() {
                return sources(&path);
            }
            vec![(path.clone(), fs::read_to_string(&path).unwrap())]
        })
        .collect()
}
