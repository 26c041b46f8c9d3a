//! The handover book: who left an office's work to whom, what was open, and when it was taken over.
//!
//! Invariant: begun by who leaves, signed once by who comes in; by trigger, nothing else about it changes.
//! Must not know: what is open in an office.
//! Source: issue 02, demand 4.

use kpcs_domain::value::{AuthorityId, OfficerHandle, Timestamp};

use crate::{Row, Sql, StoreFault, bind};

/// A handover.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handover {
    /// Its number; 0 before it is kept.
    pub id: i64,
    /// Who leaves.
    pub leaves: OfficerHandle,
    /// Who comes in.
    pub comes_in: OfficerHandle,
    /// What was open, in one line.
    pub was_open: String,
    /// What who leaves wants to say.
    pub remarks: String,
    /// When it was handed over.
    pub begun_at: Timestamp,
    /// When it was taken over.
    pub taken_at: Option<Timestamp>,
}

/// Keeps a handover; the same two with the same open one keep one.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn begin_handover(sql: &Sql<'_>, authority: &AuthorityId, handover: &Handover) -> Result<(), StoreFault> {
    sql.execute(
        "insert into work_handover (authority, leaves, comes_in, was_open, remarks, begun_at)
         select $1, $2, $3, $4, $5, $6 where not exists
             (select 1 from work_handover
              where authority = $1 and leaves = $2 and comes_in = $3 and taken_at is null)",
        bind![
            authority,
            &handover.leaves,
            &handover.comes_in,
            handover.was_open.as_str(),
            handover.remarks.as_str(),
            handover.begun_at
        ],
    )?;
    Ok(())
}

/// Signs the handover for who comes in; one that is signed, or another's, stays as it is.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn take_handover(
    sql: &Sql<'_>,
    authority: &AuthorityId,
    id: i64,
    (comes_in, at): (&OfficerHandle, Timestamp),
) -> Result<(), StoreFault> {
    sql.execute(
        "update work_handover set taken_at = $4
         where handover = $1 and authority = $2 and comes_in = $3 and taken_at is null",
        bind![id, authority, comes_in, at],
    )?;
    Ok(())
}

/// The handovers of an office, the newest first.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn handovers(sql: &Sql<'_>, authority: &AuthorityId) -> Result<Vec<Handover>, StoreFault> {
    sql.query(
        "select handover, leaves, comes_in, was_open, remarks, begun_at, taken_at from work_handover
         where authority = $1 order by handover desc",
        bind![authority],
        read,
    )
}

fn read(row: &Row<'_>) -> Result<Handover, StoreFault> {
    Ok(Handover {
        id: row.integer(0)?,
        leaves: row.parsed(1)?,
        comes_in: row.parsed(2)?,
        was_open: row.text(3)?,
        remarks: row.text(4)?,
        begun_at: row.instant(5)?,
        taken_at: row.optional_instant(6)?,
    })
}
