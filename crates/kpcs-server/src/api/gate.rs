//! `GET /api/v1/gate?from=&to=&hs=&issued=&presented=[&origin=&left=&zone=&stone_ct=]`: may a shipment go? Public.
//!
//! Invariant: answered from the acts of this register, as everything else here.

use axum::{extract::State, http::StatusCode, response::Response};
use kpcs_domain::{
    field::Kind,
    gate::{Question, issuer_of, judge},
    value::{Carats, CountryCode, Day, Expected, HsCode, Origin, Text},
};
use kpcs_store::act::facts::{rule_pack, scheme_history};

use super::{
    endpoint::{Param, Query, Takes},
    json,
};
use crate::{answers::Answers, app::App, no::No, visitor::Visitor, wire::verdict_json};

/// The query.
pub const QUERY: &[Param] = &[
    asked("from", Kind::Country, true, "Where it goes from."),
    asked("to", Kind::Country, true, "Where it goes to."),
    asked("hs", Kind::Hs, true, "The subheading of the goods."),
    asked("issued", Kind::Day, true, "The certificate's day of issue."),
    asked("presented", Kind::Day, true, "The day on which it is presented."),
    asked("origin", Kind::Origin, false, "Where the stones were mined."),
    asked("left", Kind::Day, false, "The day of export; that of presentation unless given."),
    asked("zone", Kind::Text, false, "The zone of mining, where a measure names zones."),
    asked("stone_ct", Kind::Carats, false, "The weight of the largest stone, where a measure asks for it."),
];

const fn asked(name: &'static str, kind: Kind, required: bool, says: &'static str) -> Param {
    Param { name, takes: Takes::Kind(kind), required, says }
}

/// The verdict.
pub async fn ask(State(app): State<App>, visitor: Visitor) -> Result<Response, No> {
    Query::of(&visitor.query, QUERY)?;
    let question = question(&visitor.query).ok_or(No::Unreadable("unreadable-query"))?;
    let verdict = app
        .read(move |sql| {
            let history = scheme_history(sql)?;
            let pack = rule_pack(sql, issuer_of(&question, &history), question.pack_day())?;
            Ok(judge(&question, &history, &pack))
        })
        .await?;
    Ok(json::answer(StatusCode::OK, &verdict_json(&verdict)))
}

fn question(query: &Answers) -> Option<Question> {
    let presented = Day::parse(query.get("presented")).ok()?;
    Some(Question {
        from: CountryCode::parse(query.get("from")).ok()?,
        to: CountryCode::parse(query.get("to")).ok()?,
        origin: given(query, "origin", Origin::parse)?,
        hs: HsCode::parse(query.get("hs")).ok()?,
        issued: Day::parse(query.get("issued")).ok()?,
        left: given(query, "left", Day::parse)?.unwrap_or(presented),
        presented,
        zone: given(query, "zone", Text::parse)?,
        stone: given(query, "stone_ct", Carats::parse)?,
    })
}

/// An answer that may be left out: `Some(None)` then, `None` for one that cannot be read.
fn given<T>(query: &Answers, name: &str, parse: impl Fn(&str) -> Result<T, Expected>) -> Option<Option<T>> {
    match query.get(name) {
        "" => Some(None),
        text => parse(text).ok().map(Some),
    }
}
