//! register_arrival in the database: one row a presentation, and the shipment's first arrival.

use kpcs_domain::{
    act::{ActRecord, RegisterArrival, register_arrival},
    value::{AuthorityId, Carats},
};

use super::{
    Circumstances, Stored,
    apply_for_certificate::participant_of,
    facts::rule_pack,
    held::step,
    shipment::{known_shipment, presentations},
};
use crate::{Entry, Sql, StoreFault, bind};

impl Stored for RegisterArrival {
    fn gather(
        sql: &Sql<'_>,
        request: &register_arrival::Request,
        around: &Circumstances,
    ) -> Result<register_arrival::Facts, StoreFault> {
        let receiver = &around.actor.authority;
        let pack = rule_pack(sql, participant_of(receiver)?, around.occasion.today)?;
        Ok(register_arrival::Facts {
            shipment: known_shipment(sql, receiver, &request.number)?,
            presentations: presentations(sql, &request.number)?,
            measuring: pack.measuring.clone(),
        })
    }

    fn project(sql: &Sql<'_>, entry: &Entry, record: &ActRecord<Self>) -> Result<(), StoreFault> {
        if entry.received_by.is_some() {
            return Ok(());
        }
        let (asked, decided) = (&record.asked, &record.decided);
        let carats = Carats::sum(asked.parcels.iter().map(|parcel| parcel.carats)).unwrap_or(Carats::MAX);
        sql.execute(
            "insert into view_arrival (position, receiver, participant, serial, arrived_on, carats, parcels,
                 seals_intact, measured_blind, presentation)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            bind![
                entry.position,
                &entry.authority,
                &asked.number.issuer(),
                asked.number.serial(),
                asked.arrived_on,
                carats,
                asked.parcels.len() as u64,
                asked.seals_intact.is_yes(),
                decided.measured_blind,
                decided.presentation,
            ],
        )?;
        sql.execute(
            "update view_shipment set arrived_on = coalesce(arrived_on, $1)
             where receiver = $2 and participant = $3 and serial = $4",
            bind![asked.arrived_on, &entry.authority, &asked.number.issuer(), asked.number.serial()],
        )?;
        step(sql, entry, (Some(&asked.number), None), |goods| Ok(goods.arrive()))
    }

    fn recipients(record: &ActRecord<Self>) -> Vec<AuthorityId> {
        record.header.as_ref().and_then(|header| header.authority.clone()).into_iter().collect()
    }
}
