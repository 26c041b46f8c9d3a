//! Confirmations of receipt, given here or received.

use kpcs_domain::{
    choice,
    value::{AuthorityId, Carats, CertificateNumber, CountryCode, Day},
};

use super::Page;
use crate::{Row, Sql, StoreFault, bind};

choice! {
    /// In what form a confirmation is on record.
    pub enum ConfirmationChannel { 1 Statement = "statement", 2 Paper = "paper", }
}

/// A confirmation of receipt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfirmationRow {
    /// The Participant that issued the certificate.
    pub participant: CountryCode,
    /// The certificate's serial, without leading zeros.
    pub serial: i64,
    /// In whose register it stands.
    pub holder: AuthorityId,
    /// Who confirmed: an authority's short name, or a name on paper.
    pub confirmed_by: String,
    /// In what form.
    pub channel: ConfirmationChannel,
    /// When the goods were received.
    pub received_on: Day,
    /// Weight received.
    pub carats: Carats,
    /// Parcels received.
    pub parcels: i64,
    /// How many parcels, or figures of a paper, differ.
    pub differences: i64,
    /// The entry that states or records it.
    pub position: i64,
}

/// Confirmations in the register of `holder`, the newest first.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn confirmations(sql: &Sql<'_>, holder: &AuthorityId, page: Page) -> Result<Vec<ConfirmationRow>, StoreFault> {
    sql.query(
        "select participant, serial, holder, confirmed_by, channel, received_on, carats, parcels, differences, position
         from view_confirmation where holder = $1 and ($4 is null or position < $4) order by position desc limit $2 offset $3",
        bind![holder, i64::from(page.limit), i64::from(page.offset), page.below],
        read,
    )
}

/// The confirmation of one certificate in the register of `holder`.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn confirmation_of(
    sql: &Sql<'_>,
    holder: &AuthorityId,
    number: &CertificateNumber,
) -> Result<Option<ConfirmationRow>, StoreFault> {
    sql.query_one(
        "select participant, serial, holder, confirmed_by, channel, received_on, carats, parcels, differences, position
         from view_confirmation where holder = $1 and participant = $2 and serial = $3",
        bind![holder, &number.issuer(), number.serial()],
        read,
    )
}

fn read(row: &Row<'_>) -> Result<ConfirmationRow, StoreFault> {
    Ok(ConfirmationRow {
        participant: row.parsed(0)?,
        serial: row.integer(1)?,
        holder: row.parsed(2)?,
        confirmed_by: row.text(3)?,
        channel: row.word(4, ConfirmationChannel::parse)?,
        received_on: row.day(5)?,
        carats: row.carats(6)?,
        parcels: row.integer(7)?,
        differences: row.integer(8)?,
        position: row.integer(9)?,
    })
}
