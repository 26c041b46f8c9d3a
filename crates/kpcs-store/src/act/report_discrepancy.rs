//! report_discrepancy in the database: a case at both authorities; the issuer hears of it and never refuses.

use kpcs_domain::{
    act::{ActRecord, ReportDiscrepancy, report_discrepancy},
    certificate::Goods,
    value::AuthorityId,
};

use super::{
    Circumstances, Stored,
    apply_for_certificate::participant_of,
    case::{self, CaseKind, Opening},
    certificate::advance,
    confirm_receipt::is_confirmed,
    facts::rule_pack,
    held::step,
    shipment::{arrival, known_shipment},
};
use crate::{Entry, Sql, StoreFault, bind};

impl Stored for ReportDiscrepancy {
    fn gather(
        sql: &Sql<'_>,
        request: &report_discrepancy::Request,
        around: &Circumstances,
    ) -> Result<report_discrepancy::Facts, StoreFault> {
        let receiver = &around.actor.authority;
        Ok(report_discrepancy::Facts {
            shipment: known_shipment(sql, receiver, &request.number)?,
            arrival: arrival(sql, receiver, &request.number)?.map(|(first, _)| first),
            confirmed: is_confirmed(sql, receiver, &request.number)?,
            tolerance: rule_pack(sql, participant_of(receiver)?, around.occasion.today)?.tolerance.clone(),
        })
    }

    fn project(sql: &Sql<'_>, entry: &Entry, record: &ActRecord<Self>) -> Result<(), StoreFault> {
        let number = &record.asked.number;
        sql.execute(
            "insert into view_discrepancy (position, holder, participant, serial, reported_by, reported_at, answer_by)
             values ($1, $2, $3, $4, $5, $6, $7)",
            bind![
                entry.position,
                entry.holder(),
                &number.issuer(),
                number.serial(),
                &entry.authority,
                entry.at,
                record.asked.answer_by,
            ],
        )?;
        let issuer = record.header.as_ref().and_then(|header| header.authority.as_ref());
        let opening = Opening {
            kind: CaseKind::Discrepancy,
            issuer,
            asks: true,
            due: Some(record.asked.answer_by),
            held_since: None,
        };
        case::open(sql, entry, (Some(number), None), &opening)?;
        match &entry.received_by {
            None => step(sql, entry, (Some(number), None), Goods::differ),
            Some(_) => advance(sql, entry, number, |before| Ok(before.hear_discrepancy())),
        }
    }

    fn recipients(record: &ActRecord<Self>) -> Vec<AuthorityId> {
        record.header.as_ref().and_then(|header| header.authority.clone()).into_iter().collect()
    }
}
