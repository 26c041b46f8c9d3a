//! resolve_alert in the database: the newest alert of that name ends in all its rows.

use kpcs_domain::{
    act::{
        ActRecord, ResolveAlert,
        resolve_alert::{self, OpenAlert},
    },
    value::Reference,
};

use super::{Circumstances, Stored};
use crate::{Entry, Sql, StoreFault, bind};

impl Stored for ResolveAlert {
    fn gather(
        sql: &Sql<'_>,
        request: &resolve_alert::Request,
        around: &Circumstances,
    ) -> Result<resolve_alert::Facts, StoreFault> {
        let alert = newest(sql, &request.alert)?;
        Ok(resolve_alert::Facts { authority: around.actor.authority.clone(), alert })
    }

    fn project(sql: &Sql<'_>, entry: &Entry, record: &ActRecord<Self>) -> Result<(), StoreFault> {
        sql.execute(
            "update view_alert set resolved_on = $1, outcome = $2, resolved = $3
             where reference = $4 and resolved_on is null",
            bind![entry.at.day(), record.asked.outcome.word(), entry.position, &record.asked.alert],
        )?;
        Ok(())
    }
}

/// The newest alert of that name: a certificate may be reported, found, and reported again.
fn newest(sql: &Sql<'_>, reference: &Reference) -> Result<Option<OpenAlert>, StoreFault> {
    sql.query_one(
        "select raised_by, participant, number, resolved_on from view_alert where reference = $1
         order by position desc, item limit 1",
        bind![reference],
        |row| {
            Ok(OpenAlert {
                raised_by: row.parsed(0)?,
                participant: row.optional_parsed(1)?,
                number: row.optional_parsed(2)?,
                resolved_on: row.optional_day(3)?,
            })
        },
    )
}
