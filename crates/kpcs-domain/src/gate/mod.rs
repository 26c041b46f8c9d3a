//! The trade gate: may this shipment go under the scheme?
//!
//! Invariant: a function of the question, the scheme's history and the issuer's rule pack; all reasons that hold are
//! given, each once, in a fixed order. The verdict is `refuse` exactly when one of them refuses.
//! Must not know: today, files, whether history came from acts or from shipped data, national law (its verdicts
//! stand beside the scheme's and never change it).
//! Source: kpcs.md §4.1, §4.2, §9.2, §11.5, §18.4; decisions 18 and 19; readings at the head of
//! `testdata/gate/scenarios.txt`.

mod crossing;
mod days;
mod reason;
mod standing;

pub use reason::{Reason, ReasonCode, When};

use crate::{
    choice,
    party::{RulePack, SchemeHistory},
    value::{Carats, CountryCode, Day, HsCode, Origin, Reference, Text},
};

/// A shipment of rough diamonds, as far as the gate asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The place of departure.
    pub from: CountryCode,
    /// The place of arrival.
    pub to: CountryCode,
    /// Where the stones were mined; absent when not stated.
    pub origin: Option<Origin>,
    /// The subheading; measures ask for it, the scheme does not.
    pub hs: HsCode,
    /// The day of issue of the certificate.
    pub issued: Day,
    /// The day of export; the day of presentation where it is not known.
    pub left: Day,
    /// The day of presentation to the importing side.
    pub presented: Day,
    /// A place inside the country of origin; measures ask for it.
    pub zone: Option<Text>,
    /// The largest stone; measures ask for it.
    pub stone: Option<Carats>,
}

impl Question {
    /// The day for which the issuer and its rule pack are looked up: the day of issue, but none before the first on
    /// which the gate has Participants.
    #[must_use]
    pub fn pack_day(&self) -> Day {
        self.issued.max(Day::scheme_start())
    }

    /// The two days on which status is tested.
    fn status_days(&self) -> [(When, Day); 2] {
        [(When::Issued, self.issued), (When::Presented, self.presented)]
    }
}

choice! {
    /// What the gate says.
    pub enum SchemeVerdict {
        /// May go with a valid certificate.
        1 Allow = "allow",
        2 Refuse = "refuse",
        /// No border of the scheme is crossed, or there was no scheme: no certificate is asked for.
        3 NotRequired = "not_required",
    }
}

/// What the law of one jurisdiction says beside the scheme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NationalVerdict {
    /// Whose law it is.
    pub jurisdiction: CountryCode,
    /// What it says.
    pub verdict: SchemeVerdict,
    /// The measure that says it, such as `UN-CI-2005`.
    pub measure: Reference,
}

/// The gate's answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// What the scheme says.
    pub scheme: SchemeVerdict,
    /// Why, by `ReasonCode`, then day, then issuer, destination, origins; each reason once for each Participant.
    pub rules: Vec<Reason>,
    /// What national measures say; empty while no measure is loaded.
    pub national: Vec<NationalVerdict>,
}

/// The Participant (or country outside the scheme) whose certificate it is: what the place of departure counts as
/// on `Question::pack_day`.
#[must_use]
pub fn issuer_of(question: &Question, history: &SchemeHistory) -> CountryCode {
    history.participant_of(question.from, question.pack_day())
}

/// Judges a shipment. `pack` is the rule pack of `issuer_of` in force on `Question::pack_day`.
#[must_use]
pub fn judge(question: &Question, history: &SchemeHistory, pack: &RulePack) -> Verdict {
    if let Some(rules) = crossing::why_no_certificate(question, history) {
        return Verdict { scheme: SchemeVerdict::NotRequired, rules: reason::in_order(rules), national: Vec::new() };
    }
    let issuer = issuer_of(question, history);
    let mut rules = crossing::before_scheme(question);
    rules.extend(standing::reasons(question, history));
    rules.extend(days::reasons(question, issuer, pack));

    let refused = rules.iter().any(|reason| reason.code.refuses());
    let scheme = if refused { SchemeVerdict::Refuse } else { SchemeVerdict::Allow };
    Verdict { scheme, rules: reason::in_order(rules), national: Vec::new() }
}
