//! publish_specimen in the database: which specimen stands from which day to which; it stands in the statement itself.

use kpcs_domain::{
    act::{ActRecord, PublishSpecimen, publish_specimen},
    value::{CountryCode, Day},
};

use super::{Circumstances, Stored};
use crate::{Entry, Sql, StoreFault, bind, record_at};

impl Stored for PublishSpecimen {
    fn gather(
        sql: &Sql<'_>,
        request: &publish_specimen::Request,
        around: &Circumstances,
    ) -> Result<publish_specimen::Facts, StoreFault> {
        let newest = sql.query_integer(
            "select max(version) from view_specimen where participant = $1",
            bind![&request.participant],
        )?;
        Ok(publish_specimen::Facts {
            participant: around.actor.authority.participant(),
            newest_version: newest.unwrap_or(0).cast_unsigned(),
        })
    }

    fn project(sql: &Sql<'_>, entry: &Entry, record: &ActRecord<Self>) -> Result<(), StoreFault> {
        let asked = &record.asked;
        sql.execute(
            "insert into view_specimen (participant, version, valid_from, valid_to, position)
             values ($1, $2, $3, $4, $5) on conflict (participant, version) do nothing",
            bind![&asked.participant, asked.version, asked.valid_from, asked.valid_to, entry.position],
        )?;
        Ok(())
    }
}

/// The newest specimen of a Participant for certificates issued on `day`.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn specimen_on(
    sql: &Sql<'_>,
    participant: CountryCode,
    day: Day,
) -> Result<Option<publish_specimen::Request>, StoreFault> {
    let position = sql.query_integer(
        "select position from view_specimen
         where participant = $1 and valid_from <= $2 and (valid_to is null or valid_to >= $2)
         order by version desc limit 1",
        bind![&participant, day],
    )?;
    position.map(|position| Ok(record_at::<PublishSpecimen>(sql, position)?.asked)).transpose()
}
