//! The routes of a witness: `POST /add-checkpoint`, what it saw last of a log, and a page that says so to people.
//!
//! Invariant: the statuses are those of C2SP tlog-witness; `logs/HASH/checkpoint` gives the newest checkpoint that was cosigned, 204 while
//! there is none, where HASH is SHA-256 of the log's name in hexadecimal.
//! Must not know: what a log holds.

use std::{fmt::Write as _, sync::Arc};

use axum::{
    Router,
    body::Bytes,
    extract::{DefaultBodyLimit, Path, State},
    http::{StatusCode, header},
    response::{Html, IntoResponse, Response},
    routing::{get, post},
};
use kpcs_log::{AddCheckpoint, Checkpoint, Declined, verify_cosignature};

use super::{beside, forks, plain};
use crate::{
    Added, Cosigner as _, LocalWitness, Watched, WitnessAnswer,
    remote_witness::{TYPE_SIZE, seen_path},
};

/// A proof has at most 63 lines, a note some more.
const LIMIT_BYTES: usize = 65_536;

pub(super) fn routes(witness: Arc<LocalWitness>) -> Router {
    Router::new()
        .route("/", get(page))
        .route("/add-checkpoint", post(add_checkpoint))
        .route("/logs/{hash}/checkpoint", get(checkpoint))
        .layer(DefaultBodyLimit::max(LIMIT_BYTES))
        .with_state(witness)
}

async fn add_checkpoint(State(witness): State<Arc<LocalWitness>>, body: Bytes) -> Result<Response, Response> {
    let asked = AddCheckpoint::parse(&body).map_err(|unsound| plain(StatusCode::BAD_REQUEST, &unsound.to_string()))?;
    beside(move || match witness.add(&asked) {
        Ok(Added { signature, .. }) => plain(StatusCode::OK, signature.to_string().trim_end()),
        Err(answer) => declined(&answer),
    })
    .await
}

fn declined(answer: &WitnessAnswer) -> Response {
    let status = match answer {
        WitnessAnswer::UnknownLog(_) => StatusCode::NOT_FOUND,
        WitnessAnswer::Folder(_) => StatusCode::INTERNAL_SERVER_ERROR,
        WitnessAnswer::Declined(declined) => match declined {
            Declined::Malformed(_) | Declined::Backwards { .. } => StatusCode::BAD_REQUEST,
            Declined::Unsigned => StatusCode::FORBIDDEN,
            Declined::Another(seen) | Declined::Fork(seen) => {
                let kind = [(header::CONTENT_TYPE, TYPE_SIZE)];
                return (StatusCode::CONFLICT, kind, format!("{}\n", seen.size)).into_response();
            }
            Declined::Inconsistent(_) => StatusCode::UNPROCESSABLE_ENTITY,
        },
    };
    plain(status, &answer.to_string())
}

async fn checkpoint(State(witness): State<Arc<LocalWitness>>, Path(hash): Path<String>) -> Response {
    let wanted = format!("logs/{hash}/checkpoint");
    let watched = witness.watched().into_iter().find(|watched| seen_path(watched.log.name()) == wanted);
    match watched.map(|watched| watched.last) {
        Some(Some(note)) => plain(StatusCode::OK, note.to_string().trim_end()),
        Some(None) => StatusCode::NO_CONTENT.into_response(),
        None => plain(StatusCode::NOT_FOUND, "this witness does not watch that log"),
    }
}

async fn page(State(witness): State<Arc<LocalWitness>>) -> Html<String> {
    let key = witness.key().clone();
    let found = forks::names(&witness.forks());
    let mut rows = String::new();
    for watched in witness.watched() {
        row(&mut rows, &watched, &key);
    }
    let told = if found.is_empty() {
        "<p>It has seen no log tell two stories.</p>".to_owned()
    } else {
        let links: String = found.iter().map(|name| format!("<li><a href=\"forks/{name}\">{name}</a></li>")).collect();
        format!("<p><strong>It has seen a log tell two stories.</strong> The proofs:</p><ul>{links}</ul>")
    };
    Html(format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>Witness {name}</title>\
         <main><h1>Witness {name}</h1><p>This machine watches logs. It puts its name under a checkpoint only if it continues the \
         last one that it saw.</p><p>Its key: <code>{key}</code></p><table><thead><tr><th>Log</th><th>Entries</th>\
         <th>Root</th><th>Cosigned (UTC)</th></tr></thead><tbody>{rows}</tbody></table>{told}</main></html>\n",
        name = escaped(key.name()),
        key = escaped(&key.to_string()),
    ))
}

fn row(rows: &mut String, watched: &Watched, key: &kpcs_log::NoteKey) {
    let name = escaped(watched.log.name());
    let last = watched
        .last
        .as_ref()
        .and_then(|note| Some((Checkpoint::of(note, &watched.log).ok()?, verify_cosignature(note, key).ok()?)));
    let written = match last {
        Some((last, seconds)) => write!(
            rows,
            "<tr><td>{name}</td><td>{}</td><td><code>{}</code></td><td>{}</td></tr>",
            last.size,
            last.root,
            day_and_time(seconds)
        ),
        None => write!(rows, "<tr><td>{name}</td><td colspan=\"3\">nothing seen yet</td></tr>"),
    };
    written.expect("writing to a text cannot fail");
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// `2026-11-23 20:15:00` of seconds since 1970-01-01 UTC, by the civil calendar counted in eras of 400 years from 1 March.
fn day_and_time(seconds: u64) -> String {
    let days = seconds / 86_400 + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let (day, month_of_year) = (day - (153 * month + 2) / 5 + 1, if month < 10 { month + 3 } else { month - 9 });
    let year = era * 400 + year + u64::from(month_of_year <= 2);
    let (hour, minute, second) = (seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60);
    format!("{year:04}-{month_of_year:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_written_as_people_read_it() {
        for (seconds, text) in [
            (0, "1970-01-01 00:00:00"),
            (951_782_399, "2000-02-28 23:59:59"),
            (951_782_400, "2000-02-29 00:00:00"),
            (1_795_465_000, "2026-11-23 20:16:40"),
            (4_107_542_400, "2100-03-01 00:00:00"),
        ] {
            assert_eq!(day_and_time(seconds), text);
        }
    }
}
