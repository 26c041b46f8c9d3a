//! revoke_key in the database: the instant from which a key no longer counts.

use kpcs_domain::act::{
    ActRecord, RevokeKey,
    revoke_key::{self, ListedKey},
};

use super::{Circumstances, Stored};
use crate::{Entry, Sql, StoreFault, bind};

impl Stored for RevokeKey {
    fn gather(
        sql: &Sql<'_>,
        request: &revoke_key::Request,
        around: &Circumstances,
    ) -> Result<revoke_key::Facts, StoreFault> {
        let key = sql.query_one(
            "select authority, revoked_at is not null, scope = 'root' and not exists (
                 select 1 from view_key as other where other.authority = view_key.authority and other.scope = 'root'
                     and other.key <> view_key.key and other.revoked_at is null and other.from_at <= $2
                     and (other.to_at is null or other.to_at > $2))
             from view_key where key = $1",
            bind![&request.key, around.occasion.at],
            |row| Ok(ListedKey { authority: row.parsed(0)?, revoked: row.flag(1)?, last_root: row.flag(2)? }),
        )?;
        Ok(revoke_key::Facts { root: around.actor.authority.clone(), key })
    }

    fn project(sql: &Sql<'_>, _: &Entry, record: &ActRecord<Self>) -> Result<(), StoreFault> {
        let asked = &record.asked;
        sql.execute(
            "update view_key set revoked_at = $1, reason = $2 where key = $3 and revoked_at is null",
            bind![asked.effective_at, asked.reason.word(), &asked.key],
        )?;
        Ok(())
    }
}
