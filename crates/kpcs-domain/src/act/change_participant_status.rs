//! change_participant_status: a Participant's standing changes from a day on (kpcs.md §2.12, §11.5).
//!
//! Two people of the secretariat, citing a decision. The standing before ends on the day on which the new one begins:
//! no overlap, no gap. With `member_of` the country enters the REIO (its trade is then the REIO's) or leaves it.
//! Refusals, in order of precedence: `approver_is_preparer`, `participant_unknown`, `interval_reversed`,
//! `change_not_after_current`, `interval_overlaps`, `interval_leaves_gap`, `membership_unchanged`, `change_in_the_past`.

use super::{Act, ActInfo, ActRecord, Effect, Header, KeyPurpose, Occasion, Refusal, Refusals, Role, Tier};
use crate::{
    field::Nothing,
    party::{Interval, ReioMember, Trade},
    record,
    value::{CountryCode, Day, Text},
};

/// The act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChangeParticipantStatus;

record! {
    /// What the secretariat enters.
    pub struct Request {
        /// The new standing, from its first day on.
        1 standing: Interval, "§11.5";
        /// The REIO that the country enters or leaves on that day.
        2 member_of: Option<CountryCode>, "§2.13";
        /// The decision, notice or reason.
        3 basis: Text, "§11.2";
        4 source: Text, "§0.2";
        5 historical: bool, "decision 27";
    }
}

impl Request {
    /// Whether the country enters the REIO that is named; `None` when membership does not change.
    #[must_use]
    pub fn enters_reio(&self) -> Option<bool> {
        self.member_of.map(|_| self.standing.trade == Trade::Reio)
    }
}

/// What the decision needs to know.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The last interval on record of the Participant; `None` where it has none of its own.
    pub current: Option<Interval>,
    /// The last membership on record of the REIO named, if one is.
    pub membership: Option<ReioMember>,
}

impl Act for ChangeParticipantStatus {
    const INFO: ActInfo = ActInfo {
        code: 21,
        name: "change_participant_status",
        version: 1,
        tier: Tier::Public,
        key: KeyPurpose::Root,
        by: &[Role::Secretariat],
        approved_by: &[Role::Chair],
        section: "§11.5",
    };
    type Request = Request;
    type Decided = Nothing;
    type Facts = Facts;

    fn decide(request: Request, facts: &Facts, occasion: &Occasion) -> Result<ActRecord<Self>, Refusals> {
        let standing = &request.standing;
        let refusal = |code, section| Refusal::new(code, section).at("standing.from").found(standing.from);
        let known = facts.current.is_some() || facts.membership.is_some();
        let in_order = standing.to.is_none_or(|to| standing.from < to);
        Refusals::none_of([
            occasion.approved_by_preparer(),
            Refusal::new("participant_unknown", "§11.5")
                .at("standing.participant")
                .found(standing.participant)
                .unless(known),
            Refusal::new("interval_reversed", "§0.4").at("standing.to").unless(in_order),
            not_after_current(&request, facts),
            ends(facts).and_then(|end| refusal("interval_overlaps", "§0.4").expected(end).unless(standing.from >= end)),
            ends(facts)
                .and_then(|end| refusal("interval_leaves_gap", "§0.4").expected(end).unless(standing.from <= end)),
            membership_unchanged(&request, facts),
            refusal("change_in_the_past", "decision 27")
                .expected(occasion.today)
                .unless(request.historical || standing.from >= occasion.today),
        ])?;
        let header = Header { participant: Some(standing.participant), ..Header::scheme_fact(Effect::InForce) };
        Ok(ActRecord { header: Some(header), core: None, asked: request, decided: Nothing {} })
    }

    fn subject(record: &ActRecord<Self>) -> String {
        record.asked.standing.participant.to_string()
    }
}

fn not_after_current(request: &Request, facts: &Facts) -> Option<Refusal> {
    let begun = facts.current.as_ref()?.from;
    let from = request.standing.from;
    Refusal::new("change_not_after_current", "§11.5")
        .at("standing.from")
        .found(from)
        .expected(begun)
        .unless(from > begun)
}

/// The day on which the last interval ends by itself, if it does.
fn ends(facts: &Facts) -> Option<Day> {
    facts.current.as_ref()?.to
}

/// Nobody enters an organisation twice, or leaves one without being its member.
fn membership_unchanged(request: &Request, facts: &Facts) -> Option<Refusal> {
    let enters = request.enters_reio()?;
    let from = request.standing.from;
    let is_member = facts.membership.as_ref().is_some_and(|row| row.from < from && row.to.is_none_or(|to| from <= to));
    Refusal::new("membership_unchanged", "§2.13")
        .at("member_of")
        .found(request.standing.trade)
        .unless(enters != is_member)
}
