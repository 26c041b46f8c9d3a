//! The scheme's history as it ships: places, standings and members together.
//!
//! Invariant: the gate gives the same answer from here as from the same rows loaded as acts (decision 18).
//! Must not know: what was recorded since the program was built.

use std::sync::LazyLock;

use kpcs_domain::party::SchemeHistory;

use crate::{known_places, participant_rows, reio_members};

static HISTORY: LazyLock<SchemeHistory> = LazyLock::new(|| {
    let intervals = participant_rows().iter().map(|row| row.interval.clone());
    SchemeHistory::new(known_places().clone(), intervals, reio_members().iter().cloned())
});

/// Who was a Participant, of what standing, and who belonged to the REIO, as the shipped files have it.
#[must_use]
pub fn scheme_history() -> &'static SchemeHistory {
    &HISTORY
}
