//! Which files are source, and reading them by line.
//!
//! Invariant: "source" is Rust under `crates/*/src` and `xtask/src`; its tests are files named `tests.rs` and what
//! follows the first `#[cfg(test)]`, because tests stand last (house style). Must not know: any check.

use super::tree::Tree;

/// The Rust sources with their text.
pub fn rust(tree: &Tree) -> impl Iterator<Item = (&str, &str)> {
    tree.texts().filter(|(path, _)| is_rust(path))
}

/// The Rust sources of one crate.
pub fn rust_of<'a>(tree: &'a Tree, name: &str) -> impl Iterator<Item = (&'a str, &'a str)> {
    let folder = format!("crates/{name}/src/");
    rust(tree).filter(move |(path, _)| path.starts_with(&folder))
}

/// The lines of a source with their numbers, without those that are only a comment.
pub fn code_lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().enumerate().map(|(index, line)| (index + 1, line)).filter(|(_, line)| !is_comment(line))
}

/// The Rust sources of the crates with their text, without tests.
pub fn product(tree: &Tree) -> impl Iterator<Item = (&str, &str)> {
    let sources = rust(tree).filter(|(path, _)| path.starts_with("crates/") && !path.ends_with("/tests.rs"));
    sources.map(|(path, text)| (path, without_tests(text)))
}

fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap_or_default()
}

/// The number of the line that holds byte `at`.
pub fn line_of(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

/// Whether `word` stands in `line` by itself, not as part of a longer name.
pub fn has_word(line: &str, word: &str) -> bool {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word).any(|(at, _)| {
        let (before, after) = (&line[..at], &line[at + word.len()..]);
        !before.ends_with(is_name) && !after.starts_with(is_name)
    })
}

fn is_rust(path: &str) -> bool {
    let in_src = path
        .strip_prefix("crates/")
        .and_then(|rest| rest.split_once('/'))
        .is_some_and(|(_, rest)| rest.starts_with("src/"));
    path.ends_with(".rs") && (in_src || path.starts_with("xtask/src/"))
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with("//")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_are_rust_under_src() {
        let tree = Tree::of(&[
            ("crates/kpcs-domain/src/act/mod.rs", ""),
            ("crates/kpcs-domain/tests/acts.rs", ""),
            ("crates/kpcs-web/src/page.html", ""),
            ("xtask/src/main.rs", ""),
        ]);
        let paths: Vec<_> = rust(&tree).map(|(path, _)| path).collect();
        assert_eq!(paths, ["crates/kpcs-domain/src/act/mod.rs", "xtask/src/main.rs"]);
        assert_eq!(rust_of(&tree, "kpcs-domain").count(), 1);
    }

    #[test]
    fn words_stand_by_themselves() {
        assert!(has_word("let x: f64 = y;", "f64"));
        assert!(!has_word("let of64 = utf64x;", "f64"));
        assert_eq!(line_of("a\nb\nc", 4), 3);
    }
}
