//! The domain is pure: no input or output, no clock, no randomness, no async.
//!
//! Invariant: what the domain computes is a function of what is handed in, so that a replay gives the same tables on
//! any machine. The names below are the ways out of that which the standard library and jiff offer.
//! Source: architecture 3 and 4, house style "Direction".

use super::{
    finding::Finding,
    source::{code_lines, product},
    tree::Tree,
};

const WAYS_OUT: &[&str] = &[
    "std::env",
    "std::fs",
    "std::io",
    "std::net",
    "std::process",
    "std::thread",
    "std::time",
    "Timestamp::now",
    "Zoned::now",
    "async fn",
    "println!",
];

/// Every way out of purity in the domain.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let domain = product(tree).filter(|(path, _)| path.starts_with("crates/kpcs-domain/"));
    domain.flat_map(|(path, text)| judge(path, text)).collect()
}

fn judge(path: &str, text: &str) -> Vec<Finding> {
    let lines = code_lines(text);
    let ways = lines.filter_map(|(line, code)| Some((line, WAYS_OUT.iter().find(|way| code.contains(**way))?)));
    ways.map(|(line, way)| {
        Finding::error(
            format!("{path}:{line}"),
            format!("`{way}` in the pure domain; hand the value in from the register"),
        )
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_in_the_domain_is_found() {
        let tree = Tree::of(&[
            (
                "crates/kpcs-domain/src/a.rs",
                "// std::fs is not used\nlet now = Timestamp::now();\n#[cfg(test)]\nuse std::fs;",
            ),
            ("crates/kpcs-store/src/a.rs", "use std::fs;"),
        ]);
        let places: Vec<_> = check(&tree).into_iter().map(|finding| finding.place).collect();
        assert_eq!(places, ["crates/kpcs-domain/src/a.rs:2"]);
    }
}
