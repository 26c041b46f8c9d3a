//! `cargo xtask docs`: writes docs/requirements.md from the rules of kpcs-domain.
//!
//! Invariant: the page holds nothing but what `kpcs_domain::rule::render` gives; a test of the domain compares them.
//! Must not know: rules. Source: decisions 30.

use std::{fs, io, path::Path};

use anyhow::{Result, ensure};

const PAGE: &str = "docs/requirements.md";

/// Writes the page into the repository at `root`.
///
/// # Errors
/// When docs/ cannot be written to.
pub fn write(root: &Path) -> io::Result<()> {
    fs::write(root.join(PAGE), kpcs_domain::rule::render())
}

/// Compares the page with the rules.
///
/// # Errors
/// When it is missing or says something else than the rules; the message names the cure.
pub fn check(root: &Path) -> Result<()> {
    let page = fs::read_to_string(root.join(PAGE)).unwrap_or_default();
    ensure!(page == kpcs_domain::rule::render(), "{PAGE} is not what the rules say: run `cargo xtask docs`");
    Ok(())
}
