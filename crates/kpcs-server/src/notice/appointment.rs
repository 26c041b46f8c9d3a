//! Times at the counter, for the calendar of who comes and of who receives.
//!
//! Invariant: a person sees what the page of appointments shows them: the office every time that is taken, a company its own,
//! people limited to a branch none. An application's reference at most; no name and no figure.
//! Must not know: how it is shown.
//! Source: issue 02, demands 4 and 6; docs/decisions/0006.

use kpcs_domain::{
    act::Role,
    value::{Day, Reference, Timestamp},
};
use kpcs_store::{
    Sql, StoreFault,
    view::{self, AppointmentRow},
    work::Account,
};

use crate::page::desk;

/// Who has to do with the counter.
pub const COUNTERS: &[Role] = &[Role::Exporter, Role::Clerk, Role::ValidatingOfficer];
/// The most times of one calendar.
const LIMIT: i64 = 400;

/// A time that is taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CounterTime {
    /// What names it: the office has one person at the counter at a time.
    pub name: String,
    /// The day, on the office's calendar.
    pub day: Day,
    /// From when.
    pub from: Timestamp,
    /// To when.
    pub to: Timestamp,
    /// About which application.
    pub application: Option<Reference>,
}

/// The times from today on that concern a person, the first one first.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn counter_times(sql: &Sql<'_>, account: &Account, now: Timestamp) -> Result<Vec<CounterTime>, StoreFault> {
    let authority = &account.authority;
    if authority.participant().is_none() || !account.roles.iter().any(|role| COUNTERS.contains(role)) {
        return Ok(Vec::new());
    }
    let pack = desk::pack_of(sql, authority, now)?;
    let counter = view::counter(sql, authority, &pack)?;
    let rows = view::appointments_from(sql, authority, counter.zone.day_of(now), LIMIT)?;
    let mine = rows.into_iter().filter(|row| concerns(account, row));
    Ok(mine
        .map(|row| {
            let (from, to) = counter.instants(row.day, row.time);
            CounterTime {
                name: format!("counter/{}/{}", row.day, row.time),
                day: row.day,
                from,
                to,
                application: row.application,
            }
        })
        .collect())
}

fn concerns(account: &Account, row: &AppointmentRow) -> bool {
    account.company.is_none() || account.branch.is_none() && row.company == account.company
}
