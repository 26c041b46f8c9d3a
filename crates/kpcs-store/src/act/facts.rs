//! Facts that several acts need: the scheme's register, rule packs, applications, shipments.
//!
//! Invariant: read from projections and journal only; what rarely changes is remembered by the connection and
//! forgotten whenever a scheme act is projected or a request is undone.

use std::sync::Arc;

use kpcs_domain::{
    act::{apply_for_certificate, examine_shipment, issue_certificate::Examined},
    party::{Interval, ParticipantKind, Precision, ReioMember, RulePack, SchemeHistory, Status, Trade},
    value::{AuthorityId, CertificateNumber, CountryCode, Day, OfficerHandle, Reference},
};

use crate::{Sql, StoreFault, bind, entry, record_at, view::block};

/// The scheme's register of Participants as the acts made it.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn scheme_history(sql: &Sql<'_>) -> Result<Arc<SchemeHistory>, StoreFault> {
    if let Some(history) = sql.memory.history.borrow().as_ref() {
        return Ok(Arc::clone(history));
    }
    let intervals = sql.query(
        "select participant, name, kind, from_day, to_day, status, trade, from_precision, to_precision
         from view_participant order by participant, from_day",
        bind![],
        |row| {
            Ok(Interval {
                participant: row.parsed(0)?,
                name: row.parsed(1)?,
                kind: row.word(2, ParticipantKind::parse)?,
                from: row.day(3)?,
                to: row.optional_day(4)?,
                status: row.word(5, Status::parse)?,
                trade: row.word(6, Trade::parse)?,
                from_precision: row.word(7, Precision::parse)?,
                to_precision: row.optional_text(8)?.and_then(|word| Precision::parse(&word).ok()),
            })
        },
    )?;
    let members =
        sql.query("select member, from_day, to_day from view_reio_member order by member, from_day", bind![], |row| {
            Ok(ReioMember { member: row.parsed(0)?, from: row.day(1)?, to: row.optional_day(2)? })
        })?;
    let history = Arc::new(SchemeHistory::new(kpcs_reference::known_places().clone(), intervals, members));
    sql.memory.history.replace(Some(Arc::clone(&history)));
    Ok(history)
}

/// The rules of a Participant on a day; the default pack where it has adopted none.
///
/// # Errors
/// [`StoreFault`] of the engine, or when no default pack was adopted.
pub fn rule_pack(sql: &Sql<'_>, participant: CountryCode, day: Day) -> Result<Arc<RulePack>, StoreFault> {
    let position = sql.query_integer(
        "select position from view_rule_pack where participant in ($1, '') and valid_from <= $2
         order by participant desc, valid_from desc, version desc limit 1",
        bind![&participant, day],
    )?;
    let none = || StoreFault::Row { table: "view_rule_pack", reason: format!("no pack for {participant} on {day}") };
    let position = position.ok_or_else(none)?;
    let known = sql.memory.packs.borrow().iter().find(|(at, _)| *at == position).map(|(_, pack)| Arc::clone(pack));
    if let Some(pack) = known {
        return Ok(pack);
    }
    let record = record_at::<kpcs_domain::act::AdoptRulePack>(sql, position)?;
    let pack = Arc::new(record.asked.pack);
    sql.memory.packs.borrow_mut().push((position, Arc::clone(&pack)));
    Ok(pack)
}

/// An application as the office's tables know it.
#[derive(Debug, Clone)]
pub struct ApplicationRow {
    /// Its state in one word.
    pub state: String,
    /// The company that applied.
    pub company: String,
    /// The entry that holds the declaration in force.
    pub declared: i64,
    /// The entry that holds the examination in force.
    pub examined: Option<i64>,
}

/// The application of that reference at `authority`.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn application(
    sql: &Sql<'_>,
    authority: &AuthorityId,
    reference: &Reference,
) -> Result<Option<ApplicationRow>, StoreFault> {
    sql.query_one(
        "select state, company, declared, examined from view_application where authority = $1 and reference = $2",
        bind![authority, reference],
        |row| {
            Ok(ApplicationRow {
                state: row.text(0)?,
                company: row.text(1)?,
                declared: row.integer(2)?,
                examined: row.optional_integer(3)?,
            })
        },
    )
}

