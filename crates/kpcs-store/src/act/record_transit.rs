//! record_transit in the database: a passage, as the transit authority and those who hear of it know it.

use kpcs_domain::{
    act::{ActRecord, RecordTransit, record_transit},
    value::AuthorityId,
};

use super::{
    Circumstances, Stored,
    apply_for_certificate::participant_of,
    facts::{importing_authority, scheme_history},
    query_issuer::issuing_authority,
};
use crate::{Entry, Sql, StoreFault, bind};

impl Stored for RecordTransit {
    fn gather(
        sql: &Sql<'_>,
        request: &record_transit::Request,
        around: &Circumstances,
    ) -> Result<record_transit::Facts, StoreFault> {
        let (history, today) = (scheme_history(sql)?, around.occasion.today);
        Ok(record_transit::Facts {
            own: participant_of(&around.actor.authority)?,
            destination: history.participant_of(request.destination, today),
            issuer: issuing_authority(sql, request.number.issuer())?,
            importing_authority: importing_authority(sql, &history, request.destination, today)?,
        })
    }

    fn project(sql: &Sql<'_>, entry: &Entry, record: &ActRecord<Self>) -> Result<(), StoreFault> {
        let asked = &record.asked;
        sql.execute(
            "insert into view_transit (position, holder, participant, serial, authority, entered_on, left_on)
             values ($1, $2, $3, $4, $5, $6, $7)",
            bind![
                entry.position,
                entry.holder(),
                &asked.number.issuer(),
                asked.number.serial(),
                &entry.authority,
                asked.entered_on,
                asked.left_on,
            ],
        )?;
        Ok(())
    }

    fn recipients(record: &ActRecord<Self>) -> Vec<AuthorityId> {
        let issuer = record.header.as_ref().and_then(|header| header.authority.clone());
        issuer.into_iter().chain(record.decided.importing_authority.clone()).collect()
    }
}
