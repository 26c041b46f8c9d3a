//! recognise_partner in the database: the newest statement about each partner.

use kpcs_domain::act::{ActRecord, RecognisePartner, recognise_partner};

use super::{Circumstances, Stored};
use crate::{Entry, Sql, StoreFault, bind};

impl Stored for RecognisePartner {
    fn gather(
        sql: &Sql<'_>,
        request: &recognise_partner::Request,
        around: &Circumstances,
    ) -> Result<recognise_partner::Facts, StoreFault> {
        let rows =
            sql.query_integer("select count(*) from view_participant where participant = $1", bind![&request.partner])?;
        Ok(recognise_partner::Facts {
            participant: around.actor.authority.participant(),
            partner_known: rows != Some(0),
        })
    }

    fn project(sql: &Sql<'_>, entry: &Entry, record: &ActRecord<Self>) -> Result<(), StoreFault> {
        let asked = &record.asked;
        sql.execute(
            "insert into view_partner (participant, partner, from_day, to_day, basis, source, position)
             values ($1, $2, $3, $4, $5, $6, $7)
             on conflict (participant, partner) do update set from_day = excluded.from_day, to_day = excluded.to_day,
                 basis = excluded.basis, source = excluded.source, position = excluded.position",
            bind![
                &asked.participant,
                &asked.partner,
                asked.from,
                asked.to,
                &asked.basis,
                &asked.source,
                entry.position,
            ],
        )?;
        Ok(())
    }
}
