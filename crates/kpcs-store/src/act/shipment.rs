//! The importing authority's ledger of shipments: what advice or paper said, and what came of it.
//!
//! Invariant: nothing here reads the issuer's register (decisions 21): a shipment is known from the statement received,
//! or from the paper recorded.

use kpcs_domain::{
    act::{
        Act as _, DocumentKind, Effect, Header, IssueCertificate, IssueTechnicalCertificate, RecordForeignCertificate,
        RegisterArrival, ReplaceCertificate, register_arrival,
    },
    certificate::{CertificateCore, CertificateDetails, Goods, KnownShipment},
    value::{AuthorityId, CertificateNumber, Timestamp},
};

use super::amendment::{correct, corrections};
use super::search::find_shipment;
use crate::{Entry, Sql, StoreFault, bind, entry, journal::chain_head_before, record_at};

/// A shipment in the ledger of `receiver`.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn known_shipment(
    sql: &Sql<'_>,
    receiver: &AuthorityId,
    number: &CertificateNumber,
) -> Result<Option<KnownShipment>, StoreFault> {
    let row = sql.query_one(
        "select position, withdrawn, channel, advised_at, left_on, state from view_shipment
         where receiver = $1 and participant = $2 and serial = $3",
        bind![receiver, &number.issuer(), number.serial()],
        |row| {
            Ok((
                row.integer(0)?,
                row.text(1)?,
                row.text(2)?,
                row.instant(3)?,
                row.optional_day(4)?,
                row.word(5, Goods::parse)?,
            ))
        },
    )?;
    let Some((position, withdrawn, channel, advised_at, left_on, goods)) = row else { return Ok(None) };
    let (header, mut core, mut details) = certificate_at(sql, position)?;
    correct(&mut core, &mut details, &corrections(sql, receiver, number)?);
    let refused = sql.query_integer(
        "select count(*) from view_act
         where participant = $1 and serial = $2 and authority = $3 and received_by = '' and effect = 'refused'",
        bind![&number.issuer(), number.serial(), receiver],
    )?;
    Ok(Some(KnownShipment {
        header,
        core,
        details,
        goods,
        withdrawn: (!withdrawn.is_empty()).then_some(withdrawn),
        refused: refused != Some(0),
        advised_on: (channel == "advice").then(|| advised_at.day()),
        left_on,
        known_after: chain_head_before(sql, receiver, position)?,
    }))
}

/// What the certificate stated or recorded at `position` says.
///
/// # Errors
/// [`StoreFault`] when the entry there is about no certificate.
pub fn certificate_at(
    sql: &Sql<'_>,
    position: i64,
) -> Result<(Header, CertificateCore, CertificateDetails), StoreFault> {
    let entry = entry(sql, position)?;
    let code = entry.info.code;
    let (header, core, details) = if code == IssueCertificate::INFO.code {
        let record = entry.record::<IssueCertificate>()?;
        (record.header, record.core, record.decided)
    } else if code == ReplaceCertificate::INFO.code {
        let record = entry.record::<ReplaceCertificate>()?;
        (record.header, record.core, record.decided)
    } else if code == IssueTechnicalCertificate::INFO.code {
        let record = entry.record::<IssueTechnicalCertificate>()?;
        (record.header, record.core, record.decided)
    } else {
        let record = entry.record::<RecordForeignCertificate>()?;
        let header = record.header.map(|header| Header {
            document: DocumentKind::Certificate,
            effect: Effect::Issued,
            ..header
        });
        (header, record.core, record.decided.details)
    };
    let missing = || entry.corrupt(&"no certificate is stated there");
    Ok((header.ok_or_else(missing)?, core.ok_or_else(missing)?, details))
}

/// Puts a certificate into the ledger of `receiver`, from advice or paper; a second one changes nothing.
pub(super) fn expect(
    sql: &Sql<'_>,
    entry: &Entry,
    receiver: &AuthorityId,
    channel: &str,
    certificate: (&Header, &CertificateCore),
) -> Result<(), StoreFault> {
    let (header, core) = certificate;
    let Some(number) = &header.number else { return Ok(()) };
    let added = sql.execute(
        "insert into view_shipment (receiver, participant, serial, number, channel, state, issuer, issued_on,
             expires_on, exporter, importer, origin, carats, value_cents, parcels, advised_at, position)
         values ($1, $2, $3, $4, $5, 'expected', $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
         on conflict (receiver, participant, serial) do nothing",
        bind![
            receiver,
            &number.issuer(),
            number.serial(),
            number,
            channel,
            header.authority.as_ref().map_or_else(String::new, ToString::to_string),
            header.issued.map_or(0, |day| day.epoch_days()),
            header.expires,
            &core.exporter,
            &core.importer,
            &core.origin,
            core.carats(),
            core.value(),
            core.parcels,
            entry.at,
            entry.position,
        ],
    )?;
    if added > 0 { find_shipment(sql, (receiver, entry.position), (number, header, core)) } else { Ok(()) }
}

/// The issuer's later word on a certificate: void, cancelled, replaced, lost, stolen, invalidated.
pub(super) fn withdraw(
    sql: &Sql<'_>,
    receiver: &AuthorityId,
    number: &CertificateNumber,
    word: &str,
) -> Result<(), StoreFault> {
    sql.execute(
        "update view_shipment set withdrawn = $1 where receiver = $2 and participant = $3 and serial = $4",
        bind![word, receiver, &number.issuer(), number.serial()],
    )?;
    Ok(())
}

/// Closes a shipment or leaves it to be cleared up, as its state says.
pub(super) fn move_on(
    sql: &Sql<'_>,
    receiver: &AuthorityId,
    number: &CertificateNumber,
    goods: Goods,
    closed_at: Option<Timestamp>,
) -> Result<(), StoreFault> {
    sql.execute(
        "update view_shipment set state = $1, closed_at = $2 where receiver = $3 and participant = $4 and serial = $5",
        bind![goods.word(), closed_at, receiver, &number.issuer(), number.serial()],
    )?;
    Ok(())
}

/// How often a number was presented, to any office of this node: a paper shown at one counter and then at another has been
/// presented twice.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn presentations(sql: &Sql<'_>, number: &CertificateNumber) -> Result<u64, StoreFault> {
    let count = sql.query_integer(
        "select count(*) from view_arrival where participant = $1 and serial = $2",
        bind![&number.issuer(), number.serial()],
    )?;
    Ok(count.unwrap_or(0).cast_unsigned())
}

/// The first arrival of a number at `receiver`, and how often it was presented to any office of this node.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn arrival(
    sql: &Sql<'_>,
    receiver: &AuthorityId,
    number: &CertificateNumber,
) -> Result<Option<(register_arrival::Request, u64)>, StoreFault> {
    let found = sql.query_one(
        "select min(position) from view_arrival where receiver = $1 and participant = $2 and serial = $3",
        bind![receiver, &number.issuer(), number.serial()],
        |row| row.optional_integer(0),
    )?;
    let Some(position) = found.flatten() else { return Ok(None) };
    Ok(Some((record_at::<RegisterArrival>(sql, position)?.asked, presentations(sql, number)?)))
}
