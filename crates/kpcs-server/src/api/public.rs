//! Public lists of the scheme: Participants, authorities, keys, rule packs, specimens, rules.
//!
//! Invariant: nothing of a certificate, a party or a person stands in them.

use axum::{extract::State, response::Response};
use kpcs_domain::{field::Kind, rule::RULES, value::Day};
use kpcs_store::view;

use super::{
    endpoint::{Param, Query, Takes},
    paging::{AFTER_WORD, LIMIT, named},
};
use crate::{app::App, no::No, visitor::Visitor, wire::row};

/// The query of [`participants`].
pub const PARTICIPANTS: &[Param] = &[
    Param { name: "on", takes: Takes::Kind(Kind::Day), required: false, says: "On this day; today unless given." },
    LIMIT,
    AFTER_WORD,
];
/// The query of every other list here.
pub const PLAIN: &[Param] = &[LIMIT, AFTER_WORD];

/// Standings of a day with basis and source, by code.
pub async fn participants(State(app): State<App>, visitor: Visitor) -> Result<Response, No> {
    let query = Query::of(&visitor.query, PARTICIPANTS)?;
    let day = query.read("on", Day::parse)?.unwrap_or(visitor.now.day());
    let rows = app.read(move |sql| view::standings_on(sql, day)).await?;
    let rows = rows.into_iter().map(|row| (row.interval.participant.to_string(), row)).collect();
    named(&visitor, &query, rows, row::standing_json)
}

/// Exporting and Importing Authorities, by short name.
pub async fn authorities(State(app): State<App>, visitor: Visitor) -> Result<Response, No> {
    let query = Query::of(&visitor.query, PLAIN)?;
    let rows = app.read(move |sql| view::authorities(sql, None)).await?;
    let rows = rows.into_iter().map(|row| (row.authority.to_string(), row)).collect();
    named(&visitor, &query, rows, row::authority_json)
}

/// Public keys as listed and revoked, by authority.
pub async fn keys(State(app): State<App>, visitor: Visitor) -> Result<Response, No> {
    let query = Query::of(&visitor.query, PLAIN)?;
    let rows = app.read(move |sql| view::keys(sql, None)).await?;
    let rows = rows.into_iter().map(|row| (format!("{} {}", row.authority, row.id), row)).collect();
    named(&visitor, &query, rows, row::key_json)
}

/// Rule packs adopted, the default one first.
pub async fn packs(State(app): State<App>, visitor: Visitor) -> Result<Response, No> {
    let query = Query::of(&visitor.query, PLAIN)?;
    let rows = app.read(view::rule_packs).await?;
    let code = |row: &view::PackRow| row.participant.map_or_else(|| "-".to_owned(), |code| code.to_string());
    let rows = rows.into_iter().map(|row| (format!("{} {:06}", code(&row), row.version), row)).collect();
    named(&visitor, &query, rows, row::pack_json)
}

/// Specimens published, by Participant.
pub async fn specimens(State(app): State<App>, visitor: Visitor) -> Result<Response, No> {
    let query = Query::of(&visitor.query, PLAIN)?;
    let rows = app.read(view::specimens).await?;
    let rows = rows.into_iter().map(|row| (format!("{} {:06}", row.participant, row.version), row)).collect();
    named(&visitor, &query, rows, row::specimen_json)
}

/// Rules that the register judges, by code.
pub async fn rules(visitor: Visitor) -> Result<Response, No> {
    let query = Query::of(&visitor.query, PLAIN)?;
    let rows = RULES.iter().map(|rule| (rule.code.to_owned(), rule)).collect();
    named(&visitor, &query, rows, |rule| row::rule_json(rule))
}
