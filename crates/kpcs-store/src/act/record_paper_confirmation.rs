//! record_paper_confirmation in the database: the issuer's certificate is used, as a paper says.

use kpcs_domain::{
    act::{
        ActRecord, RecordPaperConfirmation,
        record_paper_confirmation::{self, Declared},
    },
    certificate::Certificate,
};

use super::{
    Circumstances, Stored,
    certificate::{advance, certificate},
};
use crate::{Entry, Sql, StoreFault, bind};

impl Stored for RecordPaperConfirmation {
    fn gather(
        sql: &Sql<'_>,
        request: &record_paper_confirmation::Request,
        around: &Circumstances,
    ) -> Result<record_paper_confirmation::Facts, StoreFault> {
        let found = certificate(sql, &around.actor.authority, &request.number)?;
        let figures = sql.query_one(
            "select carats, parcels from view_certificate where participant = $1 and serial = $2",
            bind![&request.number.issuer(), request.number.serial()],
            |row| Ok((row.carats(0)?, row.integer(1)?.cast_unsigned())),
        )?;
        let declared =
            found.zip(figures).map(|(certificate, (carats, parcels))| Declared { certificate, carats, parcels });
        Ok(record_paper_confirmation::Facts { declared })
    }

    fn project(sql: &Sql<'_>, entry: &Entry, record: &ActRecord<Self>) -> Result<(), StoreFault> {
        let (asked, number) = (&record.asked, &record.asked.number);
        sql.execute(
            "insert into view_confirmation (participant, serial, holder, confirmed_by, channel, received_on, carats,
                 parcels, differences, position)
             values ($1, $2, $3, $4, 'paper', $5, $6, $7, $8, $9)
             on conflict (holder, participant, serial) do nothing",
            bind![
                &number.issuer(),
                number.serial(),
                &entry.authority,
                &asked.confirmed_by,
                asked.received_on,
                asked.carats,
                asked.parcels,
                record.decided.differences,
                entry.position,
            ],
        )?;
        advance(sql, entry, number, Certificate::confirm)
    }
}
