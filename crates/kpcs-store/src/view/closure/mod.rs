//! What is not closed: of what an authority issued, and of what came to it.
//!
//! Invariant: endings and what is not closed make up what was issued, on any day; derived anew each time it is asked.
//! Cost: what has ended is counted by index, only what is open is read row by row.
//! Source: docs/decisions/0004; kpcs.md §9.12.

use std::{collections::BTreeMap, sync::Arc};

use kpcs_domain::{
    act::{Act as _, RegisterArrival},
    certificate::{Certificate, Closure, Ending, Escalation, Goods, Issued, OpenReason, closing_due},
    party::RulePack,
    value::{AuthorityId, CertificateNumber, CountryCode, Day},
};

use self::beside::{Case, cases_beside, open_cases};
use super::{CertificateState, count_by_state};
use crate::{Row, Sql, StoreFault, act::facts::rule_pack, bind};

mod beside;
mod pair;

pub use beside::{Beside, BesideRow, OpenCase, goods_to_go_back, originals_to_endorse};
pub use pair::{PairRow, closure_by_pair, closure_for_chair};

/// One certificate, or one shipment, that is not closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotClosedRow {
    /// The certificate.
    pub number: CertificateNumber,
    /// The Participant at the other end.
    pub counterpart: CountryCode,
    /// Why it is not closed.
    pub reason: OpenReason,
    /// Since when: the day of issue, or of the advice.
    pub since: Day,
    /// By when it should be.
    pub due: Option<Day>,
    /// The open case about it.
    pub case: Option<OpenCase>,
    /// By when its original is to be endorsed (kpcs.md §7.10, D12).
    pub endorse_by: Option<Day>,
    /// Who must look, by whichever of these days has been passed longest.
    pub escalation: Escalation,
}

impl NotClosedRow {
    /// The first of the days by which something is due.
    #[must_use]
    pub fn first_due(&self) -> Option<Day> {
        let case = self.case.as_ref().and_then(|case| case.due);
        [self.due, case, self.endorse_by].into_iter().flatten().min()
    }
}

/// The closure of one authority.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClosureOf {
    /// How many certificates it has issued.
    pub issued: i64,
    /// How many ended how.
    pub ended: BTreeMap<&'static str, i64>,
    /// What it issued and is not closed, the most pressing first.
    pub sent: Vec<NotClosedRow>,
    /// How many shipments it has in its ledger.
    pub received: i64,
    /// What came, or should come, and is not closed, the most pressing first.
    pub arriving: Vec<NotClosedRow>,
    /// Open cases about what has ended, or came without a certificate, the most pressing first.
    pub beside: Vec<BesideRow>,
}

/// The closure of `authority` on `today`.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn closure_of(
    sql: &Sql<'_>,
    authority: &AuthorityId,
    participant: CountryCode,
    today: Day,
) -> Result<ClosureOf, StoreFault> {
    let mut packs = Packs::of_own(sql, participant, today)?;
    let mut cases = open_cases(sql, authority)?;
    let (issued, mut ended) = ended(sql, authority)?;
    let (sent, unused) = sent(sql, authority, &mut packs)?;
    if unused > 0 {
        *ended.entry(Ending::ExpiredUnused.word()).or_default() += unused;
    }
    let sent = packs.pressing(sent, &mut cases);
    let arriving = arriving(sql, authority, &mut packs)?;
    let arriving = packs.pressing(arriving, &mut cases);
    let received = sql.query_integer("select count(*) from view_shipment where receiver = $1", bind![authority])?;
    let beside = cases_beside(cases, &packs);
    Ok(ClosureOf { issued, ended, sent, received: received.unwrap_or(0), arriving, beside })
}

/// What `authority` issued and is not closed on `today`, the most pressing first: [`ClosureOf::sent`] alone.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn not_closed_sent(
    sql: &Sql<'_>,
    authority: &AuthorityId,
    participant: CountryCode,
    today: Day,
) -> Result<Vec<NotClosedRow>, StoreFault> {
    let mut packs = Packs::of_own(sql, participant, today)?;
    let (sent, _) = sent(sql, authority, &mut packs)?;
    Ok(packs.pressing(sent, &mut open_cases(sql, authority)?))
}

