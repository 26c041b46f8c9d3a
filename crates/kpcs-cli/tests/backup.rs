//! A backup while the register works, restored elsewhere; and every way in which a backup file can be wrong.
#![allow(clippy::unwrap_used)]

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

use kpcs_register::{ActError, RegisterOptions};
use kpcs_store::Point;
use kpcs_testing::World;

const LIVE: RegisterOptions = RegisterOptions { demo: true, unsynced: false };

fn kpcs(arguments: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_kpcs")).args(arguments).arg("--data-dir").arg(folder).output().unwrap()
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

fn world(folder: &Path) -> World {
    let world = World::open(folder, LIVE, None);
    fs::write(folder.join("demo.passphrase"), "a world for tests").unwrap();
    world
}

#[test]
fn what_is_restored_is_whole_and_signs_only_when_resumed() {
    let parent = tempfile::tempdir().unwrap();
    let path = |name: &str| parent.path().join(name);
    let live = world(&path("live"));
    live.issue("12.34", "before").unwrap();
    fs::create_dir_all(path("live/photographs")).unwrap();
    fs::write(path("live/photographs/a"), [7; 100_000]).unwrap();
    let file = path("backup.kpcs");
    let to = file.to_str().unwrap();

    // Others go on writing while it is made.
    let made = std::thread::scope(|scope| {
        let writing =
            scope.spawn(|| (0..20).fold(None, |_, n| Some(live.issue("1.00", &format!("during/{n}")).unwrap().0)));
        let made = kpcs(&["backup", "--to", to], &path("live"));
        writing.join().unwrap();
        made
    });
    assert!(made.status.success(), "{}", said(&made));
    let (lost, _) = live.issue("5.00", "after").unwrap();
    let again = kpcs(&["backup", "--to", to], &path("live"));
    assert!(!again.status.success() && said(&again).contains("never overwritten"));
    assert!(!path("backup.kpcs.part").exists() && !path("backup.kpcs.db.part").exists());

    let restored = kpcs(&["restore", to], &path("new"));
    assert!(restored.status.success(), "{}", said(&restored));
    for line in ["signatures and chains hold", "every table is what the journal says", "--highest SL=NUMBER"] {
        assert!(said(&restored).contains(line), "{}", said(&restored));
    }
    assert_eq!(fs::read(path("new/photographs/a")).unwrap(), [7; 100_000]);
    let twice = kpcs(&["restore", to], &path("new"));
    assert!(!twice.status.success() && said(&twice).contains("name a new folder"));

    let node = World::open(&path("new"), LIVE, None);
    let Err(ActError::Refused(refusals)) = node.issue("1.00", "too early") else { panic!("it signed") };
    assert_eq!(refusals.first().code, "restored_not_resumed");
    drop(node);
    let one = format!("SL={lost}");
    let incomplete = kpcs(&["resume", "--highest", &one], &path("new"));
    assert!(!incomplete.status.success() && said(&incomplete).contains("office_not_stated"), "{}", said(&incomplete));
    let foreign = kpcs(&["resume", "--highest", &one, "--highest", &format!("EU-ANT={lost}")], &path("new"));
    assert!(!foreign.status.success() && said(&foreign).contains("number_of_another"), "{}", said(&foreign));
    let resumed = kpcs(&["resume", "--highest", &one, "--highest", "EU-ANT=none"], &path("new"));
    assert!(resumed.status.success(), "{}", said(&resumed));

    let node = World::open(&path("new"), LIVE, None);
    let (next, _) = node.issue("1.00", "resumed").unwrap();
    assert_eq!(next.serial(), lost.serial() + 1, "numbers used since the backup are not given again");
    node.check();
}

#[test]
fn what_a_restore_says_to_type_next_works_as_it_stands() {
    let parent = tempfile::tempdir().unwrap();
    let path = |name: &str| parent.path().join(name);
    drop(world(&path("live")));
    fs::write(path("passphrase"), "a world for tests").unwrap();
    let (file, passphrase) = (path("backup.kpcs"), path("passphrase"));
    assert!(kpcs(&["backup", "--to", file.to_str().unwrap()], &path("live")).status.success());
    let arguments = ["restore", file.to_str().unwrap(), "--passphrase-file", passphrase.to_str().unwrap()];
    let restored = said(&kpcs(&arguments, &path("new")));
    let line = restored.lines().find(|line| line.trim_start().starts_with("kpcs resume")).unwrap();
    assert!(line.contains("--passphrase-file"), "{restored}");
    let typed: Vec<_> = line.split_whitespace().skip(1).map(|word| word.replace("=NUMBER", "=none")).collect();
    let resumed = Command::new(env!("CARGO_BIN_EXE_kpcs")).args(typed).output().unwrap();
    assert!(resumed.status.success(), "{}", said(&resumed));
}

#[test]
fn the_manual_page_has_every_command_and_names_no_other_page() {
    let page = said(&Command::new(env!("CARGO_BIN_EXE_kpcs")).arg("man").output().unwrap());
    for command in ["ACT", "BACKUP", "FOUND", "MAIL", "RESTORE", "RESUME", "SERVE", "VERIFY"] {
        assert!(page.contains(&format!(".SH \"KPCS {command}\"")), "{command}: {page}");
    }
    assert!(!page.contains("(1)") && page.contains("passphrase"), "{page}");
}

#[test]
fn a_backup_killed_at_any_step_is_whole_or_not_there() {
    let parent = tempfile::tempdir().unwrap();
    let live = parent.path().join("live");
    drop(world(&live));
    for (number, point) in [Point::BackupWritten, Point::BackupNamed].into_iter().enumerate() {
        let file = parent.path().join(point.word());
        let to = file.to_str().unwrap();
        let died = Command::new(env!("CARGO_BIN_EXE_kpcs"))
            .args(["backup", "--to", to, "--data-dir", live.to_str().unwrap()])
            .env("KPCS_DIE_AT", point.word())
            .output()
            .unwrap();
        assert!(said(&died).contains("this test build ends here"), "{}", said(&died));
        let whole = file.exists();
        assert_eq!(whole, point == Point::BackupNamed);
        let again = kpcs(&["backup", "--to", to], &live);
        assert_eq!(again.status.success(), !whole, "{}", said(&again));
        let restored = kpcs(&["restore", to], &parent.path().join(number.to_string()));
        assert!(restored.status.success(), "{}", said(&restored));
    }
}

#[test]
fn a_backup_that_was_changed_or_cut_short_makes_nothing() {
    let parent = tempfile::tempdir().unwrap();
    let path = |name: &str| parent.path().join(name);
    drop(world(&path("live")));
    let file = path("backup.kpcs");
    assert!(kpcs(&["backup", "--to", file.to_str().unwrap()], &path("live")).status.success());
    let bytes = fs::read(&file).unwrap();
    let database = usize::try_from(path("live/kpcs.db").metadata().unwrap().len().min(100_000)).unwrap();
    let mut wrong: Vec<(String, Vec<u8>)> = vec![
        ("empty".to_owned(), Vec::new()),
        ("text".to_owned(), b"not a backup\n".repeat(200)),
        ("twice".to_owned(), [&bytes[..bytes.len() - 1_024], &bytes[..]].concat()),
    ];
    for part in 1..10 {
        wrong.push((format!("cut to {part} tenths"), bytes[..bytes.len() * part / 10].to_vec()));
    }
    for step in 0..20 {
        let mut changed = bytes.clone();
        changed[600 + step * (database - 700) / 20] ^= 1 << (step % 8);
        wrong.push((format!("a bit of the database, step {step}"), changed));
    }
    for name in ["SL/office.key", "demo.passphrase", "manifest.json", "../outside"] {
        let needle = name.strip_prefix("../").map_or(name, |_| "keys/node.key").as_bytes();
        let at = bytes.windows(needle.len()).position(|window| window == needle).unwrap();
        let mut changed = bytes.clone();
        changed[at] ^= 1;
        wrong.push((format!("a bit of the name {name}"), changed));
    }
    let copy = path("changed.kpcs");
    for (how, bytes) in &wrong {
        fs::write(&copy, bytes).unwrap();
        let answer = kpcs(&["restore", copy.to_str().unwrap()], &path("new"));
        assert!(!answer.status.success(), "{how}: {}", said(&answer));
        assert_eq!(fs::read_dir(path("new")).unwrap().count(), 0, "{how}: something was left");
    }
}
