//! `cargo xtask`: the tasks of those who work on OpenKPCS.
//!
//! `test` is the one command that says whether a tree is sound, here and in CI; `tidy` holds what no compiler holds;
//! `docs` writes the pages that are made from code. Nothing here ships: the product must never depend on this crate.
//! Must not know: how to sign, store or print anything. Source: architecture 3, decisions 30 and 32.

mod deb;
mod requirements;
mod test;
mod tidy;

use std::{env, path::PathBuf, process::ExitCode};

use anyhow::{Context, Result, bail};

const USAGE: &str = "\
cargo xtask test [--quick]   everything that CI holds; --quick leaves out clippy, the WebAssembly and the browser
cargo xtask tidy             arrows between crates, module headers, completeness of acts, and the like
cargo xtask docs [--check]   writes docs/requirements.md, or says whether it is up to date
cargo xtask deb [BINARY]       the Debian package, of a release build or of BINARY";

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(fault) => {
            eprintln!("xtask: {fault:#}");
            ExitCode::FAILURE
        }
    }
}

/// Does the task named on the command line; whether it found everything in order.
fn run() -> Result<bool> {
    let root = root()?;
    let words: Vec<_> = env::args().skip(1).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["test"] => test::run(&root, test::Extent::Everything),
        ["test", "--quick"] => test::run(&root, test::Extent::Quick),
        ["tidy"] => tidy::run(&root),
        ["docs"] => requirements::write(&root).context("docs/requirements.md cannot be written").map(|()| true),
        ["docs", "--check"] => requirements::check(&root).map(|()| true),
        ["deb"] => deb::run(&root, None),
        ["deb", binary] => deb::run(&root, Some(binary)),
        [] | ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(true)
        }
        other => bail!("no task is called `{}`; there are:\n{USAGE}", other.join(" ")),
    }
}

/// The repository's root: the folder above this crate's.
fn root() -> Result<PathBuf> {
    let here = env::var_os("CARGO_MANIFEST_DIR").context("start this as `cargo xtask`, so that cargo says where")?;
    let root = PathBuf::from(here).parent().map(PathBuf::from);
    root.context("this crate has no folder above it")
}
