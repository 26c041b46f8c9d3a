//! Every act, field, choice, role, refusal and expectation is worded in both languages, and no text of the server is idle.

use kpcs_domain::certificate::Goods;
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use kpcs_domain::{
    act::Role,
    field::{Field, Kind, Record},
};
use kpcs_server::{objection::section_anchor, words};
use kpcs_store::{
    act::{Stored, Visitor, infos, visit_act},
    view::{ApplicationState, CertificateState},
};
use kpcs_web::{Language, Texts};

struct Fields;

impl Visitor for Fields {
    type Output = &'static [Field];
    fn visit<A: Stored>(self) -> Self::Output {
        A::Request::FIELDS
    }
}

/// The keys that a field table needs.
fn keys(fields: &[Field], all: &mut BTreeSet<String>) {
    for field in fields {
        all.insert(format!("field-{}", field.name.replace('_', "-")));
        kind_keys(field.kind, all);
    }
}

fn kind_keys(kind: Kind, all: &mut BTreeSet<String>) {
    match kind {
        Kind::Choice(words) => all.extend(words.iter().map(|word| format!("choice-{}", word.replace('_', "-")))),
        Kind::Group(fields) => keys(fields, all),
        Kind::Many(one) => kind_keys(*one, all),
        _ => {}
    }
}

fn is_worded(texts: Texts, key: &str) -> bool {
    texts.get(key) != format!("[{key}]")
}

#[test]
fn every_act_field_and_choice_is_worded_in_both_languages() {
    let mut wanted = BTreeSet::new();
    for info in infos() {
        wanted.insert(format!("act-{}", info.name.replace('_', "-")));
        keys(visit_act(info.name, Fields).unwrap(), &mut wanted);
    }
    for texts in Language::ALL.map(Texts::new) {
        let missing: Vec<_> = wanted.iter().filter(|key| !is_worded(texts, key)).collect();
        assert!(missing.is_empty(), "{missing:?}");
        for role in Role::ALL {
            assert!(!words::role(texts, *role).starts_with('['), "{role}");
        }
        let states = ApplicationState::WORDS.iter().chain(CertificateState::WORDS).chain(Goods::WORDS);
        for word in states {
            assert!(!words::choice(texts, word).starts_with('['), "{word}");
        }
    }
}

#[test]
fn no_row_of_an_act_holds_rows_which_no_form_could_ask() {
    fn check(fields: &[Field], in_row: bool) {
        for field in fields {
            match field.kind {
                Kind::Many(Kind::Group(inner)) => {
                    assert!(!in_row, "{}: rows within rows", field.name);
                    check(inner, true);
                }
                Kind::Group(inner) => check(inner, in_row),
                _ => {}
            }
        }
    }
    for info in infos() {
        check(visit_act(info.name, Fields).unwrap(), false);
    }
}

/// Where a text may be asked for, from this crate's folder: every crate but those of tests, and the packs.
const SOURCES: [&str; 13] = [
    "src",
    "../kpcs-audit/src",
    "../kpcs-cli/src",
    "../kpcs-documents/src",
    "../kpcs-domain/src",
    "../kpcs-files/src",
    "../kpcs-reference/src",
    "../kpcs-register/src",
    "../kpcs-store/src",
    "../kpcs-verify/src",
    "../kpcs-web/src",
    "../kpcs-web/templates",
    "../../data/packs",
];

