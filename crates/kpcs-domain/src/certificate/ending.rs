//! How a certificate has ended, or the one reason why it is not closed; by when it should be, and who must look.
//!
//! Invariant: every state, with every date, gives exactly one ending or exactly one reason. All of it follows from the
//! state, what was heard and the day asked for; nothing of it is ever recorded.
//! Must not know: whose register asks, tables.
//! Source: docs/decisions/0004; kpcs.md §9.5, §9.12.

use super::{Certificate, Goods};
use crate::{
    choice,
    party::{Calendar, ConfirmationRule, DayKind},
    value::Day,
};

choice! {
    /// How a certificate has ended.
    pub enum Ending {
        1 Confirmed = "confirmed",
        2 ConfirmedWithDifferences = "confirmed_with_differences",
        3 Refused = "refused",
        4 Returned = "returned",
        5 Forfeited = "forfeited",
        /// Never dispatched, and its last day is over.
        6 ExpiredUnused = "expired_unused",
        7 Void = "void",
        8 Cancelled = "cancelled",
        9 Replaced = "replaced",
        10 Lost = "lost",
        11 Stolen = "stolen",
        12 Invalidated = "invalidated",
    }
}

choice! {
    /// Why a certificate, or the goods that came with it, are not closed.
    pub enum OpenReason {
        /// Issued and not yet dispatched.
        1 InOffice = "in_office",
        2 OnTheWay = "on_the_way",
        /// On the way, and its last day is over: advised but never heard of.
        3 ExpiredOnTheWay = "expired_on_the_way",
        4 ArrivedNotConfirmed = "arrived_not_confirmed",
        5 DiscrepancyOpen = "discrepancy_open",
        6 GoodsDetained = "goods_detained",
        7 ReleasedNotConfirmed = "released_not_confirmed",
        /// In safe keeping, unopened.
        8 InKeeping = "in_keeping",
        /// Refused entry, and still here.
        9 RefusedStillHere = "refused_still_here",
    }
}

/// Ended, or not and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closure {
    /// It has ended.
    Ended(Ending),
    /// It is not closed.
    Open(OpenReason),
}

impl Closure {
    /// Of a certificate in its issuer's register on `today`, with whether its goods are known to have arrived and
    /// whether the confirmation names differences.
    #[must_use]
    pub fn of_certificate(certificate: &Certificate, arrived: bool, differences: bool, today: Day) -> Self {
        let over = certificate.issued().expires_on < today;
        match certificate {
            Certificate::Issued(_) | Certificate::Dispatched(..) if arrived => {
                Self::Open(OpenReason::ArrivedNotConfirmed)
            }
            Certificate::Issued(_) if over => Self::Ended(Ending::ExpiredUnused),
            Certificate::Issued(_) => Self::Open(OpenReason::InOffice),
            Certificate::Dispatched(..) if over => Self::Open(OpenReason::ExpiredOnTheWay),
            Certificate::Dispatched(..) => Self::Open(OpenReason::OnTheWay),
            Certificate::Discrepant(_) => Self::Open(OpenReason::DiscrepancyOpen),
            Certificate::Detained(_) => Self::Open(OpenReason::GoodsDetained),
            Certificate::Released(_) => Self::Open(OpenReason::ReleasedNotConfirmed),
            Certificate::Confirmed(_) if differences => Self::Ended(Ending::ConfirmedWithDifferences),
            Certificate::Confirmed(_) => Self::Ended(Ending::Confirmed),
            Certificate::Refused(_) => Self::Ended(Ending::Refused),
            Certificate::Returned(_) => Self::Ended(Ending::Returned),
            Certificate::Forfeited(_) => Self::Ended(Ending::Forfeited),
            Certificate::Void(_) => Self::Ended(Ending::Void),
            Certificate::Cancelled(_) => Self::Ended(Ending::Cancelled),
            Certificate::Replaced(..) => Self::Ended(Ending::Replaced),
            Certificate::Lost(_) => Self::Ended(Ending::Lost),
            Certificate::Stolen(_) => Self::Ended(Ending::Stolen),
            Certificate::Invalidated(_) => Self::Ended(Ending::Invalidated),
        }
    }
}

