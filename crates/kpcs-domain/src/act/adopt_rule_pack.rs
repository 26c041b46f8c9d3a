//! adopt_rule_pack: a Participant puts its own rules into force, as dated data (kpcs.md §9.2, §9.3; decisions 25).
//!
//! Two people. The default pack, which names no Participant, is the scheme's alone. The scheme may also enter a pack read from
//! published law, marked `historical`, for a Participant that has not done so itself (decisions 27).
//! Refusals, in order of precedence: `approver_is_preparer`, `pack_not_yours`, `pack_faulty`, `version_not_newer`,
//! `pack_in_the_past`.

use super::{Act, ActInfo, ActRecord, Effect, Header, KeyPurpose, Occasion, Refusal, Refusals, Role, Tier};
use crate::{
    field::Nothing,
    party::RulePack,
    record,
    value::{AuthorityId, CountryCode},
};

/// The act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AdoptRulePack;

record! {
    /// The pack to adopt.
    pub struct Request {
        1 pack: RulePack, "decision 25";
        /// In force since a day in the past, as published law says.
        2 historical: bool, "decision 27";
    }
}

/// What the decision needs to know.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The Participant whose root signs; `None` for the scheme itself.
    pub participant: Option<CountryCode>,
    /// The highest version adopted for the same Participant; 0 before the first.
    pub newest_version: u64,
}

impl Act for AdoptRulePack {
    const INFO: ActInfo = ActInfo {
        code: 23,
        name: "adopt_rule_pack",
        version: 1,
        tier: Tier::Public,
        key: KeyPurpose::Root,
        by: &[Role::AuthorityHead, Role::Secretariat],
        approved_by: &[Role::AuthorityHead, Role::Chair],
        section: "§9.2",
    };
    type Request = Request;
    type Decided = Nothing;
    type Facts = Facts;

    fn decide(request: Request, facts: &Facts, occasion: &Occasion) -> Result<ActRecord<Self>, Refusals> {
        let pack = &request.pack;
        let own = pack.participant == facts.participant || (facts.participant.is_none() && request.historical);
        Refusals::none_of([
            occasion.approved_by_preparer(),
            Refusal::new("pack_not_yours", "decision 25").at("pack.participant").found(owner(pack)).unless(own),
            first_fault(pack),
            Refusal::new("version_not_newer", "decision 25")
                .at("pack.version")
                .found(pack.version)
                .expected(facts.newest_version + 1)
                .unless(pack.version > facts.newest_version),
            Refusal::new("pack_in_the_past", "decision 27")
                .at("pack.valid_from")
                .found(pack.valid_from)
                .expected(occasion.today)
                .unless(request.historical || pack.valid_from >= occasion.today),
        ])?;
        let header = Header { participant: pack.participant, ..Header::scheme_fact(Effect::InForce) };
        Ok(ActRecord { header: Some(header), core: None, asked: request, decided: Nothing {} })
    }

    fn subject(record: &ActRecord<Self>) -> String {
        owner(&record.asked.pack)
    }
}

/// The code of the Participant, or `scheme` for the default pack.
fn owner(pack: &RulePack) -> String {
    pack.participant.map_or_else(|| AuthorityId::scheme().to_string(), |participant| participant.to_string())
}

fn first_fault(pack: &RulePack) -> Option<Refusal> {
    let fault = pack.faults().into_iter().next()?;
    let found = format!("{} {}", fault.field, fault.found);
    Some(Refusal::new("pack_faulty", "decision 25").at("pack").found(found.trim_end()).expected(fault.expected))
}
