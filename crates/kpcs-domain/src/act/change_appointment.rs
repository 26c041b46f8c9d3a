//! change_appointment: who comes, or the office, moves an appointment to another time or gives it back (kpcs.md §17.10).
//!
//! Refusals, in order of precedence: `appointment_unknown`, `appointment_past`, `appointment_half_named`,
//! `counter_closed`, `appointment_taken`. To a company the appointments of others are unknown.
//! Tier A.

use super::{Act, ActInfo, ActRecord, KeyPurpose, Occasion, Refusal, Refusals, Role, Tier};
use crate::{
    field::YesOrNo,
    party::Counter,
    record,
    value::{Day, Name, Reference, Text, TimeOfDay},
};

/// The act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChangeAppointment;

record! {
    /// What is asked.
    pub struct Request {
        /// When it is now.
        1 day: Day, "§17.10";
        2 time: TimeOfDay, "§17.10";
        /// When it will be; without both the appointment is given back.
        3 new_day: Option<Day>, "§17.10";
        4 new_time: Option<TimeOfDay>, "§17.10";
        5 remarks: Option<Text>, "";
    }
}

record! {
    /// What it comes to.
    pub struct Decided {
        /// Who comes, or would have come.
        1 company: Option<Name>, "§5.6";
        2 application: Option<Reference>, "§5.7";
        /// Whether the office changed it, and not who comes.
        3 by_office: YesOrNo, "";
    }
}

/// An appointment as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Booked {
    /// Who comes.
    pub company: Option<Name>,
    /// About which application.
    pub application: Option<Reference>,
}

/// What the decision needs to know.
#[derive(Debug, Clone)]
pub struct Facts {
    /// When the office receives.
    pub counter: Counter,
    /// The appointment at the time named.
    pub booked: Option<Booked>,
    /// Whether somebody else comes at the new time.
    pub taken: bool,
    /// The company for which the person acts; `None` for the office's own people.
    pub company: Option<Name>,
}

impl Act for ChangeAppointment {
    const INFO: ActInfo = ActInfo {
        code: 67,
        name: "change_appointment",
        version: 1,
        tier: Tier::Authority,
        key: KeyPurpose::Office,
        by: &[Role::Exporter, Role::Clerk],
        approved_by: &[],
        section: "§17.10",
    };
    type Request = Request;
    type Decided = Decided;
    type Facts = Facts;

    fn decide(request: Request, facts: &Facts, occasion: &Occasion) -> Result<ActRecord<Self>, Refusals> {
        let refusal = |code, field: &'static str| Refusal::new(code, "§17.10").at(field);
        let own = |booked: &&Booked| facts.company.is_none() || booked.company == facts.company;
        let unknown = || refusal("appointment_unknown", "time").found(format!("{} {}", request.day, request.time));
        let booked = facts.booked.as_ref().filter(own).ok_or_else(unknown)?;
        let over = facts.counter.is_past(request.day, request.time, occasion.at);
        let half = request.new_day.is_some() != request.new_time.is_some();
        Refusals::none_of([
            refusal("appointment_past", "day").found(request.day).unless(!over),
            refusal("appointment_half_named", "new_time").unless(!half),
        ])?;
        if let (Some(day), Some(time)) = (request.new_day, request.new_time) {
            let refusal = |code, field| refusal(code, field).found(format!("{day} {time}"));
            let past = facts.counter.is_past(day, time, occasion.at);
            Refusals::none_of([
                refusal("counter_closed", "new_time").unless(facts.counter.times_on(day).contains(&time)),
                refusal("appointment_past", "new_day").unless(!past),
                refusal("appointment_taken", "new_time").unless(!facts.taken),
            ])?;
        }
        let by_office = if facts.company.is_none() { YesOrNo::Yes } else { YesOrNo::No };
        let Booked { company, application } = booked.clone();
        let decided = Decided { company, application, by_office };
        Ok(ActRecord { header: None, core: None, asked: request, decided })
    }

    fn subject(record: &ActRecord<Self>) -> String {
        format!("{}T{}", record.asked.day, record.asked.time)
    }
}
