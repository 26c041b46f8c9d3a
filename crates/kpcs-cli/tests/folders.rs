//! Folders that something has happened to: each is answered with what is wrong and what to do, exit code 4, and nothing is
//! made anew (reliability R-08).
#![allow(clippy::unwrap_used)]

use std::{
    collections::BTreeMap,
    fs,
    os::unix::{fs::PermissionsExt as _, process::CommandExt as _},
    path::{Path, PathBuf},
    process::{Command, Output},
};

use kpcs_register::RegisterOptions;
use kpcs_testing::World;

const PASSPHRASE: &str = "a world for tests";
/// A user who owns nothing here.
const STRANGER: u32 = 65_534;

/// A small register whose last acts stand in the write-ahead file, as after a kill.
fn whole(parent: &Path) -> PathBuf {
    let (live, killed) = (parent.join("live"), parent.join("whole"));
    let world = World::open(&live, RegisterOptions { demo: true, unsynced: false }, None);
    world.issue("12.34", "one").unwrap();
    world.issue("2.50", "two").unwrap();
    copy(&live, &killed);
    fs::write(killed.join("demo.passphrase"), PASSPHRASE).unwrap();
    killed
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() { copy(&path, &target) } else { fs::copy(path, target).map(|_| ()).unwrap() }
    }
}

/// Every file with its length and content, to see that nothing was made.
fn content(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut all = BTreeMap::new();
    let Ok(entries) = fs::read_dir(folder) else { return all };
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            all.extend(content(&path));
        } else if path.file_name().is_none_or(|name| name != "kpcs.lock") {
            all.insert(path.clone(), fs::read(path).unwrap());
        }
    }
    all
}

fn check(folder: &Path, as_stranger: bool) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kpcs"));
    command.arg("check").arg("--data-dir").arg(folder);
    if as_stranger {
        command.uid(STRANGER).gid(STRANGER);
    }
    command.output().unwrap()
}

/// What happens to a folder; the answer must hold these words.
struct Case {
    name: String,
    happens: Box<dyn Fn(&Path)>,
    says: &'static str,
    as_stranger: bool,
}

fn case(name: impl Into<String>, says: &'static str, happens: impl Fn(&Path) + 'static) -> Case {
    Case { name: name.into(), happens: Box::new(happens), says, as_stranger: false }
}

fn stranger(name: &str, says: &'static str, happens: impl Fn(&Path) + 'static) -> Case {
    Case { as_stranger: true, ..case(name, says, happens) }
}

fn database(folder: &Path) -> PathBuf {
    folder.join("kpcs.db")
}

fn settle(folder: &Path) {
    let database = rusqlite::Connection::open(database(folder)).unwrap();
    database.query_row("pragma wal_checkpoint(truncate)", [], |_| Ok(())).unwrap();
}

fn sql(folder: &Path, text: &str) {
    settle(folder);
    rusqlite::Connection::open(database(folder)).unwrap().execute_batch(text).unwrap();
}

fn overwrite(path: &Path, at: u64, bytes: &[u8]) {
    use std::os::unix::fs::FileExt as _;
    fs::OpenOptions::new().write(true).open(path).unwrap().write_all_at(bytes, at).unwrap();
}

fn cut(path: &Path, length: u64) {
    fs::OpenOptions::new().write(true).open(path).unwrap().set_len(length).unwrap();
}

fn mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

/// A whole folder that a stranger may read and search, so that only what a case changes is in the way.
fn open_to_all(folder: &Path) {
    mode(folder, 0o777);
    fs::remove_file(folder.join("kpcs.lock")).unwrap();
    for path in content(folder).into_keys() {
        mode(path.parent().unwrap(), 0o777);
        mode(&path, 0o666);
    }
}

fn missing() -> Vec<Case> {
    let gone = |name: &'static str, says| {
        case(format!("{name} is gone"), says, move |folder| {
            let path = folder.join(name);
            if path.is_dir() { fs::remove_dir_all(path).unwrap() } else { fs::remove_file(path).unwrap() }
        })
    };
    let mut cases = vec![
        case("the folder is gone", "there is no such folder", |folder| fs::remove_dir_all(folder).unwrap()),
        case("the folder is empty", "no register here", |folder| {
            fs::remove_dir_all(folder).unwrap();
            fs::create_dir(folder).unwrap();
        }),
        case("the folder is a file", "this is a file", |folder| {
            fs::remove_dir_all(folder).unwrap();
            fs::write(folder, "not a folder").unwrap();
        }),
        gone("kpcs.db", "the database is missing, though keys"),
        gone("keys", "the node key is missing"),
        gone("keys/node.key", "the node key is missing"),
        gone("kpcs.db-wal", "kpcs.db-wal is missing"),
        gone("demo.passphrase", "passphrase"),
        case("founding was broken off", "founding or restoring was broken off", |folder| {
            fs::write(folder.join("kpcs.unfinished"), "").unwrap();
        }),
        case("only the write-ahead file is left", "the database is missing", |folder| {
            fs::remove_file(database(folder)).unwrap();
            fs::remove_dir_all(folder.join("keys")).unwrap();
            fs::remove_file(folder.join("kpcs.seen")).unwrap();
        }),
        case("the passphrase is another", "the passphrase does not open", |folder| {
            fs::write(folder.join("demo.passphrase"), "another one").unwrap();
        }),
        case("the passphrase is empty", "the passphrase does not open", |folder| {
            fs::write(folder.join("demo.passphrase"), "").unwrap();
        }),
    ];
    for name in ["kpcs.db", "kpcs.db-wal"] {
        cases.push(case(format!("{name} is a folder"), "this is not a file", move |folder| {
            fs::remove_file(folder.join(name)).unwrap();
            fs::create_dir(folder.join(name)).unwrap();
        }));
    }
    cases
}

