//! register_observer: industry, civil society or an organisation takes its seat as an observer (kpcs.md §12.8).
//!
//! The secretariat enters it, citing where it was decided. Seats before the register began are loaded with `historical`.
//! Refusals, in order of precedence: `observer_registered`, `observer_in_the_past`.

use super::{Act, ActInfo, ActRecord, Effect, Header, KeyPurpose, Occasion, Refusal, Refusals, Role, Tier};
use crate::{
    choice,
    field::Nothing,
    record,
    value::{Day, Name, Reference, Text},
};

/// The act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RegisterObserver;

choice! {
    /// For whom an observer speaks.
    pub enum ObserverKind {
        1 Industry = "industry",
        2 CivilSociety = "civil_society",
        3 Organisation = "organisation",
    }
}

record! {
    /// What the secretariat enters.
    pub struct Request {
        /// Its short name: `WDC`.
        1 observer: Reference, "§12.8";
        2 name: Name, "§12.8";
        3 kind: ObserverKind, "§12.8";
        4 from: Day, "§12.8";
        5 basis: Text, "§12.8";
        6 source: Text, "§0.2";
        7 historical: bool, "decision 27";
    }
}

/// What the decision needs to know.
#[derive(Debug, Clone)]
pub struct Facts {
    /// Whether an observer of that short name has its seat, or had it on that day.
    pub registered: bool,
}

impl Act for RegisterObserver {
    const INFO: ActInfo = ActInfo {
        code: 60,
        name: "register_observer",
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
        Refusals::none_of([
            Refusal::new("observer_registered", "§12.8")
                .at("observer")
                .found(&request.observer)
                .unless(!facts.registered),
            Refusal::new("observer_in_the_past", "decision 27")
                .at("from")
                .found(request.from)
                .expected(occasion.today)
                .unless(request.historical || request.from >= occasion.today),
        ])?;
        let header = Header::scheme_fact(Effect::InForce);
        Ok(ActRecord { header: Some(header), core: None, asked: request, decided: Nothing {} })
    }

    fn subject(record: &ActRecord<Self>) -> String {
        record.asked.observer.to_string()
    }
}
