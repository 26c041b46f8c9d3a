//! allot_blanks in the database: the blanks are in an officer's hands.

use kpcs_domain::act::{ActRecord, AllotBlanks, allot_blanks};

use super::{
    Circumstances, Stored,
    blank::{move_range, there},
};
use crate::{Entry, Sql, StoreFault, work};

impl Stored for AllotBlanks {
    fn gather(
        sql: &Sql<'_>,
        request: &allot_blanks::Request,
        around: &Circumstances,
    ) -> Result<allot_blanks::Facts, StoreFault> {
        let authority = around.actor.authority.clone();
        let officer = work::account(sql, &request.holder)?;
        Ok(allot_blanks::Facts {
            free: there(sql, &authority, &request.range, ["stock", "allotted", "allotted"])?,
            officer_known: officer.is_some_and(|officer| officer.authority == authority),
            authority,
        })
    }

    fn project(sql: &Sql<'_>, entry: &Entry, record: &ActRecord<Self>) -> Result<(), StoreFault> {
        move_range(sql, &entry.authority, &record.asked.range, "allotted", Some(record.asked.holder))
    }
}
