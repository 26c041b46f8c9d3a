//! Imported lots: what came in under a certificate, what went out again, what is left, when it is due back.
//!
//! Invariant: carats count as gone while the certificate under which they went has not been declared void, cancelled, replaced
//! or withdrawn; a certificate lost or stolen does not bring goods back. A parcel that was sent back from the border never came
//! in. Must not know: who may see a lot.
//! Source: kpcs.md §5.11, §9.7.

use kpcs_domain::{
    certificate::Parcel,
    value::{AuthorityId, Carats, CertificateNumber, Day},
};

use crate::{
    Sql, StoreFault,
    act::{held::case_key, shipment::certificate_at},
    bind,
};

/// A lot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LotRow {
    /// The certificate under which it came in.
    pub number: CertificateNumber,
    /// Who imported it.
    pub importer: String,
    /// What came in.
    pub imported: Carats,
    /// What went out again.
    pub gone: Carats,
    /// Under which certificates.
    pub under: Vec<String>,
    /// The day on which its sender expects it back.
    pub due_back: Option<Day>,
}

impl LotRow {
    /// What is left.
    #[must_use]
    pub fn left(&self) -> Carats {
        Carats::from_thousandths(self.imported.thousandths() - self.gone.thousandths()).unwrap_or(Carats::ZERO)
    }
}

/// The lot that came in under that number; `None` where this office confirmed no receipt under it.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn lot(sql: &Sql<'_>, holder: &AuthorityId, number: &CertificateNumber) -> Result<Option<LotRow>, StoreFault> {
    let row = sql.query_one(
        "select number, importer, carats, position from view_shipment
         where receiver = $1 and participant = $2 and serial = $3 and state = 'confirmed'",
        bind![holder, &number.issuer(), number.serial()],
        |row| Ok((row.parsed(0)?, row.text(1)?, row.carats(2)?, row.integer(3)?)),
    )?;
    row.map(|row| completed(sql, holder, row)).transpose()
}

/// The lots of an office that are due back or from which something went out, the newest first; at most `limit`.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn lots(sql: &Sql<'_>, holder: &AuthorityId, limit: i64) -> Result<Vec<LotRow>, StoreFault> {
    let rows = sql.query(
        "select number, importer, carats, position from view_shipment
         where receiver = $1 and state = 'confirmed' order by closed_at desc, position desc limit $2",
        bind![holder, limit],
        |row| Ok((row.parsed(0)?, row.text(1)?, row.carats(2)?, row.integer(3)?)),
    )?;
    let lots = rows.into_iter().map(|row| completed(sql, holder, row)).collect::<Result<Vec<_>, _>>()?;
    Ok(lots.into_iter().filter(|lot| lot.due_back.is_some() || !lot.under.is_empty()).collect())
}

fn completed(
    sql: &Sql<'_>,
    holder: &AuthorityId,
    row: (CertificateNumber, String, Carats, i64),
) -> Result<LotRow, StoreFault> {
    let (number, importer, imported, position) = row;
    let uses = sql.query(
        "select lot.certificate, lot.carats from view_lot_use as lot
         join view_certificate as gone on gone.number = lot.certificate and gone.authority = lot.holder
         where lot.holder = $1 and lot.participant = $2 and lot.serial = $3
             and gone.state not in ('void', 'cancelled', 'replaced', 'invalidated')
         order by lot.position, lot.place",
        bind![holder, &number.issuer(), number.serial()],
        |row| Ok((row.text(0)?, row.carats(1)?)),
    )?;
    let (under, carats): (Vec<_>, Vec<_>) = uses.into_iter().unzip();
    let gone = Carats::sum(carats).unwrap_or(Carats::MAX);
    let details = certificate_at(sql, position)?.2;
    let imported = let_in(imported, &details.parcels, &sent_back(sql, holder, &number)?);
    Ok(LotRow { number, importer, imported, gone, under, due_back: details.expected_return })
}

/// The numbers of the parcels that left from the border, counted from 1.
fn sent_back(sql: &Sql<'_>, holder: &AuthorityId, number: &CertificateNumber) -> Result<Vec<u64>, StoreFault> {
    sql.query(
        "select parcel from view_returned_parcel where receiver = $1 and key = $2",
        bind![holder, case_key(Some(number), None)],
        |row| Ok(row.integer(0)?.cast_unsigned()),
    )
}

/// Of all that arrived, what was not sent back.
fn let_in(arrived: Carats, parcels: &[Parcel], sent_back: &[u64]) -> Carats {
    let numbered = (1_u64..).zip(parcels);
    let left = numbered.filter(|(number, _)| sent_back.contains(number)).map(|(_, parcel)| parcel.carats.thousandths());
    Carats::from_thousandths(arrived.thousandths() - left.sum::<i64>()).unwrap_or(Carats::ZERO)
}
