//! raise_alert in the database: the alert's next number in the office, and a row for each range it names.

use kpcs_domain::act::{ActRecord, RaiseAlert, raise_alert};

use super::{
    Circumstances, Stored,
    alert_list::{Alert, enter},
};
use crate::{Entry, Sql, StoreFault, bind};

impl Stored for RaiseAlert {
    fn gather(
        sql: &Sql<'_>,
        _: &raise_alert::Request,
        around: &Circumstances,
    ) -> Result<raise_alert::Facts, StoreFault> {
        let authority = &around.actor.authority;
        let last = sql.query_integer("select max(sequence) from view_alert where raised_by = $1", bind![authority])?;
        Ok(raise_alert::Facts {
            authority: authority.clone(),
            participant: authority.participant(),
            next_sequence: last.unwrap_or(0).cast_unsigned() + 1,
        })
    }

    fn project(sql: &Sql<'_>, entry: &Entry, record: &ActRecord<Self>) -> Result<(), StoreFault> {
        let (asked, decided) = (&record.asked, &record.decided);
        let alert = Alert {
            reference: decided.reference.as_str(),
            sequence: decided.sequence,
            kind: asked.kind.word(),
            day: asked.noticed_on,
            summary: asked.summary.as_str(),
        };
        enter(sql, entry, &alert, &asked.numbers)
    }
}
