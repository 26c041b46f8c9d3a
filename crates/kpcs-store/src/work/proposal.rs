//! Proposals: two-person acts that one officer has prepared (decisions 10).
//!
//! Invariant: header, core and details are fixed when prepared; approval must come to the same bytes. A number taken by a
//! preparation stays taken whatever becomes of it.
//! Must not know: who may approve.

use kpcs_domain::{
    choice,
    value::{AuthorityId, CertificateNumber, OfficerHandle, Timestamp},
};
use kpcs_statement::{Blinds, Draft, RequestId};

use crate::{Row, Sql, StoreFault, bind};

choice! {
    /// What became of a proposal.
    pub enum ProposalState {
        1 Prepared = "prepared",
        2 Approved = "approved",
        3 Refused = "refused",
        4 Lapsed = "lapsed",
    }
}

/// A prepared act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Its number in this database; 0 before it is stored.
    pub id: i64,
    /// The authority.
    pub authority: AuthorityId,
    /// The act.
    pub act: u64,
    /// What it is about.
    pub subject: String,
    /// The request id under which it was prepared.
    pub request: RequestId,
    /// What was asked, encoded.
    pub asked: Vec<u8>,
    /// The parts as they will be signed.
    pub draft: Draft,
    /// The certificate number taken.
    pub number: Option<CertificateNumber>,
    /// Who prepared it.
    pub prepared_by: OfficerHandle,
    /// When.
    pub prepared_at: Timestamp,
    /// What became of it.
    pub state: ProposalState,
    /// The journal entry, once approved.
    pub position: Option<i64>,
}

/// Stores a proposal and takes its number; returns its id.
///
/// # Errors
/// [`StoreFault`]; constraint `work_number` when the number is taken.
pub fn add_proposal(sql: &Sql<'_>, proposal: &Proposal) -> Result<i64, StoreFault> {
    let [header, core, details] = proposal.draft.parts.clone();
    let blinds = &proposal.draft.blinds;
    let id = sql.query_integer("select coalesce(max(proposal), 0) + 1 from work_proposal", bind![])?.unwrap_or(1);
    sql.execute(
        "insert into work_proposal (proposal, authority, act, subject, request, asked, header, core, details, blinds,
             number, prepared_by, prepared_at, state)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        bind![
            id,
            &proposal.authority,
            proposal.act,
            proposal.subject.as_str(),
            proposal.request.0.to_vec(),
            proposal.asked.clone(),
            header,
            core,
            details,
            [&blinds.seed[..], &blinds.details[..], &blinds.chain[..]].concat(),
            proposal.number.as_ref().map(ToString::to_string),
            &proposal.prepared_by,
            proposal.prepared_at,
            proposal.state.word(),
        ],
    )?;
    if let Some(number) = &proposal.number {
        sql.execute(
            "insert into work_number (participant, serial, authority, proposal) values ($1, $2, $3, $4)",
            bind![&number.issuer(), number.serial(), &proposal.authority, id],
        )?;
    }
    Ok(id)
}

/// The proposal of that id.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn proposal(sql: &Sql<'_>, id: i64) -> Result<Option<Proposal>, StoreFault> {
    sql.query_one(
        "select proposal, authority, act, subject, request, asked, header, core, details, blinds, number,
             prepared_by, prepared_at, state, position
         from work_proposal where proposal = $1",
        bind![id],
        read,
    )
}

/// The proposal prepared under a request id.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn proposal_by_request(
    sql: &Sql<'_>,
    authority: &AuthorityId,
    request: RequestId,
) -> Result<Option<Proposal>, StoreFault> {
    sql.query_one(
        "select proposal, authority, act, subject, request, asked, header, core, details, blinds, number,
             prepared_by, prepared_at, state, position
         from work_proposal where authority = $1 and request = $2",
        bind![authority, request.0.to_vec()],
        read,
    )
}

/// Proposals of an authority that wait for approval, oldest first.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn open_proposals(sql: &Sql<'_>, authority: &AuthorityId) -> Result<Vec<Proposal>, StoreFault> {
    sql.query(
        "select proposal, authority, act, subject, request, asked, header, core, details, blinds, number,
             prepared_by, prepared_at, state, position
         from work_proposal where authority = $1 and state = 'prepared' order by prepared_at, proposal",
        bind![authority],
        read,
    )
}

/// The proposal that waits for the very same act and request.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn open_proposal_for(
    sql: &Sql<'_>,
    authority: &AuthorityId,
    act: u64,
    asked: &[u8],
) -> Result<Option<i64>, StoreFault> {
    sql.query_integer(
        "select proposal from work_proposal where authority = $1 and act = $2 and asked = $3 and state = 'prepared'",
        bind![authority, act, asked],
    )
}

/// Ends a proposal: approved with its journal entry, refused, or lapsed.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn close_proposal(sql: &Sql<'_>, id: i64, state: ProposalState, position: Option<i64>) -> Result<(), StoreFault> {
    sql.execute(
        "update work_proposal set state = $1, position = $2 where proposal = $3 and state = 'prepared'",
        bind![state.word(), position, id],
    )?;
    Ok(())
}

fn read(row: &Row<'_>) -> Result<Proposal, StoreFault> {
    let wrong = |reason: &str| StoreFault::Row { table: "work_proposal", reason: reason.to_owned() };
    let blinds: [u8; 80] = row.blob(9)?.try_into().map_err(|_| wrong("blinds of another length"))?;
    Ok(Proposal {
        id: row.integer(0)?,
        authority: row.parsed(1)?,
        act: row.integer(2)?.cast_unsigned(),
        subject: row.text(3)?,
        request: RequestId(row.blob(4)?.try_into().map_err(|_| wrong("a request id of another length"))?),
        asked: row.blob(5)?,
        draft: Draft { parts: [row.blob(6)?, row.blob(7)?, row.blob(8)?], blinds: Blinds::from_random(&blinds) },
        number: row.optional_parsed(10)?,
        prepared_by: row.parsed(11)?,
        prepared_at: row.instant(12)?,
        state: row.word(13, ProposalState::parse)?,
        position: row.optional_integer(14)?,
    })
}
