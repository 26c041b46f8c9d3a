//! Photographs that acts name, in the register of one authority.

use kpcs_domain::value::{AuthorityId, Digest};

use crate::{Sql, StoreFault, bind};

/// The photographs that the act at `position` of the register of `holder` names, in its order.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn pictures_of(sql: &Sql<'_>, holder: &AuthorityId, position: i64) -> Result<Vec<Digest>, StoreFault> {
    sql.query(
        "select digest from view_evidence where position = $1 and holder = $2 order by place",
        bind![position, holder],
        |row| {
            let wrong = |_| StoreFault::Row { table: "view_evidence", reason: "a digest has 32 bytes".to_owned() };
            row.blob(0)?.try_into().map(Digest).map_err(wrong)
        },
    )
}

/// Whether `holder` may see the photograph: a statement that it made or received names it, and who made that statement
/// brought the picture here or was the first to name it.
///
/// An act may name any digest; by naming another's picture nobody gets to see it.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn is_evidence_of(sql: &Sql<'_>, holder: &AuthorityId, digest: Digest) -> Result<bool, StoreFault> {
    let found = sql.query_integer(
        "select 1 from view_evidence as named
         join journal_entry as made on made.position = named.position
         where named.holder = $1 and named.digest = $2
           and (exists (select 1 from work_picture as brought
                        where brought.digest = $2 and brought.authority = made.authority)
                or made.authority = (select earliest.authority from view_evidence as first
                                     join journal_entry as earliest on earliest.position = first.position
                                     where first.digest = $2 order by first.position limit 1))
         limit 1",
        bind![holder, digest],
    )?;
    Ok(found.is_some())
}

/// Whether an alert names the photograph: every Participant may read an alert (kpcs.md §9.6).
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn is_alert_image(sql: &Sql<'_>, digest: Digest) -> Result<bool, StoreFault> {
    let found = sql.query_integer(
        "select 1 from view_evidence join view_alert using (position) where digest = $1 limit 1",
        bind![digest],
    )?;
    Ok(found.is_some())
}
