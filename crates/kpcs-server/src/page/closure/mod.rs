//! `/closure`: what of an office's certificates and shipments is not closed, and why; for the scheme, counts by pair.
//!
//! Invariant: an office sees its own rows by number; Chair and secretariat see counts between Participants, and no number.
//! Source: docs/decisions/0004; kpcs.md §9.12; issue 02, demand 2.

mod file;
mod late;
mod office;
mod pairs;
mod rows;

use axum::{Router, extract::State, response::Response, routing::get};
use kpcs_domain::{
    act::Role,
    value::{AuthorityId, Day, Timestamp},
};
use kpcs_store::view::{ClosureOf, NotClosedRow, closure_of, goods_to_go_back, originals_to_endorse};

pub(in crate::page) use late::{Late, Side};

use crate::{
    app::App,
    no::No,
    officer::Officer,
    page::desk::{day_of_office, pack_of},
};

/// The routes of this folder.
pub fn routes() -> Router<App> {
    Router::new().route("/closure", get(show)).route("/closure.csv", get(file::show))
}

/// Who watches over all pairs.
const SCHEME: &[Role] = &[Role::Secretariat, Role::Chair];

async fn show(State(app): State<App>, officer: Officer) -> Result<Response, No> {
    if officer.authority().participant().is_none() {
        officer.require(SCHEME)?;
        return pairs::show(&app, &officer).await;
    }
    let (closure, today) = read(&app, officer.authority().clone(), officer.visitor.now).await?;
    Ok(office::page(&officer, &closure, today))
}

/// The most originals to be endorsed that are read.
const TO_ENDORSE: i64 = 1_000;

/// The closure of an authority, on its own day, with the goods that are to go back and the originals that it
/// has still to endorse.
///
/// # Errors
/// [`No::NotFound`] for the scheme; a fault of the engine.
pub(crate) async fn read(app: &App, authority: AuthorityId, now: Timestamp) -> Result<(ClosureOf, Day), No> {
    let participant = authority.participant().ok_or(No::NotFound)?;
    app.read(move |sql| {
        let pack = pack_of(sql, &authority, now)?;
        let today = day_of_office(&pack, now);
        let mut closure = closure_of(sql, &authority, participant, today)?;
        closure.beside.extend(goods_to_go_back(sql, &authority, &pack, today)?);
        closure.beside.extend(originals_to_endorse(sql, &authority, &pack, today, TO_ENDORSE)?);
        Ok((closure, today))
    })
    .await
}

/// What the address asks for: rows of one reason, one counterpart, one age.
struct Asked {
    reason: String,
    with: String,
    age: String,
}

impl Asked {
    fn of(officer: &Officer) -> Self {
        let get = |name: &str| officer.visitor.query.get(name).chars().take(40).collect();
        Self { reason: get("reason"), with: get("with"), age: get("age") }
    }

    fn is_everything(&self) -> bool {
        [&self.reason, &self.with, &self.age].into_iter().all(String::is_empty)
    }

    fn wants(&self, row: &NotClosedRow, today: Day) -> bool {
        let is = |asked: &str, found: &str| asked.is_empty() || asked == found;
        is(&self.reason, row.reason.word())
            && is(&self.with, row.counterpart.as_str())
            && is(&self.age, age(row, today))
    }
}

/// How long it has been open, in four steps.
fn age(row: &NotClosedRow, today: Day) -> &'static str {
    match today.days_since(row.since) {
        ..=7 => "week",
        8..=30 => "month",
        31..=90 => "quarter",
        _ => "longer",
    }
}
