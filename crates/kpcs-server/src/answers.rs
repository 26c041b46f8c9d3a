//! `Answers`: what a form brought, in the order in which it came.
//!
//! Invariant: nothing typed is lost: every name and value stays, so that a form can be shown again as it was left.
//! Must not know: what a name means; where the form came from.

use std::collections::BTreeMap;

use kpcs_domain::field::Input;
use kpcs_statement::RequestId;
use kpcs_web::part::Filled;

use crate::request;

/// The hidden field with the session's token.
pub const TOKEN: &str = "form_token";

/// How deep a name may reach; no act asks deeper, and a name of a million points must not exhaust the stack.
const LIMIT_STEPS: usize = 8;

/// Names and values, and the files.
#[derive(Debug, Clone, Default)]
pub struct Answers {
    given: Vec<(String, String)>,
    files: Vec<File>,
}

/// A file that a form brought.
#[derive(Debug, Clone)]
pub struct File {
    /// The field's name.
    pub field: String,
    /// What the file was called where it came from.
    pub name: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

impl Answers {
    /// From names and values, and files; files without content are none, and a line ends as lines do here.
    #[must_use]
    pub fn new(given: Vec<(String, String)>, files: Vec<File>) -> Self {
        let given = given.into_iter().map(|(name, value)| (name, value.replace("\r\n", "\n")));
        Self { given: given.collect(), files: files.into_iter().filter(|file| !file.bytes.is_empty()).collect() }
    }

    /// From names and values, as `a=1&b=2`.
    #[must_use]
    pub fn parse(encoded: &[u8]) -> Self {
        Self::new(form_urlencoded::parse(encoded).into_owned().collect(), Vec::new())
    }

    /// The first value under `name`, without the spaces around it; empty when there is none.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.all(name).next().unwrap_or_default().trim()
    }

    /// Every value under `name`.
    pub fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.given.iter().filter(move |(other, _)| other == name).map(|(_, value)| value.as_str())
    }

    /// Whether `name` was sent at all, as the name of a button is.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.all(name).next().is_some()
    }

    /// Names and values in the order in which they came, without token and request id.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        let given = self.given.iter().filter(|(name, _)| name != TOKEN && name != request::FIELD);
        given.map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Names and values as `a=1&b=2`, without token and request id; what [`Self::parse`] reads back.
    #[must_use]
    pub fn encoded(&self) -> String {
        form_urlencoded::Serializer::new(String::new()).extend_pairs(self.pairs()).finish()
    }

    /// The same without the names for which `drop` holds, such as those of buttons.
    #[must_use]
    pub fn without(&self, drop: impl Fn(&str) -> bool) -> Self {
        let kept = self.given.iter().filter(|(name, _)| !drop(name)).cloned().collect();
        Self { given: kept, files: self.files.clone() }
    }

    /// The bytes of the file under `field`.
    #[must_use]
    pub fn file(&self, field: &str) -> Option<&[u8]> {
        self.files.iter().find(|file| file.field == field).map(|file| file.bytes.as_slice())
    }

    /// Every file under `field`, with its name.
    pub fn named_files(&self, field: &str) -> impl Iterator<Item = &File> {
        self.files.iter().filter(move |file| file.field == field)
    }

    /// The same with more names and values at the end.
    #[must_use]
    pub fn with(mut self, more: Vec<(String, String)>) -> Self {
        self.given.extend(more);
        self
    }

    /// Every file under `field`.
    pub fn files(&self, field: &str) -> impl Iterator<Item = &[u8]> {
        self.files.iter().filter(move |file| file.field == field).map(|file| file.bytes.as_slice())
    }

    /// The request id that the form was shown with.
    #[must_use]
    pub fn request_id(&self) -> Option<RequestId> {
        request::parse(self.get(request::FIELD))
    }

    /// The form as it was left; several values of one name stand one a line.
    #[must_use]
    pub fn filled(&self) -> Filled {
        let mut values: BTreeMap<String, String> = BTreeMap::new();
        for (name, value) in self.pairs() {
            let kept = values.entry(name.to_owned()).or_default();
            if !kept.is_empty() {
                kept.push('\n');
            }
            kept.push_str(value);
        }
        Filled { values, errors: BTreeMap::new() }
    }

    /// The tree for an act, from names like `parcels.0.carats`; several values of one name are a list.
    #[must_use]
    pub fn input(&self) -> Input {
        let mut root = Input::Group(BTreeMap::new());
        for (name, value) in self.pairs() {
            let steps: Vec<_> = name.splitn(LIMIT_STEPS, '.').collect();
            put(&mut root, &steps, value);
        }
        listed(root)
    }
}

/// Puts a value at the end of its steps; numbers stay names until all is there.
fn put(tree: &mut Input, steps: &[&str], value: &str) {
    let Some((step, rest)) = steps.split_first() else { return };
    if !matches!(tree, Input::Group(_)) {
        *tree = Input::Group(BTreeMap::new());
    }
    let Input::Group(fields) = tree else { return };
    if !rest.is_empty() {
        let inner = fields.entry((*step).to_owned()).or_insert_with(|| Input::Group(BTreeMap::new()));
        return put(inner, rest, value);
    }
    match fields.get_mut(*step) {
        None => {
            fields.insert((*step).to_owned(), Input::text(value));
        }
        Some(Input::List(items)) => items.push(Input::text(value)),
        Some(one) => *one = Input::List(vec![one.clone(), Input::text(value)]),
    }
}

/// The same tree with groups of numbers as lists, in the order of the numbers.
fn listed(tree: Input) -> Input {
    match tree {
        Input::Group(fields) => {
            let numbers: Option<Vec<usize>> = fields.keys().map(|name| name.parse().ok()).collect();
            match numbers.filter(|numbers| !numbers.is_empty()) {
                Some(numbers) => {
                    let mut rows: Vec<_> = numbers.into_iter().zip(fields.into_values().map(listed)).collect();
                    rows.sort_by_key(|(number, _)| *number);
                    Input::List(rows.into_iter().map(|(_, row)| row).collect())
                }
                None => Input::Group(fields.into_iter().map(|(name, field)| (name, listed(field))).collect()),
            }
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::{Answers, Input};

    #[test]
    fn names_with_points_become_the_tree_that_acts_read() {
        let answers =
            Answers::parse(b"form_token=t&request=r&parcels.1.carats=2&parcels.0.carats=1&place=BE&roles=a&roles=b");
        let row = |carats: &str| Input::Group([("carats".to_owned(), Input::text(carats))].into());
        let expected = Input::Group(
            [
                ("parcels".to_owned(), Input::List(vec![row("1"), row("2")])),
                ("place".to_owned(), Input::text("BE")),
                ("roles".to_owned(), Input::List(vec![Input::text("a"), Input::text("b")])),
            ]
            .into(),
        );
        assert_eq!(answers.input(), expected);
    }

    #[test]
    fn what_was_typed_comes_back_as_it_was_left() {
        let filled = Answers::parse(b"kinds=a&kinds=b&text=+x+").filled();
        assert_eq!(filled.values["kinds"], "a\nb");
        assert_eq!(filled.values["text"], " x ");
    }
}
