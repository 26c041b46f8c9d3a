//! When a certificate was amended.

use kpcs_domain::value::{CertificateNumber, Timestamp};

use crate::{Sql, StoreFault, bind};

/// The instants at which the issuer amended a certificate, as any register of this node knows, the oldest first.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn amended_at(sql: &Sql<'_>, number: &CertificateNumber) -> Result<Vec<Timestamp>, StoreFault> {
    sql.query(
        "select distinct at from view_act where participant = $1 and serial = $2 and effect = 'amended' order by at",
        bind![&number.issuer(), number.serial()],
        |row| row.instant(0),
    )
}
