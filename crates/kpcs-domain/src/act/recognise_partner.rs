//! recognise_partner: since when a Participant's own law lets it trade with another (kpcs.md §11.4).
//!
//! "May trade with X" has two dates, the scheme's and the one in each partner's law. This states the second; it is shown
//! beside the first and changes no verdict of the scheme. The newest statement about a partner stands.
//! Refusals, in order of precedence: `participant_not_yours`, `partner_is_self`, `participant_unknown`,
//! `interval_reversed`.

use super::{Act, ActInfo, ActRecord, Effect, Header, KeyPurpose, Occasion, Refusal, Refusals, Role, Tier};
use crate::{
    field::Nothing,
    record,
    value::{CountryCode, Day, Text},
};

/// The act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RecognisePartner;

record! {
    /// What the Participant states of its own law.
    pub struct Request {
        1 participant: CountryCode, "§11.4";
        2 partner: CountryCode, "§11.4";
        /// The first day under its own law.
        3 from: Day, "§11.4";
        /// The first day on which its own law no longer names the partner.
        4 to: Option<Day>, "§11.4";
        /// The regulation, list or notice.
        5 basis: Text, "§11.4";
        6 source: Text, "§0.2";
    }
}

/// What the decision needs to know.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The Participant whose root signs; `None` for the scheme itself.
    pub participant: Option<CountryCode>,
    /// Whether the scheme's register has ever known the partner.
    pub partner_known: bool,
}

impl Act for RecognisePartner {
    const INFO: ActInfo = ActInfo {
        code: 64,
        name: "recognise_partner",
        version: 1,
        tier: Tier::Public,
        key: KeyPurpose::Root,
        by: &[Role::AuthorityHead],
        approved_by: &[],
        section: "§11.4",
    };
    type Request = Request;
    type Decided = Nothing;
    type Facts = Facts;

    fn decide(request: Request, facts: &Facts, _: &Occasion) -> Result<ActRecord<Self>, Refusals> {
        let own = facts.participant == Some(request.participant);
        Refusals::none_of([
            Refusal::new("participant_not_yours", "§11.4").at("participant").found(request.participant).unless(own),
            Refusal::new("partner_is_self", "§11.4")
                .at("partner")
                .found(request.partner)
                .unless(request.partner != request.participant),
            Refusal::new("participant_unknown", "§11.4")
                .at("partner")
                .found(request.partner)
                .unless(facts.partner_known),
            Refusal::new("interval_reversed", "§0.4").at("to").unless(request.to.is_none_or(|to| request.from < to)),
        ])?;
        let header = Header { participant: Some(request.participant), ..Header::scheme_fact(Effect::InForce) };
        Ok(ActRecord { header: Some(header), core: None, asked: request, decided: Nothing {} })
    }

    fn subject(record: &ActRecord<Self>) -> String {
        format!("{}-{}", record.asked.participant, record.asked.partner)
    }
}
