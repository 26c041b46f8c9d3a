//! forfeit_shipment in the database: an end of goods and case; the issuer hears of it.

use kpcs_domain::{
    act::{ActRecord, ForfeitShipment, forfeit_shipment},
    certificate::{Certificate, Goods},
    value::AuthorityId,
};

use super::{
    Circumstances, Stored, case,
    certificate::advance,
    held::{held_goods, step},
};
use crate::{Entry, Sql, StoreFault};

impl Stored for ForfeitShipment {
    fn gather(
        sql: &Sql<'_>,
        request: &forfeit_shipment::Request,
        around: &Circumstances,
    ) -> Result<forfeit_shipment::Facts, StoreFault> {
        let named = (request.number.as_ref(), request.case.as_ref());
        Ok(forfeit_shipment::Facts { held: held_goods(sql, &around.actor.authority, named)? })
    }

    fn project(sql: &Sql<'_>, entry: &Entry, record: &ActRecord<Self>) -> Result<(), StoreFault> {
        let asked = &record.asked;
        let named = (asked.number.as_ref(), asked.case.as_ref());
        case::end(sql, entry, named, "forfeited")?;
        match (&entry.received_by, &asked.number) {
            (None, _) => step(sql, entry, named, Goods::forfeit),
            (Some(_), Some(number)) => advance(sql, entry, number, Certificate::forfeit),
            (Some(_), None) => Ok(()),
        }
    }

    fn recipients(record: &ActRecord<Self>) -> Vec<AuthorityId> {
        record.header.as_ref().and_then(|header| header.authority.clone()).into_iter().collect()
    }
}