/// What came, or should come, to `authority` and is not closed on `today`, the most pressing first: [`ClosureOf::arriving`] alone.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn not_closed_arriving(
    sql: &Sql<'_>,
    authority: &AuthorityId,
    participant: CountryCode,
    today: Day,
) -> Result<Vec<NotClosedRow>, StoreFault> {
    let mut packs = Packs::of_own(sql, participant, today)?;
    let arriving = arriving(sql, authority, &mut packs)?;
    Ok(packs.pressing(arriving, &mut open_cases(sql, authority)?))
}

/// What came, or should come, to `authority` and is not closed.
fn arriving(
    sql: &Sql<'_>,
    authority: &AuthorityId,
    packs: &mut Packs<'_, '_>,
) -> Result<Vec<NotClosedRow>, StoreFault> {
    let mut arriving = Vec::new();
    for row in open_shipments(sql, authority)? {
        let Some(reason) = OpenReason::of_goods(row.goods, row.expires_on, packs.today) else { continue };
        arriving.push(row.not_closed(reason, packs)?);
    }
    Ok(arriving)
}

/// What `authority` issued and is not closed, and how many certificates have expired unused.
fn sent(
    sql: &Sql<'_>,
    authority: &AuthorityId,
    packs: &mut Packs<'_, '_>,
) -> Result<(Vec<NotClosedRow>, i64), StoreFault> {
    let (mut sent, mut unused) = (Vec::new(), 0);
    for row in open_certificates(sql, authority)? {
        match Closure::of_certificate(&row.certificate, row.arrived_on.is_some(), false, packs.today) {
            // No other ending follows from dates: what else has ended is counted by its state.
            Closure::Ended(_) => unused += 1,
            Closure::Open(reason) => sent.push(row.not_closed(reason, packs)?),
        }
    }
    Ok((sent, unused))
}

/// The rules of this authority and of those at the other ends, each read once.
struct Packs<'a, 'c> {
    sql: &'a Sql<'c>,
    today: Day,
    own: Arc<RulePack>,
    others: BTreeMap<CountryCode, Arc<RulePack>>,
}

impl<'a, 'c> Packs<'a, 'c> {
    fn of_own(sql: &'a Sql<'c>, participant: CountryCode, today: Day) -> Result<Self, StoreFault> {
        Ok(Self { sql, today, own: rule_pack(sql, participant, today)?, others: BTreeMap::new() })
    }

    fn of(&mut self, participant: CountryCode) -> Result<Arc<RulePack>, StoreFault> {
        if let Some(pack) = self.others.get(&participant) {
            return Ok(Arc::clone(pack));
        }
        let pack = rule_pack(self.sql, participant, self.today)?;
        self.others.insert(participant, Arc::clone(&pack));
        Ok(pack)
    }

    /// Who must look by the own calendar.
    fn escalation(&self, due: Option<Day>) -> Escalation {
        Escalation::of(due, self.today, &self.own.calendar, &self.own.confirmation)
    }

    /// Takes the open cases about these rows to them: the first day that has passed says who must look. The most pressing first.
    fn pressing(&self, mut rows: Vec<NotClosedRow>, cases: &mut BTreeMap<String, Case>) -> Vec<NotClosedRow> {
        for row in &mut rows {
            row.case = cases.remove(&row.number.to_string()).map(|case| case.open);
            row.escalation = self.escalation(row.first_due());
        }
        rows.sort_by_key(|row| (std::cmp::Reverse(row.escalation.number()), row.since));
        rows
    }
}

/// Counted by state; what is derived from dates is still among `issued`, and counted with the open rows.
fn ended(sql: &Sql<'_>, authority: &AuthorityId) -> Result<(i64, BTreeMap<&'static str, i64>), StoreFault> {
    let counts = count_by_state(sql, authority)?;
    let differing = sql.query_integer(
        "select count(*) from view_confirmation as given join view_certificate as sent
             on sent.participant = given.participant and sent.serial = given.serial
         where given.holder = $1 and given.differences > 0 and sent.authority = $1 and sent.state = 'confirmed'",
        bind![authority],
    )?;
    let differing = differing.unwrap_or(0);
    let mut ended = BTreeMap::new();
    for (state, count) in &counts {
        match Ending::parse(state.word()) {
            Ok(Ending::Confirmed) => {
                ended.insert(Ending::Confirmed.word(), count - differing);
                ended.insert(Ending::ConfirmedWithDifferences.word(), differing);
            }
            Ok(ending) => {
                ended.insert(ending.word(), *count);
            }
            Err(_) => {}
        }
    }
    Ok((counts.iter().map(|(_, count)| count).sum(), ended))
}

