//! Sheets for paper: `/office/day`, the register of one day to be signed, and `/office/morning`, what the day brings.
//!
//! Invariant: an office prints its own books; no declared figure of a shipment that is still to be measured is on a sheet.
//! Must not know: how a sheet looks.
//! Source: kpcs.md §7.10, §9.12; issue 02, demand 4.

mod day;
mod handover;
mod morning;

use axum::{Router, routing::get};
use kpcs_domain::act::Role;
use kpcs_web::{
    Texts,
    page::desk::Queue,
    part::{Column, Empty, Row, Table},
};

use crate::app::App;

/// Who keeps the book of exports.
const EXPORT: &[Role] = &[Role::Clerk, Role::ValidatingOfficer, Role::AuthorityHead];
/// Who keeps the book of imports.
const IMPORT: &[Role] = &[Role::ImportingOfficer, Role::AuthorityHead];
/// Who keeps either.
const EITHER: &[Role] = &[Role::Clerk, Role::ValidatingOfficer, Role::ImportingOfficer, Role::AuthorityHead];

/// The routes of this folder.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/office/day", get(day::show))
        .route("/office/morning", get(morning::show))
        .route("/office/handover", get(handover::show).post(handover::sign))
}

/// One section: a table, or that there is nothing.
fn section(texts: Texts, title: String, columns: Vec<Column>, rows: Vec<Row>, notes: Vec<String>) -> Queue {
    if rows.is_empty() {
        let empty = Empty { title: texts.get("sheet-nothing"), text: texts.get("sheet-nothing-text"), link: None };
        return Queue { title, table: None, empty: Some(empty) };
    }
    let table =
        Table { caption: title.clone(), caption_unseen: true, columns, rows, notes, stacked: true, ..Table::default() };
    Queue { title, table: Some(table), empty: None }
}
