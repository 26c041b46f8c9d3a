//! Completeness of each act: what an act of the domain still lacks elsewhere.
//!
//! An act is complete with its projection in the store, its place in the store's list, its name in every language, a
//! scenario that does it, and a frozen vector. Decision, permission row and encoding cannot be missing: the trait `Act`
//! asks for them; form, file input, API and command come from its field table (decisions 29).
//! Must not know: any single act. Source: architecture 3.

use super::{
    act_files::{self, ActFile},
    source::has_word,
    texts::Locales,
    tree::Tree,
};

const DISPATCH: &str = "crates/kpcs-store/src/act/dispatch.rs";
const SCENARIOS: &[&str] = &["testdata/scenarios/", "crates/kpcs-domain/tests/"];
const VECTORS: &str = "testdata/vectors/";

/// One thing that an act lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lack {
    /// The act's name.
    pub act: String,
    /// `projection`, `dispatch`, `texts`, `scenario` or `vector`.
    pub what: &'static str,
    /// What to do about it.
    pub cure: String,
}

/// What each act still lacks, in the order of the acts.
pub fn lacking(tree: &Tree) -> Vec<Lack> {
    let locales = Locales::read(tree);
    act_files::all(tree).iter().flat_map(|act| lacks_of(tree, &locales, act)).collect()
}

fn lacks_of(tree: &Tree, locales: &Locales, act: &ActFile<'_>) -> Vec<Lack> {
    let ActFile { name, type_name } = act;
    let missing = locales.without(&format!("act-{name}"));
    [
        ("projection", has_projection(tree, name), format!("write crates/kpcs-store/src/act/{name}.rs")),
        ("dispatch", is_listed(tree, type_name), format!("add {type_name} to the list in {DISPATCH}")),
        ("texts", missing.is_empty(), format!("word `act-{}` in {}", name.replace('_', "-"), missing.join(" and "))),
        ("scenario", has_scenario(tree, name), format!("do {name} in a scenario under {}", SCENARIOS.join(" or "))),
        ("vector", has_vector(tree, name), format!("freeze a statement as {VECTORS}{name}*")),
    ]
    .into_iter()
    .filter(|(_, there, _)| !there)
    .map(|(what, _, cure)| Lack { act: (*name).to_owned(), what, cure })
    .collect()
}

fn has_projection(tree: &Tree, name: &str) -> bool {
    tree.text(&format!("crates/kpcs-store/src/act/{name}.rs")).is_some()
}

fn is_listed(tree: &Tree, type_name: &str) -> bool {
    tree.text(DISPATCH).is_some_and(|text| text.lines().any(|line| has_word(line, type_name)))
}

fn has_scenario(tree: &Tree, name: &str) -> bool {
    let scenarios = tree.texts().filter(|(path, _)| SCENARIOS.iter().any(|folder| path.starts_with(folder)));
    scenarios.flat_map(|(_, text)| text.lines()).any(|line| !line.trim_start().starts_with('#') && has_word(line, name))
}

fn has_vector(tree: &Tree, name: &str) -> bool {
    let begins = format!("{VECTORS}{name}");
    tree.paths().any(|path| {
        path.strip_prefix(&begins).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const ACT: (&str, &str) = ("crates/kpcs-domain/src/act/confirm_receipt.rs", "impl Act for ConfirmReceipt {");

    fn lacks(others: &[(&str, &str)]) -> Vec<&'static str> {
        let files: Vec<_> = [ACT].iter().chain(others).copied().collect();
        lacking(&Tree::of(&files)).into_iter().map(|lack| lack.what).collect()
    }

    #[test]
    fn a_bare_act_lacks_everything() {
        assert_eq!(lacks(&[]), ["projection", "dispatch", "texts", "scenario", "vector"]);
    }

    #[test]
    fn a_complete_act_lacks_nothing() {
        let complete = [
            ("crates/kpcs-store/src/act/confirm_receipt.rs", ""),
            (DISPATCH, "acts!(\n    ConfirmReceipt,\n);"),
            ("crates/kpcs-web/locales/en.ftl", "act-confirm-receipt = Confirm receipt"),
            ("crates/kpcs-web/locales/fr.ftl", "act-confirm-receipt = Confirmer la réception"),
            ("testdata/scenarios/import.txt", "confirm_receipt  SL004211  -> done"),
            ("testdata/vectors/confirm_receipt.hex", ""),
        ];
        assert_eq!(lacks(&complete), Vec::<&str>::new());
    }

    #[test]
    fn a_longer_name_or_a_comment_is_not_the_act() {
        let near = [
            (DISPATCH, "acts!(ConfirmReceiptAgain);"),
            ("testdata/scenarios/import.txt", "# confirm_receipt comes later"),
            ("testdata/vectors/confirm_receipt_again.hex", ""),
        ];
        assert_eq!(lacks(&near), ["projection", "dispatch", "texts", "scenario", "vector"]);
    }
}
