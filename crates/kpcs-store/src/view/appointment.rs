//! Appointments: when an office's counter receives, and who comes on a day.

use kpcs_domain::{
    party::{Counter, RulePack},
    value::{AuthorityId, Day, Name, Reference, TimeOfDay},
};

use super::contacts;
use crate::{Row, Sql, StoreFault, bind};

/// A time that is taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppointmentRow {
    /// On which day.
    pub day: Day,
    /// On the office's clock.
    pub time: TimeOfDay,
    /// Who comes.
    pub company: Option<Name>,
    /// About which application.
    pub application: Option<Reference>,
}

/// When an office receives: by the hours it publishes, and the working days of its Participant.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn counter(sql: &Sql<'_>, authority: &AuthorityId, pack: &RulePack) -> Result<Counter, StoreFault> {
    let published = contacts(sql, authority)?.filter(|contacts| !contacts.hours.is_empty());
    let calendar = pack.calendar.clone();
    Ok(match published {
        Some(contacts) => Counter { hours: contacts.hours, calendar, zone: contacts.time_zone },
        None => Counter { hours: Vec::new(), calendar, zone: pack.validity.time_zone },
    })
}

/// The appointments of a day, the earliest first.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn appointments(sql: &Sql<'_>, authority: &AuthorityId, day: Day) -> Result<Vec<AppointmentRow>, StoreFault> {
    sql.query(
        "select minutes, company, application, day from view_appointment where authority = $1 and day = $2
         order by minutes",
        bind![authority, day],
        read,
    )
}

/// The appointments from a day on, the earliest first.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn appointments_from(
    sql: &Sql<'_>,
    authority: &AuthorityId,
    day: Day,
    limit: i64,
) -> Result<Vec<AppointmentRow>, StoreFault> {
    sql.query(
        "select minutes, company, application, day from view_appointment where authority = $1 and day >= $2
         order by day, minutes limit $3",
        bind![authority, day, limit],
        read,
    )
}

fn read(row: &Row<'_>) -> Result<AppointmentRow, StoreFault> {
    let minutes = row.integer(0)?;
    let wrong = || StoreFault::Row { table: "view_appointment", reason: format!("{minutes} minutes") };
    Ok(AppointmentRow {
        time: TimeOfDay::from_minutes(minutes).ok_or_else(wrong)?,
        company: row.optional_parsed(1)?,
        application: row.optional_parsed(2)?,
        day: row.day(3)?,
    })
}
