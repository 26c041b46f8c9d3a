//! The browser journeys: `tests/browser/run.mjs` in Chromium, on the binary that was just built.
//!
//! Invariant: the two npm packages are pinned here and installed into `target/browser`, which is never committed. The
//! script is told by environment where everything is: `KPCS_BIN` the binary, `KPCS_CHROMIUM` the browser,
//! `KPCS_BROWSER_MODULES` the packages' folder (also `NODE_PATH`, for `createRequire`). Its line
//! `journeys: 12 passed, 0 failed` is counted.
//! Must not know: pages, journeys. Source: the demand 14.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};

use super::{
    cargo::{self, finish},
    tally::Tally,
    tools,
};

const SCRIPT: &str = "tests/browser/run.mjs";

/// Playwright drives Chromium; axe-core judges whether everybody can use a page (MPL-2.0, never shipped). Newer releases of
/// Playwright ask for a newer Node than Debian 12 has.
const PACKAGES: &[(&str, &str)] = &[("axe-core", "4.14.1"), ("playwright-core", "1.61.0")];

/// Runs the journeys, if this tree has any, and counts them.
///
/// # Errors
/// When a tool is missing, the binary does not build, or a journey fails.
pub fn journeys(root: &Path, tally: &mut Tally) -> Result<()> {
    if !root.join(SCRIPT).is_file() {
        println!("this tree has no browser journeys ({SCRIPT})");
        return Ok(());
    }
    tools::browser()?;
    let modules = install(&root.join("target/browser"))?;
    // The same features as the tests had, so that only the binary is built.
    cargo::run(root, &["build", "--workspace", "--bins", "--tests", "--quiet"])?;
    let mut script = Command::new("node");
    cargo::count(script.arg(SCRIPT).current_dir(root).envs(surroundings(&modules)?), tally)
        .context("a browser journey fails; its lines stand above")
}

fn surroundings(modules: &Path) -> Result<[(&'static str, PathBuf); 4]> {
    Ok([
        ("KPCS_BIN", cargo::output_folder()?.join("kpcs")),
        ("KPCS_CHROMIUM", tools::chromium()?),
        ("KPCS_BROWSER_MODULES", modules.to_owned()),
        ("NODE_PATH", modules.to_owned()),
    ])
}

/// Installs the npm packages into `folder`, unless they are there; the folder of the modules.
fn install(folder: &Path) -> Result<PathBuf> {
    let modules = folder.join("node_modules");
    let wanted: Vec<_> = PACKAGES.iter().map(|(name, version)| format!("{name}@{version}")).collect();
    if PACKAGES.iter().all(|(name, version)| is_there(&modules, name, version)) {
        return Ok(modules);
    }
    fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    let list = wanted.join(" ");
    println!("installing {list} into target/browser");
    let quiet = ["--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"];
    finish(Command::new("npm").arg("install").args(quiet).arg("--prefix").arg(folder).args(&wanted))
        .with_context(|| format!("missing: {list}; npm could not install them into target/browser"))?;
    Ok(modules)
}

fn is_there(modules: &Path, name: &str, version: &str) -> bool {
    let said = fs::read_to_string(modules.join(name).join("package.json")).unwrap_or_default();
    said.contains(&format!("\"version\": \"{version}\""))
}
