//! end_observership: an observer leaves its seat, or loses it (kpcs.md §12.8).
//!
//! The seat stays on the list with its days.
//! Refusals, in order of precedence: `observer_unknown`, `end_before_start`, `observer_in_the_past`.

use super::{Act, ActInfo, ActRecord, Effect, Header, KeyPurpose, Occasion, Refusal, Refusals, Role, Tier};
use crate::{
    field::Nothing,
    record,
    value::{Day, Reference, Text},
};

/// The act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EndObservership;

record! {
    /// What the secretariat enters.
    pub struct Request {
        1 observer: Reference, "§12.8";
        /// The first day without the seat.
        2 ends_on: Day, "§12.8";
        3 basis: Text, "§12.8";
        4 source: Text, "§0.2";
        5 historical: bool, "decision 27";
    }
}

/// What the decision needs to know.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The first day of the seat it has; `None` when it has none.
    pub since: Option<Day>,
}

impl Act for EndObservership {
    const INFO: ActInfo = ActInfo {
        code: 61,
        name: "end_observership",
        version: 1,
        tier: Tier::Public,
        key: KeyPurpose::Root,
        by: &[Role::Secretariat],
        approved_by: &[],
        section: "§12.8",
    };
    type Request = Request;
    type Decided = Nothing;
    type Facts = Facts;

    fn decide(request: Request, facts: &Facts, occasion: &Occasion) -> Result<ActRecord<Self>, Refusals> {
        let unknown = || Refusal::new("observer_unknown", "§12.8").at("observer").found(&request.observer);
        let since = facts.since.ok_or_else(unknown)?;
        Refusals::none_of([
            Refusal::new("end_before_start", "§12.8")
                .at("ends_on")
                .found(request.ends_on)
                .expected(since)
                .unless(request.ends_on > since),
            Refusal::new("observer_in_the_past", "decision 27")
                .at("ends_on")
                .found(request.ends_on)
                .expected(occasion.today)
                .unless(request.historical || request.ends_on >= occasion.today),
        ])?;
        let header = Header::scheme_fact(Effect::Ended);
        Ok(ActRecord { header: Some(header), core: None, asked: request, decided: Nothing {} })
    }

    fn subject(record: &ActRecord<Self>) -> String {
        record.asked.observer.to_string()
    }
}
