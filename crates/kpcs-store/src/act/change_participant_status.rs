//! change_participant_status in the database: one interval ends, the next begins; membership of the REIO likewise.

use kpcs_domain::{
    act::{ActRecord, ChangeParticipantStatus, change_participant_status},
    party::ReioMember,
    value::CountryCode,
};

use super::{
    Circumstances, Stored,
    facts::scheme_history,
    scheme::{end_interval, end_membership, enter_interval, enter_membership},
};
use crate::{Entry, Sql, StoreFault, bind};

impl Stored for ChangeParticipantStatus {
    fn gather(
        sql: &Sql<'_>,
        request: &change_participant_status::Request,
        _: &Circumstances,
    ) -> Result<change_participant_status::Facts, StoreFault> {
        let participant = request.standing.participant;
        let membership = request.member_of.map(|reio| last_membership(sql, reio, participant)).transpose()?;
        Ok(change_participant_status::Facts {
            current: scheme_history(sql)?.intervals_of(participant).last().cloned(),
            membership: membership.flatten(),
        })
    }

    fn project(sql: &Sql<'_>, entry: &Entry, record: &ActRecord<Self>) -> Result<(), StoreFault> {
        let asked = &record.asked;
        end_interval(sql, &asked.standing)?;
        enter_interval(sql, entry, &asked.standing, &asked.basis, &asked.source)?;
        match (asked.member_of, asked.enters_reio()) {
            (Some(reio), Some(true)) => enter_membership(sql, entry, &reio, &asked.standing),
            (Some(reio), Some(false)) => end_membership(sql, &reio, &asked.standing),
            _ => Ok(()),
        }
    }
}

fn last_membership(sql: &Sql<'_>, reio: CountryCode, member: CountryCode) -> Result<Option<ReioMember>, StoreFault> {
    sql.query_one(
        "select member, from_day, to_day from view_reio_member where reio = $1 and member = $2
         order by from_day desc limit 1",
        bind![&reio, &member],
        |row| Ok(ReioMember { member: row.parsed(0)?, from: row.day(1)?, to: row.optional_day(2)? }),
    )
}
