//! query_issuer in the database: a case at both authorities, or one more message in the open one.

use kpcs_domain::{
    act::{ActRecord, QueryIssuer, query_issuer},
    value::{AuthorityId, CountryCode},
};

use super::{
    Circumstances, Stored,
    apply_for_certificate::participant_of,
    case::{self, CaseKind, Opening},
    facts::rule_pack,
    shipment::known_shipment,
};
use crate::{Entry, Sql, StoreFault, bind};

impl Stored for QueryIssuer {
    fn gather(
        sql: &Sql<'_>,
        request: &query_issuer::Request,
        around: &Circumstances,
    ) -> Result<query_issuer::Facts, StoreFault> {
        let authority = &around.actor.authority;
        let own = participant_of(authority)?;
        let known = known_shipment(sql, authority, &request.number)?.and_then(|shipment| shipment.header.authority);
        let issuer = match known {
            Some(issuer) => Some(issuer),
            None => issuing_authority(sql, request.number.issuer())?,
        };
        let discrepancy = rule_pack(sql, own, around.occasion.today)?.discrepancy.clone();
        Ok(query_issuer::Facts { own, issuer, discrepancy })
    }

    fn project(sql: &Sql<'_>, entry: &Entry, record: &ActRecord<Self>) -> Result<(), StoreFault> {
        let (asked, decided) = (&record.asked, &record.decided);
        let opening = Opening {
            kind: CaseKind::Query,
            issuer: Some(&decided.issuer),
            asks: true,
            due: decided.due,
            held_since: None,
        };
        case::open(sql, entry, (Some(&asked.number), None), &opening)?;
        match (&entry.received_by, &asked.case) {
            (None, Some(reference)) => case::join(sql, entry, (None, Some(reference))),
            _ => Ok(()),
        }
    }

    fn recipients(record: &ActRecord<Self>) -> Vec<AuthorityId> {
        vec![record.decided.issuer.clone()]
    }
}

/// An authority that issues for a Participant, the first by name where there are several.
pub(super) fn issuing_authority(sql: &Sql<'_>, participant: CountryCode) -> Result<Option<AuthorityId>, StoreFault> {
    sql.query_one(
        "select authority from view_authority where participant = $1 and exporting = 1 order by authority limit 1",
        bind![&participant],
        |row| row.parsed(0),
    )
}
