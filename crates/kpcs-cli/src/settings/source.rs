//! Where settings are given: flags, environment, file; and what is said when one of them is not known.
//!
//! Invariant: of several values of one key the first place in that order wins, whole; every key of the file and of the
//! flags is in the table.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, anyhow, bail};

use super::{TABLE, environment_name, value::Value};

/// Read when no other file is named, if it is there.
const USUAL_FILE: &str = "/etc/kpcs/kpcs.toml";

/// What was given, by key: where, and the text.
#[derive(Debug, Clone, Default)]
pub struct Given {
    values: BTreeMap<&'static str, (String, String)>,
}

impl Given {
    /// Gathers what flags, the environment and `file` (or the usual one) give.
    ///
    /// # Errors
    /// A file that cannot be read, an unknown key.
    pub fn gather(
        flags: Vec<(String, String)>,
        environment: impl Fn(&str) -> Option<String>,
        file: Option<&Path>,
    ) -> Result<Self> {
        let mut given = Self::default();
        if let Some(path) = chosen(file) {
            let place = path.display().to_string();
            let text = std::fs::read_to_string(&path).with_context(|| format!("{place}: the settings"))?;
            given = Self::of_text(&place, &text)?;
        }
        for line in TABLE {
            let name = environment_name(line.key);
            if let Some(text) = environment(&name) {
                given.values.insert(line.key, (name, text));
            }
        }
        given.take_flags(flags)?;
        Ok(given)
    }

    /// What `flags` give, whatever the machine has set.
    ///
    /// # Errors
    /// An unknown key.
    pub fn by_flags(flags: Vec<(String, String)>) -> Result<Self> {
        let mut given = Self::default();
        given.take_flags(flags)?;
        Ok(given)
    }

    fn take_flags(&mut self, flags: Vec<(String, String)>) -> Result<()> {
        for (key, text) in flags {
            let known = known(&key).map_err(|problem| anyhow!("--set {problem}"))?;
            self.values.insert(known, ("the command line".to_owned(), text));
        }
        Ok(())
    }

    /// The value of `key`, or of `default`.
    ///
    /// # Errors
    /// A text that is no such value.
    pub(super) fn read<T: Value>(&self, key: &str, default: &str) -> Result<T> {
        let Some((place, text)) = self.values.get(key) else {
            return T::read(default).with_context(|| format!("the default of {key}"));
        };
        T::read(text).with_context(|| format!("{place}: {key} = {text:?}: give {}", T::EXPECTED))
    }

    /// What the text of a file gives; `place` is its name in what is said of it.
    ///
    /// # Errors
    /// What is no TOML, an unknown key, a value of another kind.
    pub fn of_text(place: &str, text: &str) -> Result<Self> {
        let mut given = Self::default();
        let table: toml::Table = text.parse().with_context(|| place.to_owned())?;
        for (key, value) in table {
            match value {
                toml::Value::Table(section) => {
                    for (name, value) in section {
                        given.take(place, &format!("{key}.{name}"), &value)?;
                    }
                }
                value => given.take(place, &key, &value)?,
            }
        }
        Ok(given)
    }

    fn take(&mut self, place: &str, key: &str, value: &toml::Value) -> Result<()> {
        let known = known(key).map_err(|problem| anyhow!("{place}: {problem}"))?;
        let text =
            text_of(value).with_context(|| format!("{place}: {key}: give a text, a number or a list of texts"))?;
        self.values.insert(known, (place.to_owned(), text));
        Ok(())
    }
}

fn chosen(file: Option<&Path>) -> Option<PathBuf> {
    let usual = Path::new(USUAL_FILE);
    file.map(Path::to_owned).or_else(|| usual.exists().then(|| usual.to_owned()))
}

fn text_of(value: &toml::Value) -> Option<String> {
    match value {
        toml::Value::String(text) => Some(text.clone()),
        toml::Value::Integer(number) => Some(number.to_string()),
        toml::Value::Array(all) => Some(all.iter().map(text_of).collect::<Option<Vec<_>>>()?.join(", ")),
        _ => None,
    }
}

