//! Pages of a list by cursor: `?limit=&after=`, the next ones behind `next` and in `Link`.
//!
//! Invariant: the order is stable and rows that came since do not move it, so a program that follows `next` reads every
//! row that stood when it began, once.
//! Source: RFC 8288; issue 02, demand 5.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use kpcs_store::view::Page;
use serde_json::{Value, json};

use super::{
    endpoint::{Param, Query, Takes},
    json,
};
use crate::{no::No, visitor::Visitor};

/// Rows of one answer: 100 unless asked otherwise, at most 500.
pub const ROWS: u32 = 100;
/// The most rows of one answer.
pub const LIMIT_ROWS: u32 = 500;

/// `limit`, in every list.
pub const LIMIT: Param = Param {
    name: "limit",
    takes: Takes::Limit,
    required: false,
    says: "The most rows of this answer; 100 unless given.",
};
/// `after`, in lists ordered by a running number.
pub const AFTER: Param = Param {
    name: "after",
    takes: Takes::Number,
    required: false,
    says: "Go on after this row: take it from `next` of the answer before.",
};
/// `after`, in lists ordered by name.
pub const AFTER_WORD: Param = Param { takes: Takes::Word, ..AFTER };

/// How many rows are wanted.
///
/// # Errors
/// [`No::Unreadable`] outside 1 to 500.
pub fn limit(query: &Query<'_>) -> Result<u32, No> {
    let within = |text: &str| text.parse().ok().filter(|rows| (1..=LIMIT_ROWS).contains(rows)).ok_or(());
    Ok(query.read("limit", within)?.unwrap_or(ROWS))
}

/// The slice wanted of a list ordered by a running number, falling: one row more than shown says whether there are more.
///
/// # Errors
/// [`No::Unreadable`].
pub fn slice(query: &Query<'_>) -> Result<Page, No> {
    let digits = |text: &str| {
        text.parse::<i64>().ok().filter(|_| text.len() <= 18 && text.bytes().all(|b| b.is_ascii_digit())).ok_or(())
    };
    Ok(Page::below(limit(query)? + 1, query.read("after", digits)?))
}

/// The answer: at most `page.limit - 1` of `rows`, and where the next ones stand.
#[must_use]
pub fn numbered<T>(
    visitor: &Visitor,
    page: Page,
    rows: &[T],
    key: impl Fn(&T) -> i64,
    as_json: impl Fn(&T) -> Value,
) -> Response {
    let shown = &rows[..rows.len().min(page.limit as usize - 1)];
    let next = (rows.len() > shown.len()).then(|| shown.last().map(|row| key(row).to_string())).flatten();
    answer(visitor, shown.iter().map(as_json).collect(), next)
}

/// The same for a short list that is read whole, ordered by `key`: the rows after the one named.
///
/// # Errors
/// [`No::Unreadable`].
pub fn named<T>(
    visitor: &Visitor,
    query: &Query<'_>,
    rows: Vec<(String, T)>,
    as_json: impl Fn(&T) -> Value,
) -> Result<Response, No> {
    let (rows, next) = named_slice(query, rows)?;
    Ok(answer(visitor, rows.iter().map(as_json).collect(), next))
}

/// The rows that are wanted of such a list, and the name of the last one where more follow.
///
/// # Errors
/// [`No::Unreadable`].
pub fn named_slice<T>(query: &Query<'_>, mut rows: Vec<(String, T)>) -> Result<(Vec<T>, Option<String>), No> {
    let limit = limit(query)? as usize;
    let plain = |text: &str| (1..=80).contains(&text.len()) && text.bytes().all(|byte| (b' '..=b'~').contains(&byte));
    let word = |text: &str| if plain(text) { Ok(text.to_owned()) } else { Err(()) };
    rows.sort_by(|(a, _), (b, _)| a.cmp(b));
    if let Some(after) = query.read("after", word)? {
        rows.retain(|(key, _)| *key > after);
    }
    let next = rows.get(limit).and(limit.checked_sub(1)).and_then(|last| rows.get(last)).map(|(key, _)| key.clone());
    rows.truncate(limit);
    Ok((rows.into_iter().map(|(_, row)| row).collect(), next))
}

/// Path and query of the rows after the one named.
#[must_use]
pub fn linked(visitor: &Visitor, after: &str) -> String {
    let kept = visitor.query.pairs().filter(|(name, _)| *name != "after");
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(kept).append_pair("after", after);
    let path = visitor.path.split('?').next().unwrap_or_default();
    format!("{path}?{}", query.finish())
}

fn answer(visitor: &Visitor, rows: Vec<Value>, next: Option<String>) -> Response {
    let next = next.map(|after| linked(visitor, &after));
    let mut response = json::answer(StatusCode::OK, &json!({ "rows": rows, "next": next }));
    let link = next.and_then(|next| HeaderValue::from_str(&format!("<{next}>; rel=\"next\"")).ok());
    if let Some(link) = link {
        response.headers_mut().insert(header::LINK, link);
    }
    response
}
