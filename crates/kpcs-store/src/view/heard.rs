//! What other nodes have said of certificates, as far as the node that runs the log may see: header parts. For Participants.

use kpcs_domain::{
    act::Effect,
    value::{AuthorityId, CertificateNumber, CountryCode},
};

use crate::{Row, Sql, StoreFault, bind};

/// One thing that was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeardRow {
    /// Who said it.
    pub authority: AuthorityId,
    /// The act's code.
    pub act: u64,
    /// What it does.
    pub effect: Effect,
    /// The certificate that it is about.
    pub number: CertificateNumber,
    /// Where its goods are to go, as that act says.
    pub destination: Option<CountryCode>,
}

/// Everything that was said of a certificate, in the order in which it came.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn heard_of(sql: &Sql<'_>, number: &CertificateNumber) -> Result<Vec<HeardRow>, StoreFault> {
    sql.query(
        "select authority, act, effect, number, destination from view_heard
         where participant = $1 and serial = $2 order by position",
        bind![&number.issuer(), number.serial()],
        read,
    )
}

/// What was said of certificates that refer to this one.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn heard_referring_to(sql: &Sql<'_>, number: &CertificateNumber) -> Result<Vec<HeardRow>, StoreFault> {
    sql.query(
        "select authority, act, effect, number, destination from view_heard where refers_to = $1 order by position",
        bind![number],
        read,
    )
}

/// The places from `first` up to before `end` of the log at which other nodes have said something of a certificate, each with its number.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn heard_between(sql: &Sql<'_>, (first, end): (u64, u64)) -> Result<Vec<(u64, HeardRow)>, StoreFault> {
    sql.query(
        "select h.authority, h.act, h.effect, h.number, h.destination, w.place
         from work_log_entry w join view_heard h on h.position = w.position where w.place >= $1 and w.place < $2",
        bind![first, end],
        |row| Ok((row.integer(5)?.cast_unsigned(), read(row)?)),
    )
}

fn read(row: &Row<'_>) -> Result<HeardRow, StoreFault> {
    Ok(HeardRow {
        authority: row.parsed(0)?,
        act: row.integer(1)?.cast_unsigned(),
        effect: row.word(2, Effect::parse)?,
        number: row.parsed(3)?,
        destination: row.optional_parsed(4)?,
    })
}
