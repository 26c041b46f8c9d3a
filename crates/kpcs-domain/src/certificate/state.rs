//! `Certificate`: the states of a certificate in its issuer's register, each with what is known in it.
//!
//! Invariant: a certificate ends once. Transitions take the state and give the next one, or a refusal that names the
//! state found. Expired is derived from dates, never a state (decisions 14). What the importing side did is *heard*:
//! after the end it changes nothing, before the end it moves the state.
//! Must not know: who may ask for a transition.
//! Source: kpcs.md §9.4, §9.5, §9.7, §9.8; decisions 14; docs/decisions/0004.

use crate::{
    act::Refusal,
    value::{AuthorityId, CertificateNumber, CountryCode, Day},
};

/// What every state knows of its certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issued {
    /// Its number.
    pub number: CertificateNumber,
    /// The authority that issued it.
    pub authority: AuthorityId,
    /// The Participant of destination.
    pub destination: CountryCode,
    /// Day of issue.
    pub issued_on: Day,
    /// Last day of validity.
    pub expires_on: Day,
}

/// A certificate in its issuer's register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Certificate {
    /// Issued; the original is in the office or with the exporter.
    Issued(Issued),
    /// The goods have left.
    Dispatched(Issued, Day),
    /// The Importing Authority has found that contents and certificate differ.
    Discrepant(Issued),
    /// The Importing Authority holds the goods pending a decision.
    Detained(Issued),
    /// The Importing Authority has let them go after holding them; receipt may be confirmed.
    Released(Issued),
    /// Receipt of the goods is confirmed.
    Confirmed(Issued),
    /// The Importing Authority did not let the goods in.
    Refused(Issued),
    /// The goods were sent back without having been let in.
    Returned(Issued),
    /// The goods were lost under the law of the importing Participant.
    Forfeited(Issued),
    /// The original was spoiled in the office.
    Void(Issued),
    /// The original was surrendered before dispatch.
    Cancelled(Issued),
    /// Superseded by the certificate named.
    Replaced(Issued, CertificateNumber),
    /// The holder has lost the original.
    Lost(Issued),
    /// The original was stolen.
    Stolen(Issued),
    /// Withdrawn by its issuer.
    Invalidated(Issued),
}

impl Certificate {
    /// What every state knows.
    #[must_use]
    pub const fn issued(&self) -> &Issued {
        match self {
            Self::Issued(issued)
            | Self::Dispatched(issued, _)
            | Self::Discrepant(issued)
            | Self::Detained(issued)
            | Self::Released(issued)
            | Self::Confirmed(issued)
            | Self::Refused(issued)
            | Self::Returned(issued)
            | Self::Forfeited(issued)
            | Self::Void(issued)
            | Self::Cancelled(issued)
            | Self::Replaced(issued, _)
            | Self::Lost(issued)
            | Self::Stolen(issued)
            | Self::Invalidated(issued) => issued,
        }
    }