struct OpenCertificate {
    certificate: Certificate,
    arrived_on: Option<Day>,
}

impl OpenCertificate {
    fn not_closed(&self, reason: OpenReason, packs: &mut Packs<'_, '_>) -> Result<NotClosedRow, StoreFault> {
        let issued = self.certificate.issued();
        let importing = packs.of(issued.destination)?;
        let own = &packs.own;
        let due = match reason {
            OpenReason::InOffice => Some(issued.expires_on),
            _ => closing_due(
                self.arrived_on,
                Some(issued.expires_on),
                (&importing.confirmation, &importing.calendar),
                (&own.confirmation, &own.calendar),
            ),
        };
        Ok(NotClosedRow {
            number: issued.number.clone(),
            counterpart: issued.destination,
            reason,
            since: issued.issued_on,
            due,
            case: None,
            endorse_by: None,
            escalation: packs.escalation(due),
        })
    }
}

fn open_certificates(sql: &Sql<'_>, authority: &AuthorityId) -> Result<Vec<OpenCertificate>, StoreFault> {
    sql.query(
        "select number, authority, destination, issued_on, expires_on, left_on, state,
             (select min(heard.at) from view_act as heard
                 where heard.participant = view_certificate.participant and heard.serial = view_certificate.serial
                     and heard.act = $2 and heard.received_by = $1)
         from view_certificate
         where authority = $1 and state in ('issued', 'dispatched', 'discrepant', 'detained', 'released')",
        bind![authority, RegisterArrival::INFO.code],
        read,
    )
}

fn read(row: &Row<'_>) -> Result<OpenCertificate, StoreFault> {
    let issued = Issued {
        number: row.parsed(0)?,
        authority: row.parsed(1)?,
        destination: row.parsed(2)?,
        issued_on: row.day(3)?,
        expires_on: row.day(4)?,
    };
    let left_on = row.optional_day(5)?.unwrap_or(issued.issued_on);
    let certificate = match row.word(6, CertificateState::parse)? {
        CertificateState::Dispatched => Certificate::Dispatched(issued, left_on),
        CertificateState::Discrepant => Certificate::Discrepant(issued),
        CertificateState::Detained => Certificate::Detained(issued),
        CertificateState::Released => Certificate::Released(issued),
        _ => Certificate::Issued(issued),
    };
    Ok(OpenCertificate { certificate, arrived_on: row.optional_instant(7)?.map(|at| at.day()) })
}

struct OpenShipment {
    number: CertificateNumber,
    goods: Goods,
    since: Day,
    expires_on: Option<Day>,
    arrived_on: Option<Day>,
}

impl OpenShipment {
    fn not_closed(&self, reason: OpenReason, packs: &mut Packs<'_, '_>) -> Result<NotClosedRow, StoreFault> {
        let issuing = packs.of(self.number.issuer())?;
        let own = &packs.own;
        let due = closing_due(
            self.arrived_on,
            self.expires_on,
            (&own.confirmation, &own.calendar),
            (&issuing.confirmation, &issuing.calendar),
        );
        let rule = Some(&own.confirmation).filter(|rule| rule.endorse_original);
        let endorse_by = self.arrived_on.zip(rule).and_then(|(day, rule)| rule.endorse_due(day, &own.calendar));
        Ok(NotClosedRow {
            number: self.number.clone(),
            counterpart: self.number.issuer(),
            reason,
            since: self.since,
            due,
            case: None,
            endorse_by,
            escalation: packs.escalation(due),
        })
    }
}

fn open_shipments(sql: &Sql<'_>, receiver: &AuthorityId) -> Result<Vec<OpenShipment>, StoreFault> {
    sql.query(
        "select number, state, advised_at, expires_on, arrived_on from view_shipment
         where receiver = $1 and withdrawn = ''
             and state in ('expected', 'deposited', 'arrived', 'discrepant', 'detained', 'released', 'refused')",
        bind![receiver],
        |row| {
            Ok(OpenShipment {
                number: row.parsed(0)?,
                goods: row.word(1, Goods::parse)?,
                since: row.instant(2)?.day(),
                expires_on: row.optional_day(3)?,
                arrived_on: row.optional_day(4)?,
            })
        },
    )
}
