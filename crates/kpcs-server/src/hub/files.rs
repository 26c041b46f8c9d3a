//! The routes of the log, where this node runs one: tiles, checkpoint, SCRAPI and keys under `/log`.
//!
//! Invariant: a statement is registered only under a key of the scheme's record (`members.rs`).
//! Source: issue 03, demands 1 and 9; docs/formats/log.md.

use std::{sync::Arc, time::Duration};

use axum::Router;
use kpcs_hub::{LogRoutes, log_routes};
use kpcs_register::Register;
use kpcs_store::work;

use super::{members::entries_of, record, trust_data};
use crate::{app::App, mail::PUBLIC_ADDRESS};

/// How long a submission waits for its quorum before its answer says where to ask again.
const PATIENCE: Duration = Duration::from_secs(2);

/// Everything that a hub shows; nothing on other nodes but the two addresses that say so.
pub(crate) fn routes(app: &App) -> Router<App> {
    let own = trust_data::routes().merge(record::routes());
    let Some(hub) = &app.options().hub else { return own };
    let prefix = format!("{}/log", public_address(app.register()));
    let log = LogRoutes { log: Arc::clone(&hub.0), entries: entries_of(app.register()), prefix, patience: PATIENCE };
    own.nest("/log", log_routes(log).with_state(()))
}

pub(crate) fn public_address(register: &Register) -> String {
    let address = register.store().read(|sql| work::setting(sql, PUBLIC_ADDRESS));
    address.ok().flatten().unwrap_or_default().trim_end_matches('/').to_owned()
}
