//! Receipts of our log before a reader that others wrote: `tools/verify_receipts.py` with PyPI's `scitt-cose` (RFC 9942).
//!
//! Invariant: the package is pinned here and installed, once, into `target/receipts`, which is never committed; without it the step fails
//! and says what it needs.
//! Must not know: what a receipt is. Source: issue 03, demand 9.

use std::{fs, path::Path, process::Command};

use anyhow::{Context, Result};

use super::{
    cargo::{self, finish},
    tally::Tally,
    tools,
};

const PACKAGE: &str = "scitt-cose==0.5.0";

/// Has the receipts of `kpcs-log`'s example read, and counts them.
///
/// # Errors
/// When the reader cannot be installed, or accepts or refuses what it should not.
pub fn read_by_others(root: &Path, tally: &mut Tally) -> Result<()> {
    let folder = root.join("target/receipts");
    install(&folder)?;
    cargo::run(root, &["build", "--workspace", "--examples", "--quiet"])?;
    let made =
        Command::new(cargo::output_folder()?.join("examples/receipts")).output().context("the example `receipts`")?;
    let receipts = folder.join("receipts.jsonl");
    fs::write(&receipts, made.stdout).with_context(|| receipts.display().to_string())?;
    let mut reader = Command::new(folder.join("bin/python"));
    cargo::count(reader.arg("tools/verify_receipts.py").arg(&receipts).current_dir(root), tally)
        .context("scitt-cose reads our receipts otherwise than we do; its line stands above")
}

/// Installs the package into an environment of its own, unless it is there.
fn install(folder: &Path) -> Result<()> {
    let there = folder.join("bin").join(PACKAGE);
    if there.is_file() {
        return Ok(());
    }
    tools::receipts()?;
    println!("installing {PACKAGE} into target/receipts");
    finish(Command::new("python3").args(["-m", "venv", "--clear"]).arg(folder))
        .context("python3 makes no environment: install the Debian package python3-venv")?;
    let quiet = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", PACKAGE];
    finish(Command::new(folder.join("bin/python")).args(quiet)).with_context(|| {
        format!("missing: {PACKAGE}; pip could not install it into target/receipts. It needs a network once, or PIP_NO_INDEX and PIP_FIND_LINKS")
    })?;
    fs::write(&there, "").with_context(|| there.display().to_string())
}
