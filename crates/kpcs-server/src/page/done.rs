//! After any act: what happened, its place in the journal, what comes next; or that it waits for the second officer.
//!
//! Invariant: the same words when the same request comes twice.
//! Must not know: single acts; each says itself what comes next.
//! Source: interface 1; decisions 10.

use axum::response::Response;
use kpcs_register::{Done, Outcome, Prepared};
use kpcs_web::{
    Texts, page,
    page::done::DonePage,
    part::{Documents, Fact, Facts, Inline},
    shell::Link,
};

use crate::{visitor::Visitor, words};

/// What an act's own page adds.
#[derive(Debug, Clone, Default)]
pub struct After {
    /// What happens next, one sentence a line.
    pub next: Vec<String>,
    /// The documents made.
    pub documents: Documents,
    /// Where to go from here.
    pub links: Vec<Link>,
}

/// The page after an act that is recorded or prepared.
#[must_use]
pub fn told(visitor: &Visitor, outcome: &Outcome, after: After) -> Response {
    match outcome {
        Outcome::Done(done) => recorded(visitor, done, after),
        Outcome::Prepared(prepared) => waiting(visitor, prepared, after),
    }
}

/// The page after an act that is recorded.
#[must_use]
pub fn recorded(visitor: &Visitor, done: &Done, after: After) -> Response {
    let texts = visitor.texts;
    let act = words::act(texts, done.info);
    let title = texts.t("done-title").arg("act", act).arg("subject", words::subject(&done.subject)).to_string();
    page(&DonePage {
        shell: visitor.shell(title.clone()),
        title,
        what: texts.get("done-what"),
        place: place(texts, done),
        next: after.next,
        documents: after.documents,
        links: after.links,
    })
}

/// The page after an act that waits for the second officer.
#[must_use]
pub fn waiting(visitor: &Visitor, prepared: &Prepared, after: After) -> Response {
    let texts = visitor.texts;
    let act = words::act(texts, prepared.info);
    let subject = prepared.number.as_ref().map_or_else(|| prepared.subject.clone(), ToString::to_string);
    let title = texts.t("prepared-title").arg("act", act).arg("subject", words::subject(&subject)).to_string();
    let roles: Vec<_> = prepared.info.approved_by.iter().map(|role| words::role(texts, *role)).collect();
    let digest = prepared.approval_digest.to_string();
    let facts = vec![
        Fact::new(texts.get("prepared-proposal"), Inline::Number(words::count(texts, prepared.proposal))),
        Fact::new(texts.get("prepared-digest"), Inline::Code(digest)).with_note(texts.get("prepared-digest-note")),
    ];
    let mut next = vec![texts.t("prepared-next").arg("roles", roles.join(", ")).to_string()];
    next.extend(after.next);
    page(&DonePage {
        shell: visitor.shell(title.clone()),
        title,
        what: texts.get("prepared-what"),
        place: Facts { facts },
        next,
        documents: after.documents,
        links: after.links,
    })
}

fn place(texts: Texts, done: &Done) -> Facts {
    let fact = |key: &str, value| Fact::new(texts.get(key), value);
    Facts {
        facts: vec![
            fact("done-position", Inline::Number(words::count(texts, done.position))),
            fact("done-running", Inline::text(format!("{} {}", done.authority, words::count(texts, done.running)))),
            fact("done-at", Inline::text(words::instant(texts, done.at))),
            fact("done-digest", Inline::Code(done.leaf.to_string())),
        ],
    }
}
