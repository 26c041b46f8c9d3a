//! The programs that tests need, on a Debian machine: found, installed, or clearly asked for.
//!
//! Invariant: after `tests` or `browser` returned well, every program of its list is there. As root with apt-get they
//! are installed; otherwise one sentence says what to install. Must not know: what tests do with them.

use std::{
    env,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, ensure};

use super::cargo::finish;

/// A program under any of its names, and the Debian package that brings it.
struct Tool {
    names: &'static [&'static str],
    package: &'static str,
}

const fn tool(names: &'static [&'static str], package: &'static str) -> Tool {
    Tool { names, package }
}

/// Under which names Chromium is installed.
const CHROMIUM: &[&str] = &["chromium", "chromium-browser", "google-chrome"];

const FOR_TESTS: &[Tool] = &[tool(&["pdftoppm"], "poppler-utils"), tool(&["qpdf"], "qpdf"), tool(&["node"], "nodejs")];
const FOR_RECEIPTS: &[Tool] = &[tool(&["python3"], "python3-venv")];
const FOR_BROWSER: &[Tool] = &[tool(CHROMIUM, "chromium"), tool(&["node"], "nodejs"), tool(&["npm"], "npm")];

/// Sees to what `cargo test` needs: rustfmt and clippy, and the readers of PDF files.
///
/// # Errors
/// When something is missing and cannot be installed.
pub fn tests() -> Result<()> {
    for part in ["fmt", "clippy"] {
        let there = succeeds(Command::new("cargo").args([part, "--version"]));
        ensure!(there, "cargo {part} is missing: install it with `rustup component add rustfmt clippy`");
    }
    see_to(FOR_TESTS)
}

/// Sees to what the reader of receipts needs: Python.
///
/// # Errors
/// When it is missing and cannot be installed.
pub fn receipts() -> Result<()> {
    see_to(FOR_RECEIPTS)
}

/// Sees to what the browser journeys need: Chromium and Node.
///
/// # Errors
/// When something is missing and cannot be installed.
pub fn browser() -> Result<()> {
    see_to(FOR_BROWSER)
}

/// Where Chromium is.
///
/// # Errors
/// When it is not on the path.
pub fn chromium() -> Result<PathBuf> {
    CHROMIUM.iter().find_map(|name| on_path(name)).context("chromium is not on the path: install it")
}

fn see_to(tools: &[Tool]) -> Result<()> {
    let packages = missing(tools);
    if packages.is_empty() {
        return Ok(());
    }
    let list = packages.join(" ");
    ensure!(can_install(), "missing: {list}; install them with `sudo apt-get install {list}`");
    println!("installing {list}");
    install(&packages)
        .with_context(|| format!("missing: {list}; apt-get could not install them, install them by hand"))?;
    let still = missing(tools).join(" ");
    ensure!(still.is_empty(), "still missing after apt-get: {still}; install them by hand");
    Ok(())
}

fn missing(tools: &[Tool]) -> Vec<&'static str> {
    tools
        .iter()
        .filter(|tool| !tool.names.iter().any(|name| on_path(name).is_some()))
        .map(|tool| tool.package)
        .collect()
}

fn on_path(name: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(name)).find(|file| Path::is_file(file))
}

/// Whether this is root on a machine with apt-get.
fn can_install() -> bool {
    let user = Command::new("id").arg("-u").stdin(Stdio::null()).output();
    on_path("apt-get").is_some() && user.is_ok_and(|said| said.stdout.trim_ascii() == b"0")
}

fn install(packages: &[&str]) -> Result<()> {
    let apt = || {
        let mut command = Command::new("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive").arg("--quiet");
        command
    };
    finish(apt().arg("update"))?;
    finish(apt().args(["install", "--yes", "--no-install-recommends"]).args(packages))
}

fn succeeds(command: &mut Command) -> bool {
    command.stdin(Stdio::null()).output().is_ok_and(|said| said.status.success())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_tool_is_named_by_its_package() {
        let tools = [tool(&["no-such-program", "sh"], "dash"), tool(&["no-such-program"], "no-such-package")];
        assert_eq!(missing(&tools), ["no-such-package"]);
    }
}
