//! Texts: every refusal and every expectation is worded in every language.
//!
//! Invariant: the code of a refusal is the key of its text, `refusal-` and the code with hyphens; what an input should
//! have been is a key `expected-...`. Codes are found where they are written: `Refusal::new("...")`, `.refuse("...")`, `code:
//! "..."` of a rule, and the literal `"expected-..."`. Whether pages use every text is a test of kpcs-web, not this check.
//! Source: style example 26 (one file of messages, a test for missing ones).

use std::collections::{BTreeMap, BTreeSet};

use super::{
    finding::Finding,
    source::{line_of, product},
    tree::Tree,
};

const FOLDER: &str = "crates/kpcs-web/locales/";
/// How a code is written down: at once, or by a state that refuses a transition.
const REFUSED_BY: &[&str] = &["Refusal::new(", ".refuse("];
const LANGUAGES: &[&str] = &["en", "fr"];

/// Every refusal or expectation that a language does not word; one finding a key.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let locales = Locales::read(tree);
    let wanted: BTreeMap<_, _> = product(tree).flat_map(|(path, text)| keys(path, text)).collect();
    wanted.iter().filter_map(|(key, place)| missing(&locales, key, place)).collect()
}

fn missing(locales: &Locales, key: &str, place: &str) -> Option<Finding> {
    let languages = locales.without(key);
    (!languages.is_empty()).then(|| Finding::error(place, format!("word `{key}` in {}", languages.join(" and "))))
}

/// The keys that a source needs, with the place that needs them.
fn keys(path: &str, text: &str) -> Vec<(String, String)> {
    let refusals = REFUSED_BY.iter().flat_map(|mark| literals_after(text, mark)).chain(rule_code(path, text));
    let refusals = refusals.map(|(at, code)| (at, format!("refusal-{}", code.replace('_', "-"))));
    let expected = text.match_indices("\"expected-").filter_map(|(at, _)| Some((at, literal(&text[at..])?.to_owned())));
    refusals.chain(expected).map(|(at, key)| (key, format!("{path}:{}", line_of(text, at)))).collect()
}

/// The code of the rule that this file is, if it is one.
fn rule_code<'a>(path: &str, text: &'a str) -> Option<(usize, &'a str)> {
    let is_rule = path.starts_with("crates/kpcs-domain/src/rule/") && text.contains("pub const RULE: Rule");
    is_rule.then(|| literals_after(text, "code: ").into_iter().next()).flatten()
}

/// The string literals that directly follow `mark`, with the byte where `mark` stands.
fn literals_after<'a>(text: &'a str, mark: &str) -> Vec<(usize, &'a str)> {
    let places = text.match_indices(mark).map(|(at, _)| at);
    places.filter_map(|at| Some((at, literal(text[at + mark.len()..].trim_start())?))).collect()
}

/// The plain string literal with which `text` begins.
fn literal(text: &str) -> Option<&str> {
    text.strip_prefix('"')?.split_once('"').map(|(inner, _)| inner)
}

/// The keys of the locale files, by language.
#[derive(Debug)]
pub struct Locales(Vec<(&'static str, BTreeSet<String>)>);

impl Locales {
    /// Reads `en.ftl`, `rules.en.ftl` and the like.
    pub fn read(tree: &Tree) -> Self {
        Self(LANGUAGES.iter().map(|language| (*language, keys_of(tree, language))).collect())
    }

    /// The languages that do not word `key`; `_` and `-` are the same.
    pub fn without(&self, key: &str) -> Vec<&'static str> {
        let key = key.replace('_', "-");
        self.0.iter().filter(|(_, keys)| !keys.contains(&key)).map(|(language, _)| *language).collect()
    }
}

fn keys_of(tree: &Tree, language: &str) -> BTreeSet<String> {
    let (whole, part) = (format!("{language}.ftl"), format!(".{language}.ftl"));
    let files = tree.texts().filter_map(|(path, text)| Some((path.strip_prefix(FOLDER)?, text)));
    let files = files.filter(|(name, _)| *name == whole || name.ends_with(&part));
    files.flat_map(|(_, text)| text.lines()).filter_map(key_of).collect()
}

/// The key of the message that begins on this line.
fn key_of(line: &str) -> Option<String> {
    let (key, _) = line.split_once('=')?;
    let key = key.trim_end();
    let is_key = key.starts_with(|c: char| c.is_ascii_alphabetic())
        && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    is_key.then(|| key.replace('_', "-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "Refusal::new(\n    \"not_arrived\", \"§5.8\")\nExpected(\"expected-day\")\n#[cfg(test)]\nRefusal::new(\"a_test\")";
    const RULE: &str = "pub const RULE: Rule = Rule {\n    code: \"seal_broken\",";

    fn found(english: &str, french: &str) -> Vec<String> {
        let tree = Tree::of(&[
            ("crates/kpcs-domain/src/act/confirm_receipt.rs", SOURCE),
            ("crates/kpcs-domain/src/rule/seal_broken.rs", RULE),
            ("crates/kpcs-web/locales/en.ftl", english),
            ("crates/kpcs-web/locales/rules.fr.ftl", french),
        ]);
        check(&tree).into_iter().map(|finding| finding.to_string()).collect()
    }

    #[test]
    fn texts_that_are_there_are_not_asked_for() {
        let worded = "refusal-not-arrived = a\nexpected-day = b\nrefusal-seal-broken =\n    c";
        assert!(found(worded, worded).is_empty());
    }

    #[test]
    fn missing_texts_are_named_with_their_language() {
        let found = found("refusal-not-arrived = a\nexpected-day = b", "expected-day = b\n# refusal-seal-broken = c");
        assert_eq!(
            found,
            [
                "crates/kpcs-domain/src/act/confirm_receipt.rs:1: word `refusal-not-arrived` in fr",
                "crates/kpcs-domain/src/rule/seal_broken.rs:2: word `refusal-seal-broken` in en and fr",
            ]
        );
    }
}
