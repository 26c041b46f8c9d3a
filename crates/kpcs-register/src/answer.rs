//! What the register answers: done, prepared, refused, or failed; three kinds of no, never mixed.
//!
//! Invariant: a refusal names rules, an input error names fields, a fault is ours.
//! Source: style/examples.md, Errors.

use kpcs_domain::{
    act::{ActInfo, Refusal, Refusals},
    field::InputFault,
    value::{AuthorityId, CertificateNumber, Digest, Timestamp},
};
use kpcs_store::StoreFault;

use crate::{key_ring::KeyFault, log::LogFault};

/// An act that is recorded and on disk.
#[derive(Debug, Clone, PartialEq)]
pub struct Done {
    /// Its journal entry.
    pub position: i64,
    /// The act.
    pub info: &'static ActInfo,
    /// What it is about.
    pub subject: String,
    /// The authority that signed.
    pub authority: AuthorityId,
    /// Its place in the authority's chain.
    pub running: u64,
    /// The statement's digest.
    pub leaf: Digest,
    /// When it was signed.
    pub at: Timestamp,
    /// Whether it was recorded before, by the same request.
    pub repeated: bool,
}

/// An act that one officer has prepared and another may approve.
#[derive(Debug, Clone, PartialEq)]
pub struct Prepared {
    /// The proposal.
    pub proposal: i64,
    /// The act.
    pub info: &'static ActInfo,
    /// What it is about.
    pub subject: String,
    /// The number taken.
    pub number: Option<CertificateNumber>,
    /// What the approval will cover.
    pub approval_digest: Digest,
}

/// What came of a request.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// It is recorded.
    Done(Done),
    /// It waits for the second officer.
    Prepared(Prepared),
}

/// Why nothing was recorded.
#[derive(Debug, thiserror::Error)]
pub enum ActError {
    /// The act is not allowed.
    #[error("refused: {}", in_one_line(.0.first()))]
    Refused(Refusals),
    /// What was given cannot be read.
    #[error("{} fields cannot be read", .0.len())]
    Invalid(Vec<InputFault>),
    /// The node failed.
    #[error(transparent)]
    Store(#[from] StoreFault),
    /// A key is missing or cannot be used.
    #[error(transparent)]
    Key(#[from] KeyFault),
    /// The log gives no answer; what was recorded stands, and waits.
    #[error(transparent)]
    Log(#[from] LogFault),
    /// A rehearsal did not come out as it must: nothing was signed.
    #[error("the rehearsal failed: {0}")]
    Rehearsal(String),
}

impl From<Refusals> for ActError {
    fn from(refusals: Refusals) -> Self {
        Self::Refused(refusals)
    }
}

impl From<Refusal> for ActError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal.into())
    }
}

/// A refusal as an operator reads it, where no page words it.
fn in_one_line(refusal: &Refusal) -> String {
    let Refusal { code, section, found, expected, .. } = refusal;
    let given = |what: &str, value: &str| if value.is_empty() { String::new() } else { format!(", {what} {value}") };
    format!("{code} ({section}){}{}", given("found", found), given("expected", expected))
}
