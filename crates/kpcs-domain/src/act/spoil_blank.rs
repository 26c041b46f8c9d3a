//! spoil_blank: a blank torn, misprinted or soiled before a certificate was issued on it (kpcs.md §3.9).
//!
//! One person says so; the number is never used. A certificate already issued on it is declared void instead.
//! Refusals, in order of precedence: `blank_unknown`, `blank_not_free`.

use super::{Act, ActInfo, ActRecord, KeyPurpose, Occasion, Refusal, Refusals, Role, Tier};
use crate::{
    record,
    value::{CertificateNumber, Text},
};

/// The act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SpoilBlank;

record! {
    /// What is reported.
    pub struct Request {
        /// The number on the blank.
        1 number: CertificateNumber, "§3.9";
        2 reason: Text, "§3.9";
    }
}

record! {
    /// What became of it.
    pub struct Decided {
        /// Where it was until then: in stock, or allotted.
        1 was: Text, "§3.9";
    }
}

/// What the decision needs to know.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The state of the blank in one word; `None` where the office has none of that number.
    pub state: Option<String>,
    /// Whether a preparation has taken it.
    pub prepared: bool,
}

impl Act for SpoilBlank {
    const INFO: ActInfo = ActInfo {
        code: 52,
        name: "spoil_blank",
        version: 1,
        tier: Tier::Authority,
        key: KeyPurpose::Office,
        by: &[Role::Clerk, Role::ValidatingOfficer, Role::StockKeeper],
        approved_by: &[],
        section: "§3.9",
    };
    type Request = Request;
    type Decided = Decided;
    type Facts = Facts;

    fn decide(request: Request, facts: &Facts, _: &Occasion) -> Result<ActRecord<Self>, Refusals> {
        let refusal = |code| Refusal::new(code, "§3.9").at("number").found(&request.number);
        let state = facts.state.as_deref().ok_or_else(|| refusal("blank_unknown"))?;
        let free = matches!(state, "stock" | "allotted") && !facts.prepared;
        let was = Text::parse(state).ok().filter(|_| free).ok_or_else(|| refusal("blank_not_free").found(state))?;
        Ok(ActRecord { header: None, core: None, asked: request, decided: Decided { was } })
    }

    fn subject(record: &ActRecord<Self>) -> String {
        record.asked.number.to_string()
    }
}
