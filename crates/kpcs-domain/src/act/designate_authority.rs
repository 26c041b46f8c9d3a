//! designate_authority: a Participant names an Exporting or Importing Authority, with its places and its first day
//! (kpcs.md §2.6, §9.20).
//!
//! Two people, under the Participant's root. The scheme enters authorities that sign nothing, as their Participant told
//! the Chair. A second designation of the same authority puts its particulars in the place of the first.
//! Refusals, in order of precedence: `approver_is_preparer`, `participant_not_yours`, `authority_not_of_participant`,
//! `participant_unknown`, `function_missing`, `place_elsewhere`, `email_malformed`, `designation_not_newer`,
//! `designation_ahead`.

use std::sync::Arc;

use super::{Act, ActInfo, ActRecord, Effect, Header, KeyPurpose, Occasion, Refusal, Refusals, Role, Tier};
use crate::{
    field::{Nothing, OneOrMore},
    party::SchemeHistory,
    record,
    value::{AuthorityId, CountryCode, Day, Name, Text},
};

/// The act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DesignateAuthority;

record! {
    /// What the Participant's root states.
    pub struct Request {
        1 authority: AuthorityId, "§2.6";
        2 participant: CountryCode, "§2.6";
        3 name: Name, "§2.6";
        4 exporting: bool, "§2.6";
        5 importing: bool, "§2.6";
        /// The places it serves, as two letters each.
        6 places: OneOrMore<CountryCode>, "§9.20";
        7 address: Text, "§11.4";
        8 email: Text, "§9.13";
        /// Whether it signs statements; otherwise its certificates are paper only.
        9 signs: bool, "decision 22";
        10 from: Day, "§9.20";
    }
}

/// What the decision needs to know.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The Participant whose root signs; `None` for the scheme itself.
    pub participant: Option<CountryCode>,
    /// The first day of the designation in force; `None` for a new authority.
    pub designated_from: Option<Day>,
    /// The scheme's register of Participants.
    pub history: Arc<SchemeHistory>,
}

impl Act for DesignateAuthority {
    const INFO: ActInfo = ActInfo {
        code: 22,
        name: "designate_authority",
        version: 1,
        tier: Tier::Public,
        key: KeyPurpose::Root,
        by: &[Role::AuthorityHead, Role::Secretariat],
        approved_by: &[Role::AuthorityHead, Role::Chair],
        section: "§2.6",
    };
    type Request = Request;
    type Decided = Nothing;
    type Facts = Facts;

    fn decide(request: Request, facts: &Facts, occasion: &Occasion) -> Result<ActRecord<Self>, Refusals> {
        let own = facts.participant.map_or(!request.signs, |participant| participant == request.participant);
        let known = facts.history.standing(request.participant, occasion.today).is_some();
        let of_participant = request.authority.participant() == Some(request.participant);
        Refusals::none_of([
            occasion.approved_by_preparer(),
            Refusal::new("participant_not_yours", "§2.6").at("participant").found(request.participant).unless(own),
            Refusal::new("authority_not_of_participant", "§2.6")
                .at("authority")
                .found(&request.authority)
                .expected(request.participant)
                .unless(of_participant),
            Refusal::new("participant_unknown", "§2.6").at("participant").found(request.participant).unless(known),
            Refusal::new("function_missing", "§2.6").at("exporting").unless(request.exporting || request.importing),
            place_elsewhere(&request, &facts.history, occasion.today),
            Refusal::new("email_malformed", "§9.13").at("email").found(&request.email).unless(is_email(&request.email)),
            not_newer(&request, facts),
            ahead(&request, facts, occasion.today),
        ])?;
        let header = Header {
            participant: Some(request.participant),
            authority: Some(request.authority.clone()),
            ..Header::scheme_fact(Effect::InForce)
        };
        Ok(ActRecord { header: Some(header), core: None, asked: request, decided: Nothing {} })
    }

    fn subject(record: &ActRecord<Self>) -> String {
        record.asked.authority.to_string()
    }
}

fn place_elsewhere(request: &Request, history: &SchemeHistory, today: Day) -> Option<Refusal> {
    let belongs = |place: &&CountryCode| history.participant_of(**place, today) == request.participant;
    let elsewhere = request.places.iter().find(|place| !belongs(place))?;
    Some(Refusal::new("place_elsewhere", "§9.20").at("places").found(elsewhere).expected(request.participant))
}

/// Whether a text can be an address for mail: one `@` with something on both sides, no white space.
pub(super) fn is_email(text: &Text) -> bool {
    let mut halves = text.as_str().split('@');
    let (local, domain, rest) = (halves.next(), halves.next(), halves.next());
    let filled = |half: Option<&str>| half.is_some_and(|half| !half.is_empty());
    filled(local) && filled(domain) && rest.is_none() && !text.as_str().contains(char::is_whitespace)
}

fn not_newer(request: &Request, facts: &Facts) -> Option<Refusal> {
    let before = facts.designated_from?;
    Refusal::new("designation_not_newer", "§9.20")
        .at("from")
        .found(request.from)
        .expected(before)
        .unless(request.from > before)
}

/// Particulars stand once: changed ahead of their day they would be missing until then.
fn ahead(request: &Request, facts: &Facts, today: Day) -> Option<Refusal> {
    facts.designated_from?;
    Refusal::new("designation_ahead", "§9.20")
        .at("from")
        .found(request.from)
        .expected(today)
        .unless(request.from <= today)
}
