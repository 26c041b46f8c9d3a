//! `Condition`: how the node stands now, for `/metrics`, `/readyz` and the page of an authority's head.
//!
//! Invariant: counts and times only; nothing of any certificate.

use std::path::Path;

use kpcs_domain::value::Timestamp;
use kpcs_register::Register;
use kpcs_store::{Room, StoreFault, work};

use crate::{app::App, no::No};

/// Holds when the last backup of the register was made; written by `kpcs backup`.
pub const BACKUP_MARK: &str = "kpcs.backup";

/// How the node stands.
#[derive(Debug, Clone)]
pub struct Condition {
    /// When this was looked at.
    pub now: Timestamp,
    /// Why nothing is written any more, once the disk has failed.
    pub halted: Option<String>,
    /// The room of the disk; `None` when the system does not say.
    pub room: Option<Room>,
    /// The database with its write-ahead file, in bytes.
    pub database_bytes: u64,
    /// Messages that wait to be delivered.
    pub outbox_waiting: u64,
    /// When the oldest of them was queued.
    pub outbox_oldest: Option<Timestamp>,
    /// Whether this node reaches a log.
    pub has_log: bool,
    /// Statements that wait for their proof.
    pub log_waiting: u64,
    /// When the oldest of them was made.
    pub log_oldest: Option<Timestamp>,
    /// When the last backup was made; `None` if none was, or not by `kpcs backup` on this folder.
    pub backup_at: Option<Timestamp>,
    /// Sign-ins that failed, and that were held back, since the start.
    pub sign_ins: (u64, u64),
}

/// Looks at the node.
///
/// # Errors
/// A fault of the engine.
pub async fn condition(app: &App) -> Result<Condition, No> {
    let sign_ins = app.counts().sign_ins();
    app.run(move |register| look(register, sign_ins)).await
}

fn look(register: &Register, sign_ins: (u64, u64)) -> Result<Condition, StoreFault> {
    let folder = register.store().folder();
    let (waiting, oldest) = register.store().read(work::outbox_waiting)?;
    let (log_waiting, log_oldest) = register.store().read(work::log_backlog)?;
    let size = |name: &str| folder.join(name).metadata().map_or(0, |file| file.len());
    Ok(Condition {
        now: register.clock().now(),
        halted: register.store().halted().map(str::to_owned),
        room: Room::of(folder).ok(),
        database_bytes: size("kpcs.db") + size("kpcs.db-wal"),
        outbox_waiting: waiting.try_into().unwrap_or(0),
        outbox_oldest: oldest,
        has_log: register.log().is_some(),
        log_waiting,
        log_oldest,
        backup_at: backup_at(folder),
        sign_ins,
    })
}

fn backup_at(folder: &Path) -> Option<Timestamp> {
    Timestamp::parse(std::fs::read_to_string(folder.join(BACKUP_MARK)).ok()?.trim()).ok()
}
