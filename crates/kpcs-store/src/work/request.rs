//! Repeated requests: what was recorded, or prepared, under a request id before (decisions 6).

use kpcs_domain::value::AuthorityId;
use kpcs_statement::RequestId;

use crate::{Sql, StoreFault, bind};

/// What a request id stands for already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repeated {
    /// The journal entry.
    pub position: i64,
    /// What was asked then, encoded.
    pub asked: Vec<u8>,
}

/// The act recorded under a request id.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn earlier_request(
    sql: &Sql<'_>,
    authority: &AuthorityId,
    request: RequestId,
) -> Result<Option<Repeated>, StoreFault> {
    sql.query_one(
        "select position, asked from view_request where authority = $1 and request = $2",
        bind![authority, request.0.to_vec()],
        |row| Ok(Repeated { position: row.integer(0)?, asked: row.blob(1)? }),
    )
}
