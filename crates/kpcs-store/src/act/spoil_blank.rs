//! spoil_blank in the database: the blank waits to be destroyed, and its number is never taken.

use kpcs_domain::act::{ActRecord, SpoilBlank, spoil_blank};

use super::{Circumstances, Stored, blank::settle};
use crate::{Entry, Sql, StoreFault, bind};

impl Stored for SpoilBlank {
    fn gather(
        sql: &Sql<'_>,
        request: &spoil_blank::Request,
        around: &Circumstances,
    ) -> Result<spoil_blank::Facts, StoreFault> {
        let number = &request.number;
        let state = sql.query_one(
            "select state from view_blank where participant = $1 and serial = $2 and authority = $3",
            bind![&number.issuer(), number.serial(), &around.actor.authority],
            |row| row.text(0),
        )?;
        let taken = sql.query_integer(
            "select count(*) from work_number where participant = $1 and serial = $2",
            bind![&number.issuer(), number.serial()],
        )?;
        Ok(spoil_blank::Facts { state, prepared: taken != Some(0) })
    }

    fn project(sql: &Sql<'_>, _: &Entry, record: &ActRecord<Self>) -> Result<(), StoreFault> {
        settle(sql, &record.asked.number, "spoiled")
    }
}
