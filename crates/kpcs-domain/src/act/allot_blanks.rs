//! allot_blanks: unused blanks go into the hands of one officer (kpcs.md §3.9).
//!
//! Two people. A blank that another officer holds unused may be allotted anew; one that a preparation has taken may not.
//! Refusals, in order of precedence: `approver_is_preparer`, `range_backwards`, `range_too_long`, `officer_unknown`,
//! `blanks_not_free`.

use super::{
    Act, ActInfo, ActRecord, Effect, KeyPurpose, Occasion, Refusal, Refusals, Role, Tier,
    receive_blanks::{BlankRange, Decided, counted, paper_header, subject_of},
};
use crate::{
    record,
    value::{AuthorityId, OfficerHandle},
};

/// The act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AllotBlanks;

record! {
    /// What the keeper of the stock gives out.
    pub struct Request {
        1 range: BlankRange, "§3.8";
        /// Into whose hands.
        2 holder: OfficerHandle, "decision 12";
    }
}

/// What the decision needs to know.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The office.
    pub authority: AuthorityId,
    /// How many of the range are the office's own, unused and in no preparation.
    pub free: u64,
    /// Whether the office has an officer of that handle.
    pub officer_known: bool,
}

impl Act for AllotBlanks {
    const INFO: ActInfo = ActInfo {
        code: 51,
        name: "allot_blanks",
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
        Refusals::none_of([
            Refusal::new("officer_unknown", "decision 12")
                .at("holder")
                .found(request.holder)
                .unless(facts.officer_known),
            Refusal::new("blanks_not_free", "§3.9")
                .at("range")
                .found(facts.free)
                .expected(blanks)
                .unless(facts.free == blanks),
        ])?;
        let header = paper_header(&facts.authority, Effect::HandedOver);
        Ok(ActRecord { header: Some(header), core: None, asked: request, decided: Decided { blanks } })
    }

    fn subject(record: &ActRecord<Self>) -> String {
        subject_of(&record.asked.range)
    }
}
