//! Goods under the hand of an importing office, and how acts of the border move them.
//!
//! Invariant: the domain's machine of goods decides every move; a move that does not fit leaves them as they are, since
//! what is in the journal has happened. Goods without a certificate have a table of their own, by reference.

use kpcs_domain::{
    act::Refusal,
    certificate::{Goods, HeldGoods},
    value::{AuthorityId, CertificateNumber, Reference},
};

use super::shipment::{known_shipment, move_on};
use crate::{Entry, Sql, StoreFault, bind};

/// How an act names goods: by number or by the office's case.
pub type Named<'a> = (Option<&'a CertificateNumber>, Option<&'a Reference>);

/// The key of goods and cases: issuer and serial, or the reference.
///
/// A number may be written with more or fewer zeros; its key is one.
#[must_use]
pub fn case_key(number: Option<&CertificateNumber>, case: Option<&Reference>) -> String {
    match (number, case) {
        (Some(number), _) => format!("{}-{}", number.issuer(), number.serial()),
        (None, case) => case.map_or_else(String::new, ToString::to_string),
    }
}

/// The goods named, in the ledger of `receiver`; `None` when nothing is known under that name.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn held_goods(
    sql: &Sql<'_>,
    receiver: &AuthorityId,
    (number, case): Named<'_>,
) -> Result<Option<HeldGoods>, StoreFault> {
    let sent_back = sql.query(
        "select parcel from view_returned_parcel where receiver = $1 and key = $2 order by parcel",
        bind![receiver, case_key(number, case)],
        |row| Ok(row.integer(0)?.cast_unsigned()),
    )?;
    if let Some(number) = number {
        return Ok(known_shipment(sql, receiver, number)?.map(|shipment| HeldGoods {
            certificate: Some(shipment.header),
            goods: shipment.goods,
            parcels: shipment.details.parcels.len() as u64,
            sent_back,
        }));
    }
    let Some(case) = case else { return Ok(None) };
    let goods = sql.query_one(
        "select state from view_goods_without_certificate where receiver = $1 and reference = $2",
        bind![receiver, case],
        |row| row.word(0, Goods::parse),
    )?;
    Ok(goods.map(|goods| HeldGoods { certificate: None, goods, parcels: 1, sent_back }))
}

/// Moves the goods named one step, in the ledger of the authority that decided it.
pub(super) fn step(
    sql: &Sql<'_>,
    entry: &Entry,
    (number, case): Named<'_>,
    step: impl FnOnce(Goods) -> Result<Goods, Refusal>,
) -> Result<(), StoreFault> {
    let receiver = &entry.authority;
    if let Some(number) = number {
        let Some(before) = goods_of(sql, receiver, number)? else { return Ok(()) };
        let Ok(after) = step(before) else { return Ok(()) };
        return move_on(sql, receiver, number, after, after.is_end().then_some(entry.at));
    }
    let (Some(before), Some(case)) = (held_goods(sql, receiver, (None, case))?, case) else { return Ok(()) };
    let Ok(after) = step(before.goods) else { return Ok(()) };
    sql.execute(
        "update view_goods_without_certificate set state = $1 where receiver = $2 and reference = $3",
        bind![after.word(), receiver, case],
    )?;
    Ok(())
}

/// Where the goods of a certificate stand in the ledger of `receiver`.
pub(super) fn goods_of(
    sql: &Sql<'_>,
    receiver: &AuthorityId,
    number: &CertificateNumber,
) -> Result<Option<Goods>, StoreFault> {
    sql.query_one(
        "select state from view_shipment where receiver = $1 and participant = $2 and serial = $3",
        bind![receiver, &number.issuer(), number.serial()],
        |row| row.word(0, Goods::parse),
    )
}
