//! Goods that go back unsold, on both sides: what is to come back or to be sent back by a day, and what has gone back.
//!
//! Invariant: an expectation has ended once a certificate under which goods went back has been confirmed; what did not come
//! back by then was sold or kept, which no statement says. Must not know: who may see it.
//! Source: kpcs.md §9.7; issue 02, demand 2.

use kpcs_domain::{
    certificate::Goods,
    value::{AuthorityId, Carats, CertificateNumber, Day},
};

use super::{CertificateState, lot};
use crate::{Row, Sql, StoreFault, bind};

/// A certificate under which goods went back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnRow {
    /// Its number.
    pub under: CertificateNumber,
    /// What goes back.
    pub carats: Carats,
    /// Where it stands for this office: of goods where it was advised, of the certificate where it issued.
    pub state: Returning,
}

/// Where a return stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Returning {
    /// The office that gets its goods back.
    Coming(Goods),
    /// The office that sends them.
    Going(CertificateState),
}

impl Returning {
    /// Whether the goods are back.
    #[must_use]
    pub fn is_back(self) -> bool {
        matches!(self, Self::Coming(Goods::Confirmed) | Self::Going(CertificateState::Confirmed))
    }

    /// The state in one word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Coming(goods) => goods.word(),
            Self::Going(certificate) => certificate.word(),
        }
    }
}

/// The certificates under which goods of `first` go back, as `holder` knows them, in the order in which it learnt of them.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn returns_of(
    sql: &Sql<'_>,
    holder: &AuthorityId,
    first: &CertificateNumber,
) -> Result<Vec<ReturnRow>, StoreFault> {
    sql.query(
        "select back.under, back.carats, come.state, gone.state from view_return_of as back
             left join view_shipment as come on come.receiver = back.holder and come.number = back.under
             left join view_certificate as gone on gone.authority = back.holder and gone.number = back.under
         where back.holder = $1 and back.participant = $2 and back.serial = $3 order by back.position",
        bind![holder, &first.issuer(), first.serial()],
        |row| {
            let state = match row.optional_text(3)? {
                Some(_) => Returning::Going(row.word(3, CertificateState::parse)?),
                None => Returning::Coming(row.word(2, Goods::parse)?),
            };
            Ok(ReturnRow { under: row.parsed(0)?, carats: row.carats(1)?, state })
        },
    )
}

/// Goods that are to go back by a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoingBack {
    /// The certificate under which they travelled first.
    pub number: CertificateNumber,
    /// Since when they are at the other end.
    pub since: Day,
    /// By when.
    pub due: Day,
}

/// Confirmed goods of `authority` that are to come back and have not.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn to_come_back(sql: &Sql<'_>, authority: &AuthorityId) -> Result<Vec<GoingBack>, StoreFault> {
    sql.query(
        "select c.number, coalesce(c.left_on, c.issued_on), r.due_on
         from view_expected_return r join view_certificate c on c.authority = r.authority and c.position = r.position
         where r.authority = $1 and c.state = 'confirmed' and not exists (
             select 1 from view_return_of as back join view_shipment as come
                 on come.receiver = back.holder and come.number = back.under
             where back.holder = r.authority and back.participant = c.participant and back.serial = c.serial
                 and come.state = 'confirmed')
         order by r.due_on, r.position",
        bind![authority],
        read,
    )
}

/// Lots of `receiver` that are to be sent back and of which something is left.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn to_send_back(sql: &Sql<'_>, receiver: &AuthorityId) -> Result<Vec<GoingBack>, StoreFault> {
    let due = sql.query(
        "select s.number, coalesce(s.arrived_on, s.issued_on), r.due_on
         from view_expected_return r join view_shipment s on s.receiver = r.authority and s.position = r.position
         where r.authority = $1 and s.state = 'confirmed' and not exists (
             select 1 from view_return_of as back join view_certificate as gone
                 on gone.authority = back.holder and gone.number = back.under
             where back.holder = r.authority and back.participant = s.participant and back.serial = s.serial
                 and gone.state = 'confirmed')
         order by r.due_on, r.position",
        bind![receiver],
        read,
    )?;
    let mut left = Vec::new();
    for row in due {
        if lot(sql, receiver, &row.number)?.is_some_and(|lot| lot.left() > Carats::ZERO) {
            left.push(row);
        }
    }
    Ok(left)
}

fn read(row: &Row<'_>) -> Result<GoingBack, StoreFault> {
    Ok(GoingBack { number: row.parsed(0)?, since: row.day(1)?, due: row.day(2)? })
}
