//! `cargo xtask docs`: writes docs/requirements.md from the rules of kpcs-domain.
//!
//! Invariant: the page holds nothing but what `kpcs_domain::rule::render` gives; a test of the domain compares them.
//! Must not know: rules. Source: decisions 30.

use std::{fs, io, path::Path};

/// Writes the page into the repository at `root`.
///
/// # Errors
/// When docs/ cannot be written to.
pub fn write(root: &Path) -> io::Result<()> {
    fs::write(root.join("docs/requirements.md"), kpcs_domain::rule::render())
}
