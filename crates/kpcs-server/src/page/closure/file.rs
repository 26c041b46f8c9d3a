//! `/closure.csv`: every row of the page, for a spreadsheet.
//!
//! Invariant: no cell holds a separator or a quote: numbers, codes, days and words of closed lists only.

use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use kpcs_store::view::NotClosedRow;

use super::read;
use crate::{app::App, no::No, officer::Officer};

/// The file.
pub(super) async fn show(State(app): State<App>, officer: Officer) -> Result<Response, No> {
    let (closure, _) = read(&app, officer.authority().clone(), officer.visitor.now).await?;
    let mut text = "side,number,counterpart,reason,since,due,escalation\r\n".to_owned();
    closure.sent.iter().for_each(|row| text.push_str(&line("sent", row)));
    closure.arriving.iter().for_each(|row| text.push_str(&line("arriving", row)));
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8; header=present"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"closure.csv\""),
    ];
    Ok((headers, text).into_response())
}

fn line(side: &str, row: &NotClosedRow) -> String {
    let due = row.due.map(|day| day.to_string()).unwrap_or_default();
    let (reason, level) = (row.reason.word(), row.escalation.word());
    format!("{side},{},{},{reason},{},{due},{level}\r\n", row.number, row.counterpart, row.since)
}
