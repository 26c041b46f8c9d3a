//! What an office or a company has to do by a day: for the calendar, and for notices before and after it.
//!
//! Invariant: days are counted by the office's own pack; a deadline holds a number and a link, no weight, value or party.
//! Must not know: how it is shown.
//! Source: kpcs.md §7.10, §9.12; issue 02, demand 6.

use kpcs_domain::{
    act::Role,
    choice,
    party::RulePack,
    value::{AuthorityId, Day, Timestamp},
};
use kpcs_store::{
    Sql, StoreFault,
    act::case::CaseState,
    view::{self, CertificateState, Days, Page},
    work::Account,
};

use crate::page::{arrivals::confirm_by, desk};

/// The most deadlines of one kind.
const LIMIT: u32 = 200;

choice! {
    /// What is due.
    pub enum DeadlineKind {
        1 Confirm = "confirm",
        2 HearConfirmation = "hear_confirmation",
        3 Answer = "answer",
        4 Expiry = "expiry",
        5 Endorse = "endorse",
        6 GoodsBack = "goods_back",
    }
}

impl DeadlineKind {
    /// The key of its sentence, which takes `subject`.
    #[must_use]
    pub fn key(self) -> String {
        format!("deadline-{}", self.word().replace('_', "-"))
    }

    /// Who has to do it.
    #[must_use]
    pub const fn roles(self) -> &'static [Role] {
        match self {
            Self::Confirm | Self::Endorse => &[Role::ImportingOfficer],
            Self::HearConfirmation | Self::GoodsBack => &[Role::Clerk, Role::ValidatingOfficer],
            Self::Answer => &[Role::Clerk, Role::ValidatingOfficer, Role::ImportingOfficer],
            Self::Expiry => &[Role::Clerk, Role::ValidatingOfficer, Role::Exporter],
        }
    }
}

/// Something to be done by a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// What.
    pub kind: DeadlineKind,
    /// The certificate or the office's reference.
    pub subject: String,
    /// The path of the page where it is done.
    pub link: String,
    /// The last day.
    pub day: Day,
    /// The company concerned; empty on the importing side.
    pub company: String,
}

impl Deadline {
    /// What stays the same while the day may move.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{}/{}", self.kind, self.subject)
    }

    /// Whether it concerns a person of its office, or of the company that it is about. A deadline does not say of which
    /// branch it is, so it concerns nobody who is limited to one.
    #[must_use]
    pub fn concerns(&self, account: &Account) -> bool {
        let is_theirs = match (&account.company, account.branch) {
            (None, _) => true,
            (Some(company), None) => company.as_str() == self.company,
            (Some(_), Some(_)) => false,
        };
        is_theirs && account.roles.iter().any(|role| self.kind.roles().contains(role))
    }
}

/// The office's deadlines, the first one first.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn deadlines(sql: &Sql<'_>, authority: &AuthorityId, now: Timestamp) -> Result<Vec<Deadline>, StoreFault> {
    if authority.participant().is_none() {
        return Ok(Vec::new());
    }
    let pack = desk::pack_of(sql, authority, now)?;
    let mut all = of_issuer(sql, authority, &pack)?;
    all.extend(of_importer(sql, authority, &pack)?);
    all.extend(of_cases(sql, authority)?);
    all.sort_by_cached_key(|deadline| (deadline.day, deadline.name()));
    Ok(all)
}

fn of_issuer(sql: &Sql<'_>, authority: &AuthorityId, pack: &RulePack) -> Result<Vec<Deadline>, StoreFault> {
    let at = |number: &dyn ToString| format!("/certificates/{}", number.to_string());
    let expiries = view::expiring(sql, authority, i64::from(LIMIT))?.into_iter().map(|row| Deadline {
        kind: DeadlineKind::Expiry,
        subject: row.number.to_string(),
        link: at(&row.number),
        day: row.day,
        company: row.company.map_or_else(String::new, |company| company.to_string()),
    });
    let mut all: Vec<_> = expiries.collect();
    for row in view::certificates_waiting(sql, authority, CertificateState::Dispatched, LIMIT)? {
        all.push(Deadline {
            kind: DeadlineKind::HearConfirmation,
            subject: row.number.to_string(),
            link: at(&row.number),
            day: desk::confirmation_due(sql, pack, &row)?,
            company: String::new(),
        });
    }
    let days = Days { first: Day::scheme_start(), last: Day::scheme_start().plus_months(12 * 500) };
    for (row, day) in view::returns_expected(sql, authority, days, LIMIT)? {
        let (kind, subject, link) = (DeadlineKind::GoodsBack, row.number.to_string(), at(&row.number));
        all.push(Deadline { kind, subject, link, day, company: String::new() });
    }
    Ok(all)
}

fn of_importer(sql: &Sql<'_>, receiver: &AuthorityId, pack: &RulePack) -> Result<Vec<Deadline>, StoreFault> {
    let limit = i64::from(LIMIT);
    let deadline = |kind, number: &dyn ToString, day| Deadline {
        kind,
        subject: number.to_string(),
        link: format!("/arrivals/{}", number.to_string()),
        day,
        company: String::new(),
    };
    let mut all = Vec::new();
    for row in view::to_confirm(sql, receiver, limit)? {
        all.extend(confirm_by(pack, row.day).map(|day| deadline(DeadlineKind::Confirm, &row.number, day)));
    }
    if pack.confirmation.endorse_original {
        for row in view::to_endorse(sql, receiver, limit)? {
            let due = pack.confirmation.endorse_due(row.day, &pack.calendar);
            all.extend(due.map(|day| deadline(DeadlineKind::Endorse, &row.number, day)));
        }
    }
    Ok(all)
}

/// Cases in which the answer is due, on both sides.
fn of_cases(sql: &Sql<'_>, holder: &AuthorityId) -> Result<Vec<Deadline>, StoreFault> {
    let open = view::cases(sql, holder, true, Page::first(LIMIT))?;
    Ok(open
        .into_iter()
        .filter(|case| case.state != CaseState::Answered)
        .filter_map(|case| {
            let link = format!("/cases/{}", case.subject());
            let (subject, company) = (case.subject(), String::new());
            Some(Deadline { kind: DeadlineKind::Answer, subject, link, day: case.due?, company })
        })
        .collect())
}
