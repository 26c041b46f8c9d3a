//! `/help/keys`: what the keyboard does on every page.
//!
//! Invariant: each key named here stands as an access key in the frame or in a part of `kpcs-web`; a test compares.
//! Source: interface 8; issue 02, demand 4.

use axum::{Router, response::Response, routing::get};
use kpcs_web::{
    page,
    page::help_keys::HelpKeysPage,
    part::{Column, Inline, Row, Table},
};

use crate::{app::App, no::No, visitor::Visitor};

/// Each access key, with the key of the text that says where it leads.
pub const KEYS: [(&str, &str); 5] =
    [("/", "keys-search"), ("s", "keys-content"), ("d", "keys-office"), ("i", "keys-inbox"), ("k", "keys-this")];

/// The route of this file.
pub fn routes() -> Router<App> {
    Router::new().route("/help/keys", get(show))
}

async fn show(visitor: Visitor) -> Result<Response, No> {
    let texts = visitor.texts;
    let row =
        |(key, does): &(&str, &str)| Row::of(vec![Inline::Code((*key).to_owned()), Inline::text(texts.get(does))]);
    let keys = Table {
        caption: texts.get("keys-access"),
        caption_unseen: true,
        columns: ["keys-key", "keys-does"].map(|key| Column::words(texts.get(key))).to_vec(),
        rows: KEYS.iter().map(row).collect(),
        ..Table::default()
    };
    Ok(page(&HelpKeysPage { shell: visitor.shell(texts.get("keys-title")), keys }))
}
