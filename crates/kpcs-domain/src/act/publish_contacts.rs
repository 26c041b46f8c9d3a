//! publish_contacts: an authority says how and when it is reached: focal points, hours, duty phone, languages (kpcs.md §3.10).
//!
//! Public, and one person: a wrong telephone number is mended by publishing the right one. The newest statement stands.
//! Refusals, in order of precedence: `authority_unknown`, `authority_not_yours`, `email_malformed`, `hours_reversed`,
//! `hours_overlap`.

use super::{
    Act, ActInfo, ActRecord, Effect, Header, KeyPurpose, Occasion, Refusal, Refusals, Role, Tier,
    designate_authority::is_email,
};
use crate::{
    field::{Nothing, OneOrMore},
    party::{Opening, TimeZone, faulty_hours},
    record,
    value::{AuthorityId, CountryCode, Name, Text},
};

/// The act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PublishContacts;

record! {
    /// A person who answers for the office.
    pub struct FocalPoint {
        1 name: Name, "§3.10";
        2 telephone: Option<Name>, "§3.10";
        3 email: Option<Text>, "§3.10";
    }
}

record! {
    /// How the office is reached.
    pub struct Request {
        1 authority: AuthorityId, "§2.6";
        2 focal_points: OneOrMore<FocalPoint>, "§3.10";
        3 languages: OneOrMore<Name>, "§3.10";
        4 email: Text, "§9.13";
        5 telephone: Option<Name>, "§3.10";
        /// Answered when the office is closed.
        6 duty_telephone: Option<Name>, "§3.10";
        7 time_zone: TimeZone, "§9.2";
        8 hours: Vec<Opening>, "§3.10";
    }
}

/// What the decision needs to know.
#[derive(Debug, Clone)]
pub struct Facts {
    /// For whom the person acts.
    pub actor: AuthorityId,
    /// The Participant of the authority named; `None` when it is not designated.
    pub participant: Option<CountryCode>,
}

impl Act for PublishContacts {
    const INFO: ActInfo = ActInfo {
        code: 63,
        name: "publish_contacts",
        version: 1,
        tier: Tier::Public,
        key: KeyPurpose::Root,
        by: &[Role::AuthorityHead],
        approved_by: &[],
        section: "§3.10",
    };
    type Request = Request;
    type Decided = Nothing;
    type Facts = Facts;

    fn decide(request: Request, facts: &Facts, _: &Occasion) -> Result<ActRecord<Self>, Refusals> {
        let unknown = || Refusal::new("authority_unknown", "§2.6").at("authority").found(&request.authority);
        let participant = facts.participant.ok_or_else(unknown)?;
        let (reversed, clash) = faulty_hours(&request.hours);
        Refusals::none_of([
            Refusal::new("authority_not_yours", "§2.6")
                .at("authority")
                .found(&request.authority)
                .expected(&facts.actor)
                .unless(facts.actor.participant() == Some(participant)),
            wrong_email(&request),
            reversed.map(|one| Refusal::new("hours_reversed", "§3.10").at("hours").found(one.weekday)),
            clash.map(|one| Refusal::new("hours_overlap", "§3.10").at("hours").found(one.weekday)),
        ])?;
        let header = Header {
            participant: Some(participant),
            authority: Some(request.authority.clone()),
            ..Header::scheme_fact(Effect::InForce)
        };
        Ok(ActRecord { header: Some(header), core: None, asked: request, decided: Nothing {} })
    }

    fn subject(record: &ActRecord<Self>) -> String {
        record.asked.authority.to_string()
    }
}

fn wrong_email(request: &Request) -> Option<Refusal> {
    let personal = request.focal_points.iter().filter_map(|person| person.email.as_ref());
    let wrong = std::iter::once(&request.email).chain(personal).find(|email| !is_email(email))?;
    Some(Refusal::new("email_malformed", "§9.13").at("email").found(wrong))
}
