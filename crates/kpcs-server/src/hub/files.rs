//! The routes of the log, where this node runs one: tiles, checkpoint, SCRAPI and keys under `/log`.
//!
//! Invariant: a statement is registered only when a key of the register's list made its signature on a day of that key.
//! Source: issue 03, demands 1 and 9; docs/formats/log.md.

use std::{sync::Arc, time::Duration};

use axum::Router;
use kpcs_domain::value::Timestamp;
use kpcs_hub::{LogRoutes, Rejected, log_routes};
use kpcs_register::Register;
use kpcs_statement::Statement;
use kpcs_store::{view, work};

use super::trust_data;
use crate::{app::App, mail::PUBLIC_ADDRESS};

/// How long a submission waits for its quorum before its answer says where to ask again.
const PATIENCE: Duration = Duration::from_secs(2);

/// Everything that a hub shows; nothing on other nodes but the two addresses that say so.
pub(crate) fn routes(app: &App) -> Router<App> {
    let own = trust_data::routes();
    let Some(hub) = &app.options().hub else { return own };
    let register = app.register().clone();
    let prefix = format!("{}/log", public_address(&register));
    let leaf = Arc::new(move |bytes: &[u8]| leaf_of(&register, bytes));
    let log = LogRoutes { log: Arc::clone(&hub.0), leaf, prefix, patience: PATIENCE };
    own.nest("/log", log_routes(log).with_state(()))
}

fn public_address(register: &Register) -> String {
    let address = register.store().read(|sql| work::setting(sql, PUBLIC_ADDRESS));
    address.ok().flatten().unwrap_or_default().trim_end_matches('/').to_owned()
}

/// The leaf of a statement that somebody hands in.
fn leaf_of(register: &Register, bytes: &[u8]) -> Result<[u8; 32], Rejected> {
    let rejected = |title: &str, detail: &str| Rejected { title: title.to_owned(), detail: detail.to_owned() };
    let statement = Statement::parse(bytes).map_err(|error| rejected("Not a statement", &error.to_string()))?;
    let protected = statement.protected();
    let id = protected.key.to_string();
    let listed = register.store().read(|sql| view::key(sql, &id));
    let listed = listed.map_err(|_| rejected("Not now", "The register cannot be read; ask again in a moment."))?;
    let unknown = || rejected("Unknown key", "No key of the scheme’s list has this id.");
    let key = listed.filter(|key| key.authority.as_str() == protected.authority()).ok_or_else(unknown)?;
    let at = protected.issued_at;
    if at < key.from || ended(key.to, at) || ended(key.revoked_at, register.clock().now()) {
        return Err(rejected(
            "Key not in force",
            "This key was not in force when the statement says that it was signed.",
        ));
    }
    statement.verify(&key.public).map_err(|_| rejected("Bad signature", "The signature is not of this key."))?;
    Ok(statement.leaf().0)
}

fn ended(end: Option<Timestamp>, at: Timestamp) -> bool {
    end.is_some_and(|end| at >= end)
}
