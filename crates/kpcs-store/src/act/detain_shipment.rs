//! detain_shipment in the database: the goods are held, a case is open at both authorities; goods without a certificate
//! get a row and a reference of their own.

use kpcs_domain::{
    act::{ActRecord, DetainShipment, detain_shipment},
    certificate::Goods,
    value::AuthorityId,
};

use super::{
    Circumstances, Stored,
    apply_for_certificate::participant_of,
    case::{self, CaseKind, Opening},
    certificate::advance,
    facts::rule_pack,
    held::{held_goods, step},
};
use crate::{Entry, Sql, StoreFault, bind};

impl Stored for DetainShipment {
    fn gather(
        sql: &Sql<'_>,
        request: &detain_shipment::Request,
        around: &Circumstances,
    ) -> Result<detain_shipment::Facts, StoreFault> {
        let authority = &around.actor.authority;
        let last = sql.query_integer(
            "select max(sequence) from view_goods_without_certificate where receiver = $1",
            bind![authority],
        )?;
        Ok(detain_shipment::Facts {
            authority: authority.clone(),
            held: held_goods(sql, authority, (request.number.as_ref(), request.case.as_ref()))?,
            next_sequence: last.unwrap_or(0).cast_unsigned() + 1,
            discrepancy: rule_pack(sql, participant_of(authority)?, around.occasion.today)?.discrepancy.clone(),
        })
    }

    fn project(sql: &Sql<'_>, entry: &Entry, record: &ActRecord<Self>) -> Result<(), StoreFault> {
        let (asked, decided) = (&record.asked, &record.decided);
        let named = (asked.number.as_ref(), decided.reference.as_ref());
        let issuer = record.header.as_ref().and_then(|header| header.authority.as_ref());
        let opening = Opening {
            kind: CaseKind::Detention,
            issuer,
            asks: issuer.is_some() && asked.asked_of_issuer.is_some(),
            due: decided.notice_due,
            held_since: Some(asked.detained_on),
        };
        case::open(sql, entry, named, &opening)?;
        match (&entry.received_by, &asked.number) {
            (Some(_), Some(number)) => advance(sql, entry, number, |before| Ok(before.hear_detention())),
            (None, _) if decided.sequence.is_some() => enter_goods(sql, entry, record),
            (None, _) => step(sql, entry, named, Goods::detain),
            (Some(_), None) => Ok(()),
        }
    }

    fn recipients(record: &ActRecord<Self>) -> Vec<AuthorityId> {
        record.header.as_ref().and_then(|header| header.authority.clone()).into_iter().collect()
    }
}

fn enter_goods(sql: &Sql<'_>, entry: &Entry, record: &ActRecord<DetainShipment>) -> Result<(), StoreFault> {
    let (asked, decided) = (&record.asked, &record.decided);
    sql.execute(
        "insert into view_goods_without_certificate
             (receiver, sequence, reference, state, description, carats, number_shown, position)
         values ($1, $2, $3, 'detained', $4, $5, $6, $7)",
        bind![
            &entry.authority,
            decided.sequence,
            decided.reference.as_ref().map(ToString::to_string),
            asked.description.as_ref().map_or_else(String::new, ToString::to_string),
            asked.carats,
            asked.number_shown.as_ref().map(ToString::to_string),
            entry.position,
        ],
    )?;
    Ok(())
}
