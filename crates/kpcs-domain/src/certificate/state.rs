//! `Certificate`: the states of a certificate in its issuer's register, each with what is known in it.
//!
//! Invariant: a certificate ends once. Transitions take the state and give the next one, or a refusal that names the
//! state found. Expired is derived from dates, never a state (decisions 14).
//! Must not know: who may ask for a transition.
//! Source: kpcs.md §9.4, §9.5; decisions 14.

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
    /// Receipt of the goods is confirmed.
    Confirmed(Issued),
    /// The original was spoiled in the office.
    Void(Issued),
    /// The original was surrendered before dispatch.
    Cancelled(Issued),
    /// Superseded by the certificate named.
    Replaced(Issued, CertificateNumber),
}

impl Certificate {
    /// What every state knows.
    #[must_use]
    pub const fn issued(&self) -> &Issued {
        match self {
            Self::Issued(issued)
            | Self::Dispatched(issued, _)
            | Self::Discrepant(issued)
            | Self::Confirmed(issued)
            | Self::Void(issued)
            | Self::Cancelled(issued)
            | Self::Replaced(issued, _) => issued,
        }
    }

    /// The state in one word, as registers and the API say it.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Issued(_) => "issued",
            Self::Dispatched(..) => "dispatched",
            Self::Discrepant(_) => "discrepant",
            Self::Confirmed(_) => "confirmed",
            Self::Void(_) => "void",
            Self::Cancelled(_) => "cancelled",
            Self::Replaced(..) => "replaced",
        }
    }

    /// Whether nothing further can happen to it.
    #[must_use]
    pub const fn is_closed(&self) -> bool {
        matches!(self, Self::Confirmed(_) | Self::Void(_) | Self::Cancelled(_) | Self::Replaced(..))
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

    /// The Importing Authority reports a discrepancy; heard, never refused.
    #[must_use]
    pub fn hear_discrepancy(self) -> Self {
        match self {
            Self::Issued(issued) | Self::Dispatched(issued, _) => Self::Discrepant(issued),
            other => other,
        }
    }

    /// Receipt is confirmed.
    ///
    /// # Errors
    /// `certificate_already_closed` when it has ended: the caller decides whether that is a refusal (our own act)
    /// or a conflict to be shown (a statement received).
    pub fn confirm(self) -> Result<Self, Refusal> {
        match self {
            Self::Issued(issued) | Self::Dispatched(issued, _) | Self::Discrepant(issued) => {
                Ok(Self::Confirmed(issued))
            }
            other => Err(other.refuse("certificate_already_closed", "issued")),
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
                "discrepancy" => state.hear_discrepancy(),
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
