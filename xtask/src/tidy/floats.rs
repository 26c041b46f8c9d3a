//! No floating point near carats and dollars.
//!
//! Invariant: the crates that hold, sign, judge or store weights and values name no float type at all; an exception
//! stands below with its reason. Clippy's `float_arithmetic` watches the others. Source: architecture 8.

use super::{
    finding::Finding,
    source::{code_lines, has_word, rust_of},
    tree::Tree,
};

const EXACT: &[&str] = &["kpcs-domain", "kpcs-statement", "kpcs-store", "kpcs-register", "kpcs-verify"];

/// Files that may name a float, with the reason.
const ALLOWED: &[(&str, &str)] = &[];

/// Every float type in the exact crates.
pub fn check(tree: &Tree) -> Vec<Finding> {
    EXACT.iter().flat_map(|name| rust_of(tree, name)).filter(|(path, _)| !is_allowed(path)).flat_map(judge).collect()
}

fn judge((path, text): (&str, &str)) -> Vec<Finding> {
    let floats = code_lines(text).filter(|(_, code)| has_word(code, "f32") || has_word(code, "f64"));
    floats
        .map(|(line, _)| {
            Finding::error(
                format!("{path}:{line}"),
                "a float type; count in whole thousandths, cents or ppm, or give a reason in xtask/src/tidy/floats.rs",
            )
        })
        .collect()
}

fn is_allowed(path: &str) -> bool {
    ALLOWED.iter().any(|(allowed, _)| *allowed == path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_are_found_in_exact_crates_only() {
        let tree = Tree::of(&[
            ("crates/kpcs-domain/src/a.rs", "/// Never an f64.\npub fn carats() -> f64 {}"),
            ("crates/kpcs-documents/src/a.rs", "pub fn width_mm() -> f64 {}"),
        ]);
        let places: Vec<_> = check(&tree).into_iter().map(|finding| finding.place).collect();
        assert_eq!(places, ["crates/kpcs-domain/src/a.rs:2"]);
    }
}