/// The declaration that stands at `position`: of the application, or of its last amendment.
///
/// # Errors
/// [`StoreFault`] of the engine, or for an entry of another act.
pub fn declaration(sql: &Sql<'_>, position: i64) -> Result<kpcs_domain::certificate::ShipmentDeclaration, StoreFault> {
    use kpcs_domain::act::{Act as _, AmendApplication, ApplyForCertificate};
    let entry = entry(sql, position)?;
    if entry.info.code == AmendApplication::INFO.code {
        return Ok(entry.record::<AmendApplication>()?.asked.shipment);
    }
    let record: apply_for_certificate::Request = entry.record::<ApplyForCertificate>()?.asked;
    Ok(record.shipment)
}

/// The examination at `position`, and who examined.
///
/// # Errors
/// [`StoreFault`] of the engine, or for an entry of another act.
pub fn examination(
    sql: &Sql<'_>,
    position: i64,
) -> Result<((examine_shipment::Request, examine_shipment::Decided), Option<OfficerHandle>), StoreFault> {
    let entry = entry(sql, position)?;
    let record = entry.record::<kpcs_domain::act::ExamineShipment>()?;
    let chain = kpcs_statement::decode_chain(&entry.opened).map_err(|error| entry.corrupt(&error))?;
    Ok(((record.asked, record.decided), chain.officers.first().copied()))
}

/// An application with all that a certificate is made of.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn examined(
    sql: &Sql<'_>,
    authority: &AuthorityId,
    reference: &Reference,
    today: Day,
) -> Result<Option<Examined>, StoreFault> {
    let Some(row) = application(sql, authority, reference)? else { return Ok(None) };
    let declared = declaration(sql, row.declared)?;
    let examination = row.examined.map(|position| examination(sql, position)).transpose()?;
    let (examination, examiner) = examination.map_or((None, None), |(content, who)| (Some(content), who));
    let history = scheme_history(sql)?;
    let importing_authority = importing_authority(sql, &history, declared.destination, today)?;
    Ok(Some(Examined {
        application: reference.clone(),
        state: row.state,
        declared,
        examination,
        examiner,
        importing_authority,
    }))
}

/// The Importing Authority for a place of destination: the one that names the place, else any of the Participant. One
/// whose designation has ended, wholly or for the place, since it was made is passed over.
pub(super) fn importing_authority(
    sql: &Sql<'_>,
    history: &SchemeHistory,
    place: CountryCode,
    today: Day,
) -> Result<Option<AuthorityId>, StoreFault> {
    let participant = history.participant_of(place, today);
    sql.query_one(
        "select authority from view_authority where participant = $1 and importing = 1 and from_day <= $2
             and not exists (select 1 from view_designation_end as ended
                 where ended.authority = view_authority.authority and ended.place in ('', $3)
                     and ended.ends_on <= $2 and ended.position > view_authority.position)
         order by (' ' || places || ' ' like '% ' || $3 || ' %') desc, authority limit 1",
        bind![&participant, today, &place],
        |row| row.parsed(0),
    )
}

/// The Importing Authority at a certificate's destination that has ended, where no other is there to be addressed.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub(super) fn importing_ended(
    sql: &Sql<'_>,
    examined: Option<&Examined>,
    today: Day,
) -> Result<Option<AuthorityId>, StoreFault> {
    let Some(examined) = examined.filter(|examined| examined.importing_authority.is_none()) else { return Ok(None) };
    let participant = scheme_history(sql)?.participant_of(examined.declared.destination, today);
    sql.query_one(
        "select authority from view_authority where participant = $1 and importing = 1 and from_day <= $2
         order by authority limit 1",
        bind![&participant, today],
        |row| row.parsed(0),
    )
}

/// The next free number of the office's blocks; the one reserved, where a preparation took it already.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn next_number(
    sql: &Sql<'_>,
    authority: &AuthorityId,
    participant: CountryCode,
    pack: &RulePack,
    today: Day,
) -> Result<Option<CertificateNumber>, StoreFault> {
    for (from, to) in pack.number.blocks_for(authority, today.year()) {
        if let Some(next) = block(sql, participant, from, to)?.next {
            let width = usize::try_from(pack.number.digits).unwrap_or(12);
            return Ok(CertificateNumber::from_serial(participant, next.cast_signed(), width));
        }
    }
    Ok(None)
}
