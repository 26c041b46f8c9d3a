//! end_observership in the database: the open seat ends.

use kpcs_domain::act::{ActRecord, EndObservership, end_observership};

use super::{Circumstances, Stored};
use crate::{Entry, Sql, StoreFault, bind};

impl Stored for EndObservership {
    fn gather(
        sql: &Sql<'_>,
        request: &end_observership::Request,
        _: &Circumstances,
    ) -> Result<end_observership::Facts, StoreFault> {
        Ok(end_observership::Facts {
            since: sql.query_one(
                "select from_day from view_observer where observer = $1 and to_day is null order by from_day desc limit 1",
                bind![&request.observer],
                |row| row.day(0),
            )?,
        })
    }

    fn project(sql: &Sql<'_>, _: &Entry, record: &ActRecord<Self>) -> Result<(), StoreFault> {
        sql.execute(
            "update view_observer set to_day = $1 where observer = $2 and to_day is null",
            bind![record.asked.ends_on, &record.asked.observer],
        )?;
        Ok(())
    }
}