impl OpenReason {
    /// Of goods in the ledger where they arrive; `None` when they are at an end there.
    #[must_use]
    pub fn of_goods(goods: Goods, expires_on: Option<Day>, today: Day) -> Option<Self> {
        match goods {
            Goods::Expected if expires_on.is_some_and(|day| day < today) => Some(Self::ExpiredOnTheWay),
            Goods::Expected => Some(Self::OnTheWay),
            Goods::Deposited => Some(Self::InKeeping),
            Goods::Arrived => Some(Self::ArrivedNotConfirmed),
            Goods::Discrepant => Some(Self::DiscrepancyOpen),
            Goods::Detained => Some(Self::GoodsDetained),
            Goods::Released => Some(Self::ReleasedNotConfirmed),
            Goods::Refused => Some(Self::RefusedStillHere),
            Goods::Confirmed | Goods::Returned | Goods::Forfeited => None,
        }
    }
}

choice! {
    /// Who must look at something that is not closed.
    pub enum Escalation {
        1 NotDue = "not_due",
        /// Within five working days.
        2 DueSoon = "due_soon",
        3 DueToday = "due_today",
        4 Overdue = "overdue",
        /// Overdue by ten working days: the head of the authority.
        5 HeadOfAuthority = "head_of_authority",
        /// Overdue by as many days as the pack allows after expiry: listed for Chair and secretariat.
        6 ForChair = "for_chair",
    }
}

/// Working days before the last one on which something is due soon, and after it on which the head is told.
const SOON_WORKING_DAYS: u64 = 5;
const HEAD_WORKING_DAYS: u64 = 10;

impl Escalation {
    /// Of something due on `due`, by the authority's own calendar.
    #[must_use]
    pub fn of(due: Option<Day>, today: Day, calendar: &Calendar, rule: &ConfirmationRule) -> Self {
        let Some(due) = due else { return Self::NotDue };
        let days = EscalationDays::of(due, calendar, rule);
        match today {
            _ if days.for_chair.is_some_and(|day| today >= day) => Self::ForChair,
            _ if today >= days.head => Self::HeadOfAuthority,
            _ if today > due => Self::Overdue,
            _ if today == due => Self::DueToday,
            _ if calendar.days_after(today, SOON_WORKING_DAYS, DayKind::Working) >= due => Self::DueSoon,
            _ => Self::NotDue,
        }
    }
}

/// The first days on which something that is still open waits for somebody higher.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EscalationDays {
    /// For the head of the authority.
    pub head: Day,
    /// For Chair and secretariat; `None` where the pack sets no limit after expiry.
    pub for_chair: Option<Day>,
}

impl EscalationDays {
    /// Of something due on `due`, by the authority's own calendar.
    #[must_use]
    pub fn of(due: Day, calendar: &Calendar, rule: &ConfirmationRule) -> Self {
        let limit = rule.limit_days_after_expiry.cast_signed();
        Self {
            head: calendar.days_after(due, HEAD_WORKING_DAYS, DayKind::Working).plus_days(1),
            for_chair: (limit > 0).then(|| due.plus_days(limit + 1)),
        }
    }
}

/// The last day for closing: so many days after arrival by the importing side's rule, and in no case later than so many
/// after the last day of validity by the issuer's. A limit of 0 days is none, since no source says one.
#[must_use]
pub fn closing_due(
    arrived_on: Option<Day>,
    expires_on: Option<Day>,
    importing: (&ConfirmationRule, &Calendar),
    issuing: (&ConfirmationRule, &Calendar),
) -> Option<Day> {
    let after = |from: Option<Day>, days: u64, (rule, calendar): (&ConfirmationRule, &Calendar)| {
        from.filter(|_| days > 0).map(|from| calendar.days_after(from, days, rule.day_kind))
    };
    let arrival = after(arrived_on, importing.0.limit_days, importing);
    let expiry = after(expires_on, issuing.0.limit_days_after_expiry, issuing);
    [arrival, expiry].into_iter().flatten().min()
}

