//! What the address of a list asks for: words, state, days, weights, and which rows.
//!
//! Invariant: a list has an address, so it can be kept, sent and opened again; what cannot be read in it is left out and the
//! field shown as it was typed.
//! Must not know: what is listed.
//! Source: interface 3 and 10.

use kpcs_domain::value::{Carats, Day};
use kpcs_store::view::{Slice, Span, Start};
use kpcs_web::{
    Texts,
    part::{FieldKind, FieldView, Filters, Pager},
    shell::Link,
};

use super::{Format, Typed, read_typed};
use crate::answers::Answers;

/// Rows of a page.
pub const ROWS: u32 = 50;

const FIELDS: [&str; 6] = ["q", "state", "from", "to", "least", "most"];

/// What is asked of one list.
pub struct Asked {
    texts: Texts,
    path: &'static str,
    states: Vec<(&'static str, String)>,
    query: Answers,
    /// What is looked for, from the box and the fields together.
    pub typed: Typed,
    /// Which rows.
    pub start: Start,
    first: u32,
    /// The form of a file, if one is asked for.
    pub format: Option<Format>,
}

impl Asked {
    /// Reads the query of the list at `path`, whose states are `states`.
    #[must_use]
    pub fn read(texts: Texts, path: &'static str, states: Vec<(&'static str, String)>, query: &Answers) -> Self {
        let mut typed = read_typed(texts, &states, query.get("q"));
        let chosen = states.iter().find(|(word, _)| *word == query.get("state")).map(|(word, _)| *word);
        typed.state = chosen.or(typed.state);
        let sought = &mut typed.sought;
        sought.day = narrowed(sought.day, Day::parse(query.get("from")).ok(), Day::parse(query.get("to")).ok());
        let carats = |name: &str| Carats::parse(query.get(name)).ok();
        sought.carats = narrowed(sought.carats, carats("least"), carats("most"));
        let position = |name: &str| query.get(name).parse::<i64>().ok();
        let start = match (position("before"), position("after")) {
            (Some(before), _) => Start::Before(before),
            (None, Some(after)) => Start::After(after),
            (None, None) => Start::Newest,
        };
        let first = query.get("n").parse().unwrap_or(1).clamp(1, 100_000_000);
        let format = Format::parse(query.get("format"));
        Self { texts, path, states, query: query.clone(), typed, start, first, format }
    }

    /// The rows of the page, and one more to know whether there are others.
    #[must_use]
    pub fn slice(&self) -> Slice {
        Slice { limit: ROWS + 1, start: self.start }
    }

    /// Whether anything narrows the list.
    #[must_use]
    pub fn is_search(&self) -> bool {
        FIELDS.iter().any(|name| !self.query.get(name).is_empty())
    }

    /// The address of the same search, with these pairs added.
    #[must_use]
    pub fn address(&self, added: &[(&str, String)]) -> String {
        let mut pairs = form_urlencoded::Serializer::new(String::new());
        for name in FIELDS {
            if !self.query.get(name).is_empty() {
                pairs.append_pair(name, self.query.get(name));
            }
        }
        for (name, value) in added {
            pairs.append_pair(name, value);
        }
        let query = pairs.finish();
        if query.is_empty() { self.path.to_owned() } else { format!("{}?{query}", self.path) }
    }

    /// The one box and the fields beside it.
    #[must_use]
    pub fn filters(&self) -> Filters {
        let texts = self.texts;
        let field = |name: &str, label: &str, kind: FieldKind| FieldView {
            value: self.query.get(name).to_owned(),
            required: false,
            ..FieldView::new(name, texts.get(label), kind)
        };
        let carats = || FieldKind::Figure { unit: "ct".to_owned() };
        let state = field("state", "list-state", FieldKind::Choice)
            .choices(self.states.iter().map(|(word, name)| (*word, name.clone())));
        let fields = vec![
            field("q", "list-search", FieldKind::Search).hint(texts.get("list-search-hint")),
            state,
            field("from", "list-from", FieldKind::Day),
            field("to", "list-to", FieldKind::Day),
            field("least", "list-least", carats()),
            field("most", "list-most", carats()),
        ];
        Filters { texts, action: self.path.to_owned(), fields }
    }

    /// How what was typed was understood, in one sentence; empty when nothing was.
    #[must_use]
    pub fn understood(&self) -> String {
        if self.typed.understood.is_empty() {
            return String::new();
        }
        self.texts.t("typed-understood").arg("what", self.typed.understood.join("; ")).to_string()
    }

    /// Cuts the rows read to those of the page, and gives the way to the others.
    #[must_use]
    pub fn cut<R>(&self, rows: &mut Vec<R>, position: fn(&R) -> i64) -> Option<Pager> {
        let more = rows.len() > ROWS as usize;
        let newer = matches!(self.start, Start::After(_));
        if more && newer {
            rows.remove(0);
        }
        rows.truncate(ROWS as usize);
        let shown = u32::try_from(rows.len()).unwrap_or(ROWS);
        let has_newer = if newer { more } else { self.start != Start::Newest };
        let has_older = if newer { true } else { more };
        if !has_newer && !has_older {
            return None;
        }
        let place = |row: Option<&R>| row.map_or(0, position).to_string();
        let address =
            |name: &str, row: Option<&R>, first: u32| self.address(&[(name, place(row)), ("n", first.to_string())]);
        let (first, last) = (self.first, self.first + shown.max(1) - 1);
        let previous = has_newer.then(|| match rows.first() {
            Some(row) => address("after", Some(row), first.saturating_sub(ROWS).max(1)),
            None => self.address(&[]),
        });
        let next = (has_older && shown > 0).then(|| address("before", rows.last(), last + 1));
        let shown = self.texts.t("list-shown").count("first", first).count("last", last).to_string();
        Some(Pager { texts: self.texts, shown, previous, next })
    }

    /// The same rows as files, all of them; and a way to keep the search.
    #[must_use]
    pub fn files(&self) -> Vec<Link> {
        let keep = form_urlencoded::Serializer::new(String::new()).append_pair("address", &self.address(&[])).finish();
        let keep =
            self.is_search().then(|| Link::new(self.texts.get("searches-keep"), format!("/searches/new?{keep}")));
        let link = |(format, key): (&str, &str)| {
            Link::new(self.texts.get(key), self.address(&[("format", format.to_owned())]))
        };
        Format::ALL.map(link).into_iter().chain(keep).collect()
    }
}

/// The bounds of the fields where they are given, else those that were typed.
fn narrowed<T: Copy>(typed: Span<T>, from: Option<T>, to: Option<T>) -> Span<T> {
    Span { from: from.or(typed.from), to: to.or(typed.to) }
}
