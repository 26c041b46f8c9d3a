//! Shipments in the ledger of their receiver.

use kpcs_domain::{
    certificate::Goods,
    choice,
    value::{AuthorityId, Carats, CertificateNumber, Day, Name, Origin, Timestamp, UsdCents},
};

use super::{Page, page::pattern};
use crate::{Row, Sql, StoreFault, bind};

choice! {
    /// Where the receiver knows it from.
    pub enum ShipmentChannel { 1 Advice = "advice", 2 Paper = "paper", }
}

/// Which shipments are wanted.
#[derive(Debug, Clone)]
pub struct ShipmentFilter {
    /// The authority in whose ledger they stand.
    pub receiver: AuthorityId,
    /// In this state only.
    pub state: Option<Goods>,
    /// With this text in number, exporter or importer.
    pub text: Option<String>,
}

/// A shipment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShipmentRow {
    /// Its certificate.
    pub number: CertificateNumber,
    /// Where it is known from.
    pub channel: ShipmentChannel,
    /// How far it has come.
    pub state: Goods,
    /// The issuer's later word: `void`, `cancelled`, `replaced`.
    pub withdrawn: Option<String>,
    /// The authority that issued the certificate; `None` where the paper's cannot be named.
    pub issuer: Option<AuthorityId>,
    /// Day of issue.
    pub issued_on: Day,
    /// Last day of validity; `None` where a paper does not say.
    pub expires_on: Option<Day>,
    /// Who exports.
    pub exporter: Name,
    /// Who imports.
    pub importer: Name,
    /// Origin as printed.
    pub origin: Origin,
    /// Declared weight; hidden from the officer who is to measure (decisions 20): the page's business.
    pub carats: Carats,
    /// Declared value.
    pub value: UsdCents,
    /// Number of parcels printed.
    pub parcels: i64,
    /// When the advice came, or the paper was recorded.
    pub advised_at: Timestamp,
    /// When the goods left, as far as the issuer said.
    pub left_on: Option<Day>,
    /// When they arrived.
    pub arrived_on: Option<Day>,
    /// When receipt was confirmed.
    pub closed_at: Option<Timestamp>,
    /// The entry that made it known.
    pub position: i64,
}

/// Shipments of a receiver, the newest first.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn shipments(sql: &Sql<'_>, filter: &ShipmentFilter, page: Page) -> Result<Vec<ShipmentRow>, StoreFault> {
    sql.query(
        "select number, channel, state, withdrawn, issuer, issued_on, expires_on, exporter, importer, origin, carats,
             value_cents, parcels, advised_at, left_on, arrived_on, closed_at, position
         from view_shipment
         where receiver = $1 and ($2 is null or state = $2)
             and (lower(number) like $3 escape '!' or lower(exporter) like $3 escape '!'
                 or lower(importer) like $3 escape '!')
             and ($6 is null or position < $6)
         order by position desc limit $4 offset $5",
        bind![
            &filter.receiver,
            filter.state.map(Goods::word),
            pattern(filter.text.as_deref()),
            i64::from(page.limit),
            i64::from(page.offset),
            page.below,
        ],
        read,
    )
}

/// The shipment under that number in the ledger of `receiver`.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn shipment(
    sql: &Sql<'_>,
    receiver: &AuthorityId,
    number: &CertificateNumber,
) -> Result<Option<ShipmentRow>, StoreFault> {
    sql.query_one(
        "select number, channel, state, withdrawn, issuer, issued_on, expires_on, exporter, importer, origin, carats,
             value_cents, parcels, advised_at, left_on, arrived_on, closed_at, position
         from view_shipment where receiver = $1 and participant = $2 and serial = $3",
        bind![receiver, &number.issuer(), number.serial()],
        read,
    )
}

pub(super) fn read(row: &Row<'_>) -> Result<ShipmentRow, StoreFault> {
    Ok(ShipmentRow {
        number: row.parsed(0)?,
        channel: row.word(1, ShipmentChannel::parse)?,
        state: row.word(2, Goods::parse)?,
        withdrawn: Some(row.text(3)?).filter(|word| !word.is_empty()),
        issuer: AuthorityId::parse(&row.text(4)?).ok(),
        issued_on: row.day(5)?,
        expires_on: row.optional_day(6)?,
        exporter: row.parsed(7)?,
        importer: row.parsed(8)?,
        origin: row.parsed(9)?,
        carats: row.carats(10)?,
        value: row.usd(11)?,
        parcels: row.integer(12)?,
        advised_at: row.instant(13)?,
        left_on: row.optional_day(14)?,
        arrived_on: row.optional_day(15)?,
        closed_at: row.optional_instant(16)?,
        position: row.integer(17)?,
    })
}
