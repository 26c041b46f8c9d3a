//! What an issuer has corrected on a certificate, as each authority that holds it knows it.
//!
//! Invariant: the certificate stays as it was signed; corrections stand beside it, each with both readings, in the order in
//! which they were signed. Must not know: why.

use kpcs_domain::{
    certificate::{CertificateCore, CertificateDetails, Correction, PrintedElement},
    value::{AuthorityId, CertificateNumber},
};

use super::shipment::certificate_at;
use crate::{Entry, Sql, StoreFault, bind};

/// The corrections of a certificate that `holder` knows, the oldest first.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn corrections(
    sql: &Sql<'_>,
    holder: &AuthorityId,
    number: &CertificateNumber,
) -> Result<Vec<Correction>, StoreFault> {
    sql.query(
        "select element, was, reads from view_amendment where holder = $1 and participant = $2 and serial = $3
         order by position, place",
        bind![holder, &number.issuer(), number.serial()],
        |row| Ok(Correction { element: row.word(0, PrintedElement::parse)?, was: row.parsed(1)?, is: row.parsed(2)? }),
    )
}

/// What a certificate of `authority` says now, with everything that was corrected; `None` when it issued none of that number.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn certificate_now(
    sql: &Sql<'_>,
    authority: &AuthorityId,
    number: &CertificateNumber,
) -> Result<Option<(CertificateCore, CertificateDetails)>, StoreFault> {
    let position = sql.query_integer(
        "select position from view_certificate where participant = $1 and serial = $2 and authority = $3",
        bind![&number.issuer(), number.serial(), authority],
    )?;
    let Some(position) = position else { return Ok(None) };
    let (_, mut core, mut details) = certificate_at(sql, position)?;
    correct(&mut core, &mut details, &corrections(sql, authority, number)?);
    Ok(Some((core, details)))
}

/// What a certificate says with everything that was corrected; a reading that does not fit is left as it was signed.
pub(super) fn correct(core: &mut CertificateCore, details: &mut CertificateDetails, corrections: &[Correction]) {
    for correction in corrections {
        let _ = correction.element.correct(core, details, &correction.is);
    }
}

/// Enters the corrections of one amendment for whoever holds the certificate.
pub(super) fn enter(
    sql: &Sql<'_>,
    entry: &Entry,
    number: &CertificateNumber,
    corrected: &[Correction],
) -> Result<(), StoreFault> {
    for (place, correction) in (0_i64..).zip(corrected) {
        sql.execute(
            "insert into view_amendment (holder, participant, serial, position, place, element, was, reads)
             values ($1, $2, $3, $4, $5, $6, $7, $8)",
            bind![
                entry.holder(),
                &number.issuer(),
                number.serial(),
                entry.position,
                place,
                correction.element.word(),
                correction.was.as_str(),
                correction.is.as_str(),
            ],
        )?;
    }
    Ok(())
}
