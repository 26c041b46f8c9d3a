//! authorise_key in the database: the key under which an authority's statements count.

use kpcs_domain::{
    act::{ActRecord, AuthoriseKey, authorise_key},
    value::AuthorityId,
};

use super::{
    Circumstances, Stored,
    scheme::{enter_key, key_id},
};
use crate::{Entry, Sql, StoreFault, bind};

impl Stored for AuthoriseKey {
    fn gather(
        sql: &Sql<'_>,
        request: &authorise_key::Request,
        around: &Circumstances,
    ) -> Result<authorise_key::Facts, StoreFault> {
        let count = |found: Option<i64>| found.unwrap_or(0) > 0;
        let key = key_id(&request.key).unwrap_or_default();
        let designated =
            sql.query_integer("select count(*) from view_authority where authority = $1", bind![&request.authority])?;
        let known = sql.query_integer("select count(*) from view_key where key = $1", bind![key])?;
        let of_scheme =
            sql.query_integer("select count(*) from view_key where authority = $1", bind![&AuthorityId::scheme()])?;
        let participants = sql.query_integer(
            "select count(*) from view_participant where participant = $1
             and not exists (select 1 from view_key where authority = $1 and scope = 'root')",
            bind![&request.authority],
        )?;
        Ok(authorise_key::Facts {
            root: around.actor.authority.clone(),
            root_without_key: count(participants),
            designated: count(designated),
            key_known: count(known),
            scheme_has_key: count(of_scheme),
        })
    }

    fn project(sql: &Sql<'_>, entry: &Entry, record: &ActRecord<Self>) -> Result<(), StoreFault> {
        let asked = &record.asked;
        enter_key(sql, entry, asked.authority.as_str(), &asked.key, asked.scope.word(), (asked.from, asked.to))
    }
}
