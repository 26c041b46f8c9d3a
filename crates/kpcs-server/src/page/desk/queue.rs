//! What waits at an office today, read in one snapshot.
//!
//! Invariant: an application whose certificate is prepared waits for the signature and stands in that queue only.
//! Must not know: words, who may do what.
//! Source: look, "queue"; kpcs.md §9.12.

use std::collections::BTreeMap;

use kpcs_domain::{
    act::{Act, IssueCertificate, ReplaceCertificate, issue_certificate, replace_certificate},
    field::Record,
    party::RulePack,
    value::{AuthorityId, Day, OfficerHandle, Reference, Timestamp},
};
use kpcs_statement::decode_group;
use kpcs_store::{
    Sql, StoreFault,
    act::facts::{application, examination},
    view::{
        self, ApplicationRow, ApplicationState, CertificateRow, CertificateState, OpenDiscrepancyRow,
        applications_waiting, certificates_waiting, count_applications, count_by_state, discrepancies_waiting,
    },
    work::{self, Proposal},
};

use super::{confirmation_due, day_of_office, pack_of};
use crate::page::closure::{Late, Side};

/// The most rows of one queue; how many are behind them is said below it.
const ROWS: u32 = 50;

/// One queue: its first rows and how many there are.
pub struct Queue<T> {
    pub rows: Vec<T>,
    pub all: i64,
}

impl<T> Queue<T> {
    fn whole(rows: Vec<T>) -> Self {
        let all = i64::try_from(rows.len()).unwrap_or(i64::MAX);
        Self { rows, all }
    }
}

/// A prepared act and who examined its shipment.
pub struct ToApprove {
    pub proposal: Proposal,
    pub examiner: Option<OfficerHandle>,
}

/// A certificate of which receipt is to be confirmed.
pub struct Awaited {
    pub row: CertificateRow,
    /// Until when, by the rule pack.
    pub due: Day,
}

/// What waits.
pub struct Work {
    pub today: Day,
    pub to_examine: Queue<ApplicationRow>,
    pub to_prepare: Queue<ApplicationRow>,
    pub to_approve: Queue<ToApprove>,
    pub to_dispatch: Queue<CertificateRow>,
    pub awaited: Queue<Awaited>,
    pub discrepancies: Queue<OpenDiscrepancyRow>,
    /// What the office issued and is overdue.
    pub late: Late,
    pub numbers_left: u64,
    /// Replies by link that nobody has dealt with.
    pub replies: usize,
    /// Names of the office's people, by handle.
    pub names: BTreeMap<OfficerHandle, String>,
    /// Names of the authorities that report something.
    pub offices: BTreeMap<AuthorityId, String>,
}

impl Work {
    /// Reads the queues of an office.
    pub fn read(sql: &Sql<'_>, authority: &AuthorityId, now: Timestamp) -> Result<Self, StoreFault> {
        let pack = pack_of(sql, authority, now)?;
        let today = day_of_office(&pack, now);
        let proposals = work::open_proposals(sql, authority)?;
        let counts = count_by_state(sql, authority)?;
        let count = |state| counts.iter().find(|(counted, _)| *counted == state).map_or(0, |(_, count)| *count);
        let of_state = |state| certificates_waiting(sql, authority, state, ROWS);
        let awaited = of_state(CertificateState::Dispatched)?
            .into_iter()
            .map(|row| Ok(Awaited { due: confirmation_due(sql, &pack, &row)?, row }))
            .collect::<Result<Vec<_>, StoreFault>>()?;
        Ok(Self {
            to_examine: Queue {
                rows: applications_waiting(sql, authority, ApplicationState::Applied, ROWS)?,
                all: count_applications(sql, authority, ApplicationState::Applied)?,
            },
            to_prepare: to_prepare(sql, authority, &proposals)?,
            to_dispatch: Queue { rows: of_state(CertificateState::Issued)?, all: count(CertificateState::Issued) },
            awaited: Queue { rows: by_due(awaited), all: count(CertificateState::Dispatched) },
            discrepancies: Queue::whole(discrepancies_waiting(sql, authority)?),
            late: Late::read(sql, authority, (&pack, today), Side::Sent)?,
            numbers_left: numbers_left(sql, authority, &pack, today)?,
            replies: work::replies_waiting(sql, authority)?.len(),
            names: names(sql, authority)?,
            offices: offices(sql)?,
            to_approve: Queue::whole(to_approve(sql, authority, proposals)?),
            today,
        })
    }
}

/// Examined applications for which no certificate is prepared.
fn to_prepare(
    sql: &Sql<'_>,
    authority: &AuthorityId,
    proposals: &[Proposal],
) -> Result<Queue<ApplicationRow>, StoreFault> {
    let prepared: Vec<_> = proposals.iter().filter_map(application_of).collect();
    let mut rows = applications_waiting(sql, authority, ApplicationState::Examined, ROWS)?;
    rows.retain(|row| !prepared.contains(&row.reference));
    let all = count_applications(sql, authority, ApplicationState::Examined)?;
    Ok(Queue { rows, all: all - i64::try_from(prepared.len()).unwrap_or(0) })
}

fn to_approve(sql: &Sql<'_>, authority: &AuthorityId, proposals: Vec<Proposal>) -> Result<Vec<ToApprove>, StoreFault> {
    let with_examiner =
        |proposal: Proposal| Ok(ToApprove { examiner: examiner_of(sql, authority, &proposal)?, proposal });
    proposals.into_iter().map(with_examiner).collect()
}

/// What expires first has to be heard of first.
fn by_due(mut awaited: Vec<Awaited>) -> Vec<Awaited> {
    awaited.sort_by_key(|awaited| awaited.due);
    awaited
}

fn numbers_left(sql: &Sql<'_>, authority: &AuthorityId, pack: &RulePack, today: Day) -> Result<u64, StoreFault> {
    match authority.participant() {
        Some(participant) => view::numbers_left(sql, authority, participant, pack, today),
        None => Ok(0),
    }
}

fn names(sql: &Sql<'_>, authority: &AuthorityId) -> Result<BTreeMap<OfficerHandle, String>, StoreFault> {
    let accounts = work::accounts(sql)?.into_iter().filter(|account| account.authority == *authority);
    Ok(accounts.map(|account| (account.handle, account.name)).collect())
}

fn offices(sql: &Sql<'_>) -> Result<BTreeMap<AuthorityId, String>, StoreFault> {
    let offices = view::authorities(sql, None)?.into_iter();
    Ok(offices.map(|office| (office.authority, office.name.to_string())).collect())
}

/// The application that a prepared certificate answers; `None` for other acts.
pub fn application_of(proposal: &Proposal) -> Option<Reference> {
    let asked = decode_group(&proposal.asked).ok()?;
    if proposal.act == IssueCertificate::INFO.code {
        return issue_certificate::Request::from_group(&asked).map(|request| request.application);
    }
    let replacing = proposal.act == ReplaceCertificate::INFO.code;
    replacing.then(|| replace_certificate::Request::from_group(&asked).map(|request| request.application)).flatten()
}

/// Who examined the shipment of a prepared certificate.
pub fn examiner_of(
    sql: &Sql<'_>,
    authority: &AuthorityId,
    proposal: &Proposal,
) -> Result<Option<OfficerHandle>, StoreFault> {
    let Some(reference) = application_of(proposal) else { return Ok(None) };
    let examined = application(sql, authority, &reference)?.and_then(|row| row.examined);
    Ok(examined.map(|position| examination(sql, position)).transpose()?.and_then(|(_, examiner)| examiner))
}
