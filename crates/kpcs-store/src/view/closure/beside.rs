//! What is due beside the closing itself: answers in cases, and originals to be endorsed.
//!
//! Invariant: an open case stands with its certificate while that is open, else among these rows; a case that the issuer
//! has answered has no day any more, since no rule says by when the office decides.
//! Source: kpcs.md §7.10 (D12, D13), §9.8; docs/decisions/0004; issue 02, demand 2.

use std::collections::BTreeMap;

use kpcs_domain::{
    certificate::Escalation,
    party::RulePack,
    value::{AuthorityId, CertificateNumber, CountryCode, Day},
};

use super::Packs;
use crate::{
    Row, Sql, StoreFault,
    act::case::{CaseKind, CaseState},
    bind,
    view::{GoingBack, to_come_back, to_endorse, to_send_back},
};

/// A case that has not ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenCase {
    /// The gravest of what it is about.
    pub kind: CaseKind,
    /// The day on which it was opened.
    pub since: Day,
    /// By when the issuer is to be told or to answer; `None` where no rule sets a day, and once it has answered.
    pub due: Option<Day>,
}

/// What is still to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beside {
    /// A case is to be ended.
    Case(CaseKind),
    /// The original is to be endorsed.
    Endorsement,
    /// Goods that this office sent are to come back.
    ComeBack,
    /// Goods that this office let in are to be sent back.
    SendBack,
}

impl Beside {
    /// In one word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Case(kind) => kind.word(),
            Self::Endorsement => "endorsement",
            Self::ComeBack => "come_back",
            Self::SendBack => "send_back",
        }
    }
}

/// Something still to be done about a certificate that has ended, or about goods without one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BesideRow {
    /// The certificate; `None` for goods that came without one.
    pub number: Option<CertificateNumber>,
    /// The number, or the office's reference.
    pub subject: String,
    /// The Participant at the other end.
    pub counterpart: Option<CountryCode>,
    /// What is to be done.
    pub what: Beside,
    /// Since when.
    pub since: Day,
    /// By when.
    pub due: Option<Day>,
    /// Who must look: nobody above the head of the office.
    pub escalation: Escalation,
}

/// An open case and whom it is with.
pub(super) struct Case {
    number: Option<CertificateNumber>,
    counterpart: Option<CountryCode>,
    pub(super) open: OpenCase,
}

/// The open cases of `holder` by number or reference: goods have one at most.
pub(super) fn open_cases(sql: &Sql<'_>, holder: &AuthorityId) -> Result<BTreeMap<String, Case>, StoreFault> {
    let read = |row: &Row<'_>| {
        let (number, reference) = (row.optional_parsed::<CertificateNumber>(0)?, row.optional_text(1)?);
        let (opened_by, issuer) = (row.parsed::<AuthorityId>(2)?, row.optional_parsed::<AuthorityId>(3)?);
        let other = if opened_by == *holder { issuer } else { Some(opened_by) };
        let due = match row.word(6, CaseState::parse)? {
            CaseState::Answered => None,
            _ => row.optional_day(7)?,
        };
        let open = OpenCase { kind: row.word(4, CaseKind::parse)?, since: row.instant(5)?.day(), due };
        let subject = number.as_ref().map(ToString::to_string).or(reference).unwrap_or_default();
        Ok((subject, Case { number, counterpart: other.and_then(|other| other.participant()), open }))
    };
    let rows = sql.query(
        "select number, reference, opened_by, issuer, kind, opened_at, state, due from view_case
         where holder = $1 and state <> 'ended'",
        bind![holder],
        read,
    )?;
    Ok(rows.into_iter().collect())
}

/// Chair and secretariat count certificates that have not ended; the rest stays with the office.
fn inside(escalation: Escalation) -> Escalation {
    match escalation {
        Escalation::ForChair => Escalation::HeadOfAuthority,
        other => other,
    }
}

/// The cases that stand with no open certificate, the most pressing first.
pub(super) fn cases_beside(cases: BTreeMap<String, Case>, packs: &Packs<'_, '_>) -> Vec<BesideRow> {
    let row = |(subject, Case { number, counterpart, open }): (String, Case)| BesideRow {
        number,
        subject,
        counterpart,
        what: Beside::Case(open.kind),
        since: open.since,
        due: open.due,
        escalation: inside(packs.escalation(open.due)),
    };
    let mut rows: Vec<_> = cases.into_iter().map(row).collect();
    rows.sort_by_key(|row| (std::cmp::Reverse(row.escalation.number()), row.since));
    rows
}

/// Unsold goods that are to go back by a day, on the side of `office`, the first due first.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn goods_to_go_back(
    sql: &Sql<'_>,
    office: &AuthorityId,
    pack: &RulePack,
    today: Day,
) -> Result<Vec<BesideRow>, StoreFault> {
    let row = |what: Beside, GoingBack { number, since, due }: GoingBack| BesideRow {
        subject: number.to_string(),
        counterpart: Some(number.issuer()).filter(|_| what == Beside::SendBack),
        number: Some(number),
        what,
        since,
        due: Some(due),
        escalation: inside(Escalation::of(Some(due), today, &pack.calendar, &pack.confirmation)),
    };
    let coming = to_come_back(sql, office)?.into_iter().map(|goods| row(Beside::ComeBack, goods));
    let going = to_send_back(sql, office)?.into_iter().map(|goods| row(Beside::SendBack, goods));
    let mut rows: Vec<_> = coming.chain(going).collect();
    rows.sort_by_key(|row| row.due);
    Ok(rows)
}

/// Confirmed goods whose original is still to be endorsed by the pack of `receiver`: the newest, at most `limit`, the longest
/// waiting of them first. Empty where the pack asks for no endorsement.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn originals_to_endorse(
    sql: &Sql<'_>,
    receiver: &AuthorityId,
    pack: &RulePack,
    today: Day,
    limit: i64,
) -> Result<Vec<BesideRow>, StoreFault> {
    if !pack.confirmation.endorse_original {
        return Ok(Vec::new());
    }
    let row = |row: crate::view::DueRow| {
        let due = pack.confirmation.endorse_due(row.day, &pack.calendar);
        BesideRow {
            subject: row.number.to_string(),
            counterpart: Some(row.number.issuer()),
            number: Some(row.number),
            what: Beside::Endorsement,
            since: row.day,
            due,
            escalation: inside(Escalation::of(due, today, &pack.calendar, &pack.confirmation)),
        }
    };
    Ok(to_endorse(sql, receiver, limit)?.into_iter().rev().map(row).collect())
}
