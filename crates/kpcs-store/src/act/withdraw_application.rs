//! withdraw_application in the database: the application is closed.

use kpcs_domain::act::{ActRecord, WithdrawApplication, withdraw_application};

use super::{Circumstances, Stored, amend_application::own_application};
use crate::{Entry, Sql, StoreFault, bind};

impl Stored for WithdrawApplication {
    fn gather(
        sql: &Sql<'_>,
        request: &withdraw_application::Request,
        around: &Circumstances,
    ) -> Result<withdraw_application::Facts, StoreFault> {
        Ok(withdraw_application::Facts {
            application: own_application(sql, &around.actor.authority, &request.application)?,
            company: around.actor.company.clone(),
        })
    }

    fn project(sql: &Sql<'_>, entry: &Entry, record: &ActRecord<Self>) -> Result<(), StoreFault> {
        sql.execute(
            "update view_application set state = 'withdrawn', changed_at = $1 where authority = $2 and reference = $3",
            bind![entry.at, &entry.authority, &record.asked.application],
        )?;
        Ok(())
    }
}