#[cfg(test)]
mod tests {
    use super::{Closure, Ending, Escalation, OpenReason};
    use crate::{
        certificate::{Certificate, Goods, Issued},
        rule::example,
        value::{AuthorityId, CertificateNumber, CountryCode, Day},
    };

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn every_state() -> Vec<Certificate> {
        let issued = Issued {
            number: CertificateNumber::parse("SL004211").unwrap(),
            authority: AuthorityId::parse("SL").unwrap(),
            destination: CountryCode::EU,
            issued_on: day("2026-11-23"),
            expires_on: day("2027-01-22"),
        };
        let other = CertificateNumber::parse("SL004212").unwrap();
        let simple = [
            Certificate::Issued,
            Certificate::Discrepant,
            Certificate::Detained,
            Certificate::Released,
            Certificate::Confirmed,
            Certificate::Refused,
            Certificate::Returned,
            Certificate::Forfeited,
            Certificate::Void,
            Certificate::Cancelled,
            Certificate::Lost,
            Certificate::Stolen,
            Certificate::Invalidated,
        ];
        let mut all: Vec<_> = simple.iter().map(|state| state(issued.clone())).collect();
        all.push(Certificate::Dispatched(issued.clone(), day("2026-11-24")));
        all.push(Certificate::Replaced(issued, other));
        all
    }

    #[test]
    fn each_state_and_day_is_one_ending_or_one_reason() {
        let mut said = std::collections::BTreeSet::new();
        for state in every_state() {
            for today in ["2026-11-23", "2027-01-22", "2027-01-23"] {
                for (arrived, differences) in [(false, false), (true, false), (false, true)] {
                    let closure = Closure::of_certificate(&state, arrived, differences, day(today));
                    let expired_unused = closure == Closure::Ended(Ending::ExpiredUnused);
                    assert_eq!(
                        matches!(closure, Closure::Open(_)),
                        state.is_open() && !expired_unused,
                        "{state:?} {today}"
                    );
                    said.insert(match closure {
                        Closure::Ended(ending) => ending.word(),
                        Closure::Open(reason) => reason.word(),
                    });
                }
            }
        }
        let of_goods = [OpenReason::InKeeping, OpenReason::RefusedStillHere].map(OpenReason::word);
        let words = Ending::WORDS.iter().chain(OpenReason::WORDS).filter(|word| !of_goods.contains(word));
        assert_eq!(said, words.copied().collect(), "each word is reached, and no other");
    }

    #[test]
    fn goods_are_open_exactly_until_their_end() {
        for goods in Goods::ALL.iter().copied() {
            for today in ["2027-01-22", "2027-01-23"] {
                let reason = OpenReason::of_goods(goods, Some(day("2027-01-22")), day(today));
                assert_eq!(reason.is_none(), goods.is_end(), "{goods:?}");
            }
        }
    }

    /// 4 January 2027 is a Monday; the example's pack allows 30 days after expiry.
    #[test]
    fn it_climbs_from_soon_to_the_chair() {
        let mut pack = example::sound().pack.as_ref().clone();
        pack.calendar.holidays = Vec::new();
        pack.confirmation.limit_days_after_expiry = 30;
        let level =
            |today: &str| Escalation::of(Some(day("2027-01-04")), day(today), &pack.calendar, &pack.confirmation);
        for (today, expected) in [
            ("2026-12-25", Escalation::NotDue),
            ("2026-12-28", Escalation::DueSoon),
            ("2027-01-04", Escalation::DueToday),
            ("2027-01-05", Escalation::Overdue),
            ("2027-01-18", Escalation::Overdue),
            ("2027-01-19", Escalation::HeadOfAuthority),
            ("2027-02-03", Escalation::HeadOfAuthority),
            ("2027-02-04", Escalation::ForChair),
        ] {
            assert_eq!(level(today), expected, "{today}");
        }
        assert_eq!(Escalation::of(None, day("2030-01-01"), &pack.calendar, &pack.confirmation), Escalation::NotDue);
    }
}
