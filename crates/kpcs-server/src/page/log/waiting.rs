//! `/log/waiting`: acts of the office that wait for their proof, how long, and for what.
//!
//! Invariant: an office sees its own acts alone; what waits for over a day is marked and says whom to tell; so is a
//! record of the scheme that cannot be followed.
//! Source: issue 03, demand 13; threat-model 10.1.

use axum::{extract::State, response::Response};
use kpcs_domain::value::Timestamp;
use kpcs_register::Register;
use kpcs_store::{
    act::info_of,
    work::{LogWaiting, log_waiting},
};
use kpcs_web::{
    Texts,
    page::list::ListPage,
    part::{Column, Empty, Inline, Row, Table},
};

use crate::{app::App, listing::listed, no::No, officer::Officer, words};

/// The most rows that are shown, the oldest of all.
const ROWS: i64 = 500;
/// From then on somebody must look.
pub(in crate::page) const LATE_SECONDS: i64 = 86_400;

pub(super) async fn show(State(app): State<App>, officer: Officer) -> Result<Response, No> {
    let texts = officer.texts();
    let (authority, now, has_log) = (officer.authority().clone(), officer.visitor.now, app.register().log().is_some());
    let (rows, all) = app.read(move |sql| log_waiting(sql, &authority, ROWS)).await?;
    let stopped = app.run(Register::record_stopped).await?;
    let stopped = stopped.map(|why| texts.t("log-waiting-record-stopped").arg("why", why).to_string());
    let lead = texts.t("log-waiting-lead").count("count", all).to_string();
    let empty = Empty { title: texts.get("log-waiting-none"), text: texts.get("log-waiting-none-text"), link: None };
    listed(
        &officer.visitor,
        "log-waiting",
        ListPage {
            shell: officer.shell(texts.get("log-waiting-title")),
            title: texts.get("log-waiting-title"),
            lead: [Some(lead), stopped].into_iter().flatten().collect::<Vec<_>>().join(" "),
            main: None,
            filters: None,
            table: (!rows.is_empty()).then(|| table(texts, &rows, now, has_log)),
            empty: rows.is_empty().then_some(empty),
            pager: None,
            links: Vec::new(),
        },
    )
}

fn table(texts: Texts, rows: &[LogWaiting], now: Timestamp, has_log: bool) -> Table {
    let columns = ["log-waiting-act", "log-waiting-since", "log-waiting-age", "log-waiting-reason"];
    Table {
        caption: texts.get("log-waiting-title"),
        caption_unseen: true,
        columns: columns.map(|key| Column::words(texts.get(key))).to_vec(),
        rows: rows.iter().map(|waiting| row(texts, waiting, now, has_log)).collect(),
        stacked: true,
        ..Table::default()
    }
}

fn row(texts: Texts, waiting: &LogWaiting, now: Timestamp, has_log: bool) -> Row {
    let age = (now.seconds() - waiting.at.seconds()).max(0);
    let act = info_of(waiting.act).map_or_else(|| waiting.act.to_string(), |info| words::act(texts, info));
    let reason = match (waiting.place, &waiting.refused) {
        (None, Some(why)) => texts.t("log-waiting-refused").arg("why", why).to_string(),
        (Some(place), _) => texts.t("log-waiting-short").arg("place", words::count(texts, place)).to_string(),
        (None, None) => texts.get(if has_log { "log-waiting-no-place" } else { "log-waiting-no-log" }),
    };
    let late = age > LATE_SECONDS;
    let mut reasons = vec![reason];
    reasons.extend(late.then(|| texts.get("log-waiting-late")));
    let row = Row::of(vec![
        Inline::text(act),
        Inline::text(words::instant(texts, waiting.at)),
        Inline::text(words::age(texts, age)),
        Inline::Lines(reasons),
    ]);
    if late { row.marked() } else { row }
}
