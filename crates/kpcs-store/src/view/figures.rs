//! Figures of the whole register for the first page: counts only, no party and no weight. Public.

use kpcs_domain::value::Day;

use crate::{Sql, StoreFault, bind};

/// How many certificates there are, and where they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Figures {
    /// Issued since the first day asked for.
    pub issued: i64,
    /// Of the certificates issued since then, those whose receipt is confirmed.
    pub confirmed: i64,
    /// Issued or dispatched and not yet confirmed, voided, cancelled or replaced, whenever they were issued.
    pub awaiting: i64,
    /// Of those, what expired before today.
    pub expired: i64,
}

/// The figures since `first`, as of `today`.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn figures(sql: &Sql<'_>, first: Day, today: Day) -> Result<Figures, StoreFault> {
    let count = |query: &'static str, day: Day| Ok::<_, StoreFault>(sql.query_integer(query, bind![day])?.unwrap_or(0));
    Ok(Figures {
        issued: count("select count(*) from view_certificate where issued_on >= $1", first)?,
        confirmed: count("select count(*) from view_certificate where state = 'confirmed' and issued_on >= $1", first)?,
        awaiting: count(
            "select count(*) from view_certificate
             where state in ('issued', 'dispatched', 'discrepant', 'detained', 'released') and issued_on <= $1",
            today,
        )?,
        expired: count(
            "select count(*) from view_certificate
             where state in ('issued', 'dispatched', 'discrepant', 'detained', 'released') and expires_on < $1",
            today,
        )?,
    })
}
