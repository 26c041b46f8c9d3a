//! What every act leaves behind: a line in the timeline and its request id.
//!
//! Invariant: a request id is answered by the first act recorded under it (decisions 6).

use kpcs_domain::{
    act::{Act, ActRecord},
    field::Record,
};
use kpcs_statement::{decode_request_id, encode_group};

use crate::{Entry, Sql, StoreFault, bind};

pub(super) fn project<A: Act>(sql: &Sql<'_>, entry: &Entry, record: &ActRecord<A>) -> Result<(), StoreFault> {
    let header = record.header.as_ref();
    let number = header.and_then(|header| header.number.as_ref());
    sql.execute(
        "insert into view_act
             (position, authority, received_by, act, at, subject, participant, serial, document, effect)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        bind![
            entry.position,
            &entry.authority,
            entry.received_by.as_ref().map_or("", |receiver| receiver.as_str()),
            A::INFO.code,
            entry.at,
            A::subject(record),
            number.map(|number| number.issuer().to_string()),
            number.map(kpcs_domain::value::CertificateNumber::serial),
            header.map(|header| header.document.word()),
            header.map(|header| header.effect.word()),
        ],
    )?;
    if entry.received_by.is_none() {
        let request = decode_request_id(&entry.opened).map_err(|error| entry.corrupt(&error))?;
        sql.execute(
            "insert into view_request (authority, request, asked, position) values ($1, $2, $3, $4)
             on conflict (authority, request) do nothing",
            bind![&entry.authority, request.0.to_vec(), encode_group(&record.asked.to_group()), entry.position],
        )?;
    }
    Ok(())
}
