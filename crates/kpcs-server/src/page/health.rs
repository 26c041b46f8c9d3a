//! `/office/health`: how the register stands, in plain words, for the head of an authority.
//!
//! Invariant: counts and times of the node, nothing of any certificate; each line says what to do when it needs a hand.
//! Must not know: how it is measured.
//! Source: issue 02, demand 7.

use axum::{Router, extract::State, response::Response, routing::get};
use kpcs_domain::value::Timestamp;
use kpcs_store::Left;
use kpcs_web::{
    Texts, page,
    page::list::ListPage,
    part::{Column, Inline, Row, Table},
};

use crate::{
    app::App,
    no::No,
    officer::Officer,
    watch::{Condition, condition},
};

/// A backup older than two days, and a message that waits for a day, need a hand.
const BACKUP_SECONDS: i64 = 2 * 86_400;
const WAITING_SECONDS: i64 = 86_400;
const MEBIBYTE: u64 = 1 << 20;

/// The routes of this file.
pub fn routes() -> Router<App> {
    Router::new().route("/office/health", get(show))
}

async fn show(State(app): State<App>, officer: Officer) -> Result<Response, No> {
    let condition = condition(&app).await?;
    let texts = officer.texts();
    let title = texts.get("health-title");
    Ok(page(&ListPage {
        shell: officer.shell(title.clone()),
        title,
        lead: texts.get("health-lead"),
        main: None,
        filters: None,
        table: Some(table(texts, &condition)),
        empty: None,
        pager: None,
        links: Vec::new(),
    }))
}

/// What is looked at, how it stands, what to do; empty when there is nothing to do.
struct Line {
    what: &'static str,
    found: String,
    todo: Option<&'static str>,
}

fn table(texts: Texts, condition: &Condition) -> Table {
    let row = |line: Line| {
        let todo = line.todo.map(|key| texts.get(key));
        let marked = todo.is_some();
        let todo = todo.unwrap_or_else(|| texts.get("health-nothing"));
        let row = Row::of(vec![Inline::text(texts.get(line.what)), Inline::text(line.found), Inline::text(todo)]);
        if marked { row.marked() } else { row }
    };
    Table {
        caption: texts.get("health-title"),
        caption_unseen: true,
        columns: ["health-what", "health-found", "health-todo"].map(|key| Column::words(texts.get(key))).to_vec(),
        rows: lines(texts, condition).into_iter().map(row).collect(),
        stacked: true,
        ..Table::default()
    }
}

fn lines(texts: Texts, condition: &Condition) -> Vec<Line> {
    vec![
        writing(texts, condition),
        disk(texts, condition),
        backup(texts, condition),
        outbox(texts, condition),
        log(texts, condition),
        {
            let (failed, held_back) = condition.sign_ins;
            let found = texts.t("health-sign-ins-found").arg("failed", failed.to_string());
            let found = found.arg("held", held_back.to_string()).to_string();
            Line { what: "health-sign-ins", found, todo: (held_back > 0).then_some("health-sign-ins-todo") }
        },
    ]
}

fn writing(texts: Texts, condition: &Condition) -> Line {
    let halted = condition.halted.is_some();
    let found = texts.get(if halted { "health-writing-halted" } else { "health-writing-goes-on" });
    Line { what: "health-writing", found, todo: halted.then_some("health-writing-todo") }
}

fn disk(texts: Texts, condition: &Condition) -> Line {
    let Some(room) = condition.room else {
        return Line {
            what: "health-disk",
            found: texts.get("health-unknown"),
            todo: Some("health-disk-unknown-todo"),
        };
    };
    let found = texts
        .t("health-disk-found")
        .arg("free", mebibytes(texts, room.free))
        .arg("whole", mebibytes(texts, room.whole));
    let found = found.arg("database", mebibytes(texts, condition.database_bytes)).to_string();
    let todo = match room.left() {
        Left::Enough => None,
        Left::Little => Some("health-disk-little-todo"),
        Left::Short => Some("health-disk-short-todo"),
    };
    Line { what: "health-disk", found, todo }
}

fn backup(texts: Texts, condition: &Condition) -> Line {
    let Some(at) = condition.backup_at else {
        return Line {
            what: "health-backup",
            found: texts.get("health-backup-none"),
            todo: Some("health-backup-todo"),
        };
    };
    let late = age(condition, at) > BACKUP_SECONDS;
    let found = crate::words::instant(texts, at);
    Line { what: "health-backup", found, todo: late.then_some("health-backup-todo") }
}

fn outbox(texts: Texts, condition: &Condition) -> Line {
    let late = condition.outbox_oldest.is_some_and(|since| age(condition, since) > WAITING_SECONDS);
    let found = texts.t("health-outbox-found").arg("count", condition.outbox_waiting.to_string());
    let since = condition.outbox_oldest.map(|since| crate::words::instant(texts, since));
    let found = match since {
        Some(since) => format!("{found}; {}", texts.t("health-outbox-since").arg("since", since)),
        None => found.to_string(),
    };
    Line { what: "health-outbox", found, todo: late.then_some("health-outbox-todo") }
}

fn log(texts: Texts, condition: &Condition) -> Line {
    if !condition.has_log {
        return Line { what: "log-health", found: texts.get("log-health-none"), todo: None };
    }
    let late = condition.log_oldest.is_some_and(|since| age(condition, since) > WAITING_SECONDS);
    let found = texts.t("log-health-found").count("count", condition.log_waiting).to_string();
    let since = condition.log_oldest.map(|since| crate::words::instant(texts, since));
    let found = match since {
        Some(since) => format!("{found}; {}", texts.t("log-health-since").arg("since", since)),
        None => found,
    };
    Line { what: "log-health", found, todo: late.then_some("log-health-todo") }
}

fn age(condition: &Condition, since: Timestamp) -> i64 {
    condition.now.seconds() - since.seconds()
}

/// Whole mebibytes, grouped by thin spaces.
fn mebibytes(texts: Texts, bytes: u64) -> String {
    crate::words::count(texts, bytes / MEBIBYTE)
}
