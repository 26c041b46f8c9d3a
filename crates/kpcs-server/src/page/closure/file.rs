//! `/closure.csv`: every row of the page, for a spreadsheet.
//!
//! Invariant: no cell holds a separator or a quote: numbers, codes, days and words of closed lists only.

use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use kpcs_domain::value::Day;
use kpcs_store::view::{Beside, BesideRow, NotClosedRow};

use super::read;
use crate::{app::App, no::No, officer::Officer};

/// The file.
pub(super) async fn show(State(app): State<App>, officer: Officer) -> Result<Response, No> {
    let (closure, _) = read(&app, officer.authority().clone(), officer.visitor.now).await?;
    let mut text = "side,number,counterpart,reason,since,due,escalation,case,case_due,endorse_by\r\n".to_owned();
    closure.sent.iter().for_each(|row| text.push_str(&line("sent", row)));
    closure.arriving.iter().for_each(|row| text.push_str(&line("arriving", row)));
    closure.beside.iter().for_each(|row| text.push_str(&beside(row)));
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8; header=present"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"closure.csv\""),
    ];
    Ok((headers, text).into_response())
}

fn line(side: &str, row: &NotClosedRow) -> String {
    let (reason, level) = (row.reason.word(), row.escalation.word());
    let case = row.case.map_or("", |case| case.kind.word());
    let case_due = day(row.case.and_then(|case| case.due));
    format!(
        "{side},{},{},{reason},{},{},{level},{case},{case_due},{}\r\n",
        row.number,
        row.counterpart,
        row.since,
        day(row.due),
        day(row.endorse_by)
    )
}

/// What is to be done about what has ended, in the columns of its kind.
fn beside(row: &BesideRow) -> String {
    let with = row.counterpart.map_or_else(String::new, |code| code.to_string());
    let (since, level) = (row.since, row.escalation.word());
    let due = day(row.due);
    let (reason, due, case) = match row.what {
        Beside::Case(kind) => ("", String::new(), format!("{},{due},", kind.word())),
        Beside::Endorsement => ("", String::new(), format!(",,{due}")),
        Beside::ComeBack | Beside::SendBack => (row.what.word(), due, ",,".to_owned()),
    };
    format!("beside,{},{with},{reason},{since},{due},{level},{case}\r\n", row.subject)
}

fn day(day: Option<Day>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}
