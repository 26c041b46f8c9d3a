//! register_observer in the database: a seat from a day on.

use kpcs_domain::act::{ActRecord, RegisterObserver, register_observer};

use super::{Circumstances, Stored};
use crate::{Entry, Sql, StoreFault, bind};

impl Stored for RegisterObserver {
    fn gather(
        sql: &Sql<'_>,
        request: &register_observer::Request,
        _: &Circumstances,
    ) -> Result<register_observer::Facts, StoreFault> {
        let seats = sql.query_integer(
            "select count(*) from view_observer where observer = $1 and (to_day is null or to_day > $2)",
            bind![&request.observer, request.from],
        )?;
        Ok(register_observer::Facts { registered: seats != Some(0) })
    }

    fn project(sql: &Sql<'_>, entry: &Entry, record: &ActRecord<Self>) -> Result<(), StoreFault> {
        let asked = &record.asked;
        sql.execute(
            "insert into view_observer (observer, from_day, name, kind, basis, source, position)
             values ($1, $2, $3, $4, $5, $6, $7) on conflict (observer, from_day) do nothing",
            bind![
                &asked.observer,
                asked.from,
                &asked.name,
                asked.kind.word(),
                &asked.basis,
                &asked.source,
                entry.position,
            ],
        )?;
        Ok(())
    }
}
