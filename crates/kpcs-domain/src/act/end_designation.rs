//! end_designation: an authority, or some of its places, stops (kpcs.md §2.6, §9.20).
//!
//! Two people, under the Participant's root. What the authority has issued stays valid and is followed to its end; from
//! the day named no certificate is issued by it or addressed to it. The authority that takes over is named where there is one.
//! Refusals, in order of precedence: `approver_is_preparer`, `authority_unknown`, `authority_not_yours`,
//! `designation_ended`, `place_not_served`, `end_in_the_past`, `successor_unknown`.

use super::{Act, ActInfo, ActRecord, Effect, Header, KeyPurpose, Occasion, Refusal, Refusals, Role, Tier};
use crate::{
    field::Nothing,
    record,
    value::{AuthorityId, CountryCode, Day, Text},
};

/// The act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EndDesignation;

record! {
    /// What the Participant's root states.
    pub struct Request {
        1 authority: AuthorityId, "§2.6";
        /// The places that it no longer serves; the whole authority where none is named.
        2 places: Vec<CountryCode>, "§9.20";
        /// The first day on which it no longer holds.
        3 ends_on: Day, "§9.20";
        4 basis: Text, "§9.20";
        /// Who follows up what is in hand.
        5 successor: Option<AuthorityId>, "§9.20";
    }
}

/// A designation as it stands.
#[derive(Debug, Clone)]
pub struct Designation {
    /// The Participant.
    pub participant: CountryCode,
    /// The places served.
    pub places: Vec<CountryCode>,
    /// The first day on which it no longer holds.
    pub ends_on: Option<Day>,
}

/// What the decision needs to know.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The Participant whose root signs; `None` for the scheme itself.
    pub participant: Option<CountryCode>,
    /// Whether the authority signs statements; what the scheme entered for one that does not, the scheme may end.
    pub signs: bool,
    /// The designation; `None` when there is none.
    pub designation: Option<Designation>,
    /// Whether the successor is an authority of the same Participant that is not ending; true where none is named.
    pub successor_known: bool,
}

impl Act for EndDesignation {
    const INFO: ActInfo = ActInfo {
        code: 62,
        name: "end_designation",
        version: 1,
        tier: Tier::Public,
        key: KeyPurpose::Root,
        by: &[Role::AuthorityHead, Role::Secretariat],
        approved_by: &[Role::AuthorityHead, Role::Chair],
        section: "§9.20",
    };
    type Request = Request;
    type Decided = Nothing;
    type Facts = Facts;

    fn decide(request: Request, facts: &Facts, occasion: &Occasion) -> Result<ActRecord<Self>, Refusals> {
        let unknown = || Refusal::new("authority_unknown", "§2.6").at("authority").found(&request.authority);
        let designation = facts.designation.as_ref().ok_or_else(unknown)?;
        let own = facts.participant.map_or(!facts.signs, |participant| participant == designation.participant);
        let ended =
            designation.ends_on.map(|day| Refusal::new("designation_ended", "§9.20").at("authority").found(day));
        let elsewhere = request.places.iter().find(|place| !designation.places.contains(place));
        Refusals::none_of([
            occasion.approved_by_preparer(),
            Refusal::new("authority_not_yours", "§2.6").at("authority").found(&request.authority).unless(own),
            ended,
            elsewhere.map(|place| Refusal::new("place_not_served", "§9.20").at("places").found(place)),
            Refusal::new("end_in_the_past", "§9.20")
                .at("ends_on")
                .found(request.ends_on)
                .expected(occasion.today)
                .unless(request.ends_on >= occasion.today),
            Refusal::new("successor_unknown", "§9.20").at("successor").unless(facts.successor_known),
        ])?;
        let header = Header {
            participant: Some(designation.participant),
            authority: Some(request.authority.clone()),
            ..Header::scheme_fact(Effect::Ended)
        };
        Ok(ActRecord { header: Some(header), core: None, asked: request, decided: Nothing {} })
    }

    fn subject(record: &ActRecord<Self>) -> String {
        record.asked.authority.to_string()
    }
}
