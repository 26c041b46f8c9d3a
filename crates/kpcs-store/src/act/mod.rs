//! Each act's own file: the facts that `decide` needs, and the rows that follow from its record.
//!
//! Invariant: `gather` reads and never writes; `project` writes and never refuses, whatever is in the journal;
//! both are functions of the database alone, so that a replay gives the same tables.
//! Must not know: people's rights, signatures.

mod admit_participant;
mod adopt_rule_pack;
mod alert;
mod alert_list;
mod allot_blanks;
mod amend_application;
mod amend_certificate;
pub mod amendment;
mod answer_query;
mod apply_for_certificate;
mod authorise_key;
mod blank;
mod book_appointment;
mod cancel_certificate;
pub mod case;
pub mod certificate;
mod change_appointment;
mod change_participant_status;
mod confirm_receipt;
mod count_blanks;
mod deposit_unopened;
mod designate_authority;
mod destroy_blanks;
mod detain_shipment;
mod dispatch;
mod end_designation;
mod end_observership;
mod endorse_original;
mod evidence;
mod examine_shipment;
pub mod facts;
mod forfeit_shipment;
mod heard;
pub mod held;
mod invalidate_certificate;
mod issue_certificate;
mod issue_import_certificate;
mod issue_letter_of_comfort;
mod issue_technical_certificate;
mod public_act;
mod publish_contacts;
mod publish_specimen;
mod query_issuer;
mod raise_alert;
mod receive_blanks;
mod recognise_partner;
mod record_dispatch;
mod record_foreign_certificate;
mod record_handover;
mod record_paper_confirmation;
mod record_transit;
mod refuse_import;
mod register_arrival;
mod register_observer;
mod release_shipment;
mod replace_certificate;
mod report_certificate_lost;
mod report_certificate_stolen;
mod report_discrepancy;
mod resolve_alert;
mod return_shipment;
mod revoke_key;
mod scheme;
pub(crate) mod search;
pub mod shipment;
mod spoil_blank;
mod timeline;
mod void_certificate;
mod withdraw_application;

use kpcs_domain::{
    act::{Act, ActInfo, ActRecord, Actor, Occasion},
    value::{AuthorityId, CertificateNumber},
};

pub use dispatch::{Visitor, infos, visit_act, visit_code};
pub use heard::FindingKind;
pub use publish_specimen::specimen_on;

use crate::{Entry, Sql, StoreFault};

/// What surrounds a request while its facts are gathered.
#[derive(Debug, Clone)]
pub struct Circumstances {
    /// Who asks, and for which authority.
    pub actor: Actor,
    /// When, and who approves.
    pub occasion: Occasion,
    /// The number that a preparation has taken, when it is approved.
    pub reserved: Option<CertificateNumber>,
}

/// An act as the database knows it.
pub trait Stored: Act {
    /// What `decide` needs to know.
    ///
    /// # Errors
    /// [`StoreFault`] of the engine.
    fn gather(sql: &Sql<'_>, request: &Self::Request, around: &Circumstances) -> Result<Self::Facts, StoreFault>;

    /// Brings the projections up to date with one entry.
    ///
    /// # Errors
    /// [`StoreFault`] of the engine.
    fn project(sql: &Sql<'_>, entry: &Entry, record: &ActRecord<Self>) -> Result<(), StoreFault>;

    /// The number that a preparation of this act takes; `None` for acts that take none.
    fn number_taken(_record: &ActRecord<Self>) -> Option<CertificateNumber> {
        None
    }

    /// Earlier statements of `authority` that somebody must be sent now, before this one.
    ///
    /// # Errors
    /// [`StoreFault`] of the engine.
    fn forwards(
        _sql: &Sql<'_>,
        _authority: &AuthorityId,
        _record: &ActRecord<Self>,
    ) -> Result<Vec<(i64, AuthorityId)>, StoreFault> {
        Ok(Vec::new())
    }

    /// The other authorities that must hear of it.
    fn recipients(_record: &ActRecord<Self>) -> Vec<AuthorityId> {
        Vec::new()
    }
}

/// What everybody may know of the act with this code.
#[must_use]
pub fn info_of(code: u64) -> Option<&'static ActInfo> {
    infos().iter().find(|info| info.code == code).copied()
}

/// What everybody may know of the act with this name.
#[must_use]
pub fn info_named(name: &str) -> Option<&'static ActInfo> {
    infos().iter().find(|info| info.name == name).copied()
}

/// Brings all projections up to date with one entry.
pub(crate) fn project_entry(sql: &Sql<'_>, entry: &Entry) -> Result<(), StoreFault> {
    struct Project<'a, 'c>(&'a Sql<'c>, &'a Entry);

    impl Visitor for Project<'_, '_> {
        type Output = Result<(), StoreFault>;

        fn visit<A: Stored>(self) -> Self::Output {
            let Self(sql, entry) = self;
            let record = entry.record::<A>()?;
            timeline::project::<A>(sql, entry, &record)?;
            public_act::project(sql, entry)?;
            evidence::project::<A>(sql, entry, &record)?;
            A::project(sql, entry, &record)?;
            case::hear(sql, entry, record.header.as_ref())
        }
    }

    if heard::is_heard(entry) {
        return heard::project(sql, entry);
    }
    visit_code(entry.info.code, Project(sql, entry)).unwrap_or(Ok(()))
}