#[test]
fn every_text_of_every_locale_file_is_used_and_every_text_asked_for_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut source = String::new();
    SOURCES.iter().for_each(|folder| read_all(&root.join(folder), &mut source));
    let words = Words::of(&source);
    let mut seen = 0;
    for (file, text) in locales(root) {
        let keys =
            text.lines().filter(|line| !line.starts_with([' ', '#', '}'])).filter_map(|line| line.split_once(" = "));
        let keys: Vec<_> = keys.map(|(key, _)| key).collect();
        let unused: Vec<_> = keys.iter().filter(|key| !words.uses(key)).collect();
        assert!(unused.is_empty(), "{file}: texts that nothing uses: {unused:?}");
        seen += keys.len();
    }
    assert!(seen > 4_000, "only {seen} texts were looked at");
    assert!(!words.uses("field-xyzzy") && !words.uses("help-exporter-xyzzy"), "it could not fail");
    let asked = [".t(\"", "texts.get(\"", "t.get(\""];
    let asked = asked.iter().flat_map(|call| source.split(call).skip(1)).filter_map(|rest| rest.split('"').next());
    for texts in Language::ALL.map(Texts::new) {
        let missing: BTreeSet<_> = asked.clone().filter(|key| !is_worded(texts, key)).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}

/// Every English locale file with its text.
fn locales(root: &Path) -> Vec<(String, String)> {
    let files = fs::read_dir(root.join("../kpcs-web/locales")).unwrap().map(|entry| entry.unwrap().path());
    let english = files.filter(|path| path.file_name().unwrap().to_str().unwrap().ends_with("en.ftl"));
    english.map(|path| (path.display().to_string(), fs::read_to_string(&path).unwrap())).collect()
}

/// What the sources quote, and the names that stand in them.
struct Words<'a> {
    quoted: BTreeSet<&'a str>,
    names: BTreeSet<&'a str>,
    /// Sections and the like as they stand in keys.
    sections: BTreeSet<String>,
    /// The fixed parts of keys that are put together, such as `section-{}` or `mail-{kind}-text`.
    made: Vec<Vec<&'a str>>,
}

impl<'a> Words<'a> {
    fn of(source: &'a str) -> Self {
        let quoted: BTreeSet<_> = source.split('"').collect();
        let names = source.split(|c: char| !c.is_ascii_lowercase() && !c.is_ascii_digit() && c != '_').collect();
        let key = |section: &&str| section_anchor(section).replace('.', "-").to_lowercase();
        let sections = quoted.iter().filter(|text| text.len() < 40).map(key).collect();
        let made = quoted.iter().filter(|text| text.contains('{') && !text.contains(['\n', '<', '=']));
        let made = made.map(|text| parts(text)).filter(|parts| parts[0].ends_with('-')).collect();
        Self { quoted, names, sections, made }
    }

    /// Used as a whole; or put together of fixed parts and words that the sources have; or one of the sentences that belong to a
    /// text: what is expected, what to do.
    fn uses(&self, key: &str) -> bool {
        let belongs = ["-expected", "-todo", "-title", "-text"].iter().find_map(|end| key.strip_suffix(end));
        self.quoted.contains(key)
            || self.made.iter().any(|parts| self.fits(key, parts))
            || belongs.is_some_and(|key| self.uses(key))
    }

    fn fits(&self, key: &str, parts: &[&str]) -> bool {
        let [first, rest @ ..] = parts else { return false };
        let Some(key) = key.strip_prefix(first) else { return false };
        if rest.is_empty() {
            return key.is_empty();
        }
        (0..=key.len()).any(|end| self.knows(&key[..end]) && self.fits(&key[end..], rest))
    }

    fn knows(&self, word: &str) -> bool {
        word.is_empty()
            || word.bytes().all(|byte| byte.is_ascii_digit())
            || self.quoted.contains(word)
            || self.sections.contains(word)
            || self.names.contains(word.replace('-', "_").as_str())
    }
}

/// The fixed parts of a text with `{...}` in it.
fn parts(text: &str) -> Vec<&str> {
    let mut parts: Vec<_> = text.split('{').collect();
    for part in parts.iter_mut().skip(1) {
        *part = part.split_once('}').map_or(*part, |(_, after)| after);
    }
    parts
}

fn read_all(folder: &Path, all: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path: PathBuf = entry.unwrap().path();
        if path.is_dir() {
            read_all(&path, all);
            continue;
        }
        // What only a comment names is not used.
        let text = fs::read_to_string(&path).unwrap_or_default();
        let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        lines.for_each(|line| all.extend([line, "\n"]));
    }
}
