//! The words printed beside the fields, in English and in the Participant's languages.
//!
//! Invariant: English is always there and always first. A language without translations is left out, so that nothing is
//! printed in a language that nobody translated. Texts: `data/labels.toml`; source: kpcs.md §3.2 nos. 1, 2 and 4.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Serialize;

type Words = BTreeMap<String, String>;

static LABELS: LazyLock<BTreeMap<String, Words>> = LazyLock::new(|| {
    toml::from_str(include_str!("../data/labels.toml"))
        .expect("the labels that ship are well-formed: a test reads them")
});

static LETTERS: LazyLock<BTreeMap<String, Words>> = LazyLock::new(|| {
    toml::from_str(include_str!("../data/letters.toml"))
        .expect("the words that ship are well-formed: a test reads them")
});

/// One label in all its languages, English first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Label {
    en: &'static str,
    others: Vec<Translation>,
}

/// A label in a national language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Translation {
    lang: &'static str,
    text: &'static str,
}

/// Every label of the certificate for a list of languages (ISO 639-1); English, repeats and untranslated ones are skipped.
pub(crate) fn labels(languages: &[String]) -> BTreeMap<&'static str, Label> {
    worded(&LABELS, languages)
}

/// The words of letters between authorities.
pub(crate) fn letter_words(languages: &[String]) -> BTreeMap<&'static str, Label> {
    worded(&LETTERS, languages)
}

fn worded(table: &'static BTreeMap<String, Words>, languages: &[String]) -> BTreeMap<&'static str, Label> {
    let mut others: Vec<(&'static str, &'static Words)> = Vec::new();
    for language in languages.iter().filter(|language| *language != "en") {
        if let Some((lang, words)) = table.get_key_value(language.as_str())
            && !others.iter().any(|(other, _)| other == lang)
        {
            others.push((lang, words));
        }
    }
    let english = table.get("en").into_iter().flatten();
    english.map(|(key, en)| (key.as_str(), Label { en, others: translations(key, &others) })).collect()
}

fn translations(key: &str, languages: &[(&'static str, &'static Words)]) -> Vec<Translation> {
    let texts = languages.iter().filter_map(|&(lang, words)| words.get(key).map(|text| Translation { lang, text }));
    texts.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fonts::one_font_covers;

    #[test]
    fn every_language_has_every_label_and_each_can_be_printed() {
        for (table, language, words) in [&LABELS, &LETTERS].iter().flat_map(|table| {
            let english = &table["en"];
            table.iter().map(move |(language, words)| (english, language, words))
        }) {
            let english: Vec<&String> = table.keys().collect();
            assert_eq!(words.keys().collect::<Vec<_>>(), english, "{language}");
            for character in words.values().flat_map(|text| text.chars()) {
                assert!(one_font_covers(&[character]), "{language}: {character:?}");
            }
        }
        for language in ["ar", "de", "en", "es", "fr", "nl", "pt", "ru", "zh"] {
            assert!(LABELS.contains_key(language), "{language}");
        }
    }

    #[test]
    fn english_is_first_and_unknown_languages_are_left_out() {
        let languages = ["en", "fr", "tn", "fr", "ar"].map(str::to_owned);
        let labels = labels(&languages);
        let label = &labels["exporter"];
        assert_eq!(label.en, "Exporter");
        assert_eq!(label.others.iter().map(|other| other.lang).collect::<Vec<_>>(), ["fr", "ar"]);
    }
}
