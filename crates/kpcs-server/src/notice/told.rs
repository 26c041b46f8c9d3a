//! What the acts of an office tell somebody else than their recipients: the Chair, and who comes to the counter.
//!
//! Invariant: the Chair is told once of each case, by the office and no number, party or weight; an appointment is told to
//! the side that did not change it.
//! Source: kpcs.md §4.5 ("tell the Chair"), §17.10; issue 02, demand 1.

use kpcs_domain::{
    act::{Act as _, ChangeAppointment, DetainShipment, RefuseImport},
    certificate::Ground,
    field::YesOrNo,
    value::AuthorityId,
};
use kpcs_store::{Sql, StoreFault, record_at, view::TimelineRow, work::NewNotice};

use super::{gather::bare, kind::NoticeKind};

/// What `row`, an act of an office of this node, tells.
pub(super) fn told(sql: &Sql<'_>, row: &TimelineRow) -> Result<Option<NewNotice>, StoreFault> {
    let code = row.act.code;
    if code == ChangeAppointment::INFO.code {
        return appointment(sql, row);
    }
    let grounds = if code == DetainShipment::INFO.code {
        record_at::<DetainShipment>(sql, row.position)?.asked.grounds.to_vec()
    } else if code == RefuseImport::INFO.code {
        record_at::<RefuseImport>(sql, row.position)?.asked.grounds.to_vec()
    } else {
        return Ok(None);
    };
    Ok(grounds.iter().any(|ground| reaches_the_chair(*ground)).then(|| chair(row)))
}

/// The rows of the decision table (§4.5) that end with "tell the Chair".
const fn reaches_the_chair(ground: Ground) -> bool {
    matches!(ground, Ground::NoCertificate | Ground::IssuerNotParticipant)
}

fn chair(row: &TimelineRow) -> NewNotice {
    let office = &row.authority;
    let link = office.participant().map_or_else(|| "/participants".to_owned(), |code| format!("/participants/{code}"));
    NewNotice {
        // Held and then refused is one thing to be told.
        source: format!("border/{office}/{}", row.subject),
        subject: office.to_string(),
        link,
        at: row.at,
        ..bare(NoticeKind::ChairTold, &AuthorityId::scheme())
    }
}

fn appointment(sql: &Sql<'_>, row: &TimelineRow) -> Result<Option<NewNotice>, StoreFault> {
    let record = record_at::<ChangeAppointment>(sql, row.position)?;
    let (asked, decided) = (&record.asked, &record.decided);
    let (kind, day) = match asked.new_day {
        Some(day) => (NoticeKind::AppointmentMoved, day),
        None => (NoticeKind::AppointmentCancelled, asked.day),
    };
    let moved = asked.new_day.zip(asked.new_time).map(|(day, time)| format!(" \u{2192} {day} {time}"));
    let notice = NewNotice {
        source: format!("act/{}", row.position),
        subject: format!("{} {}{}", asked.day, asked.time, moved.unwrap_or_default()),
        link: format!("/appointments?day={day}"),
        at: row.at,
        ..bare(kind, &row.authority)
    };
    Ok(match (decided.by_office, &decided.company) {
        (YesOrNo::No, _) => Some(notice),
        (YesOrNo::Yes, Some(company)) => Some(NewNotice {
            company: company.to_string(),
            roles: kpcs_domain::act::BookAppointment::INFO.by,
            ..notice
        }),
        (YesOrNo::Yes, None) => None,
    })
}
