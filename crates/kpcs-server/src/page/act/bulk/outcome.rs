//! What came of each row: done, done before, refused with the reason, or not tried because the register failed.
//!
//! Invariant: the same words when the form is sent again; a row that was refused says so in its own line, and the title says
//! how many of how many were done.

use axum::{http::StatusCode, response::Response};
use kpcs_register::{ActError, Outcome};
use kpcs_web::{
    Texts,
    page::list::ListPage,
    page_with_status,
    part::{Badge, Inline, State, Table},
    shell::Link,
};

use super::{
    deed::Deed,
    rows::{Chosen, Row},
    table::{self, Said},
};
use crate::{app::App, fault, no::No, objection::Objection, officer::Officer, words};

/// What came of one row.
pub(super) enum CameTo {
    /// It stands in the journal there, since now or since this form was sent before.
    Done { running: u64, repeated: bool },
    /// It was refused.
    Refused(Objection),
    /// The register failed; logged under this number.
    Failed(String),
}

impl CameTo {
    pub(super) fn of(app: &App, asked: Result<Outcome, No>) -> Self {
        let no = match asked {
            Ok(Outcome::Done(done)) => return Self::Done { running: done.running, repeated: done.repeated },
            // Acts of two people are no deeds (a test holds it).
            Ok(Outcome::Prepared(_)) => No::fault("an act of two people was asked for in bulk"),
            Err(no) => no,
        };
        match no.objection() {
            Ok(objection) => Self::Refused(objection),
            Err(No::Act(error)) => Self::Failed(fault::log(app, &error)),
            Err(other) => {
                Self::Failed(fault::log(app, &ActError::Rehearsal(format!("a row was not answered: {other:?}"))))
            }
        }
    }

    const fn is_done(&self) -> bool {
        matches!(self, Self::Done { .. })
    }

    /// Whether the register failed, so that nothing more is asked of it.
    pub(super) const fn is_failed(&self) -> bool {
        matches!(self, Self::Failed(_))
    }
}

/// The page: row by row what came of it.
pub(super) fn page(officer: &Officer, deed: &Deed, chosen: &Chosen, all: &[(&Row, CameTo)]) -> Response {
    let texts = officer.texts();
    let done = all.iter().filter(|(_, came_to)| came_to.is_done()).count();
    let title = texts.t("bulk-done").count("done", done).count("all", chosen.rows.len()).to_string();
    let mut shell = officer.shell(title.clone());
    shell.crumbs = vec![Link::new(texts.get("bulk-back"), deed.list())];
    let failed = all.iter().any(|(_, came_to)| came_to.is_failed());
    let page = ListPage {
        shell,
        title,
        lead: lead(texts, deed, all, chosen.rows.len(), done),
        main: None,
        filters: None,
        table: Some(table(texts, deed, chosen, all)),
        empty: None,
        pager: None,
        links: vec![Link::new(texts.get("bulk-back"), deed.list())],
    };
    let status = if failed { StatusCode::INTERNAL_SERVER_ERROR } else { StatusCode::OK };
    page_with_status(status, &page)
}

fn lead(texts: Texts, deed: &Deed, all: &[(&Row, CameTo)], asked: usize, done: usize) -> String {
    let repeated = all.iter().filter(|(_, came_to)| matches!(came_to, CameTo::Done { repeated: true, .. })).count();
    let said = match done {
        0 => texts.get("bulk-done-none"),
        done if done == asked => deed.says_of(texts, "done", done),
        done => format!("{} {}", deed.says_of(texts, "done", done), texts.get("bulk-done-rest")),
    };
    if repeated == 0 { said } else { format!("{said} {}", texts.t("bulk-repeated").count("count", repeated)) }
}

fn table(texts: Texts, deed: &Deed, chosen: &Chosen, all: &[(&Row, CameTo)]) -> Table {
    let said = chosen.rows.iter().map(|row| {
        let came_to = all.iter().find(|(one, _)| one.subject == row.subject).map(|(_, came_to)| came_to);
        let (badge, reason, rule) = worded(texts, came_to);
        Said { row, badge, reason, rule, marked: !came_to.is_some_and(CameTo::is_done) }
    });
    table::table(texts, deed, "bulk-what-came", said)
}

fn worded(texts: Texts, came_to: Option<&CameTo>) -> (Badge, Inline, Inline) {
    let badge = |state, key: &str| Badge::worded(state, texts.get(key));
    match came_to {
        Some(CameTo::Done { running, repeated }) => {
            let key = if *repeated { "bulk-row-before" } else { "bulk-row-done" };
            let place = texts.t("bulk-row-place").arg("running", words::count(texts, *running)).to_string();
            (badge(State::Confirmed, key), Inline::Text(place), Inline::Nothing)
        }
        Some(CameTo::Refused(objection)) => {
            let (reason, rule) = why(texts, objection);
            (badge(State::Refused, "bulk-row-refused"), reason, rule)
        }
        Some(CameTo::Failed(number)) => {
            let text = texts.t("bulk-row-failed-text").arg("number", number).to_string();
            (badge(State::Overdue, "bulk-row-failed"), Inline::Text(text), Inline::Nothing)
        }
        None => {
            (badge(State::Refused, "bulk-left-out"), Inline::Text(texts.get("bulk-left-out-text")), Inline::Nothing)
        }
    }
}

/// The first reason with what to do about it, and its rule.
pub(super) fn why(texts: Texts, objection: &Objection) -> (Inline, Inline) {
    let Some(first) = objection.refusals(texts, |_| None).refusals.into_iter().next() else {
        return (Inline::Nothing, Inline::Nothing);
    };
    let lines = std::iter::once(first.what).chain(first.to_do).collect();
    (Inline::Lines(lines), first.section.map_or(Inline::Nothing, Inline::Link))
}
