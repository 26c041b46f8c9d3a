//! answer_query in the database: the answer stands in the case of both authorities; a mere query ends by it.

use kpcs_domain::{
    act::{
        ActRecord, AnswerQuery,
        answer_query::{self, Asked},
    },
    value::AuthorityId,
};

use super::{
    Circumstances, Stored,
    case::{self, CaseState},
    certificate::certificate,
};
use crate::{Entry, Sql, StoreFault};

impl Stored for AnswerQuery {
    fn gather(
        sql: &Sql<'_>,
        request: &answer_query::Request,
        around: &Circumstances,
    ) -> Result<answer_query::Facts, StoreFault> {
        let authority = &around.actor.authority;
        let found = case::latest(sql, authority, (Some(&request.number), None))?;
        // Only what another authority asks can be answered.
        let asked = found.filter(|found| found.opened_by != *authority);
        Ok(answer_query::Facts {
            authority: authority.clone(),
            asked: asked.map(|found| Asked { by: found.opened_by, ended: found.state == CaseState::Ended }),
            issued: certificate(sql, authority, &request.number)?.is_some(),
        })
    }

    fn project(sql: &Sql<'_>, entry: &Entry, record: &ActRecord<Self>) -> Result<(), StoreFault> {
        case::answer(sql, entry, (Some(&record.asked.number), None))
    }

    fn recipients(record: &ActRecord<Self>) -> Vec<AuthorityId> {
        vec![record.decided.asked_by.clone()]
    }
}
