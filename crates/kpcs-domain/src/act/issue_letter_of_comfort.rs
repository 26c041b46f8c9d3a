//! issue_letter_of_comfort: an authority's opinion for goods that are no shipment of rough: rock that may hold diamonds,
//! what exploration recovered (kpcs.md §9.1, §9.10).
//!
//! Two people. It is no certificate: it takes no number, ends nothing and lets no rough in; its reference is of the
//! office's own series. The authority of destination is sent the letter, and a chain of custody may begin with it.
//! Refusals, in order of precedence: `approver_is_preparer`, `site_missing`, `plant_missing`,
//! `destination_authority_unknown`, `destination_not_participant`, `letter_reference_taken`.

use std::sync::Arc;

use super::{
    Act, ActInfo, ActRecord, DocumentKind, Effect, Header, KeyPurpose, Occasion, Refusal, Refusals, Role, Tier,
};
use crate::{
    certificate::Party,
    choice,
    field::Nothing,
    party::{SchemeHistory, Trade},
    record,
    value::{AuthorityId, CountryCode, Latitude, Longitude, Name, Reference, Seal, Text},
};

/// The act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IssueLetterOfComfort;

choice! {
    /// What the goods are.
    pub enum SampleKind {
        /// Rock or soil that may hold diamonds.
        1 RockSamples = "rock_samples",
        /// Stones that exploration recovered.
        2 ExplorationStones = "exploration_stones",
        /// A concentrate, treated or to be treated in a plant.
        3 Concentrate = "concentrate",
    }
}

record! {
    /// Where the samples were taken.
    pub struct Site {
        1 latitude: Latitude, "§9.10";
        2 longitude: Longitude, "§9.10";
        3 name: Option<Name>, "§9.10";
    }
}

record! {
    /// What is asked.
    pub struct Request {
        /// The office's own name for the letter.
        1 reference: Reference, "§9.1";
        2 sample: SampleKind, "§9.10";
        3 site: Option<Site>, "§9.10";
        4 extracting_plant: Option<Name>, "§9.10";
        5 contents: Text, "§9.1";
        6 seals: Vec<Seal>, "§5.7";
        7 sender: Party, "§9.1";
        8 consignee: Party, "§9.1";
        9 destination_authority: AuthorityId, "§9.1";
        /// Why the office holds that no certificate is needed.
        10 reason: Text, "§9.1";
    }
}

/// What the decision needs to know.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The office.
    pub authority: AuthorityId,
    /// Its Participant.
    pub participant: CountryCode,
    /// The Participant for which the authority of destination imports; `None` when it is not designated for that.
    pub destination: Option<CountryCode>,
    /// Whether the office gave this reference to another letter.
    pub taken: bool,
    /// The scheme's register of Participants.
    pub history: Arc<SchemeHistory>,
}

impl Act for IssueLetterOfComfort {
    const INFO: ActInfo = ActInfo {
        code: 35,
        name: "issue_letter_of_comfort",
        version: 1,
        tier: Tier::Header,
        key: KeyPurpose::Office,
        by: &[Role::Clerk],
        approved_by: &[Role::ValidatingOfficer, Role::AuthorityHead],
        section: "§9.1",
    };
    type Request = Request;
    type Decided = Nothing;
    type Facts = Facts;

    fn decide(request: Request, facts: &Facts, occasion: &Occasion) -> Result<ActRecord<Self>, Refusals> {
        let [site, plant] = origin_missing(&request);
        Refusals::none_of([occasion.approved_by_preparer(), site, plant])?;
        let addressee = &request.destination_authority;
        let unknown = || Refusal::new("destination_authority_unknown", "§9.1").at("destination_authority");
        let destination = facts.destination.ok_or_else(|| unknown().found(addressee))?;
        let open = facts.history.standing(destination, occasion.today).is_some_and(|row| row.trade != Trade::Closed);
        Refusals::none_of([
            Refusal::new("destination_not_participant", "§4.2")
                .at("destination_authority")
                .found(destination)
                .unless(open),
            Refusal::new("letter_reference_taken", "§9.1")
                .at("reference")
                .found(&request.reference)
                .unless(!facts.taken),
        ])?;
        let header = Header {
            participant: Some(facts.participant),
            authority: Some(facts.authority.clone()),
            destination: Some(destination),
            issued: Some(occasion.today),
            ..Header::about(DocumentKind::LetterOfComfort, Effect::Issued)
        };
        Ok(ActRecord { header: Some(header), core: None, asked: request, decided: Nothing {} })
    }

    fn subject(record: &ActRecord<Self>) -> String {
        record.asked.reference.to_string()
    }
}

/// Samples and stones come from a site; of a concentrate the plant is known, and often only the plant.
fn origin_missing(request: &Request) -> [Option<Refusal>; 2] {
    let concentrate = request.sample == SampleKind::Concentrate;
    [
        Refusal::new("site_missing", "§9.10").at("site").unless(concentrate || request.site.is_some()),
        Refusal::new("plant_missing", "§9.10")
            .at("extracting_plant")
            .unless(!concentrate || request.extracting_plant.is_some()),
    ]
}
