//! publish_specimen: a Participant tells all others what its certificate looks like and who signs it (kpcs.md §3.1, §3.10).
//!
//! Two people. Features are for partners only (tier H); a new version does not end an older one, for certificates
//! on the road still look like it.
//! Refusals, in order of precedence: `approver_is_preparer`, `participant_not_yours`, `version_not_newer`,
//! `period_reversed`, `specimen_empty`.

use super::{
    Act, ActInfo, ActRecord, DocumentKind, Effect, Header, KeyPurpose, Occasion, Refusal, Refusals, Role, Tier,
};
use crate::{
    field::Nothing,
    record,
    value::{CountryCode, Day, Digest, Name, Text},
};

/// The act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PublishSpecimen;

record! {
    /// Somebody who may sign certificates.
    pub struct Signatory {
        1 name: Name, "§3.10";
        2 from: Day, "§3.10";
        /// The last day.
        3 to: Option<Day>, "§3.10";
    }
}

record! {
    /// What partners compare a certificate with.
    pub struct Request {
        1 participant: CountryCode, "§3.10";
        2 version: u64, "§3.10";
        3 valid_from: Day, "§3.10";
        /// The last day on which such certificates were issued.
        4 valid_to: Option<Day>, "§3.10";
        5 features: Vec<Text>, "§3.9";
        6 signatories: Vec<Signatory>, "§3.10";
        7 images: Vec<Digest>, "§3.10";
    }
}

impl Request {
    /// Whether `name` could sign on `day`.
    #[must_use]
    pub fn names_signatory(&self, name: &Name, day: Day) -> bool {
        let could = |one: &&Signatory| one.from <= day && one.to.is_none_or(|to| day <= to);
        self.signatories.iter().filter(could).any(|one| one.name == *name)
    }
}

/// What the decision needs to know.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The Participant whose root signs; `None` for the scheme itself.
    pub participant: Option<CountryCode>,
    /// The highest version published by the same Participant; 0 before the first.
    pub newest_version: u64,
}

impl Act for PublishSpecimen {
    const INFO: ActInfo = ActInfo {
        code: 24,
        name: "publish_specimen",
        version: 1,
        tier: Tier::Header,
        key: KeyPurpose::Root,
        by: &[Role::AuthorityHead],
        approved_by: &[Role::AuthorityHead],
        section: "§3.10",
    };
    type Request = Request;
    type Decided = Nothing;
    type Facts = Facts;

    fn decide(request: Request, facts: &Facts, occasion: &Occasion) -> Result<ActRecord<Self>, Refusals> {
        let own = facts.participant == Some(request.participant);
        let in_order = request.valid_to.is_none_or(|to| request.valid_from <= to);
        let says_something =
            !request.features.is_empty() || !request.signatories.is_empty() || !request.images.is_empty();
        Refusals::none_of([
            occasion.approved_by_preparer(),
            Refusal::new("participant_not_yours", "§3.10").at("participant").found(request.participant).unless(own),
            Refusal::new("version_not_newer", "§3.10")
                .at("version")
                .found(request.version)
                .expected(facts.newest_version + 1)
                .unless(request.version > facts.newest_version),
            Refusal::new("period_reversed", "§3.10").at("valid_to").unless(in_order),
            Refusal::new("specimen_empty", "§3.10").at("features").unless(says_something),
        ])?;
        let header = Header {
            participant: Some(request.participant),
            ..Header::about(DocumentKind::SchemeFact, Effect::InForce)
        };
        Ok(ActRecord { header: Some(header), core: None, asked: request, decided: Nothing {} })
    }

    fn subject(record: &ActRecord<Self>) -> String {
        record.asked.participant.to_string()
    }
}
