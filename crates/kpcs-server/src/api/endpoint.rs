//! `Endpoint`: one route of the programs' side with everything the OpenAPI document says of it.
//!
//! Invariant: the router and the document are made from the same list, so no route is without its description; a query
//! holds only names that the route knows, each once, because a misspelt filter must not vanish.
//! Must not know: what a route does.

use axum::routing::MethodRouter;
use kpcs_domain::field::{Field, Kind};

use crate::{answers::Answers, app::App, no::No};

/// One route.
pub struct Endpoint {
    /// `get` or `post`.
    pub method: &'static str,
    /// The path as the router and OpenAPI write it.
    pub path: &'static str,
    /// The handler.
    pub route: fn() -> MethodRouter<App>,
    /// What it does, in one line.
    pub summary: &'static str,
    /// Who may.
    pub access: Access,
    /// What the query may hold.
    pub query: &'static [Param],
    /// What the body holds.
    pub body: Body,
    /// What it answers when all is well.
    pub answer: Answer,
}

/// Who may ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Anybody.
    Public,
    /// A person, or a token that reads.
    Reads,
    /// A person, or a token that does the act.
    Acts,
}

/// One name of a query.
pub struct Param {
    /// The name.
    pub name: &'static str,
    /// What may stand in it.
    pub takes: Takes,
    /// Whether it must be given.
    pub required: bool,
    /// What it is for.
    pub says: &'static str,
}

/// What may stand in a query.
#[derive(Clone, Copy)]
pub enum Takes {
    /// A value as acts know it.
    Kind(Kind),
    /// The most rows of one answer.
    Limit,
    /// Where the answer before has ended: a running number.
    Number,
    /// Where the answer before has ended: the name of its last row.
    Word,
    /// Any text.
    Free,
}

/// What a body holds.
#[derive(Clone, Copy)]
pub enum Body {
    /// Nothing.
    None,
    /// What an act asks; the route stands once for each act.
    Act,
    /// These fields, as JSON.
    Fields(&'static [Field]),
    /// A file of one of these media types.
    File(&'static [&'static str]),
}

/// What is answered.
#[derive(Clone, Copy)]
pub enum Answer {
    /// Rows of this table, the next ones behind `next`.
    Rows(&'static str, &'static [Field]),
    /// One row of this table.
    Row(&'static str, &'static [Field]),
    /// An act that is recorded or waits: 200, 201, 202.
    Outcome,
    /// A file of one of these media types.
    File(&'static [&'static str]),
    /// A schema of its own in the document.
    Named(&'static str),
}

/// A query whose every name is known.
pub struct Query<'a>(&'a Answers);

impl<'a> Query<'a> {
    /// Reads the query of a route.
    ///
    /// # Errors
    /// [`No::Unreadable`] for a name that is unknown, or given twice or without a value.
    pub fn of(answers: &'a Answers, params: &[Param]) -> Result<Self, No> {
        let known = |name: &str| name == "lang" || params.iter().any(|param| param.name == name);
        let single = |name: &str| answers.all(name).count() == 1;
        let fit = answers.pairs().all(|(name, value)| known(name) && single(name) && !value.is_empty());
        if fit { Ok(Self(answers)) } else { Err(No::Unreadable("unreadable-query")) }
    }

    /// The value of a name, read.
    ///
    /// # Errors
    /// [`No::Unreadable`] when it cannot be read.
    pub fn read<T, E>(&self, name: &str, parse: impl Fn(&str) -> Result<T, E>) -> Result<Option<T>, No> {
        self.text(name).map(|text| parse(&text)).transpose().map_err(|_| No::Unreadable("unreadable-query"))
    }

    /// The value of a name.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<String> {
        self.0.all(name).next().map(str::to_owned)
    }
}
