//! amend_application: the exporter puts another declaration in the place of the first (kpcs.md §5.7, Annex II 17).
//!
//! An examination says what was on the scale for the old declaration: an amendment drops it and the counter begins anew.
//! Refusals, in order of precedence: `application_unknown`, `application_not_yours`, `application_not_open`,
//! `exporter_not_your_company`, then those of a declared shipment as apply_for_certificate lists them.
//! Tier A.

use std::sync::Arc;

use super::{
    Act, ActInfo, ActRecord, KeyPurpose, Occasion, Refusal, Refusals, Role, Tier,
    apply_for_certificate::unfit_declaration,
};
use crate::{
    certificate::ShipmentDeclaration,
    field::Nothing,
    party::{RulePack, SchemeHistory},
    record,
    value::{CountryCode, Name, Reference},
};

/// The act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AmendApplication;

record! {
    /// What the exporter asks.
    pub struct Request {
        1 application: Reference, "§5.7";
        2 shipment: ShipmentDeclaration, "§5.7";
    }
}

/// An application as its exporter may change it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnApplication {
    /// The company that applied.
    pub company: String,
    /// Its state in one word: applied, examined, issued, withdrawn.
    pub state: String,
}

/// What the decision needs to know.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The application; `None` when the office has none of that reference.
    pub application: Option<OwnApplication>,
    /// The scheme's register of Participants.
    pub history: Arc<SchemeHistory>,
    /// The Participant of the office.
    pub participant: CountryCode,
    /// Its rules.
    pub pack: Arc<RulePack>,
    /// The company for which the person acts.
    pub company: Option<Name>,
}

impl Act for AmendApplication {
    const INFO: ActInfo = ActInfo {
        code: 2,
        name: "amend_application",
        version: 1,
        tier: Tier::Authority,
        key: KeyPurpose::Office,
        by: &[Role::Exporter],
        approved_by: &[],
        section: "§5.7",
    };
    type Request = Request;
    type Decided = Nothing;
    type Facts = Facts;

    fn decide(request: Request, facts: &Facts, occasion: &Occasion) -> Result<ActRecord<Self>, Refusals> {
        open_application(&request.application, facts.application.as_ref(), facts.company.as_ref())?;
        let own = facts.company.as_ref().is_none_or(|company| *company == request.shipment.exporter.name);
        let not_own = Refusal::new("exporter_not_your_company", "§5.6").at("shipment.exporter.name").unless(own);
        let unfit = unfit_declaration(&request.shipment, &facts.history, (facts.participant, &facts.pack), occasion);
        Refusals::none_of(std::iter::once(not_own).chain(unfit))?;
        Ok(ActRecord { header: None, core: None, asked: request, decided: Nothing {} })
    }

    fn subject(record: &ActRecord<Self>) -> String {
        record.asked.application.to_string()
    }
}

/// Whether the application is there, the asker's own, and not issued or withdrawn; shared with withdraw_application.
pub(super) fn open_application(
    reference: &Reference,
    application: Option<&OwnApplication>,
    company: Option<&Name>,
) -> Result<(), Refusals> {
    let unknown = || Refusal::new("application_unknown", "§5.7").at("application").found(reference);
    let application = application.ok_or_else(unknown)?;
    let own = company.is_none_or(|company| company.as_str() == application.company);
    let open = matches!(application.state.as_str(), "applied" | "examined");
    Refusals::none_of([
        Refusal::new("application_not_yours", "§5.6").at("application").found(reference).unless(own),
        Refusal::new("application_not_open", "§5.7").at("application").found(&application.state).unless(open),
    ])
}
