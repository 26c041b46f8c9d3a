//! endorse_original in the database: one endorsement an original, in time or late.

use kpcs_domain::{
    act::{ActRecord, EndorseOriginal, endorse_original},
    value::AuthorityId,
};

use super::{
    Circumstances, Stored, amendment::corrections, apply_for_certificate::participant_of, facts::rule_pack,
    held::held_goods, shipment::arrival,
};
use crate::{Entry, Sql, StoreFault, bind};

impl Stored for EndorseOriginal {
    fn gather(
        sql: &Sql<'_>,
        request: &endorse_original::Request,
        around: &Circumstances,
    ) -> Result<endorse_original::Facts, StoreFault> {
        let (authority, number) = (&around.actor.authority, &request.number);
        let key = bind![authority, &number.issuer(), number.serial()];
        let received = sql.query_one(
            "select received_on from view_confirmation where holder = $1 and participant = $2 and serial = $3",
            key,
            |row| row.day(0),
        )?;
        let endorsed = sql.query_integer(
            "select count(*) from view_endorsement where receiver = $1 and participant = $2 and serial = $3",
            key,
        )?;
        let pack = rule_pack(sql, participant_of(authority)?, around.occasion.today)?;
        Ok(endorse_original::Facts {
            held: held_goods(sql, authority, (Some(number), None))?,
            received_on: received,
            presented_on: arrival(sql, authority, number)?.map(|(first, _)| first.arrived_on),
            endorsed: endorsed != Some(0),
            rule: pack.confirmation.clone(),
            amended: pack.receiving.as_ref().is_some_and(|rule| rule.endorse_amended)
                && !corrections(sql, authority, number)?.is_empty(),
            calendar: pack.calendar.clone(),
        })
    }

    fn project(sql: &Sql<'_>, entry: &Entry, record: &ActRecord<Self>) -> Result<(), StoreFault> {
        let (asked, decided) = (&record.asked, &record.decided);
        sql.execute(
            "insert into view_endorsement (receiver, participant, serial, endorsed_on, due, late, position)
             values ($1, $2, $3, $4, $5, $6, $7) on conflict (receiver, participant, serial) do nothing",
            bind![
                entry.holder(),
                &asked.number.issuer(),
                asked.number.serial(),
                asked.endorsed_on,
                decided.due,
                decided.late,
                entry.position,
            ],
        )?;
        Ok(())
    }

    fn recipients(record: &ActRecord<Self>) -> Vec<AuthorityId> {
        record.header.as_ref().and_then(|header| header.authority.clone()).into_iter().collect()
    }
}
