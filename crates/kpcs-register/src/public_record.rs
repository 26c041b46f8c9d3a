//! The scheme's public record: public acts of authorities whose keys are on other nodes, taken into this register.
//!
//! Invariant: what is taken was judged (`judged.rs`), in the order of the record; one that is not taken stops it. Taking the same act again
//! changes nothing.
//! Must not know: how statements travel.
//! Source: threat-model 9.4, 12.1; decisions 4, 23; docs/decisions/0014.

use std::sync::Arc;

use kpcs_statement::{Opened, PublicKey, read_headed, write_headed};
use kpcs_store::{Sql, StoreFault, view, work};

use crate::{ActError, Log, LogFault, NotTaken, Register, handed_in::take_public, judged::Known};

/// The most acts of one page of the record.
const PAGE: i64 = 256;
/// The most bytes of one page, unless one act alone is longer.
const PAGE_BYTES: usize = 1 << 20;
/// The setting that says how many acts of the record that another node keeps have been looked at.
const FOLLOWED: &str = "record_followed";
/// The setting that says why the record is not followed further.
const STOPPED: &str = "record_stopped";

/// Why the record could not be followed.
#[derive(Debug, thiserror::Error)]
pub enum RecordFault {
    /// An act of it is not taken; nothing after it is, until it is.
    #[error("act {number} of the scheme’s record is not taken here: {why}")]
    Stopped {
        /// Its number in the record, from 1.
        number: u64,
        /// Why.
        why: NotTaken,
    },
    /// The record cannot be had, or this node is at fault.
    #[error(transparent)]
    Act(#[from] ActError),
}

impl From<StoreFault> for RecordFault {
    fn from(fault: StoreFault) -> Self {
        Self::Act(fault.into())
    }
}

impl From<LogFault> for RecordFault {
    fn from(fault: LogFault) -> Self {
        Self::Act(fault.into())
    }
}

impl Register {
    /// Public acts after the first `after` of this register, each with its header part (`write_headed`); at most 256, or a mebibyte. `None`
    /// where there are fewer: whoever asks has seen a longer record than this one.
    ///
    /// # Errors
    /// [`ActError::Store`], also for an act whose header part is no longer there.
    pub fn public_record(&self, after: u64) -> Result<Option<Vec<Vec<u8>>>, ActError> {
        self.store().read(|sql| {
            if after > view::public_act_count(sql)? {
                return Ok(None);
            }
            let (mut page, mut bytes) = (Vec::new(), 0);
            for entry in view::public_acts(sql, after, PAGE)? {
                let lost =
                    || StoreFault::Corrupt { position: entry.position, reason: "it has no header part".to_owned() };
                let act = write_headed(&entry.opened).ok_or_else(lost)?;
                bytes += act.len();
                if bytes > PAGE_BYTES && !page.is_empty() {
                    break;
                }
                page.push(act);
            }
            Ok(Some(page))
        })
    }

    /// Takes what the record that `log` keeps has new; returns how many acts came. An empty register begins with the scheme's root key,
    /// which must be among `roots`.
    ///
    /// # Errors
    /// [`RecordFault`]; what was taken before stands, and the next try begins behind it.
    pub fn follow_record(&self, log: &dyn Log, roots: &[PublicKey]) -> Result<u64, RecordFault> {
        let mut taken = 0;
        loop {
            let followed = self.store().read(followed)?;
            let page = log.public_record(followed)?;
            if page.is_empty() {
                return Ok(taken);
            }
            for (number, act) in (followed + 1..).zip(&page) {
                let opened = read_headed(act).map_err(|error| NotTaken::Unreadable(error.to_string()));
                let outcome = opened.map_or_else(|why| Ok(Err(why)), |opened| self.take_in_order(opened, roots))?;
                let why = outcome.as_ref().err().map(|why| format!("{number}. {why}")).unwrap_or_default();
                self.store().write(move |sql| note(sql, number, &why))?;
                taken += u64::from(outcome.map_err(|why| RecordFault::Stopped { number, why })?);
            }
        }
    }

    /// An act of the record: whoever keeps it took it before any revocation that stands after it.
    fn take_in_order(&self, opened: Opened, roots: &[PublicKey]) -> Result<Result<bool, NotTaken>, ActError> {
        let known = Known { roots: roots.to_vec(), revoked_by: opened.statement().protected().issued_at };
        let node = Arc::clone(self.inner());
        self.store().write(move |sql| take_public(sql, &node, opened, &known))
    }

    /// Whether this register belongs to a scheme that another node has founded.
    ///
    /// # Errors
    /// [`ActError::Store`].
    pub fn follows_record(&self) -> Result<bool, ActError> {
        Ok(self.store().read(followed)? > 0)
    }

    /// Why the scheme's record is not followed further; `None` while it is.
    ///
    /// # Errors
    /// [`ActError::Store`].
    pub fn record_stopped(&self) -> Result<Option<String>, ActError> {
        let why = self.store().read(|sql| work::setting(sql, STOPPED))?;
        Ok(why.filter(|why| !why.is_empty()))
    }
}

/// Up to which act of the record it was followed.
fn followed(sql: &Sql<'_>) -> Result<u64, StoreFault> {
    Ok(work::setting(sql, FOLLOWED)?.and_then(|text| text.parse().ok()).unwrap_or(0))
}

/// Keeps that act `number` was taken, or why it was not.
fn note(sql: &Sql<'_>, number: u64, why: &str) -> Result<(), StoreFault> {
    if why.is_empty() {
        work::put_setting(sql, FOLLOWED, &number.to_string())?;
    }
    work::put_setting(sql, STOPPED, why)
}
