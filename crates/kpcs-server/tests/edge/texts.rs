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
use kpcs_server::words;
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

#[test]
fn every_text_of_the_server_is_used_and_every_text_asked_for_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut source = String::new();
    ["src", "../kpcs-files/src", "../kpcs-cli/src", "../kpcs-web/src", "../kpcs-web/templates"]
        .iter()
        .for_each(|folder| read_all(&root.join(folder), &mut source));
    let quoted: BTreeSet<&str> = source.split('"').collect();
    let locale = |name: &str| fs::read_to_string(root.join("../kpcs-web/locales").join(name)).unwrap();
    for name in [
        "accounts.en.ftl",
        "server.en.ftl",
        "desks.en.ftl",
        "imports.en.ftl",
        "api.en.ftl",
        "files.en.ftl",
        "replies.en.ftl",
        "registry.en.ftl",
        "search.en.ftl",
        "cases.en.ftl",
        "notices.en.ftl",
        "forms.en.ftl",
        "letters.en.ftl",
        "bulk.en.ftl",
    ] {
        let text = locale(name);
        let keys =
            text.lines().filter(|line| !line.starts_with([' ', '#', '}'])).filter_map(|line| line.split_once(" = "));
        let unused: Vec<_> = keys.map(|(key, _)| key).filter(|key| !is_used(key, &quoted)).collect();
        assert!(unused.is_empty(), "{name}: texts that nothing uses: {unused:?}");
    }
    let asked = [".t(\"", "texts.get(\"", "t.get(\""];
    let asked = asked.iter().flat_map(|call| source.split(call).skip(1)).filter_map(|rest| rest.split('"').next());
    for texts in Language::ALL.map(Texts::new) {
        let missing: BTreeSet<_> = asked.clone().filter(|key| !is_worded(texts, key)).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}

/// Used as a whole, or made from a prefix that stands in the source, such as `reason-{}`, or one of the sentences that
/// belong to a text: what is expected, what to do.
fn is_used(key: &str, quoted: &BTreeSet<&str>) -> bool {
    let sentence = ["-expected", "-todo"].iter().find_map(|end| key.strip_suffix(end));
    if sentence.is_some_and(|key| is_used(key, quoted)) {
        return true;
    }
    let made =
        |text: &&str| text.split_once('{').is_some_and(|(prefix, _)| prefix.ends_with('-') && key.starts_with(prefix));
    quoted.contains(key) || quoted.iter().any(made)
}

fn read_all(folder: &Path, all: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path: PathBuf = entry.unwrap().path();
        if path.is_dir() { read_all(&path, all) } else { all.push_str(&fs::read_to_string(&path).unwrap()) }
    }
}
