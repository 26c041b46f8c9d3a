//! The office's rules and its day, for pages that show what an act would decide now.
//!
//! Invariant: the day is that of the rule pack's time zone, as in the register itself. What is shown here decides nothing.
//! Must not know: single acts.
//! Source: decisions 25.

use std::sync::Arc;

use kpcs_domain::{
    act::{Actor, Occasion},
    party::RulePack,
    value::{AuthorityId, Day, Timestamp},
};
use kpcs_store::{
    Sql, StoreFault,
    act::{Circumstances, facts::rule_pack},
};

/// The rules in force for an office.
pub fn pack_of(sql: &Sql<'_>, authority: &AuthorityId, now: Timestamp) -> Result<Arc<RulePack>, StoreFault> {
    match authority.participant() {
        Some(participant) => rule_pack(sql, participant, now.day()),
        // The scheme's own desk belongs to no Participant: the rules are those of whoever has adopted none.
        None => Ok(Arc::new(kpcs_reference::default_pack().clone())),
    }
}

/// The office's day.
pub fn day_of_office(pack: &RulePack, now: Timestamp) -> Day {
    pack.validity.time_zone.day_of(now)
}

/// The circumstances under which an act would be decided now, for showing what it would come to.
pub fn circumstances(pack: &RulePack, actor: Actor, now: Timestamp) -> Circumstances {
    let occasion = Occasion { at: now, today: day_of_office(pack, now), officer: actor.handle, approver: None };
    Circumstances { actor, occasion, reserved: None }
}
