//! Running cargo and other programs.
//!
//! Invariant: programs get no standard input, so that none can wait for an answer; what they print is printed. One
//! profile serves everything (decisions 32). `cargo test` is the runner, because it is there wherever cargo is and runs
//! the examples in documentation too.

use std::{
    env,
    ffi::OsString,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, ensure};

use super::tally::Tally;

/// Runs cargo with these words at the root.
///
/// # Errors
/// When it fails.
pub fn run(root: &Path, words: &[&str]) -> Result<()> {
    finish(Command::new(cargo()).args(words).current_dir(root))
}

/// Runs all tests of the workspace, documentation included, and counts them.
///
/// # Errors
/// When something does not compile or a test fails.
pub fn run_tests(root: &Path, tally: &mut Tally) -> Result<()> {
    count(Command::new(cargo()).args(["test", "--workspace", "--no-fail-fast"]).current_dir(root), tally)
        .context("a test fails or something does not compile; its lines stand above")
}

/// Runs a program, prints what it prints, and counts the tests that it reports.
///
/// # Errors
/// When it cannot be started or fails.
pub fn count(command: &mut Command, tally: &mut Tally) -> Result<()> {
    let said = format!("{command:?}");
    let child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn();
    let mut child = child.with_context(|| format!("{said} cannot be started"))?;
    let output = child.stdout.take().context("the program's output is not there")?;
    for line in BufReader::new(output).split(b'\n') {
        let line = line?;
        let line = String::from_utf8_lossy(&line);
        println!("{line}");
        tally.line(&line);
    }
    let status = child.wait()?;
    ensure!(status.success(), "{said} ended with {status}");
    Ok(())
}

/// Runs a program to its end.
///
/// # Errors
/// When it cannot be started or fails.
pub fn finish(command: &mut Command) -> Result<()> {
    let said = format!("{command:?}");
    let status = command.stdin(Stdio::null()).status().with_context(|| format!("{said} cannot be started"))?;
    ensure!(status.success(), "{said} ended with {status}");
    Ok(())
}

/// The folder into which this build writes: `target/debug`, wherever that is.
///
/// # Errors
/// When the system does not say where this program is.
pub fn output_folder() -> Result<PathBuf> {
    let here = env::current_exe().context("the system does not say where this program is")?;
    here.parent().map(PathBuf::from).context("this program has no folder")
}

fn cargo() -> OsString {
    env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}
