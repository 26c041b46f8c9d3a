//! `data/countries.csv`: names of countries in English and French.
//!
//! Invariant: names of the scheme where they differ from everyday ones (`Chinese Taipei`). Must not know: status.
//! Source: Unicode CLDR and `data/SOURCES.md`.

use std::{collections::BTreeMap, sync::LazyLock};

use kpcs_domain::value::{CountryCode, Name};

use crate::{ReferenceFault, table::rows};

const COLUMNS: &[&str] = &["code", "name_en", "name_fr"];

static NAMES: LazyLock<BTreeMap<CountryCode, Names>> =
    LazyLock::new(|| read(include_str!("../../../data/countries.csv")).expect("a test reads the shipped file"));

struct Names {
    en: Name,
    fr: Name,
}

/// The name of a country, territory or organisation in `language`, `en` or `fr`; `None` for an unknown code or
/// another language.
#[must_use]
pub fn country_name(code: CountryCode, language: &str) -> Option<&'static str> {
    let names = NAMES.get(&code)?;
    match language {
        "en" => Some(names.en.as_str()),
        "fr" => Some(names.fr.as_str()),
        _ => None,
    }
}

fn read(text: &str) -> Result<BTreeMap<CountryCode, Names>, ReferenceFault> {
    let table = rows("countries.csv", text, COLUMNS)?;
    let named = |row: &crate::table::Row| {
        let names = Names { en: row.read("name_en", Name::parse)?, fr: row.read("name_fr", Name::parse)? };
        Ok((row.read("code", CountryCode::parse)?, names))
    };
    table.iter().map(named).collect()
}

#[cfg(test)]
mod tests {
    use super::{CountryCode, NAMES, country_name};
    use crate::known_places;

    #[test]
    fn every_place_has_a_name_and_every_name_a_place() {
        assert!(known_places().codes().eq(NAMES.keys().copied()));
        assert_eq!(NAMES.len(), 251);
    }

    #[test]
    fn speaks_two_languages() {
        let name = |code, language| country_name(CountryCode::parse(code).unwrap(), language);
        assert_eq!(name("TW", "en"), Some("Chinese Taipei"));
        assert_eq!(name("DE", "fr"), Some("Allemagne"));
        assert_eq!(name("DE", "de"), None);
        assert_eq!(name("ZZ", "en"), None);
    }
}
