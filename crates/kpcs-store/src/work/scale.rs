//! The scales of an office: name, serial, calibrated on, due on.
//!
//! Invariant: insert-only; the newest row of a serial counts, and the earlier ones stay to be read.
//! Must not know: what is weighed, or what follows from a calibration that is overdue.
//! Source: issue 02, demand 4; acts.md, "examine_shipment" (scale, calibration).

use kpcs_domain::value::{AuthorityId, Day, Name, OfficerHandle, Timestamp};

use crate::{Row, Sql, StoreFault, bind};

/// A scale as somebody described it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficeScale {
    /// Of this maker and model.
    pub name: Name,
    /// The number on its plate; one of a kind in an office.
    pub serial: Name,
    /// The day of its last calibration.
    pub calibrated_on: Day,
    /// The last day on which that calibration counts.
    pub due_on: Day,
    /// Whether it stands at the counter; a scale that was put away is offered to nobody.
    pub in_use: bool,
}

/// The same with who said so, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScaleRow {
    /// The scale.
    pub scale: OfficeScale,
    /// The officer who described it.
    pub kept_by: OfficerHandle,
    /// When.
    pub kept_at: Timestamp,
}

/// Keeps what is said of a scale now; saying the same again changes nothing.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn keep_scale(
    sql: &Sql<'_>,
    authority: &AuthorityId,
    scale: &OfficeScale,
    (kept_by, kept_at): (&OfficerHandle, Timestamp),
) -> Result<(), StoreFault> {
    let newest = scale_history(sql, authority)?.into_iter().find(|row| row.scale.serial == scale.serial);
    if newest.is_some_and(|row| row.scale == *scale) {
        return Ok(());
    }
    sql.execute(
        "insert into work_scale (authority, serial, name, calibrated_on, due_on, in_use, kept_by, kept_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        bind![
            authority,
            &scale.serial,
            &scale.name,
            scale.calibrated_on,
            scale.due_on,
            i64::from(scale.in_use),
            kept_by,
            kept_at
        ],
    )?;
    Ok(())
}

/// The scales that stand at the counters of an office, by name.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn scales(sql: &Sql<'_>, authority: &AuthorityId) -> Result<Vec<OfficeScale>, StoreFault> {
    let rows = sql.query(
        "select s.name, s.serial, s.calibrated_on, s.due_on, s.in_use, s.kept_by, s.kept_at from work_scale s
         where s.authority = $1 and s.in_use = 1 and not exists
             (select 1 from work_scale n where n.authority = s.authority and n.serial = s.serial and n.entry > s.entry)
         order by s.name, s.serial",
        bind![authority],
        read,
    )?;
    Ok(rows.into_iter().map(|row| row.scale).collect())
}

/// Everything that was said of the scales of an office, the newest first.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn scale_history(sql: &Sql<'_>, authority: &AuthorityId) -> Result<Vec<ScaleRow>, StoreFault> {
    sql.query(
        "select name, serial, calibrated_on, due_on, in_use, kept_by, kept_at from work_scale
         where authority = $1 order by entry desc",
        bind![authority],
        read,
    )
}

fn read(row: &Row<'_>) -> Result<ScaleRow, StoreFault> {
    let scale = OfficeScale {
        name: row.parsed(0)?,
        serial: row.parsed(1)?,
        calibrated_on: row.day(2)?,
        due_on: row.day(3)?,
        in_use: row.integer(4)? == 1,
    };
    Ok(ScaleRow { scale, kept_by: row.parsed(5)?, kept_at: row.instant(6)? })
}
