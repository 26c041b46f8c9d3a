//! admit_participant in the database: the Participant's first interval, its membership of the REIO, its root key.

use kpcs_domain::act::{ActRecord, AdmitParticipant, admit_participant};

use super::{
    Circumstances, Stored,
    scheme::{enter_interval, enter_key, enter_membership},
};
use crate::{Entry, Sql, StoreFault, bind};

impl Stored for AdmitParticipant {
    fn gather(
        sql: &Sql<'_>,
        request: &admit_participant::Request,
        _: &Circumstances,
    ) -> Result<admit_participant::Facts, StoreFault> {
        let participant = &request.standing.participant;
        let rows = match &request.member_of {
            None => {
                sql.query_integer("select count(*) from view_participant where participant = $1", bind![participant])?
            }
            Some(reio) => sql.query_integer(
                "select count(*) from view_reio_member where reio = $1 and member = $2",
                bind![reio, participant],
            )?,
        };
        Ok(admit_participant::Facts { admitted: rows != Some(0) })
    }

    fn project(sql: &Sql<'_>, entry: &Entry, record: &ActRecord<Self>) -> Result<(), StoreFault> {
        let asked = &record.asked;
        match &asked.member_of {
            Some(reio) => enter_membership(sql, entry, reio, &asked.standing)?,
            None => enter_interval(sql, entry, &asked.standing, &asked.basis, &asked.source)?,
        }
        if let Some(key) = &asked.root_key {
            enter_key(sql, entry, asked.standing.participant.as_str(), key, "root", (entry.at, None))?;
        }
        Ok(())
    }
}