/// The database file replaced, emptied, cut short.
fn files() -> Vec<Case> {
    let mut cases = vec![
        case("the database is empty", "the file is empty", |folder| fs::write(database(folder), "").unwrap()),
        case("a line of text", "this is no database", |folder| fs::write(database(folder), "a letter\n").unwrap()),
        case("a long text", "this is no database", |folder| {
            fs::write(database(folder), "lorem ipsum ".repeat(20_000)).unwrap();
        }),
        case("a PDF", "this is no database", |folder| fs::write(database(folder), b"%PDF-1.7\n%\xe2\xe3").unwrap()),
        case("zeros", "this is no database", |folder| fs::write(database(folder), [0; 40_960]).unwrap()),
        case("one byte", "this is no database", |folder| fs::write(database(folder), "Q").unwrap()),
        case("a part of the mark", "cut short", |folder| fs::write(database(folder), "SQLite").unwrap()),
        case("the mark alone", "cut short", |folder| fs::write(database(folder), b"SQLite format 3\0").unwrap()),
        case("half a header", "cut short", |folder| {
            let bytes = fs::read(database(folder)).unwrap();
            fs::write(database(folder), &bytes[..60]).unwrap();
        }),
        case("compressed", "this is no database", |folder| {
            fs::write(database(folder), b"\x1f\x8b\x08\0 a backup that somebody packed").unwrap();
        }),
    ];
    for (pages, settled) in [(1, true), (2, true), (10, true), (40, true), (1, false)] {
        let says = if settled { "cut short" } else { "damaged" };
        cases.push(case(format!("cut to {pages} pages, settled {settled}"), says, move |folder| {
            if settled {
                settle(folder);
            } else {
                sql(folder, "create table view_more (x integer) strict");
            }
            cut(&database(folder), pages * 4_096);
            if !settled {
                fs::write(folder.join("kpcs.db-wal"), [1; 40]).unwrap();
            }
        }));
    }
    for less in [1, 100, 4_096] {
        cases.push(case(format!("{less} bytes short"), "cut short", move |folder| {
            settle(folder);
            let length = database(folder).metadata().unwrap().len();
            cut(&database(folder), length - less);
        }));
    }
    cases
}

/// Databases of others, and of other times.
fn foreign() -> Vec<Case> {
    let other = |name: &str, text: &'static str| {
        case(name, "another program", move |folder| {
            for file in ["kpcs.db", "kpcs.db-wal", "kpcs.seen"] {
                let _ = fs::remove_file(folder.join(file));
            }
            rusqlite::Connection::open(database(folder)).unwrap().execute_batch(text).unwrap();
        })
    };
    let mut cases = vec![
        other("somebody's address book", "create table person (name text)"),
        other("a table called journal_entry", "create table journal_entry (position integer primary key)"),
        other("another application id", "pragma application_id = 252006673; create table geo (x integer)"),
        case("our id and no tables of ours", "older copy", |folder| {
            for file in ["kpcs.db", "kpcs.db-wal"] {
                fs::remove_file(folder.join(file)).unwrap();
            }
            let database = rusqlite::Connection::open(database(folder)).unwrap();
            database.execute_batch("pragma application_id = 1263551315; vacuum").unwrap();
        }),
        case("a live register called a demonstration", "live register", |folder| {
            sql(folder, "update work_setting set value = 'live' where name = 'kind'");
        }),
        case("another register's database", "another register", |folder| {
            let parent = tempfile::tempdir().unwrap();
            let other = World::open(parent.path(), RegisterOptions { demo: true, unsynced: false }, None);
            for key in ["a", "b", "c"] {
                other.issue("1.00", key).unwrap();
            }
            for file in ["kpcs.db", "kpcs.db-wal"] {
                fs::copy(parent.path().join(file), folder.join(file)).unwrap();
            }
        }),
    ];
    for newer in [50, 99, 1_000] {
        cases.push(case(format!("schema {newer}"), "use a newer one", move |folder| {
            sql(folder, &format!("pragma user_version = {newer}"));
        }));
    }
    cases
}

