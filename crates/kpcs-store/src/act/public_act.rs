//! Public acts in the order in which they came into this register: the scheme's public record, as it is known here.
//!
//! Invariant: each once; what one authority sent another of it is no second act.

use kpcs_domain::{act::Tier, value::AuthorityId};

use crate::{Entry, Sql, StoreFault, bind};

pub(super) fn project(sql: &Sql<'_>, entry: &Entry) -> Result<(), StoreFault> {
    let of_record = entry.received_by.as_ref().is_none_or(|receiver| *receiver == AuthorityId::scheme());
    if entry.info.tier == Tier::Public && of_record {
        sql.execute(
            "insert into view_public_act (sequence, position)
             values ((select coalesce(max(sequence), 0) + 1 from view_public_act), $1)",
            bind![entry.position],
        )?;
    }
    Ok(())
}
