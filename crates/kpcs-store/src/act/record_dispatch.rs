//! record_dispatch in the database: the day on which the goods left, at both authorities.

use kpcs_domain::{
    act::{ActRecord, RecordDispatch, record_dispatch},
    value::{AuthorityId, Name},
};

use super::{
    Circumstances, Stored,
    apply_for_certificate::participant_of,
    certificate::{advance, certificate, importing_authority_of},
    facts::rule_pack,
};
use crate::{Entry, Sql, StoreFault, bind};

impl Stored for RecordDispatch {
    fn gather(
        sql: &Sql<'_>,
        request: &record_dispatch::Request,
        around: &Circumstances,
    ) -> Result<record_dispatch::Facts, StoreFault> {
        let authority = &around.actor.authority;
        let certificate = certificate(sql, authority, &request.number)?;
        let issued = certificate.as_ref().map_or(around.occasion.today, |found| found.issued().issued_on);
        Ok(record_dispatch::Facts {
            exporter: sql.query_one(
                "select company from view_certificate where participant = $1 and serial = $2",
                bind![&request.number.issuer(), request.number.serial()],
                |row| row.parsed::<Name>(0),
            )?,
            company: around.actor.company.clone(),
            importing_authority: importing_authority_of(sql, &request.number)?,
            pack: rule_pack(sql, participant_of(authority)?, issued)?,
            certificate,
        })
    }

    fn project(sql: &Sql<'_>, entry: &Entry, record: &ActRecord<Self>) -> Result<(), StoreFault> {
        let (number, left_on) = (&record.asked.number, record.asked.left_on);
        let Some(receiver) = &entry.received_by else {
            return advance(sql, entry, number, |before| before.dispatch(left_on));
        };
        sql.execute(
            "update view_shipment set left_on = $1 where receiver = $2 and participant = $3 and serial = $4",
            bind![left_on, receiver, &number.issuer(), number.serial()],
        )?;
        Ok(())
    }

    fn recipients(record: &ActRecord<Self>) -> Vec<AuthorityId> {
        record.decided.importing_authority.iter().cloned().collect()
    }
}
