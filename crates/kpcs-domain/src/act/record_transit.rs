//! record_transit: goods pass through a third Participant, in the state in which they came (kpcs.md §4.4, §9.16).
//!
//! There is no confirmation. Goods whose seals are not whole are no transit any more: they are detained.
//! Refusals, in order of precedence: `transit_from_here`, `transit_to_here`, `day_in_the_future`, `left_before_entry`,
//! `seals_on_exit_missing`, `transit_not_intact`.

use super::{
    Act, ActInfo, ActRecord, DocumentKind, Effect, Header, KeyPurpose, Occasion, Refusal, Refusals, Role, Tier,
};
use crate::{
    certificate::not_yet,
    field::YesOrNo,
    record,
    value::{AuthorityId, CertificateNumber, CountryCode, Day, Seal, Text},
};

/// The act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RecordTransit;

record! {
    /// What the officer records.
    pub struct Request {
        1 number: CertificateNumber, "§4.4";
        /// Where the goods go, as the certificate says.
        2 destination: CountryCode, "§9.16";
        3 place_in: CountryCode, "§9.16";
        4 entered_on: Day, "§9.16";
        5 seals_on_entry: YesOrNo, "§9.16";
        6 seals_found: Vec<Seal>, "§9.16";
        7 place_out: Option<CountryCode>, "§9.16";
        8 left_on: Option<Day>, "§9.16";
        9 seals_on_exit: Option<YesOrNo>, "§9.16";
        10 remarks: Option<Text>, "";
    }
}

record! {
    /// Who hears of it besides the issuer.
    pub struct Decided {
        1 importing_authority: Option<AuthorityId>, "§4.4";
    }
}

/// What the decision needs to know.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The Participant through which the goods pass.
    pub own: CountryCode,
    /// The Participant of the destination.
    pub destination: CountryCode,
    /// The authority that issues for the Participant of the number.
    pub issuer: Option<AuthorityId>,
    /// The Importing Authority of the destination.
    pub importing_authority: Option<AuthorityId>,
}

impl Act for RecordTransit {
    const INFO: ActInfo = ActInfo {
        code: 37,
        name: "record_transit",
        version: 1,
        tier: Tier::Header,
        key: KeyPurpose::Office,
        by: &[Role::ImportingOfficer],
        approved_by: &[],
        section: "§4.4",
    };
    type Request = Request;
    type Decided = Decided;
    type Facts = Facts;

    fn decide(request: Request, facts: &Facts, occasion: &Occasion) -> Result<ActRecord<Self>, Refusals> {
        let from_here = request.number.issuer() == facts.own;
        Refusals::none_of([
            Refusal::new("transit_from_here", "§4.4").at("number").found(&request.number).unless(!from_here),
            Refusal::new("transit_to_here", "§4.4")
                .at("destination")
                .found(request.destination)
                .unless(facts.destination != facts.own),
            not_yet("entered_on", request.entered_on, occasion.today),
            request.left_on.and_then(|left| not_yet("left_on", left, occasion.today)),
            left_before_entry(&request),
            Refusal::new("seals_on_exit_missing", "§9.16")
                .at("seals_on_exit")
                .unless(request.left_on.is_none() || request.seals_on_exit.is_some()),
            Refusal::new("transit_not_intact", "§9.16").at("seals_on_entry").unless(is_intact(&request)),
        ])?;
        let header = Header {
            number: Some(request.number.clone()),
            participant: Some(request.number.issuer()),
            authority: facts.issuer.clone(),
            destination: Some(facts.destination),
            ..Header::about(DocumentKind::Transit, Effect::Passed)
        };
        let decided = Decided { importing_authority: facts.importing_authority.clone() };
        Ok(ActRecord { header: Some(header), core: None, asked: request, decided })
    }

    fn subject(record: &ActRecord<Self>) -> String {
        record.asked.number.to_string()
    }
}

fn left_before_entry(request: &Request) -> Option<Refusal> {
    let left = request.left_on.filter(|left| *left < request.entered_on)?;
    Some(Refusal::new("left_before_entry", "§9.16").at("left_on").found(left).expected(request.entered_on))
}

fn is_intact(request: &Request) -> bool {
    request.seals_on_entry.is_yes() && request.seals_on_exit.is_none_or(YesOrNo::is_yes)
}
