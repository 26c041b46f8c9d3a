//! refuse_import in the database: the certificate ends, the goods are still here.

use kpcs_domain::{
    act::{ActRecord, RefuseImport, refuse_import},
    certificate::{Certificate, Goods},
    value::AuthorityId,
};

use super::{
    Circumstances, Stored, case,
    certificate::advance,
    held::{held_goods, step},
};
use crate::{Entry, Sql, StoreFault};

impl Stored for RefuseImport {
    fn gather(
        sql: &Sql<'_>,
        request: &refuse_import::Request,
        around: &Circumstances,
    ) -> Result<refuse_import::Facts, StoreFault> {
        let named = (request.number.as_ref(), request.case.as_ref());
        Ok(refuse_import::Facts { held: held_goods(sql, &around.actor.authority, named)? })
    }

    fn project(sql: &Sql<'_>, entry: &Entry, record: &ActRecord<Self>) -> Result<(), StoreFault> {
        let asked = &record.asked;
        let named = (asked.number.as_ref(), asked.case.as_ref());
        case::end(sql, entry, named, "refused")?;
        match (&entry.received_by, &asked.number) {
            (None, _) => step(sql, entry, named, Goods::refuse_entry),
            (Some(_), Some(number)) => advance(sql, entry, number, Certificate::refuse_entry),
            (Some(_), None) => Ok(()),
        }
    }

    fn recipients(record: &ActRecord<Self>) -> Vec<AuthorityId> {
        record.header.as_ref().and_then(|header| header.authority.clone()).into_iter().collect()
    }
}