    /// The state in one word, as registers and the API say it.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Issued(_) => "issued",
            Self::Dispatched(..) => "dispatched",
            Self::Discrepant(_) => "discrepant",
            Self::Detained(_) => "detained",
            Self::Released(_) => "released",
            Self::Confirmed(_) => "confirmed",
            Self::Refused(_) => "refused",
            Self::Returned(_) => "returned",
            Self::Forfeited(_) => "forfeited",
            Self::Void(_) => "void",
            Self::Cancelled(_) => "cancelled",
            Self::Replaced(..) => "replaced",
            Self::Lost(_) => "lost",
            Self::Stolen(_) => "stolen",
            Self::Invalidated(_) => "invalidated",
        }
    }

    /// Whether it is still open: its goods may yet be let in under it.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        matches!(
            self,
            Self::Issued(_) | Self::Dispatched(..) | Self::Discrepant(_) | Self::Detained(_) | Self::Released(_)
        )
    }

    /// The goods leave on `left_on`.
    ///
    /// # Errors
    /// `certificate_not_issued` unless the certificate is issued and not yet dispatched.
    pub fn dispatch(self, left_on: Day) -> Result<Self, Refusal> {
        match self {
            Self::Issued(issued) => Ok(Self::Dispatched(issued, left_on)),
            other => Err(other.refuse("certificate_not_issued", "issued")),
        }
    }

    /// The original is spoiled, still in the office.
    ///
    /// # Errors
    /// `certificate_not_in_office` once it was dispatched or ended.
    pub fn void(self) -> Result<Self, Refusal> {
        match self {
            Self::Issued(issued) => Ok(Self::Void(issued)),
            other => Err(other.refuse("certificate_not_in_office", "issued")),
        }
    }

    /// The original is surrendered by the exporter before dispatch.
    ///
    /// # Errors
    /// `certificate_not_issued` once it was dispatched or ended.
    pub fn cancel(self) -> Result<Self, Refusal> {
        match self {
            Self::Issued(issued) => Ok(Self::Cancelled(issued)),
            other => Err(other.refuse("certificate_not_issued", "issued")),
        }
    }

    /// It is superseded by `by`; after dispatch only where the rule pack lets the issuer replace then.
    ///
    /// # Errors
    /// `certificate_not_replaceable` when it has ended, or was dispatched and the pack does not allow it.
    pub fn replace(self, by: CertificateNumber, after_dispatch: bool) -> Result<Self, Refusal> {
        match self {
            Self::Issued(issued) => Ok(Self::Replaced(issued, by)),
            Self::Dispatched(issued, _) if after_dispatch => Ok(Self::Replaced(issued, by)),
            other => Err(other.refuse("certificate_not_replaceable", "issued")),
        }
    }

    /// The holder reports through the issuer that the original is lost.
    ///
    /// # Errors
    /// `certificate_already_closed` when it has ended.
    pub fn lose(self) -> Result<Self, Refusal> {
        self.end_by_issuer(Self::Lost)
    }

    /// The holder reports through the issuer that the original was stolen.
    ///
    /// # Errors
    /// `certificate_already_closed` when it has ended.
    pub fn steal(self) -> Result<Self, Refusal> {
        self.end_by_issuer(Self::Stolen)
    }

    /// The issuer withdraws it.
    ///
    /// # Errors
    /// `certificate_already_closed` when it has ended.
    pub fn invalidate(self) -> Result<Self, Refusal> {
        self.end_by_issuer(Self::Invalidated)
    }

    fn end_by_issuer(self, end: fn(Issued) -> Self) -> Result<Self, Refusal> {
        if self.is_open() {
            Ok(end(self.issued().clone()))
        } else {
            Err(self.refuse("certificate_already_closed", "issued, dispatched"))
        }
    }

    /// The Importing Authority reports a discrepancy; heard, never refused.
    #[must_use]
    pub fn hear_discrepancy(self) -> Self {
        match self {
            Self::Issued(issued) | Self::Dispatched(issued, _) | Self::Released(issued) => Self::Discrepant(issued),
            other => other,
        }
    }

    /// The Importing Authority holds the goods; heard, never refused.
    #[must_use]
    pub fn hear_detention(self) -> Self {
        match self {
            Self::Issued(issued) | Self::Dispatched(issued, _) | Self::Discrepant(issued) | Self::Released(issued) => {
                Self::Detained(issued)
            }
            other => other,
        }
    }

    /// The Importing Authority lets the goods go; heard, never refused.
    #[must_use]
    pub fn hear_release(self) -> Self {
        match self {
            Self::Detained(issued) => Self::Released(issued),
            other => other,
        }
    }

    /// Receipt is confirmed.
    ///
    /// # Errors
    /// `certificate_already_closed` when it has ended: the caller decides whether that is a refusal (our own act)
    /// or a conflict to be shown (a statement received).
    pub fn confirm(self) -> Result<Self, Refusal> {
        self.end_at_the_border(Self::Confirmed)
    }

    /// The Importing Authority does not let the goods in.
    ///
    /// # Errors
    /// `certificate_already_closed`, as of [`Self::confirm`].
    pub fn refuse_entry(self) -> Result<Self, Refusal> {
        self.end_at_the_border(Self::Refused)
    }

    /// The goods are sent back. After a refusal of entry that is what happens to the goods; the end stays.
    ///
    /// # Errors
    /// `certificate_already_closed` when it has ended otherwise.
    pub fn send_back(self) -> Result<Self, Refusal> {
        if matches!(self, Self::Refused(_)) { Ok(self) } else { self.end_at_the_border(Self::Returned) }
    }

    /// The goods are forfeited. After a refusal of entry that is what happens to the goods; the end stays.
    ///
    /// # Errors
    /// `certificate_already_closed` when it has ended otherwise.
    pub fn forfeit(self) -> Result<Self, Refusal> {
        if matches!(self, Self::Refused(_)) { Ok(self) } else { self.end_at_the_border(Self::Forfeited) }
    }

    fn end_at_the_border(self, end: fn(Issued) -> Self) -> Result<Self, Refusal> {
        if self.is_open() {
            Ok(end(self.issued().clone()))
        } else {
            Err(self.refuse("certificate_already_closed", "issued"))
        }
    }

    fn refuse(&self, code: &'static str, expected: &str) -> Refusal {
        Refusal::new(code, "§9.5").at("number").found(self.word()).expected(expected)
    }
}

