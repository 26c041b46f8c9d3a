//! release_shipment in the database: the goods are no longer held, the case ends at both authorities.

use kpcs_domain::{
    act::{ActRecord, ReleaseShipment, release_shipment},
    certificate::Goods,
    value::AuthorityId,
};

use super::{
    Circumstances, Stored,
    apply_for_certificate::participant_of,
    case,
    certificate::advance,
    facts::rule_pack,
    held::{goods_of, held_goods, step},
};
use crate::{Entry, Sql, StoreFault};

impl Stored for ReleaseShipment {
    fn gather(
        sql: &Sql<'_>,
        request: &release_shipment::Request,
        around: &Circumstances,
    ) -> Result<release_shipment::Facts, StoreFault> {
        let (authority, named) = (&around.actor.authority, (request.number.as_ref(), request.case.as_ref()));
        let pack = rule_pack(sql, participant_of(authority)?, around.occasion.today)?;
        let produced = request.certificate.as_ref().map(|number| goods_of(sql, authority, number)).transpose()?;
        Ok(release_shipment::Facts {
            held: held_goods(sql, authority, named)?,
            detained_on: case::latest(sql, authority, named)?.and_then(|found| found.held_since),
            produced_is_known: produced.flatten().is_some(),
            release_after_days: pack.discrepancy.release_after_days,
        })
    }

    fn project(sql: &Sql<'_>, entry: &Entry, record: &ActRecord<Self>) -> Result<(), StoreFault> {
        let asked = &record.asked;
        let named = (asked.number.as_ref(), asked.case.as_ref());
        case::end(sql, entry, named, "released")?;
        match (&entry.received_by, &asked.number) {
            (None, _) => step(sql, entry, named, Goods::release),
            (Some(_), Some(number)) => advance(sql, entry, number, |before| Ok(before.hear_release())),
            (Some(_), None) => Ok(()),
        }
    }

    fn recipients(record: &ActRecord<Self>) -> Vec<AuthorityId> {
        record.header.as_ref().and_then(|header| header.authority.clone()).into_iter().collect()
    }
}
