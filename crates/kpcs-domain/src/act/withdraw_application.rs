//! withdraw_application: the exporter no longer wants a certificate (kpcs.md §5.7).
//!
//! Refusals, in order of precedence: `application_unknown`, `application_not_yours`, `application_not_open`.
//! Tier A.

use super::{
    Act, ActInfo, ActRecord, KeyPurpose, Occasion, Refusals, Role, Tier,
    amend_application::{OwnApplication, open_application},
};
use crate::{
    field::Nothing,
    record,
    value::{Name, Reference, Text},
};

/// The act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WithdrawApplication;

record! {
    /// What the exporter asks.
    pub struct Request {
        1 application: Reference, "§5.7";
        2 reason: Text, "";
    }
}

/// What the decision needs to know.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The application; `None` when the office has none of that reference.
    pub application: Option<OwnApplication>,
    /// The company for which the person acts.
    pub company: Option<Name>,
}

impl Act for WithdrawApplication {
    const INFO: ActInfo = ActInfo {
        code: 3,
        name: "withdraw_application",
        version: 1,
        tier: Tier::Authority,
        key: KeyPurpose::Office,
        by: &[Role::Exporter],
        approved_by: &[],
        section: "§5.7",
    };
    type Request = Request;
    type Decided = Nothing;
    type Facts = Facts;

    fn decide(request: Request, facts: &Facts, _: &Occasion) -> Result<ActRecord<Self>, Refusals> {
        open_application(&request.application, facts.application.as_ref(), facts.company.as_ref())?;
        Ok(ActRecord { header: None, core: None, asked: request, decided: Nothing {} })
    }

    fn subject(record: &ActRecord<Self>) -> String {
        record.asked.application.to_string()
    }
}
