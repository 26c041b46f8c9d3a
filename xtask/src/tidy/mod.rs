//! `cargo xtask tidy`: what matters in this tree and no compiler holds, as tests whose message names the cure.
//!
//! Each check is one file and one pure function from the tree to what it found. An error fails the run; a note is only
//! shown. What an act still lacks may stand in the pending list of xtask/README.md, which is empty when an issue ends.
//! Must not know: cargo, git. Source: style example 31, decisions 30.

mod act_files;
mod acts;
mod arrows;
mod finding;
mod floats;
mod headers;
mod lengths;
mod outside;
mod pending;
mod purity;
mod source;
mod texts;
mod tree;
mod words;

use std::path::Path;

use anyhow::Result;

use self::{
    finding::{Finding, Weight},
    pending::Pending,
    tree::Tree,
};

type Check = fn(&Tree) -> Vec<Finding>;

/// Every check that needs the tree alone, by name.
const CHECKS: &[(&str, Check)] = &[
    ("arrows", arrows::check),
    ("purity", purity::check),
    ("headers", headers::check),
    ("floats", floats::check),
    ("lengths", lengths::check),
    ("words", words::check),
    ("outside", outside::check),
    ("texts", texts::check),
];

/// Runs every check on the repository at `root` and prints what they found; whether there is no error.
///
/// # Errors
/// When the tree cannot be read.
pub fn run(root: &Path) -> Result<bool> {
    let tree = Tree::read(root)?;
    let pending = Pending::read(&tree);
    let mut errors = 0;
    for (name, check) in CHECKS {
        errors += print(name, &check(&tree));
    }
    let lacking = acts::lacking(&tree);
    errors += print("acts", &pending.apply(&lacking));
    println!("tidy: {} acts, {} pending; {errors} errors", act_files::all(&tree).len(), pending.len());
    Ok(errors == 0)
}

/// Prints what one check found; how many of it are errors.
fn print(check: &str, found: &[Finding]) -> usize {
    found.iter().for_each(|finding| println!("tidy {check}: {finding}"));
    found.iter().filter(|finding| finding.weight == Weight::Error).count()
}
