//! Closure between two Participants, for whoever watches over all of them.
//!
//! Invariant: what is shown of a pair is counts: no number, party or figure of goods.
//! Source: docs/decisions/0004; kpcs.md §9.12; issue 02, demand 2.

use std::collections::BTreeMap;

use kpcs_domain::{
    certificate::Escalation,
    value::{AuthorityId, CertificateNumber, CountryCode, Day},
};

use super::not_closed_sent;
use crate::{Sql, StoreFault, bind};

/// Counts between two Participants, for whoever watches over all of them: no number, party or figure of goods.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PairRow {
    /// The issuing Participant.
    pub issuer: CountryCode,
    /// The Participant of destination.
    pub destination: CountryCode,
    /// Certificates issued.
    pub issued: i64,
    /// Of these, not closed.
    pub open: i64,
    /// Of these, past their last day.
    pub overdue: i64,
}

/// Closure by pair of Participants on `today`, where something is not closed, the most first.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn closure_by_pair(sql: &Sql<'_>, today: Day) -> Result<Vec<PairRow>, StoreFault> {
    sql.query(
        "select participant, destination, count(*) as issued,
             sum(case when state in ('dispatched', 'discrepant', 'detained', 'released')
                 or (state = 'issued' and expires_on >= $1) then 1 else 0 end) as open,
             sum(case when state in ('dispatched', 'discrepant', 'detained', 'released') and expires_on < $1
                 then 1 else 0 end)
         from view_certificate group by participant, destination having open > 0
         order by open desc, participant, destination",
        bind![today],
        |row| {
            Ok(PairRow {
                issuer: row.parsed(0)?,
                destination: row.parsed(1)?,
                issued: row.integer(2)?,
                open: row.integer(3)?,
                overdue: row.integer(4)?,
            })
        },
    )
}

/// The certificates between two Participants, by issuer and destination, that have reached Chair and secretariat on
/// `today`, by each issuer's own rules. Their numbers tell one from another and are never shown there.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn closure_for_chair(
    sql: &Sql<'_>,
    today: Day,
) -> Result<BTreeMap<(CountryCode, CountryCode), Vec<CertificateNumber>>, StoreFault> {
    let issuers: Vec<AuthorityId> =
        sql.query("select distinct authority from view_certificate order by authority", bind![], |row| row.parsed(0))?;
    let mut reached: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for authority in issuers {
        let Some(participant) = authority.participant() else { continue };
        for row in not_closed_sent(sql, &authority, participant, today)? {
            if row.escalation == Escalation::ForChair {
                reached.entry((participant, row.counterpart)).or_default().push(row.number);
            }
        }
    }
    Ok(reached)
}
