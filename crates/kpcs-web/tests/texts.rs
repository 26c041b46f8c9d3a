//! Holds the locale files together: same keys, same variables, no key missing, none unused.
//!
//! Invariant: a text exists in every language or in none. Texts of rules (`rules.*.ftl`) are used by whoever words refusals; only their pairs are compared.
//! It must not know what a text says.
//! Source: interface 8, "a missing or stale translation fails a test".

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Files whose texts are used outside this crate; `kpcs-server/tests/edge/texts.rs` holds that none is missing or unused.
/// Every file but the first one of each language.
fn parts() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales");
    let files = fs::read_dir(folder).expect("folder").map(|entry| entry.expect("entry").file_name());
    files.filter_map(|name| Some(name.to_str()?.strip_suffix(".en.ftl")?.to_owned())).collect()
}

/// Key and the variables of its text.
fn texts(file: &str) -> BTreeMap<String, BTreeSet<String>> {
    let source =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(file)).expect("locale file");
    let mut texts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut key = String::new();
    for line in source.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        if let Some((name, _)) = line.split_once(" = ").filter(|_| !line.starts_with(' ')) {
            key = name.to_owned();
            assert!(texts.insert(key.clone(), BTreeSet::new()).is_none(), "{file}: {key} stands twice");
        }
        let variables = line
            .split('$')
            .skip(1)
            .map(|rest| rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect());
        texts.get_mut(&key).unwrap_or_else(|| panic!("{file}: a line without a key: {line}")).extend(variables);
    }
    texts
}

/// Every file under `folder`, as text.
fn sources(folder: &Path) -> String {
    let mut all = String::new();
    for entry in fs::read_dir(folder).expect("folder") {
        let path = entry.expect("entry").path();
        let part = if path.is_dir() { sources(&path) } else { fs::read_to_string(&path).unwrap_or_default() };
        all.push_str(&part);
    }
    all
}

/// The quoted words that look like a key.
fn quoted(source: &str) -> BTreeSet<String> {
    let words = source.split('"').filter(|word| {
        word.contains('-') && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
    });
    words.map(str::to_owned).collect()
}

/// The keys that are asked for by a literal: `.t("key")` or `.get("key")` on texts.
fn asked(source: &str) -> BTreeSet<String> {
    let calls = [".t(\"", "texts.get(\"", "t.get(\""];
    let keys = calls.iter().flat_map(|call| source.split(call).skip(1)).filter_map(|rest| rest.split('"').next());
    keys.map(str::to_owned).collect()
}

#[test]
fn both_languages_have_the_same_keys_with_the_same_variables() {
    assert_eq!(texts("en.ftl"), texts("fr.ftl"));
    for part in parts() {
        assert_eq!(texts(&format!("{part}.en.ftl")), texts(&format!("{part}.fr.ftl")), "{part}");
    }
}

#[test]
fn every_key_is_used_and_every_key_asked_for_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let source = sources(&root.join("src")) + &sources(&root.join("templates"));
    let known: BTreeSet<String> = texts("en.ftl").into_keys().collect();
    let used = quoted(&source);
    let unused: Vec<_> = known.difference(&used).collect();
    assert!(unused.is_empty(), "texts that nothing uses: {unused:?}");
    let others: BTreeSet<String> =
        parts().iter().flat_map(|part| texts(&format!("{part}.en.ftl")).into_keys()).collect();
    let missing: Vec<_> =
        asked(&source).into_iter().filter(|key| !known.contains(key) && !others.contains(key)).collect();
    assert!(missing.is_empty(), "texts that are missing: {missing:?}");
}

#[test]
fn french_texts_are_not_left_in_english() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales");
    let read = |file: &str| fs::read_to_string(root.join(file)).expect("locale file");
    let named = parts().into_iter().map(|part| [format!("{part}.en.ftl"), format!("{part}.fr.ftl")]);
    for [english, french] in named.chain([["en.ftl", "fr.ftl"].map(str::to_owned)]) {
        let (english, french) = (read(&english), read(&french));
        let pairs: BTreeSet<&str> = english.lines().filter(|line| is_sentence(line)).collect();
        let same: Vec<_> = french.lines().filter(|line| pairs.contains(line)).collect();
        assert!(same.is_empty(), "{same:?}");
    }
}

/// Whether a line words more than figures: three words beside its variables.
fn is_sentence(line: &str) -> bool {
    let Some((_, text)) = line.split_once(" = ") else { return false };
    let words = text.split(['{', '}']).step_by(2).flat_map(str::split_whitespace);
    words.filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 2).count() > 3
}

#[test]
fn every_locale_file_is_read_and_no_key_stands_in_two_of_them() {
    let listed = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/text.rs")).expect("the list");
    let mut known: BTreeMap<String, String> =
        texts("en.ftl").into_keys().map(|key| (key, "en.ftl".to_owned())).collect();
    for part in parts() {
        for language in ["en", "fr"] {
            assert!(
                listed.contains(&format!("../locales/{part}.{language}.ftl")),
                "{part}.{language}.ftl is not in text.rs"
            );
        }
        for key in texts(&format!("{part}.en.ftl")).into_keys() {
            let twice = known.insert(key.clone(), part.clone());
            assert!(twice.is_none(), "{key} stands in {part} and in {twice:?}");
        }
    }
}
