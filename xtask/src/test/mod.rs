//! `cargo xtask test`: the one command that says whether this tree is sound, on a desk and in CI alike.
//!
//! Invariant: nothing is skipped silently. A tool that is missing is installed where that is possible, or fails its step
//! with one sentence that says what to install; what `--quick` leaves out is named. Every step runs even when an earlier
//! one failed, so that one run shows everything; the last line counts steps and tests.
//! Must not know: what any test does. Source: the demands 1 and 14, decisions 32.

mod browser;
mod cargo;
mod offline;
mod receipts;
mod tally;
mod tools;

use std::{path::Path, time::Instant};

use anyhow::{Context, Result, ensure};

use self::tally::Tally;
use crate::{requirements, tidy};

/// How much is run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// What CI holds.
    Everything,
    /// Without clippy, the reader of receipts, the rebuilt WebAssembly and the browser.
    Quick,
}

type Step = fn(&Path, &mut Tally) -> Result<()>;

/// The cheap steps stand first, so that their complaints come early.
const STEPS: &[(&str, Extent, Step)] = &[
    ("tools", Extent::Quick, |_, _| tools::tests()),
    ("format", Extent::Quick, |root, _| cargo::run(root, FORMAT).context("run `cargo fmt --all`")),
    ("tidy", Extent::Quick, |root, _| in_order(tidy::run(root)?)),
    ("docs", Extent::Quick, |root, _| requirements::check(root)),
    ("clippy", Extent::Everything, |root, _| cargo::run(root, CLIPPY)),
    ("tests", Extent::Quick, |root, tally| cargo::run_tests(root, tally)),
    ("receipts", Extent::Everything, receipts::read_by_others),
    ("offline", Extent::Everything, offline::built),
    ("browser", Extent::Everything, browser::journeys),
];

/// Names the files only; the formatter itself shows the rest.
const FORMAT: &[&str] = &["fmt", "--all", "--check", "--", "-l"];
const CLIPPY: &[&str] =
    &["clippy", "--workspace", "--all-targets", "--keep-going", "--quiet", "--", "--deny", "warnings"];

/// Runs the steps; whether all of them passed.
///
/// # Errors
/// None today: a step that fails is counted.
pub fn run(root: &Path, extent: Extent) -> Result<bool> {
    let begun = Instant::now();
    let mut tally = Tally::default();
    for (name, least, step) in STEPS {
        if extent == Extent::Quick && *least == Extent::Everything {
            tally.leave_out(name);
        } else {
            one(root, name, *step, &mut tally);
        }
    }
    println!("\n{}", tally.closing(begun.elapsed()));
    Ok(tally.is_sound())
}

fn one(root: &Path, name: &'static str, step: Step, tally: &mut Tally) {
    println!("\n== {name}");
    let begun = Instant::now();
    let came = step(root, tally);
    match &came {
        Ok(()) => println!("== {name}: passed in {} s", begun.elapsed().as_secs()),
        Err(fault) => println!("== {name}: failed: {fault:#}"),
    }
    tally.step(name, came.is_ok());
}

fn in_order(sound: bool) -> Result<()> {
    ensure!(sound, "see the lines above; each names its cure");
    Ok(())
}
