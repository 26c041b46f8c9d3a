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

/// Whether any statement that `holder` made or received names the photograph.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn is_evidence_of(sql: &Sql<'_>, holder: &AuthorityId, digest: Digest) -> Result<bool, StoreFault> {
    let found = sql.query_integer(
        "select 1 from view_evidence where holder = $1 and digest = $2 limit 1",
        bind![holder, digest],
    )?;
    Ok(found.is_some())
}
