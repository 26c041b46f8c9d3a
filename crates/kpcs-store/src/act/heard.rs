//! What other nodes say of certificates in their header parts, on the node that runs the log.
//!
//! Invariant: only what a header says; whether it may say so is judged where it is read.

use kpcs_domain::{act::Tier, value::AuthorityId};
use kpcs_statement::decode_header;

use crate::{Entry, Sql, StoreFault, bind};

/// Whether the header part is all that is known of an entry: its other parts stay with its parties.
pub(super) fn is_heard(entry: &Entry) -> bool {
    entry.info.tier == Tier::Header && entry.received_by == Some(AuthorityId::scheme())
}

pub(super) fn project(sql: &Sql<'_>, entry: &Entry) -> Result<(), StoreFault> {
    let header = decode_header(&entry.opened).map_err(|error| entry.corrupt(&error))?;
    let Some((header, number)) = header.as_ref().and_then(|header| Some((header, header.number.as_ref()?))) else {
        return Ok(());
    };
    sql.execute(
        "insert into view_heard (position, authority, act, effect, number, participant, serial, destination, refers_to)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        bind![
            entry.position,
            &entry.authority,
            entry.info.code,
            header.effect.word(),
            number,
            &number.issuer(),
            number.serial(),
            header.destination.as_ref().map(ToString::to_string),
            header.refers_to.as_ref().map(ToString::to_string),
        ],
    )?;
    Ok(())
}