/// The key as the table has it.
fn known(key: &str) -> Result<&'static str> {
    if let Some(line) = TABLE.iter().find(|line| line.key == key) {
        return Ok(line.key);
    }
    let nearest = TABLE.iter().map(|line| line.key).min_by_key(|known| distance(known, key));
    bail!("there is no setting {key}; the nearest is {} (`kpcs config` lists all)", nearest.unwrap_or_default())
}

/// How many letters must be changed, added or left out to make one of the other (Levenshtein 1966).
fn distance(one: &str, other: &str) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (index, a) in one.bytes().enumerate() {
        let mut before = row[0];
        row[0] = index + 1;
        for (place, b) in other.bytes().enumerate() {
            let change = before + usize::from(a != b);
            before = row[place + 1];
            row[place + 1] = change.min(before + 1).min(row[place] + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::{fs, path::PathBuf};

    use super::{
        super::{Settings, TABLE, as_file, as_page},
        Given,
    };

    fn settings(flags: &[(&str, &str)], environment: &[(&str, &str)], file: &str) -> Result<Settings, anyhow::Error> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kpcs.toml");
        fs::write(&path, file).unwrap();
        let flags = flags.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect();
        let of = |name: &str| environment.iter().find(|(known, _)| *known == name).map(|(_, text)| (*text).to_owned());
        Settings::of(&Given::gather(flags, of, Some(&path))?)
    }

    #[test]
    fn a_flag_goes_before_the_environment_and_that_before_the_file() {
        let file = "data_dir = \"of file\"\ntrusted_proxies = [\"10.0.0.1\"]\n[limits]\nidle_seconds = 7\n";
        let environment = [("KPCS_DATA_DIR", "of environment"), ("KPCS_LIMITS_IDLE_SECONDS", "8")];
        let found = settings(&[("data_dir", "of flag")], &environment, file).unwrap();
        assert_eq!(found.data_dir, PathBuf::from("of flag"));
        assert_eq!(found.idle_seconds.as_secs(), 8);
        assert_eq!(found.trusted_proxies, ["10.0.0.1".parse::<std::net::IpAddr>().unwrap()]);
        assert_eq!(found.body_bytes, 12_582_912, "the default");
    }

    #[test]
    fn what_is_not_known_or_not_readable_is_said_with_its_place() {
        for (file, said) in [
            ("[limits]\nidle_secs = 1\n", "there is no setting limits.idle_secs; the nearest is limits.idle_seconds"),
            ("adress = \"x\"\n", "the nearest is address"),
            ("address = \"here\"\n", "give an address and a port"),
            ("[log]\nlevel = \"loud\"\n", "give error, warn, info or debug"),
            ("[limits]\nidle_seconds = 0\n", "give seconds, from 1 to 86400"),
            ("[limits]\nconnections = 1.5\n", "give a text, a number or a list of texts"),
            ("public_address = \"kp.example\"\n", "begins with https://"),
        ] {
            let error = format!("{:#}", settings(&[], &[], file).unwrap_err());
            assert!(error.contains(said) && error.contains("kpcs.toml"), "{file}: {error}");
        }
        assert!(settings(&[("adress", "x")], &[], "").unwrap_err().to_string().starts_with("--set there is no"));
    }

    #[test]
    fn the_printed_file_is_read_as_the_defaults() {
        let bare = settings(&[], &[], "").unwrap();
        assert_eq!(settings(&[], &[], &as_file()).unwrap(), bare);
        // Also with each line that gives a default switched on.
        let on: String =
            as_file().lines().map(|line| format!("{}\n", line.strip_prefix('#').unwrap_or(line))).collect();
        let on: String = on.lines().filter(|line| !line.starts_with(' ')).map(|line| format!("{line}\n")).collect();
        assert_eq!(settings(&[], &[], &on).unwrap(), bare);
        assert_eq!(on.lines().filter(|line| line.contains(" = ")).count(), TABLE.len());
    }

    #[test]
    fn the_page_of_the_documentation_is_that_of_the_table() {
        let page = include_str!("../../../../docs/operating/settings.md");
        assert_eq!(page, as_page(), "run: kpcs config --as-page > docs/operating/settings.md");
    }
}
