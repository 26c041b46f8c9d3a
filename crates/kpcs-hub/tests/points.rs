//! Deaths: a hub with its witnesses in a process of its own, ended at each named point, and by kill -9 in the middle of its work.
//!
//! What it had acknowledged keeps its place, nothing has two places, every published checkpoint is sound, and the next start goes on by
//! itself. `KPCS_ROUNDS=1000` kills that often, `KPCS_PAIRS=all` ends it at every pair of points, the second while recovering.
#![allow(clippy::unwrap_used)]

mod common;

use std::{
    collections::BTreeMap,
    fs,
    io::{BufRead as _, BufReader, Write as _},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use common::{Setting, entries, entry, proven};
use kpcs_hub::{LogService, Point};

const WITNESSES: u8 = 3;

/// The hub of the other process: not a test, but what the tests start. It submits batches of five from the entry after the last that it
/// finds, until it is ended, and says each place after it was given.
#[test]
fn the_hub_of_the_other_process() {
    let Some(folder) = std::env::var_os("KPCS_HUB_FOLDER") else { return };
    let log = Setting::new(Path::new(&folder), WITNESSES, 2).open().unwrap();
    let mut out = std::io::stdout().lock();
    for batch in 0..std::env::var("KPCS_HUB_BATCHES").unwrap().parse::<u64>().unwrap() {
        let from = log.head().size;
        let places = log.submit(&entries(from..from + 5)).unwrap();
        for (place, number) in places.iter().zip(from..) {
            writeln!(out, "place {number} {place}").unwrap();
        }
        if batch % 3 == 0 {
            log.settle();
        }
    }
}

fn hub(folder: &Path, batches: usize) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "the_hub_of_the_other_process", "--nocapture"]);
    command.env("KPCS_HUB_FOLDER", folder).env("KPCS_HUB_BATCHES", batches.to_string());
    command.stdout(Stdio::piped()).stderr(Stdio::null());
    command
}

/// The number and place of each line that was said whole.
fn said(line: &str) -> Option<(u64, u64)> {
    let (number, place) = line.strip_prefix("place ")?.split_once(' ')?;
    Some((number.parse().ok()?, place.parse().ok()?))
}

/// Runs until the point, or to the end; whether it died there, and what it had said.
fn until(folder: &Path, point: Point, time: usize) -> (bool, Vec<(u64, u64)>) {
    let output = hub(folder, 6).env("KPCS_DIE_AT", format!("{}:{time}", point.word())).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    (!output.status.success(), text.lines().filter_map(said).collect())
}

/// Opens the log after a death: all that was acknowledged is there, and it goes on.
fn goes_on(folder: &Path, acknowledged: &BTreeMap<u64, u64>) -> LogService {
    let log = Setting::new(folder, WITNESSES, 2).open().unwrap();
    log.settle();
    let size = log.head().size;
    assert_eq!(log.published().unwrap().seen.size, size);
    for (number, place) in acknowledged {
        assert_eq!(proven(&log, &entry(*number)).index, *place);
    }
    assert_eq!(log.submit(&entries(0..size)).unwrap(), (0..size).collect::<Vec<_>>(), "one place for each");
    let taken: Vec<_> = (0..size).map(|place| log.taken_at(place).unwrap()).collect();
    assert!(taken.iter().all(Option::is_some) && taken.is_sorted(), "every place has a time");
    log
}

#[test]
fn a_death_at_any_point_loses_nothing_that_was_acknowledged() {
    for point in Point::ALL {
        let mut died = 0;
        for time in [1, 2, 5] {
            let folder = tempfile::tempdir().unwrap();
            let (dead, said) = until(folder.path(), *point, time);
            died += usize::from(dead);
            drop(goes_on(folder.path(), &said.into_iter().collect()));
        }
        assert!(died > 0, "{} was never reached", point.word());
    }
}

#[test]
fn a_second_death_while_recovering_loses_nothing() {
    let all = std::env::var_os("KPCS_PAIRS").is_some();
    let first = Point::ALL
        .iter()
        .filter(|point| all || matches!(point, Point::HeadSwapped | Point::TileWritten | Point::BatchTimed));
    for (first, second) in first.flat_map(|first| Point::ALL.iter().map(move |second| (first, second))) {
        let folder = tempfile::tempdir().unwrap();
        let mut acknowledged = BTreeMap::new();
        // The first death is in a later batch: beginning a log passes some of the points, too.
        acknowledged.extend(until(folder.path(), *first, 4).1);
        acknowledged.extend(until(folder.path(), *second, 1).1);
        drop(goes_on(folder.path(), &acknowledged));
    }
}

#[test]
fn kill_9_loses_nothing_that_was_acknowledged() {
    let rounds = std::env::var("KPCS_ROUNDS").map_or(20, |rounds| rounds.parse().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let mut acknowledged = BTreeMap::new();
    for round in 0..rounds {
        let mut child = hub(folder.path(), 1_000_000).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        let heard: Vec<_> = lines.by_ref().filter_map(|line| said(&line)).take(1 + round % 23).collect();
        child.kill().unwrap();
        child.wait().unwrap();
        acknowledged.extend(heard);
        // Its last line may be cut short in the middle of a number.
        let mut rest: Vec<_> = lines.collect();
        rest.pop();
        acknowledged.extend(rest.iter().filter_map(|line| said(line)));
        if round % 5 == 4 || round + 1 == rounds {
            drop(goes_on(folder.path(), &acknowledged));
        }
    }
    assert!(acknowledged.iter().all(|(number, place)| number == place));
}

/// What makes something lasting, in a source.
const LASTING: [&str; 4] = [".commit()", "sync_all()", "fs::rename(", "sync_data()"];

#[test]
fn every_lasting_step_stands_beside_a_point() {
    let mut sources: Vec<PathBuf> = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut bare = Vec::new();
    while let Some(path) = sources.pop() {
        if path.is_dir() {
            sources.extend(fs::read_dir(path).unwrap().map(|item| item.unwrap().path()));
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let lines: Vec<_> = text.lines().collect();
        for (at, line) in lines.iter().enumerate() {
            let near = &lines[at.saturating_sub(3)..lines.len().min(at + 4)];
            if LASTING.iter().any(|way| line.contains(way)) && !near.iter().any(|line| line.contains("point(Point::")) {
                bare.push(format!("{}:{}", path.display(), at + 1));
            }
        }
    }
    assert!(bare.is_empty(), "{bare:?}");
}
