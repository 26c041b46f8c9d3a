//! Words that mark a thing called done that is not.
//!
//! Invariant: no source, template, query or script of a crate holds one. Plain prose in locale files may: in some
//! languages the word is an ordinary one. Source: house style (a known gap is written as a sentence, with its consequence).

use super::{
    finding::Finding,
    source::{has_word, line_of},
    tree::Tree,
};

/// Written in two parts, so that this file does not hold what it looks for.
const MACROS: &[&str] = &[concat!("to", "do!"), concat!("unimple", "mented!")];
const MARKS: &[&str] = &[concat!("TO", "DO"), concat!("FIX", "ME")];
const KINDS: &[&str] = &[".rs", ".sql", ".html", ".typ", ".mjs", ".js", ".css", ".toml", ".sh"];

/// Every such word.
pub fn check(tree: &Tree) -> Vec<Finding> {
    tree.texts().filter(|(path, _)| is_concerned(path)).flat_map(|(path, text)| judge(path, text)).collect()
}

fn is_concerned(path: &str) -> bool {
    (path.starts_with("crates/") || path.starts_with("xtask/")) && KINDS.iter().any(|kind| path.ends_with(kind))
}

fn judge(path: &str, text: &str) -> Vec<Finding> {
    let lines = text.lines().enumerate().map(|(index, line)| (index + 1, line));
    let marks = lines.filter_map(|(number, line)| Some((number, MARKS.iter().find(|mark| has_word(line, mark))?)));
    let macros = MACROS.iter().flat_map(|name| text.match_indices(name).map(move |(at, _)| (line_of(text, at), name)));
    marks
        .chain(macros)
        .map(|(line, word)| {
            Finding::error(
                format!("{path}:{line}"),
                format!("`{word}`; finish it, or write the gap and its consequence as a sentence"),
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unfinished_work_is_found() {
        let source = format!("fn a() {{ {}() }}\n// {}: later", MACROS[0], MARKS[1]);
        let tree = Tree::of(&[("crates/kpcs-web/src/a.rs", &source), ("crates/kpcs-web/locales/es.ftl", MARKS[0])]);
        let places: Vec<_> = check(&tree).into_iter().map(|finding| finding.place).collect();
        assert_eq!(places, ["crates/kpcs-web/src/a.rs:2", "crates/kpcs-web/src/a.rs:1"]);
    }
}
