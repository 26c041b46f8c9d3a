//! book_appointment: an exporter chooses a time at the office's counter (kpcs.md §17.10; issue 02, demand 1).
//!
//! Refusals, in order of precedence: `application_unknown`, `application_not_yours`, `application_not_open`,
//! `counter_closed`, `appointment_past`, `appointment_taken`.
//! Tier A. It is moved or given back by change_appointment.

use super::{
    Act, ActInfo, ActRecord, KeyPurpose, Occasion, Refusal, Refusals, Role, Tier,
    amend_application::{OwnApplication, open_application},
};
use crate::{
    party::Counter,
    record,
    value::{Day, Name, Reference, Text, TimeOfDay},
};

/// The act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BookAppointment;

record! {
    /// What the exporter asks.
    pub struct Request {
        1 day: Day, "";
        /// On the office's clock.
        2 time: TimeOfDay, "";
        3 application: Option<Reference>, "§5.7";
        4 remarks: Option<Text>, "";
    }
}

record! {
    /// What the office adds.
    pub struct Decided {
        /// Who comes.
        1 company: Option<Name>, "§5.6";
    }
}

/// What the decision needs to know.
#[derive(Debug, Clone)]
pub struct Facts {
    /// When the office receives.
    pub counter: Counter,
    /// Whether somebody else comes at that time.
    pub taken: bool,
    /// The application named; `None` when the office has none of that reference.
    pub application: Option<OwnApplication>,
    /// The company for which the person acts.
    pub company: Option<Name>,
}

impl Act for BookAppointment {
    const INFO: ActInfo = ActInfo {
        code: 48,
        name: "book_appointment",
        version: 1,
        tier: Tier::Authority,
        key: KeyPurpose::Office,
        by: &[Role::Exporter],
        approved_by: &[],
        section: "§17.10",
    };
    type Request = Request;
    type Decided = Decided;
    type Facts = Facts;

    fn decide(request: Request, facts: &Facts, occasion: &Occasion) -> Result<ActRecord<Self>, Refusals> {
        if let Some(reference) = &request.application {
            open_application(reference, facts.application.as_ref(), facts.company.as_ref())?;
        }
        let (day, time) = (request.day, request.time);
        let refusal = |code, field| Refusal::new(code, "§17.10").at(field).found(format!("{day} {time}"));
        let past = facts.counter.is_past(day, time, occasion.at);
        Refusals::none_of([
            refusal("counter_closed", "time").unless(facts.counter.times_on(day).contains(&time)),
            refusal("appointment_past", "day").unless(!past),
            refusal("appointment_taken", "time").unless(!facts.taken),
        ])?;
        let decided = Decided { company: facts.company.clone() };
        Ok(ActRecord { header: None, core: None, asked: request, decided })
    }

    fn subject(record: &ActRecord<Self>) -> String {
        format!("{}T{}", record.asked.day, record.asked.time)
    }
}
