//! `Act`: the shape that every act has, and the people who may do it.
//!
//! Invariant: code and name of an act never change and are never reused; a two-person act is prepared by one officer
//! and approved by another (decisions 10), which is a property of the act, not a setting.
//! Must not know: any single act.

use super::{Header, Refusal, Refusals};
use crate::{
    certificate::CertificateCore,
    choice,
    field::Record,
    value::{AuthorityId, Day, Name, OfficerHandle, Timestamp},
};

/// Who may read a statement's content (threat-model 12.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tier {
    /// Everybody.
    Public,
    /// Participants read the header, the parties the content.
    Header,
    /// The authority alone.
    Authority,
}

/// Which of an authority's keys signs the act (decisions 23).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyPurpose {
    /// The Participant's root: designates authorities, adopts packs, lists and revokes office keys.
    Root,
    /// The office's key: certificates, arrivals, confirmations.
    Office,
}

choice! {
    /// What a person may do in an office or for a company.
    pub enum Role {
        /// Acts for an exporting company.
        1 Exporter = "exporter",
        /// Examines shipments and prepares certificates.
        2 Clerk = "clerk",
        /// Approves what a clerk prepared.
        3 ValidatingOfficer = "validating_officer",
        /// Registers arrivals, measures, confirms.
        4 ImportingOfficer = "importing_officer",
        /// Keeps the Participant's root: authorities, packs, keys, specimens.
        5 AuthorityHead = "authority_head",
        /// Keeps the scheme's register of Participants.
        6 Secretariat = "secretariat",
        /// Presides over the scheme; approves the secretariat's entries.
        7 Chair = "chair",
        /// Keeps the stock of security paper and seals.
        8 StockKeeper = "stock_keeper",
        /// Keeps the accounts of an office: invites, suspends, gives roles; does no act about goods.
        9 OfficeAdministrator = "office_administrator",
        /// Keeps the accounts of a company.
        10 CompanyAdministrator = "company_administrator",
        /// Prepares applications of a company for a colleague who submits them; does no act.
        11 ExporterClerk = "exporter_clerk",
    }
}

/// The person who asks for an act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// How the person appears in statements.
    pub handle: OfficerHandle,
    /// The authority for which, or at which, they act.
    pub authority: AuthorityId,
    /// What they may do.
    pub roles: Vec<Role>,
    /// The company for which an exporter acts.
    pub company: Option<Name>,
}

impl Actor {
    /// Whether the person holds one of `roles`.
    #[must_use]
    pub fn holds_one_of(&self, roles: &[Role]) -> bool {
        self.roles.iter().any(|role| roles.contains(role))
    }
}

/// When and by whom an act is done: handed in by clock and desk, never read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Occasion {
    /// The instant, UTC.
    pub at: Timestamp,
    /// The day in the office's own time zone.
    pub today: Day,
    /// Who asks for it, or prepared it where two people are needed.
    pub officer: OfficerHandle,
    /// Who approves it; `None` while it is only being prepared, or where one person is enough.
    pub approver: Option<OfficerHandle>,
}

impl Occasion {
    /// The refusal `approver_is_preparer` when one person would be both of the two (decisions 10).
    #[must_use]
    pub fn approved_by_preparer(&self) -> Option<Refusal> {
        Refusal::new("approver_is_preparer", "decision 10").unless(self.approver != Some(self.officer))
    }
}

/// What everybody may know of an act, without its types.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ActInfo {
    /// The number in statements.
    pub code: u64,
    /// The name in files, addresses and the API.
    pub name: &'static str,
    /// Version of the record's format.
    pub version: u64,
    /// Who may read the content.
    pub tier: Tier,
    /// Which key signs.
    pub key: KeyPurpose,
    /// Who may ask for it, or prepare it where two people are needed.
    pub by: &'static [Role],
    /// Who may approve it; empty where one person is enough.
    pub approved_by: &'static [Role],
    /// The sections of kpcs.md it serves.
    pub section: &'static str,
}

impl ActInfo {
    /// Whether one officer prepares and another approves.
    #[must_use]
    pub const fn needs_two(&self) -> bool {
        !self.approved_by.is_empty()
    }
}

/// An official act.
pub trait Act: Sized + Copy + Eq + std::fmt::Debug + Send + Sync + 'static {
    /// What everybody may know of it.
    const INFO: ActInfo;
    /// What is asked: the form, the file, the API body.
    type Request: Record;
    /// What the decision adds to what was asked.
    type Decided: Record;
    /// What `decide` needs to know, gathered inside the write transaction.
    type Facts;

    /// Decides.
    ///
    /// # Errors
    /// Every refusal known, in order of precedence; each act's own page lists them.
    fn decide(request: Self::Request, facts: &Self::Facts, occasion: &Occasion) -> Result<ActRecord<Self>, Refusals>;

    /// What the statement is about, in one word of at most 40 characters: a certificate's number, a file's
    /// reference, a Participant's code. It is public in the statement's protected header.
    fn subject(record: &ActRecord<Self>) -> String;
}

/// What is recorded when an act is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActRecord<A: Act> {
    /// What Participants may know; `None` for acts of tier A.
    pub header: Option<Header>,
    /// What is printed on a certificate; `None` for all other acts.
    pub core: Option<CertificateCore>,
    /// What was asked.
    pub asked: A::Request,
    /// What the decision added.
    pub decided: A::Decided,
}
