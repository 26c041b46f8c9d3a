//! Imported lots: what came in under a certificate, what was sent back of it, what went out again, what is left, when it is
//! due back.
//!
//! Invariant: carats count as gone while the certificate under which they went has not been declared void, cancelled, replaced
//! or withdrawn; a certificate lost or stolen does not bring goods back. A parcel that was sent back from the border never came
//! in. Must not know: who may see a lot.
//! Source: kpcs.md §5.11, §9.7.

use kpcs_domain::{
    certificate::Goods,
    value::{AuthorityId, Carats, CertificateNumber, Day},
};

use crate::{
    Row, Sql, StoreFault,
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
    /// Where the goods stand that were not sent back.
    pub state: Goods,
    /// What was let in.
    pub imported: Carats,
    /// Parcels that were sent back instead of let in (kpcs.md §9.7).
    pub sent_back: Vec<SentBack>,
    /// Whether there is a case about these goods.
    pub has_case: bool,
    /// What went out again.
    pub gone: Carats,
    /// Under which certificates.
    pub under: Vec<String>,
    /// The day on which its sender expects it back.
    pub due_back: Option<Day>,
}

/// A parcel that was sent back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentBack {
    /// Its place on the certificate, from 1.
    pub parcel: u64,
    /// What it weighs by the certificate.
    pub carats: Carats,
    /// The document under which it left.
    pub under: CertificateNumber,
    /// When.
    pub left_on: Day,
}

impl LotRow {
    /// What is left.
    #[must_use]
    pub fn left(&self) -> Carats {
        Carats::from_thousandths(self.imported.thousandths() - self.gone.thousandths()).unwrap_or(Carats::ZERO)
    }
}

/// The lot that came in under that number; `None` where this office confirmed no receipt under it and sent no parcel back.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn lot(sql: &Sql<'_>, holder: &AuthorityId, number: &CertificateNumber) -> Result<Option<LotRow>, StoreFault> {
    let row = sql.query_one(
        "select number, importer, carats, position, state from view_shipment as s
         where receiver = $1 and participant = $2 and serial = $3
             and (state = 'confirmed' or exists (select 1 from view_returned_parcel as back
                 where back.receiver = s.receiver and back.key = s.participant || '-' || s.serial))",
        bind![holder, &number.issuer(), number.serial()],
        found,
    )?;
    row.map(|row| completed(sql, holder, row)).transpose()
}

/// The lots of an office that are due back, or from which something went out or was sent back, the newest first; at most
/// `limit` are looked through.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn lots(sql: &Sql<'_>, holder: &AuthorityId, limit: i64) -> Result<Vec<LotRow>, StoreFault> {
    let rows = sql.query(
        "select number, importer, carats, position, state from view_shipment as s
         where receiver = $1 and (state = 'confirmed' or exists (select 1 from view_returned_parcel as back
             where back.receiver = s.receiver and back.key = s.participant || '-' || s.serial))
         order by closed_at desc, position desc limit $2",
        bind![holder, limit],
        found,
    )?;
    let lots = rows.into_iter().map(|row| completed(sql, holder, row)).collect::<Result<Vec<_>, _>>()?;
    let is_followed = |lot: &LotRow| lot.due_back.is_some() || !lot.under.is_empty() || !lot.sent_back.is_empty();
    Ok(lots.into_iter().filter(is_followed).collect())
}

/// A shipment that makes a lot.
struct Found {
    number: CertificateNumber,
    importer: String,
    arrived: Carats,
    position: i64,
    state: Goods,
}

fn found(row: &Row<'_>) -> Result<Found, StoreFault> {
    Ok(Found {
        number: row.parsed(0)?,
        importer: row.text(1)?,
        arrived: row.carats(2)?,
        position: row.integer(3)?,
        state: row.word(4, Goods::parse)?,
    })
}

fn completed(sql: &Sql<'_>, holder: &AuthorityId, found: Found) -> Result<LotRow, StoreFault> {
    let Found { number, importer, arrived, position, state } = found;
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
    let weighs = |parcel: u64| {
        let place = usize::try_from(parcel.saturating_sub(1)).unwrap_or(usize::MAX);
        details.parcels.get(place).map_or(Carats::ZERO, |parcel| parcel.carats)
    };
    let key = case_key(Some(&number), None);
    let sent_back = sql.query(
        "select parcel, under, left_on from view_returned_parcel where receiver = $1 and key = $2 order by parcel",
        bind![holder, key.as_str()],
        |row| {
            let parcel = row.integer(0)?.cast_unsigned();
            Ok(SentBack { parcel, carats: weighs(parcel), under: row.parsed(1)?, left_on: row.day(2)? })
        },
    )?;
    let cases = sql
        .query_integer("select count(*) from view_case where holder = $1 and key = $2", bind![holder, key.as_str()])?;
    let has_case = cases != Some(0);
    let back = sent_back.iter().map(|one| one.carats.thousandths()).sum::<i64>();
    let imported = Carats::from_thousandths(arrived.thousandths() - back).unwrap_or(Carats::ZERO);
    let due_back = details.expected_return;
    Ok(LotRow { number, importer, state, imported, sent_back, has_case, gone, under, due_back })
}
