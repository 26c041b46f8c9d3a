//! resolve_alert: the authority that warned, or the issuer concerned, says that the warning is over (kpcs.md §9.6).
//!
//! The alert stays on the list with its end; a certificate that was lost or stolen keeps that end.
//! Refusals, in order of precedence: `alert_unknown`, `alert_not_yours`, `alert_already_resolved`.

use super::{
    Act, ActInfo, ActRecord, DocumentKind, Effect, Header, KeyPurpose, Occasion, Refusal, Refusals, Role, Tier,
};
use crate::{
    choice,
    field::Nothing,
    record,
    value::{AuthorityId, CertificateNumber, CountryCode, Day, Reference, Text},
};

/// The act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ResolveAlert;

choice! {
    /// How a warning ended.
    pub enum AlertOutcome {
        /// The document is in the authority's hands.
        1 Recovered = "recovered",
        /// The document has been destroyed.
        2 Destroyed = "destroyed",
        /// There was nothing to warn of.
        3 RaisedInError = "raised_in_error",
        /// Persons were found, proceedings are ended.
        4 CaseClosed = "case_closed",
    }
}

record! {
    /// What the authority says.
    pub struct Request {
        /// The alert's name, or the number of a certificate that its issuer reported.
        1 alert: Reference, "§9.6";
        2 outcome: AlertOutcome, "§9.6";
        3 explanation: Text, "§9.6";
    }
}

/// An alert as it stands.
#[derive(Debug, Clone)]
pub struct OpenAlert {
    /// Who raised it.
    pub raised_by: AuthorityId,
    /// The issuer of the numbers it names.
    pub participant: Option<CountryCode>,
    /// The number, where it names one.
    pub number: Option<CertificateNumber>,
    /// When it was resolved.
    pub resolved_on: Option<Day>,
}

/// What the decision needs to know.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The office.
    pub authority: AuthorityId,
    /// The alert; `None` when there is none of that name.
    pub alert: Option<OpenAlert>,
}

impl Act for ResolveAlert {
    const INFO: ActInfo = ActInfo {
        code: 66,
        name: "resolve_alert",
        version: 1,
        tier: Tier::Header,
        key: KeyPurpose::Office,
        by: &[Role::ValidatingOfficer, Role::ImportingOfficer, Role::AuthorityHead],
        approved_by: &[],
        section: "§9.6",
    };
    type Request = Request;
    type Decided = Nothing;
    type Facts = Facts;

    fn decide(request: Request, facts: &Facts, _: &Occasion) -> Result<ActRecord<Self>, Refusals> {
        let unknown = || Refusal::new("alert_unknown", "§9.6").at("alert").found(&request.alert);
        let alert = facts.alert.as_ref().ok_or_else(unknown)?;
        let own = alert.raised_by == facts.authority
            || (alert.participant.is_some() && alert.participant == facts.authority.participant());
        let resolved =
            alert.resolved_on.map(|day| Refusal::new("alert_already_resolved", "§9.6").at("alert").found(day));
        Refusals::none_of([
            Refusal::new("alert_not_yours", "§9.6")
                .at("alert")
                .found(&facts.authority)
                .expected(&alert.raised_by)
                .unless(own),
            resolved,
        ])?;
        let header = Header {
            number: alert.number.clone(),
            participant: alert.participant.or_else(|| facts.authority.participant()),
            authority: Some(facts.authority.clone()),
            ..Header::about(DocumentKind::Alert, Effect::Ended)
        };
        Ok(ActRecord { header: Some(header), core: None, asked: request, decided: Nothing {} })
    }

    fn subject(record: &ActRecord<Self>) -> String {
        record.asked.alert.to_string()
    }
}
