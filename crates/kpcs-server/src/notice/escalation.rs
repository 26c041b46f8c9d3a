//! What was not closed in time: told to the head of each of the two offices, then to Chair and secretariat.
//!
//! Invariant: each side is told by its own register and calendar, once a level; Chair and secretariat are told once of each
//! certificate that reaches them, by two Participants and a count and no number, as on their page.
//! Source: docs/decisions/0004; kpcs.md §9.12; issue 02, demand 2.

use kpcs_domain::{
    certificate::Escalation,
    value::{AuthorityId, Timestamp},
};
use kpcs_store::{
    Sql, StoreFault, view,
    work::{self, NewNotice},
};

use super::{gather::bare, kind::NoticeKind};
use crate::page::desk::{day_of_office, pack_of};

/// What an office, or the scheme, is to be told.
pub(super) fn escalations(sql: &Sql<'_>, office: &AuthorityId, now: Timestamp) -> Result<Vec<NewNotice>, StoreFault> {
    let Some(participant) = office.participant() else { return for_chair(sql, office, now) };
    let today = day_of_office(&*pack_of(sql, office, now)?, now);
    let closure = view::closure_of(sql, office, participant, today)?;
    let sides = [("/certificates", &closure.sent), ("/arrivals", &closure.arriving)];
    let rows = sides.into_iter().flat_map(|(place, rows)| rows.iter().map(move |row| (place, row)));
    let pressing = rows.filter(|(_, row)| row.escalation.number() >= Escalation::HeadOfAuthority.number());
    let mut told = Vec::new();
    for (place, row) in pressing {
        // Who is told of the highest level only has been told of the one below it, too.
        work::tell_once(sql, office, &row.number, Escalation::HeadOfAuthority.word(), now)?;
        told.push(NewNotice {
            source: format!("closure{place}/{}/{}", row.number, row.escalation),
            subject: row.number.to_string(),
            link: format!("{place}/{}", row.number),
            at: now,
            ..bare(NoticeKind::NotClosedHead, office)
        });
    }
    Ok(told)
}

fn for_chair(sql: &Sql<'_>, scheme: &AuthorityId, now: Timestamp) -> Result<Vec<NewNotice>, StoreFault> {
    let mut told = Vec::new();
    for ((issuer, destination), numbers) in view::closure_for_chair(sql, now.day())? {
        let mut new = 0;
        for number in numbers {
            new += u32::from(work::tell_once(sql, scheme, &number, Escalation::ForChair.word(), now)?);
        }
        if new > 0 {
            told.push(NewNotice {
                source: format!("closure/{issuer}/{destination}/{}", now.seconds()),
                subject: format!("{issuer} \u{2192} {destination} ({new})"),
                link: "/closure".to_owned(),
                at: now,
                ..bare(NoticeKind::NotClosedChair, scheme)
            });
        }
    }
    Ok(told)
}
