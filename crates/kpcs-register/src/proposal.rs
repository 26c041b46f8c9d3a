//! Two-person acts: prepared by one officer, approved or refused by another (decisions 10 and 11).
//!
//! Invariant: approval decides again, in the same savepoint in which it signs, and must come to the very bytes that the
//! approver saw. A number that a preparation took is either issued or recorded as spoiled, never given again.

use std::sync::Arc;

use kpcs_domain::{
    act::{Actor, Approval, ApprovalMethod, Refusal, Refusals, VoidCertificate, void_certificate},
    field::Record,
    value::{Digest, Text},
};
use kpcs_statement::{Draft, RequestId, decode_group, encode_group};
use kpcs_store::{
    Sql,
    act::{Circumstances, Stored, Visitor, info_of, visit_code},
    work::{self, Proposal, ProposalState},
};
use sha2::{Digest as _, Sha256};

use crate::{
    ActError, Authorised, Done, Prepared, Register, Step, authorise,
    perform::{done_at, record_act},
    register::Inner,
    resume::refuse_restored,
    room::refuse_new,
};

/// How the approving officer proved who they are.
#[derive(Debug, Clone)]
pub struct Proof {
    /// By what means.
    pub method: ApprovalMethod,
    /// What the means left behind: for a password its stored argon2id string, never the password.
    pub evidence: Vec<u8>,
}

impl Proof {
    fn digest(&self, approval_digest: Digest) -> Digest {
        let hash = Sha256::new().chain_update(b"kpcs/approval-proof/v1").chain_update(approval_digest.0);
        Digest(hash.chain_update(&self.evidence).finalize().into())
    }
}

impl Register {
    /// Prepares an act that needs two people: decides, fixes the parts, takes the number.
    ///
    /// # Errors
    /// [`ActError`]; nothing was prepared and no number taken.
    pub fn prepare<A: Stored>(
        &self,
        who: Authorised<A>,
        request: A::Request,
        id: RequestId,
    ) -> Result<Prepared, ActError> {
        let node = Arc::clone(self.inner());
        let actor = who.actor().clone();
        self.store().write(move |sql| {
            let asked = encode_group(&request.to_group());
            if let Some(earlier) = work::proposal_by_request(sql, &actor.authority, id)? {
                let same = earlier.asked == asked && earlier.act == A::INFO.code;
                let reused = Refusal::new("request_id_reused", "decision 6").found(&earlier.subject);
                return if same { Ok(answer::<A>(&earlier)) } else { Err(reused.into()) };
            }
            if let Some(open) = work::open_proposal_for(sql, &actor.authority, A::INFO.code, &asked)? {
                return Err(Refusal::new("already_prepared", "decision 10").found(open).into());
            }
            refuse_restored(sql)?;
            refuse_new(node.store.folder())?;
            let occasion = node.occasion(sql, &actor.authority, actor.handle, None)?;
            let around = Circumstances { actor: actor.clone(), occasion, reserved: None };
            let facts = A::gather(sql, &request, &around)?;
            let record = A::decide(request, &facts, &occasion)?;
            let mut proposal = Proposal {
                id: 0,
                authority: actor.authority.clone(),
                act: A::INFO.code,
                subject: A::subject(&record),
                request: id,
                asked,
                draft: Draft::new(&record, id, node.blinds()),
                number: A::number_taken(&record),
                prepared_by: actor.handle,
                prepared_at: occasion.at,
                state: ProposalState::Prepared,
                position: None,
            };
            proposal.id = work::add_proposal(sql, &proposal)?;
            Ok(answer::<A>(&proposal))
        })
    }

    /// Approves what another officer prepared, and records it.
    ///
    /// # Errors
    /// [`ActError`]; nothing was recorded and the proposal still waits.
    pub fn approve(&self, actor: &Actor, proposal: i64, proof: Proof) -> Result<Done, ActError> {
        let (node, actor) = (Arc::clone(self.inner()), actor.clone());
        self.store().write(move |sql| {
            let proposal = waiting(sql, &actor, proposal)?;
            refuse_other_roles(&actor, &proposal)?;
            if let (ProposalState::Approved, Some(position)) = (proposal.state, proposal.position) {
                return Ok(done_at(sql, position)?);
            }
            refuse_closed(&proposal)?;
            let act = proposal.act;
            let unknown = || ActError::from(Refusal::new("act_unknown", "decision 29").found(act));
            let approve = Approve { sql, node: &node, actor: &actor, proposal, proof };
            visit_code(act, approve).unwrap_or_else(|| Err(unknown()))
        })
    }