/// Bytes changed in place.
fn damaged() -> Vec<Case> {
    let mut cases = Vec::new();
    for page in [2, 5, 9, 17, 33] {
        cases.push(case(format!("page {page} overwritten"), "the database is damaged", move |folder| {
            settle(folder);
            overwrite(&database(folder), (page - 1) * 4_096, &[0xa5; 4_096]);
        }));
    }
    cases.push(case("the schema overwritten", "the database is damaged", |folder| {
        settle(folder);
        overwrite(&database(folder), 100, &[0xff; 3_000]);
    }));
    for (name, at) in [("header", 0), ("salts", 16), ("first page", 100), ("tenth page", 32 + 9 * 4_120 + 60)] {
        cases.push(case(format!("write-ahead file: {name}"), "acts were committed after that", move |folder| {
            overwrite(&folder.join("kpcs.db-wal"), at, &[0x5a; 8]);
        }));
    }
    for part in [2, 3, 4, 8] {
        cases.push(case(format!("write-ahead file cut to a {part}th"), "older copy", move |folder| {
            let path = folder.join("kpcs.db-wal");
            cut(&path, path.metadata().unwrap().len() / part);
        }));
    }
    cases.push(case("write-ahead file emptied", "older copy", |folder| {
        fs::write(folder.join("kpcs.db-wal"), "").unwrap()
    }));
    for name in ["node.key", "SL/office.key", "SL/root.key"] {
        for (how, bytes) in [("emptied", &b""[..]), ("text", b"a key\n"), ("cut", b"kpcs-key/v1\n")] {
            let says = if name == "node.key" { "no node key, or it is damaged" } else { "or it is damaged" };
            cases.push(case(format!("{name}: {how}"), says, move |folder| {
                fs::write(folder.join("keys").join(name), bytes).unwrap();
            }));
        }
    }
    cases.push(case("a key of another authority", "or it is damaged", |folder| {
        fs::copy(folder.join("keys/SL/office.key"), folder.join("keys/EU-ANT/office.key")).unwrap();
    }));
    cases
}

/// Rights: only where this test may become another user.
fn rights() -> Vec<Case> {
    let owned = "must own folder and files";
    vec![
        stranger("a folder nobody else may enter", owned, |folder| mode(folder, 0o700)),
        stranger("a folder nobody else may write", owned, |folder| {
            open_to_all(folder);
            mode(folder, 0o755);
        }),
        stranger("a database nobody else may write", owned, |folder| {
            open_to_all(folder);
            mode(&database(folder), 0o644);
        }),
        stranger("a database nobody else may read", owned, |folder| {
            open_to_all(folder);
            mode(&database(folder), 0o600);
        }),
        stranger("a write-ahead file nobody else may read", owned, |folder| {
            open_to_all(folder);
            mode(&folder.join("kpcs.db-wal"), 0o600);
        }),
        stranger("a note nobody else may write", owned, |folder| {
            open_to_all(folder);
            mode(&folder.join("kpcs.seen"), 0o444);
        }),
        stranger("keys nobody else may read", "keys", |folder| {
            open_to_all(folder);
            mode(&folder.join("keys"), 0o700);
        }),
        stranger("a node key nobody else may read", "node.key", |folder| {
            open_to_all(folder);
            mode(&folder.join("keys/node.key"), 0o600);
        }),
    ]
}

#[test]
fn each_says_what_is_wrong_and_makes_nothing_anew() {
    let parent = tempfile::tempdir().unwrap();
    mode(parent.path(), 0o755);
    let whole = whole(parent.path());
    assert!(
        check(
            &{
                let sound = parent.path().join("sound");
                copy(&whole, &sound);
                sound
            },
            false
        )
        .status
        .success()
    );
    let mut cases: Vec<_> = [missing(), files(), foreign(), damaged()].into_iter().flatten().collect();
    let root = check_is_root(parent.path());
    if root {
        cases.extend(rights());
    }
    let (mut wrong, count) = (Vec::new(), cases.len());
    for (number, case) in cases.into_iter().enumerate() {
        let folder = parent.path().join(number.to_string());
        copy(&whole, &folder);
        (case.happens)(&folder);
        let before = content(&folder);
        let output = check(&folder, case.as_stranger);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        if !said.contains(case.says) {
            wrong.push(format!("{}: said {said:?}, expected {:?}", case.name, case.says));
        }
        if !matches!(output.status.code(), Some(1 | 4))
            || (case.name != "demo.passphrase is gone" && output.status.code() != Some(4))
        {
            wrong.push(format!("{}: exit {:?}", case.name, output.status.code()));
        }
        let made: Vec<_> = content(&folder).into_keys().filter(|path| !before.contains_key(path)).collect();
        if made.iter().any(|path| path.extension().is_none_or(|end| end != "db-shm" && end != "seen")) {
            wrong.push(format!("{}: made {made:?}", case.name));
        }
    }
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(!root || count >= 60, "{count} cases");
}

/// Whether this test may become another user.
fn check_is_root(folder: &Path) -> bool {
    let mut command = Command::new("true");
    command.uid(STRANGER).current_dir(folder).status().is_ok_and(|status| status.success())
}