#[cfg(test)]
mod tests {
    use super::{Certificate, Issued};
    use crate::act::Refusal;
    use crate::value::{AuthorityId, CertificateNumber, CountryCode, Day};

    fn issued() -> Certificate {
        Certificate::Issued(Issued {
            number: CertificateNumber::parse("SL004211").unwrap(),
            authority: AuthorityId::parse("SL").unwrap(),
            destination: CountryCode::EU,
            issued_on: Day::parse("2026-11-23").unwrap(),
            expires_on: Day::parse("2027-01-22").unwrap(),
        })
    }

    fn walk(steps: &str) -> Result<&'static str, Refusal> {
        let day = Day::parse("2026-11-24").unwrap();
        let other = CertificateNumber::parse("SL004212").unwrap();
        let mut state = issued();
        for step in steps.split_whitespace() {
            state = match step {
                "dispatch" => state.dispatch(day)?,
                "void" => state.void()?,
                "cancel" => state.cancel()?,
                "replace" => state.replace(other.clone(), false)?,
                "replace-late" => state.replace(other.clone(), true)?,
                "lose" => state.lose()?,
                "steal" => state.steal()?,
                "invalidate" => state.invalidate()?,
                "discrepancy" => state.hear_discrepancy(),
                "detain" => state.hear_detention(),
                "release" => state.hear_release(),
                "refuse" => state.refuse_entry()?,
                "send-back" => state.send_back()?,
                "forfeit" => state.forfeit()?,
                "confirm" => state.confirm()?,
                unknown => panic!("{unknown}"),
            };
        }
        Ok(state.word())
    }

    #[test]
    fn a_certificate_ends_once() {
        let table = [
            ("", Ok("issued")),
            ("dispatch", Ok("dispatched")),
            ("dispatch confirm", Ok("confirmed")),
            ("confirm", Ok("confirmed")),
            ("dispatch discrepancy confirm", Ok("confirmed")),
            ("void", Ok("void")),
            ("cancel", Ok("cancelled")),
            ("replace", Ok("replaced")),
            ("dispatch replace-late", Ok("replaced")),
            ("void discrepancy", Ok("void")),
            ("dispatch detain", Ok("detained")),
            ("dispatch discrepancy detain", Ok("detained")),
            ("dispatch detain discrepancy", Ok("detained")),
            ("dispatch detain release", Ok("released")),
            ("dispatch detain release confirm", Ok("confirmed")),
            ("dispatch detain release discrepancy detain refuse", Ok("refused")),
            ("dispatch release", Ok("dispatched")),
            ("dispatch refuse", Ok("refused")),
            ("dispatch refuse send-back", Ok("refused")),
            ("dispatch refuse forfeit", Ok("refused")),
            ("dispatch send-back", Ok("returned")),
            ("dispatch detain forfeit", Ok("forfeited")),
            ("lose", Ok("lost")),
            ("dispatch steal", Ok("stolen")),
            ("dispatch detain invalidate", Ok("invalidated")),
            ("lose detain", Ok("lost")),
            ("dispatch refuse confirm", Err("certificate_already_closed")),
            ("dispatch send-back refuse", Err("certificate_already_closed")),
            ("confirm lose", Err("certificate_already_closed")),
            ("lose confirm", Err("certificate_already_closed")),
            ("invalidate send-back", Err("certificate_already_closed")),
            ("dispatch detain dispatch", Err("certificate_not_issued")),
            ("dispatch detain replace-late", Err("certificate_not_replaceable")),
            ("dispatch dispatch", Err("certificate_not_issued")),
            ("dispatch void", Err("certificate_not_in_office")),
            ("dispatch cancel", Err("certificate_not_issued")),
            ("dispatch replace", Err("certificate_not_replaceable")),
            ("void confirm", Err("certificate_already_closed")),
            ("confirm confirm", Err("certificate_already_closed")),
            ("replace void", Err("certificate_not_in_office")),
        ];
        for (steps, expected) in table {
            assert_eq!(walk(steps).map_err(|refusal| refusal.code), expected, "{steps}");
        }
    }
}
