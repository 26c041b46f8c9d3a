//! destroy_blanks: spoiled or withdrawn security paper is destroyed before witnesses (kpcs.md §3.9).
//!
//! Two people sign, and two witnesses are named. What is destroyed is never used.
//! Refusals, in order of precedence: `approver_is_preparer`, `range_backwards`, `range_too_long`, `witnesses_missing`,
//! `destroyed_in_the_future`, `blanks_not_to_be_destroyed`.

use super::{
    Act, ActInfo, ActRecord, Effect, KeyPurpose, Occasion, Refusal, Refusals, Role, Tier,
    receive_blanks::{BlankRange, Decided, counted, paper_header, subject_of},
};
use crate::{
    field::OneOrMore,
    record,
    value::{AuthorityId, Day, Name, Text},
};

/// The act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DestroyBlanks;

record! {
    /// What the keeper of the stock records.
    pub struct Request {
        1 range: BlankRange, "§3.8";
        2 destroyed_on: Day, "§3.9";
        /// Who saw it.
        3 witnesses: OneOrMore<Name>, "§3.9";
        /// How they were destroyed.
        4 method: Text, "§3.9";
    }
}

/// What the decision needs to know.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The office.
    pub authority: AuthorityId,
    /// How many of the range are in the office unused or spoiled, and in no preparation.
    pub there: u64,
}

impl Act for DestroyBlanks {
    const INFO: ActInfo = ActInfo {
        code: 53,
        name: "destroy_blanks",
        version: 1,
        tier: Tier::Header,
        key: KeyPurpose::Office,
        by: &[Role::StockKeeper],
        approved_by: &[Role::AuthorityHead, Role::ValidatingOfficer],
        section: "§3.9",
    };
    type Request = Request;
    type Decided = Decided;
    type Facts = Facts;

    fn decide(request: Request, facts: &Facts, occasion: &Occasion) -> Result<ActRecord<Self>, Refusals> {
        let blanks = counted(&request.range, occasion)?;
        let mut witnesses = request.witnesses.to_vec();
        witnesses.sort();
        witnesses.dedup();
        Refusals::none_of([
            Refusal::new("witnesses_missing", "§3.9")
                .at("witnesses")
                .found(witnesses.len())
                .expected(2)
                .unless(2 <= witnesses.len()),
            Refusal::new("destroyed_in_the_future", "§3.9")
                .at("destroyed_on")
                .found(request.destroyed_on)
                .expected(occasion.today)
                .unless(request.destroyed_on <= occasion.today),
            Refusal::new("blanks_not_to_be_destroyed", "§3.9")
                .at("range")
                .found(facts.there)
                .expected(blanks)
                .unless(facts.there == blanks),
        ])?;
        let header = paper_header(&facts.authority, Effect::Ended);
        Ok(ActRecord { header: Some(header), core: None, asked: request, decided: Decided { blanks } })
    }

    fn subject(record: &ActRecord<Self>) -> String {
        subject_of(&record.asked.range)
    }
}
