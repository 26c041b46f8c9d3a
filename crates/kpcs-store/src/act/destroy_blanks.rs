//! destroy_blanks in the database: the blanks are gone for good.

use kpcs_domain::act::{ActRecord, DestroyBlanks, destroy_blanks};

use super::{
    Circumstances, Stored,
    blank::{move_range, there},
};
use crate::{Entry, Sql, StoreFault};

impl Stored for DestroyBlanks {
    fn gather(
        sql: &Sql<'_>,
        request: &destroy_blanks::Request,
        around: &Circumstances,
    ) -> Result<destroy_blanks::Facts, StoreFault> {
        let authority = around.actor.authority.clone();
        let there = there(sql, &authority, &request.range, ["stock", "allotted", "spoiled"])?;
        Ok(destroy_blanks::Facts { authority, there })
    }

    fn project(sql: &Sql<'_>, entry: &Entry, record: &ActRecord<Self>) -> Result<(), StoreFault> {
        move_range(sql, &entry.authority, &record.asked.range, "destroyed", None)
    }
}
