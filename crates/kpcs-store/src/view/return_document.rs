//! Documents under which goods may be sent back: technical certificates of the office that are still open.

use kpcs_domain::value::{AuthorityId, CertificateNumber};

use crate::{Sql, StoreFault, bind};

/// The open technical certificates of `authority` that name `first`, the newest first; with `None` those that name no
/// certificate.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn return_documents(
    sql: &Sql<'_>,
    authority: &AuthorityId,
    first: Option<&CertificateNumber>,
) -> Result<Vec<CertificateNumber>, StoreFault> {
    let open = sql.query(
        "select number, refers_to from view_certificate
         where authority = $1 and state in ('issued', 'dispatched') and technical = 1
         order by position desc",
        bind![authority],
        |row| Ok((row.parsed(0)?, row.optional_parsed(1)?)),
    )?;
    let names = |named: &Option<CertificateNumber>| match (named, first) {
        (Some(named), Some(first)) => named.names_same_as(first),
        (None, None) => true,
        _ => false,
    };
    Ok(open.into_iter().filter(|(_, named)| names(named)).map(|(number, _)| number).collect())
}
