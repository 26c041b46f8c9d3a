//! The log that a node runs beside its register: in a demonstration with three small witnesses in the same process.
//!
//! Invariant: the log lies under the register's folder, in `log/`; its keys come from the node key.
//! Source: issue 03, demand 6; docs/operating/.

use std::{path::Path, sync::Arc};

use anyhow::{Context, Result};
use kpcs_domain::value::Timestamp;
use kpcs_exchange::{HubOptions, open_hub};
use kpcs_register::Register;
use kpcs_server::Hub;

/// Opens the log of a node that has the hub role; today a demonstration's. Its witnesses go by `now`.
///
/// # Errors
/// A log that does not fit what its witnesses have seen, a folder that cannot be used.
pub fn open(
    register: &Register,
    folder: &Path,
    now: impl Fn() -> Timestamp + Send + Sync + 'static,
) -> Result<Option<Hub>> {
    if !register.is_demo() {
        return Ok(None);
    }
    let seconds = Arc::new(move || now().seconds().cast_unsigned());
    let log = open_hub(register, &folder.join("log"), HubOptions::demonstration(seconds));
    Ok(Some(Hub(log.context("the log of this demonstration")?)))
}
