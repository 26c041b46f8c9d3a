//! return_shipment in the database: parcels leave under a document of the own Participant; when all have left, goods,
//! case and certificate have ended.

use kpcs_domain::{
    act::{
        ActRecord, ReturnShipment,
        return_shipment::{self, ReturnDocument},
    },
    certificate::{Certificate, Goods},
    value::{AuthorityId, CertificateNumber},
};

use super::{
    Circumstances, Stored,
    apply_for_certificate::participant_of,
    case,
    certificate::advance,
    held::{case_key, held_goods, step},
};
use crate::{Entry, Sql, StoreFault, bind, entry};

impl Stored for ReturnShipment {
    fn gather(
        sql: &Sql<'_>,
        request: &return_shipment::Request,
        around: &Circumstances,
    ) -> Result<return_shipment::Facts, StoreFault> {
        let authority = &around.actor.authority;
        let is_own = request.under.issuer() == participant_of(authority)?;
        let named = (request.number.as_ref(), request.case.as_ref());
        Ok(return_shipment::Facts {
            held: held_goods(sql, authority, named)?,
            document: if is_own { document(sql, &request.under)? } else { None },
        })
    }

    fn project(sql: &Sql<'_>, entry: &Entry, record: &ActRecord<Self>) -> Result<(), StoreFault> {
        let (asked, complete) = (&record.asked, record.decided.complete);
        let named = (asked.number.as_ref(), asked.case.as_ref());
        if complete { case::end(sql, entry, named, "returned") } else { case::join(sql, entry, named) }?;
        if let (Some(_), Some(number)) = (&entry.received_by, &asked.number) {
            let send_back = |before: Certificate| if complete { before.send_back() } else { Ok(before) };
            return advance(sql, entry, number, send_back);
        }
        for parcel in &record.decided.parcels {
            sql.execute(
                "insert into view_returned_parcel (receiver, key, parcel, under, left_on, position)
                 values ($1, $2, $3, $4, $5, $6) on conflict (receiver, key, parcel) do nothing",
                bind![
                    &entry.authority,
                    case_key(named.0, named.1),
                    *parcel,
                    &asked.under,
                    asked.left_on,
                    entry.position,
                ],
            )?;
        }
        if complete { step(sql, entry, named, Goods::send_back) } else { Ok(()) }
    }

    fn recipients(record: &ActRecord<Self>) -> Vec<AuthorityId> {
        record.header.as_ref().and_then(|header| header.authority.clone()).into_iter().collect()
    }
}

/// What the own Participant's document of that number says; every number taken stands in `view_number`.
fn document(sql: &Sql<'_>, number: &CertificateNumber) -> Result<Option<ReturnDocument>, StoreFault> {
    let key = bind![&number.issuer(), number.serial()];
    let taken = sql.query_integer(
        "select position from view_number where participant = $1 and serial = $2 and state = 'issued'",
        key,
    )?;
    let Some(position) = taken else { return Ok(None) };
    let issued = entry(sql, position)?;
    let header = kpcs_statement::decode_header(&issued.opened).map_err(|error| issued.corrupt(&error))?;
    let closed = sql.query_integer(
        "select count(*) from view_certificate where participant = $1 and serial = $2 and closed_at is not null",
        key,
    )?;
    Ok(Some(ReturnDocument { refers_to: header.and_then(|header| header.refers_to), ended: closed != Some(0) }))
}
