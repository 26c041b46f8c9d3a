//! The rest of the scheme's register: observers, ends of designations, contacts, recognised partners. Public.

use kpcs_domain::{
    act::{PublishContacts, publish_contacts, register_observer::ObserverKind},
    value::{AuthorityId, CountryCode, Day, Name, Reference},
};

use crate::{Sql, StoreFault, bind, record_at};

/// An observer's seat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ObserverRow {
    /// Its short name.
    pub observer: Reference,
    /// Its name.
    pub name: Name,
    /// For whom it speaks.
    pub kind: ObserverKind,
    /// Its first day.
    pub from: Day,
    /// The first day without the seat.
    pub to: Option<Day>,
    /// The decision.
    pub basis: String,
    /// Where that can be read.
    pub source: String,
}

/// Every seat: those held today first, then by name.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn observers(sql: &Sql<'_>) -> Result<Vec<ObserverRow>, StoreFault> {
    sql.query(
        "select observer, name, kind, from_day, to_day, basis, source from view_observer
         order by to_day is not null, name, from_day",
        bind![],
        |row| {
            Ok(ObserverRow {
                observer: row.parsed(0)?,
                name: row.parsed(1)?,
                kind: row.word(2, ObserverKind::parse)?,
                from: row.day(3)?,
                to: row.optional_day(4)?,
                basis: row.text(5)?,
                source: row.text(6)?,
            })
        },
    )
}

/// The end of a designation, or of one place of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DesignationEndRow {
    /// The place; empty for the whole authority.
    pub place: String,
    /// The first day on which it no longer holds.
    pub ends_on: Day,
    /// The decision.
    pub basis: String,
    /// Who takes over.
    pub successor: Option<AuthorityId>,
}

/// What has ended of an authority's designation, the whole first. An end before its newest designation counts no more.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn designation_ends(sql: &Sql<'_>, authority: &AuthorityId) -> Result<Vec<DesignationEndRow>, StoreFault> {
    sql.query(
        "select ended.place, ended.ends_on, ended.basis, ended.successor from view_designation_end as ended
         join view_authority on view_authority.authority = ended.authority
         where ended.authority = $1 and ended.position > view_authority.position order by ended.place",
        bind![authority],
        |row| {
            Ok(DesignationEndRow {
                place: row.text(0)?,
                ends_on: row.day(1)?,
                basis: row.text(2)?,
                successor: row.optional_parsed(3)?,
            })
        },
    )
}

/// The day on which an authority's designation as a whole ended, once that day has come.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn designation_ended(sql: &Sql<'_>, authority: &AuthorityId, today: Day) -> Result<Option<Day>, StoreFault> {
    let ends = designation_ends(sql, authority)?;
    Ok(ends.into_iter().find(|end| end.place.is_empty() && end.ends_on <= today).map(|end| end.ends_on))
}

/// The newest contacts of an authority.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn contacts(sql: &Sql<'_>, authority: &AuthorityId) -> Result<Option<publish_contacts::Request>, StoreFault> {
    let position = sql.query_integer("select position from view_contacts where authority = $1", bind![authority])?;
    position.map(|position| Ok(record_at::<PublishContacts>(sql, position)?.asked)).transpose()
}

/// What a Participant's own law says of a partner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartnerRow {
    /// The partner.
    pub partner: CountryCode,
    /// The first day under that law.
    pub from: Day,
    /// The first day on which it no longer names the partner.
    pub to: Option<Day>,
    /// The regulation.
    pub basis: String,
    /// Where it can be read.
    pub source: String,
    /// The first day on which the scheme let the partner trade, as its register knows it.
    pub scheme_from: Option<Day>,
}

/// The partners that a Participant's own law names.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn partners(sql: &Sql<'_>, participant: CountryCode) -> Result<Vec<PartnerRow>, StoreFault> {
    sql.query(
        "select partner, from_day, to_day, basis, source,
             (select min(known.from_day) from view_participant as known
                 where known.participant = partner and known.trade <> 'closed')
         from view_partner where participant = $1 order by partner",
        bind![&participant],
        |row| {
            Ok(PartnerRow {
                partner: row.parsed(0)?,
                from: row.day(1)?,
                to: row.optional_day(2)?,
                basis: row.text(3)?,
                source: row.text(4)?,
                scheme_from: row.optional_day(5)?,
            })
        },
    )
}
