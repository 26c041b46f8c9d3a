//! admit_participant: a state or organisation takes its place in the scheme's register (kpcs.md §2.12, §11).
//!
//! Two people of the secretariat, citing a decision. Historical rows are loaded with `historical`: the dates inside are
//! effective dates, the statement is made today (decisions 27). The Participant's root key comes with its admission
//! (decisions 23); without one it signs nothing and its certificates are PAPER ONLY.
//! Refusals, in order of precedence: `approver_is_preparer`, `participant_already_admitted`, `interval_reversed`,
//! `root_key_malformed`, `admission_in_the_past`.

use super::{Act, ActInfo, ActRecord, Effect, Header, KeyPurpose, Occasion, Refusal, Refusals, Role, Tier};
use crate::{
    choice,
    field::{Bytes, Nothing},
    party::Interval,
    record,
    value::{CountryCode, Text},
};

/// The act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AdmitParticipant;

choice! {
    /// A signature algorithm, as keys name it.
    pub enum KeyAlgorithm {
        1 Ed25519 = "Ed25519",
        2 Es256 = "ES256",
    }
}

record! {
    /// A public key.
    pub struct PublishedKey {
        1 algorithm: KeyAlgorithm, "decision 23";
        2 public: Bytes, "decision 23";
    }
}

impl PublishedKey {
    /// Whether the bytes have the length of a key of that algorithm.
    #[must_use]
    pub fn has_length(&self) -> bool {
        let expected = match self.algorithm {
            KeyAlgorithm::Ed25519 => 32,
            KeyAlgorithm::Es256 => 33,
        };
        self.public.0.len() == expected
    }
}

record! {
    /// What the secretariat enters.
    pub struct Request {
        1 standing: Interval, "§11.5";
        /// The REIO of which it is a member from then on, instead of a Participant of its own.
        2 member_of: Option<CountryCode>, "§2.13";
        3 root_key: Option<PublishedKey>, "decision 23";
        /// The decision, notice or reason.
        4 basis: Text, "§11.2";
        5 source: Text, "§0.2";
        6 historical: bool, "decision 27";
    }
}

/// What the decision needs to know.
#[derive(Debug, Clone)]
pub struct Facts {
    /// Whether the register has the Participant, or the member, already.
    pub admitted: bool,
}

impl Act for AdmitParticipant {
    const INFO: ActInfo = ActInfo {
        code: 20,
        name: "admit_participant",
        version: 1,
        tier: Tier::Public,
        key: KeyPurpose::Root,
        by: &[Role::Secretariat],
        approved_by: &[Role::Chair],
        section: "§2.12",
    };
    type Request = Request;
    type Decided = Nothing;
    type Facts = Facts;

    fn decide(request: Request, facts: &Facts, occasion: &Occasion) -> Result<ActRecord<Self>, Refusals> {
        let standing = &request.standing;
        let in_order = standing.to.is_none_or(|to| standing.from < to);
        let sound_key = request.root_key.as_ref().is_none_or(PublishedKey::has_length);
        Refusals::none_of([
            occasion.approved_by_preparer(),
            Refusal::new("participant_already_admitted", "§11")
                .at("standing.participant")
                .found(standing.participant)
                .unless(!facts.admitted),
            Refusal::new("interval_reversed", "§0.4").at("standing.to").unless(in_order),
            Refusal::new("root_key_malformed", "decision 23").at("root_key").unless(sound_key),
            Refusal::new("admission_in_the_past", "decision 27")
                .at("standing.from")
                .found(standing.from)
                .expected(occasion.today)
                .unless(request.historical || standing.from >= occasion.today),
        ])?;
        let header = Header { participant: Some(standing.participant), ..Header::scheme_fact(Effect::InForce) };
        Ok(ActRecord { header: Some(header), core: None, asked: request, decided: Nothing {} })
    }

    fn subject(record: &ActRecord<Self>) -> String {
        record.asked.standing.participant.to_string()
    }
}
