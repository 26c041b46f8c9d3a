//! receive_blanks in the database: one row for each blank, in the stock.

use kpcs_domain::act::{ActRecord, ReceiveBlanks, receive_blanks};

use super::{Circumstances, Stored, apply_for_certificate::participant_of, blank::issuer};
use crate::{Entry, Sql, StoreFault, bind};

impl Stored for ReceiveBlanks {
    fn gather(
        sql: &Sql<'_>,
        request: &receive_blanks::Request,
        around: &Circumstances,
    ) -> Result<receive_blanks::Facts, StoreFault> {
        let known = sql.query_integer(
            "select count(*) from (
                 select serial from view_blank where participant = $1 and serial between $2 and $3
                 union
                 select serial from view_number where participant = $1 and serial between $2 and $3) as known",
            bind![&issuer(around)?, request.range.first, request.range.last],
        )?;
        let known = known.unwrap_or_default().cast_unsigned();
        Ok(receive_blanks::Facts { authority: around.actor.authority.clone(), known })
    }

    fn project(sql: &Sql<'_>, entry: &Entry, record: &ActRecord<Self>) -> Result<(), StoreFault> {
        let participant = participant_of(&entry.authority)?;
        for serial in record.asked.range.first..=record.asked.range.last {
            sql.execute(
                "insert into view_blank (participant, serial, authority, state, position)
                 values ($1, $2, $3, 'stock', $4) on conflict (participant, serial) do nothing",
                bind![&participant, serial, &entry.authority, entry.position],
            )?;
        }
        Ok(())
    }
}
