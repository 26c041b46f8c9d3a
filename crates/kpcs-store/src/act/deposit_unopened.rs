//! deposit_unopened in the database: the goods are here, unopened.

use kpcs_domain::{
    act::{ActRecord, DepositUnopened, deposit_unopened},
    certificate::Goods,
    value::AuthorityId,
};

use super::{
    Circumstances, Stored,
    held::{held_goods, step},
};
use crate::{Entry, Sql, StoreFault};

impl Stored for DepositUnopened {
    fn gather(
        sql: &Sql<'_>,
        request: &deposit_unopened::Request,
        around: &Circumstances,
    ) -> Result<deposit_unopened::Facts, StoreFault> {
        let held = held_goods(sql, &around.actor.authority, (Some(&request.number), None))?;
        Ok(deposit_unopened::Facts { held })
    }

    fn project(sql: &Sql<'_>, entry: &Entry, record: &ActRecord<Self>) -> Result<(), StoreFault> {
        match &entry.received_by {
            None => step(sql, entry, (Some(&record.asked.number), None), Goods::deposit),
            Some(_) => Ok(()),
        }
    }

    fn recipients(record: &ActRecord<Self>) -> Vec<AuthorityId> {
        record.header.as_ref().and_then(|header| header.authority.clone()).into_iter().collect()
    }
}
