//! raise_alert: an authority warns all others of certificates or documents that must not be trusted (kpcs.md §9.6).
//!
//! One person: a warning must not wait for a second signature, and it stops nothing by itself. Details and images are for
//! Participants (tier H); kind, numbers, day and summary are shown to everybody.
//! Refusals, in order of precedence: `alert_without_numbers`, `range_reversed`, `withdrawal_not_yours`,
//! `noticed_in_the_future`.

use super::{
    Act, ActInfo, ActRecord, DocumentKind, Effect, Header, KeyPurpose, Occasion, Refusal, Refusals, Role, Tier,
};
use crate::{
    choice, record,
    value::{AuthorityId, CertificateNumber, CountryCode, Day, Digest, Reference, Text},
};

/// The act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RaiseAlert;

choice! {
    /// What is wrong with what an alert names.
    pub enum AlertKind {
        1 Lost = "lost",
        2 Stolen = "stolen",
        /// Printed by somebody who is no authority.
        3 Counterfeit = "counterfeit",
        /// No longer valid by the issuer's own word, such as an old series.
        4 Withdrawn = "withdrawn",
        /// A letter, licence or report that is a fake; it may name no certificate.
        5 FakeDocument = "fake_document",
    }
}

record! {
    /// Numbers of one issuer, both ends included; one number where no end is given.
    pub struct NumberRange {
        1 number: CertificateNumber, "§9.6";
        2 to_number: Option<CertificateNumber>, "§9.6";
    }
}

impl NumberRange {
    /// The last number of the range.
    #[must_use]
    pub fn last(&self) -> &CertificateNumber {
        self.to_number.as_ref().unwrap_or(&self.number)
    }

    fn in_order(&self) -> bool {
        let last = self.last();
        last.issuer() == self.number.issuer() && last.serial() >= self.number.serial()
    }
}

record! {
    /// What the authority warns of.
    pub struct Request {
        1 kind: AlertKind, "§9.6";
        2 numbers: Vec<NumberRange>, "§9.6";
        3 noticed_on: Day, "§9.6";
        /// What everybody may read.
        4 summary: Text, "§9.6";
        /// What Participants may read: how the fake is known, who presented it.
        5 details: Option<Text>, "§9.6";
        6 images: Vec<Digest>, "§9.6";
    }
}

record! {
    /// What the office adds.
    pub struct Decided {
        /// The alert's own name.
        1 reference: Reference, "";
        /// Its running number in the office.
        2 sequence: u64, "";
    }
}

/// What the decision needs to know.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The office.
    pub authority: AuthorityId,
    /// Its Participant.
    pub participant: Option<CountryCode>,
    /// The office's next running number for alerts.
    pub next_sequence: u64,
}

impl Act for RaiseAlert {
    const INFO: ActInfo = ActInfo {
        code: 65,
        name: "raise_alert",
        version: 1,
        tier: Tier::Header,
        key: KeyPurpose::Office,
        by: &[Role::ValidatingOfficer, Role::ImportingOfficer, Role::AuthorityHead],
        approved_by: &[],
        section: "§9.6",
    };
    type Request = Request;
    type Decided = Decided;
    type Facts = Facts;

    fn decide(request: Request, facts: &Facts, occasion: &Occasion) -> Result<ActRecord<Self>, Refusals> {
        let names_something = !request.numbers.is_empty() || request.kind == AlertKind::FakeDocument;
        Refusals::none_of([
            Refusal::new("alert_without_numbers", "§9.6").at("numbers").unless(names_something),
            reversed(&request),
            not_own_withdrawal(&request, facts),
            Refusal::new("noticed_in_the_future", "§9.6")
                .at("noticed_on")
                .found(request.noticed_on)
                .expected(occasion.today)
                .unless(request.noticed_on <= occasion.today),
        ])?;
        let reference = format!("{}-W{}", facts.authority, facts.next_sequence);
        let reference = Reference::parse(&reference).expect("an authority's name and a number are a reference");
        let header = header(&request, facts);
        let decided = Decided { reference, sequence: facts.next_sequence };
        Ok(ActRecord { header: Some(header), core: None, asked: request, decided })
    }

    fn subject(record: &ActRecord<Self>) -> String {
        record.decided.reference.to_string()
    }
}

/// A single number stands in the header, so that the certificate's own timeline shows the alert.
fn header(request: &Request, facts: &Facts) -> Header {
    let single = match request.numbers.as_slice() {
        [one] if one.to_number.is_none() => Some(one.number.clone()),
        _ => None,
    };
    Header {
        number: single,
        participant: request.numbers.first().map(|range| range.number.issuer()).or(facts.participant),
        authority: Some(facts.authority.clone()),
        ..Header::about(DocumentKind::Alert, Effect::InForce)
    }
}

fn reversed(request: &Request) -> Option<Refusal> {
    let range = request.numbers.iter().find(|range| !range.in_order())?;
    Some(Refusal::new("range_reversed", "§9.6").at("numbers").found(range.last()).expected(&range.number))
}

/// That a number is withdrawn only its issuer can say.
fn not_own_withdrawal(request: &Request, facts: &Facts) -> Option<Refusal> {
    let foreign = |range: &&NumberRange| Some(range.number.issuer()) != facts.participant;
    let range = request.numbers.iter().find(foreign).filter(|_| request.kind == AlertKind::Withdrawn)?;
    Some(Refusal::new("withdrawal_not_yours", "§9.6").at("kind").found(&range.number))
}
