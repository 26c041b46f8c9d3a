//! adopt_rule_pack in the database: which version is in force from which day; the pack stands in the statement.

use kpcs_domain::act::{ActRecord, AdoptRulePack, adopt_rule_pack};

use super::{Circumstances, Stored};
use crate::{Entry, Sql, StoreFault, bind};

impl Stored for AdoptRulePack {
    fn gather(
        sql: &Sql<'_>,
        request: &adopt_rule_pack::Request,
        around: &Circumstances,
    ) -> Result<adopt_rule_pack::Facts, StoreFault> {
        let newest =
            sql.query_integer("select max(version) from view_rule_pack where participant = $1", bind![owner(request)])?;
        Ok(adopt_rule_pack::Facts {
            participant: around.actor.authority.participant(),
            newest_version: newest.unwrap_or(0).cast_unsigned(),
        })
    }

    fn project(sql: &Sql<'_>, entry: &Entry, record: &ActRecord<Self>) -> Result<(), StoreFault> {
        sql.memory.forget();
        let pack = &record.asked.pack;
        sql.execute(
            "insert into view_rule_pack (participant, version, valid_from, position) values ($1, $2, $3, $4)
             on conflict (participant, version) do nothing",
            bind![owner(&record.asked), pack.version, pack.valid_from, entry.position],
        )?;
        Ok(())
    }
}

/// The Participant's code; empty for the default pack.
fn owner(request: &adopt_rule_pack::Request) -> String {
    request.pack.participant.map(|participant| participant.to_string()).unwrap_or_default()
}
