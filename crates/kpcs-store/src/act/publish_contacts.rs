//! publish_contacts in the database: where the newest contacts of an authority stand.

use kpcs_domain::act::{ActRecord, PublishContacts, publish_contacts};

use super::{Circumstances, Stored};
use crate::{Entry, Sql, StoreFault, bind};

impl Stored for PublishContacts {
    fn gather(
        sql: &Sql<'_>,
        request: &publish_contacts::Request,
        around: &Circumstances,
    ) -> Result<publish_contacts::Facts, StoreFault> {
        Ok(publish_contacts::Facts {
            actor: around.actor.authority.clone(),
            participant: sql.query_one(
                "select participant from view_authority where authority = $1",
                bind![&request.authority],
                |row| row.parsed(0),
            )?,
        })
    }

    fn project(sql: &Sql<'_>, entry: &Entry, record: &ActRecord<Self>) -> Result<(), StoreFault> {
        sql.execute(
            "insert into view_contacts (authority, position) values ($1, $2)
             on conflict (authority) do update set position = excluded.position",
            bind![&record.asked.authority, entry.position],
        )?;
        Ok(())
    }
}