    /// Refuses what another officer prepared; a number that it took is recorded as spoiled.
    ///
    /// # Errors
    /// [`ActError`]; the proposal still waits.
    pub fn refuse(&self, actor: &Actor, proposal: i64, reason: Text, proof: Proof) -> Result<Option<Done>, ActError> {
        let (node, actor, id) = (Arc::clone(self.inner()), actor.clone(), self.request_id());
        self.store().write(move |sql| {
            let proposal = waiting(sql, &actor, proposal)?;
            refuse_other_roles(&actor, &proposal)?;
            refuse_closed(&proposal)?;
            work::close_proposal(sql, proposal.id, ProposalState::Refused, None)?;
            let Some(number) = proposal.number else { return Ok(None) };
            authorise::<VoidCertificate>(&actor, Step::Approve)?;
            let request = void_certificate::Request { number, reason };
            let occasion = node.occasion(sql, &actor.authority, proposal.prepared_by, Some(actor.handle))?;
            let around = Circumstances { actor: actor.clone(), occasion, reserved: None };
            let facts = VoidCertificate::gather(sql, &request, &around)?;
            let record = <VoidCertificate as kpcs_domain::act::Act>::decide(request, &facts, &occasion)?;
            let draft = Draft::new(&record, id, node.blinds());
            let approval = approval(&actor, &draft, &proof);
            record_act(sql, &node, &actor, &record, draft, around, Some(approval)).map(Some)
        })
    }
}

struct Approve<'a, 'c> {
    sql: &'a Sql<'c>,
    node: &'a Inner,
    actor: &'a Actor,
    proposal: Proposal,
    proof: Proof,
}

impl Visitor for Approve<'_, '_> {
    type Output = Result<Done, ActError>;

    fn visit<A: Stored>(self) -> Self::Output {
        let Self { sql, node, actor, proposal, proof } = self;
        authorise::<A>(actor, Step::Approve)?;
        let unreadable = |_| ActError::Rehearsal("the proposal cannot be read back".to_owned());
        let request = decode_group(&proposal.asked).map_err(unreadable)?;
        let request = A::Request::from_group(&request)
            .ok_or(())
            .map_err(|()| ActError::Rehearsal("the proposal is of another form".to_owned()))?;
        let occasion = node.occasion(sql, &actor.authority, proposal.prepared_by, Some(actor.handle))?;
        let around = Circumstances { actor: actor.clone(), occasion, reserved: proposal.number.clone() };
        let facts = A::gather(sql, &request, &around)?;
        let same_person =
            Refusal::new("approver_is_preparer", "decision 10").unless(proposal.prepared_by != actor.handle);
        Refusals::none_of([same_person])?;
        let record = A::decide(request, &facts, &occasion)?;
        let again = Draft::new(&record, proposal.request, proposal.draft.blinds.clone());
        if again != proposal.draft {
            return Err(Refusal::new("preparation_outdated", "decision 10").found(&proposal.subject).into());
        }
        let approval = approval(actor, &again, &proof);
        let done = record_act(sql, node, actor, &record, again, around, Some(approval))?;
        work::close_proposal(sql, proposal.id, ProposalState::Approved, Some(done.position))?;
        Ok(done)
    }
}

fn approval(actor: &Actor, draft: &Draft, proof: &Proof) -> Approval {
    Approval { handle: actor.handle, method: proof.method, proof: proof.digest(draft.approval_digest()) }
}

/// The proposal, if it is one of the person's own authority: another's is as good as none.
fn waiting(sql: &Sql<'_>, actor: &Actor, id: i64) -> Result<Proposal, ActError> {
    let found = work::proposal(sql, id)?.filter(|proposal| proposal.authority == actor.authority);
    found.ok_or_else(|| Refusal::new("proposal_unknown", "decision 10").found(id).into())
}

fn refuse_closed(proposal: &Proposal) -> Result<(), Refusals> {
    let waits = proposal.state == ProposalState::Prepared;
    Refusals::none_of([Refusal::new("proposal_closed", "decision 10").found(proposal.state).unless(waits)])
}

/// Approving and refusing are the approver's words; nobody else is told what became of it either.
fn refuse_other_roles(actor: &Actor, proposal: &Proposal) -> Result<(), Refusals> {
    let approvers = info_of(proposal.act).map_or(&[][..], |info| info.approved_by);
    let missing = Refusal::new("role_missing", "decision 10").found(&proposal.subject);
    Refusals::none_of([missing.unless(actor.holds_one_of(approvers))])
}

fn answer<A: Stored>(proposal: &Proposal) -> Prepared {
    Prepared {
        proposal: proposal.id,
        info: &A::INFO,
        subject: proposal.subject.clone(),
        number: proposal.number.clone(),
        approval_digest: proposal.draft.approval_digest(),
    }
}
