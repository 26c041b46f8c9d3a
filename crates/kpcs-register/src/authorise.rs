//! Who may do what: a proof that only this check can make.
//!
//! Invariant: an act is performed only with an `Authorised<A>` of that very act and step.
//! Must not know: facts of the case; those are `decide`'s.

use std::marker::PhantomData;

use kpcs_domain::act::{Act, Actor, KeyPurpose, Refusal, Refusals, Tier};

/// The step for which somebody is authorised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Asking for the act, or preparing it where two people are needed.
    Ask,
    /// Approving what another prepared.
    Approve,
}

/// Proof that the person may take this step of act `A`.
#[derive(Debug, Clone)]
pub struct Authorised<A> {
    actor: Actor,
    act: PhantomData<A>,
}

impl<A> Authorised<A> {
    /// The person.
    #[must_use]
    pub const fn actor(&self) -> &Actor {
        &self.actor
    }
}

/// Checks that `actor` may take `step` of act `A`.
///
/// # Errors
/// `role_missing` when none of the person's roles allows it; `office_act_elsewhere` when an
/// office's act is asked at the scheme itself.
pub fn authorise<A: Act>(actor: &Actor, step: Step) -> Result<Authorised<A>, Refusals> {
    let roles = match step {
        Step::Ask => A::INFO.by,
        Step::Approve => A::INFO.approved_by,
    };
    let words = |roles: &[kpcs_domain::act::Role]| roles.iter().map(|role| role.word()).collect::<Vec<_>>().join(", ");
    let certificate_act = A::INFO.key == KeyPurpose::Office && A::INFO.tier != Tier::Public;
    let at_an_office = actor.authority.participant().is_some();
    Refusals::none_of([
        Refusal::new("role_missing", "decision 10")
            .found(words(&actor.roles))
            .expected(words(roles))
            .unless(actor.holds_one_of(roles)),
        Refusal::new("office_act_elsewhere", "decision 23")
            .found(&actor.authority)
            .unless(at_an_office || !certificate_act),
    ])?;
    Ok(Authorised { actor: actor.clone(), act: PhantomData })
}
