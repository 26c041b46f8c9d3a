//! The steps of the exporting side: from the application to the certificate that left, and what a partner on paper confirms.
//!
//! Invariant: each step is one act, or one half of an act that two people do, by the people of the exporting office.
//! Must not know: when a step is due.

use std::sync::Arc;

use kpcs_domain::{
    act::{
        ApplyForCertificate, CancelCertificate, ExamineShipment, IssueCertificate, RecordDispatch,
        RecordPaperConfirmation, ReplaceCertificate, VoidCertificate, WithdrawApplication, cancel_certificate,
        issue_certificate, replace_certificate, void_certificate, withdraw_application,
    },
    certificate::{Source, SourceKind},
    party::RulePack,
    value::{Day, Name, Reference},
};
use kpcs_register::{ActError, request_id_of};
use kpcs_statement::write_qr_text;
use kpcs_store::{
    act::facts::{next_number, rule_pack},
    entry,
};

use super::{
    At, Driver,
    cast::{Desk, proof},
    export, misplanned, participant_of,
    stock::{as_taken, source},
    text,
};
use crate::plan::Company;

impl Driver<'_> {
    pub(super) fn apply(&mut self, at: &At<'_>) -> Result<(), ActError> {
        let parties = self.desks(at.shipment);
        let pack = self.pack(parties.0, at.day)?;
        let sources = as_taken(self.sources(at), export::declared(at.shipment), &pack);
        let request = export::application(at.shipment, parties, sources);
        let done = self.one::<ApplyForCertificate>(&self.cast.exporter(parties.0), request, at)?;
        self.given[at.index].application = Reference::parse(&done.subject).ok();
        Ok(())
    }

    /// Own production; goods brought back; or goods imported before.
    fn sources(&mut self, at: &At<'_>) -> Vec<Source> {
        let carats = export::to_be_covered(at.shipment);
        let returned = at.shipment.return_of.and_then(|there| self.given[there as usize].number.as_ref());
        if let Some(number) = returned {
            return source(SourceKind::ImportCertificate, &number.to_string(), carats.thousandths())
                .into_iter()
                .collect();
        }
        if at.shipment.own {
            let month = at.day.date().month();
            let mine = format!("Production return {:04}-{month:02}", at.day.year());
            return source(SourceKind::MineProduction, &mine, carats.thousandths()).into_iter().collect();
        }
        let participant = participant_of(self.desks(at.shipment).0);
        self.stock.draw(participant, carats, at.day)
    }

    pub(super) fn withdraw(&mut self, at: &At<'_>) -> Result<(), ActError> {
        let exporter = self.cast.exporter(self.desks(at.shipment).0);
        let request = withdraw_application::Request {
            application: self.application(at)?,
            reason: text("The buyer has withdrawn."),
        };
        self.one::<WithdrawApplication>(&exporter, Some(request), at).map(|_| ())
    }

    pub(super) fn examine(&mut self, at: &At<'_>, container: Option<Name>) -> Result<(), ActError> {
        let exporter = self.desks(at.shipment).0;
        let Desk { examiner, examiner_name, .. } = self.cast.desk(exporter).clone();
        let pack = self.pack(exporter, at.day)?;
        let application = self.application(at)?;
        let request = export::examination(at.shipment, application, &examiner_name, exporter, &pack, container);
        self.one::<ExamineShipment>(&examiner, request, at).map(|_| ())
    }

    pub(super) fn pack(&self, company: &Company, day: Day) -> Result<Arc<RulePack>, ActError> {
        Ok(self.register.store().read(|sql| rule_pack(sql, participant_of(company), day))?)
    }

    pub(super) fn prepare(&mut self, at: &At<'_>) -> Result<(), ActError> {
        let exporter = self.desks(at.shipment).0;
        if numbers_containers(exporter) {
            self.examine_with_number(at, exporter)?;
        }
        let clerk = self.cast.desk(exporter).clerk.clone();
        let application = self.application(at)?;
        let original = at.shipment.replaces.and_then(|id| self.given[id as usize].number.clone());
        let prepared = match original {
            Some(number) => {
                let reason = text("The importer's name was wrong.");
                let request = replace_certificate::Request {
                    number,
                    application,
                    reason,
                    original_surrendered: true,
                    container: None,
                };
                self.first_half::<ReplaceCertificate>(&clerk, request, at)?
            }
            None => self.first_half::<IssueCertificate>(
                &clerk,
                issue_certificate::Request {
                    application,
                    in_place_of: None,
                    container: None,
                    preparer_licence: None,
                    blank: None,
                },
                at,
            )?,
        };
        let given = &mut self.given[at.index];
        (given.proposal, given.number) = (Some(prepared.proposal), prepared.number);
        Ok(())
    }

    /// Where the container must bear the certificate's number, the clerk marks it with the number that comes next, and
    /// the certificate is prepared at once.
    fn examine_with_number(&mut self, at: &At<'_>, exporter: &Company) -> Result<(), ActError> {
        let (pack, participant) = (self.pack(exporter, at.day)?, participant_of(exporter));
        let next = |sql: &kpcs_store::Sql<'_>| next_number(sql, &exporter.authority, participant, &pack, at.day);
        let number = self.register.store().read(next)?;
        let container = number.and_then(|number| Name::parse(&format!("Bag {number}")).ok());
        let again = At { id: request_id_of(&format!("{:?}/examine", at.id)), ..*at };
        self.examine(&again, container)
    }

    pub(super) fn approve(&mut self, at: &At<'_>) -> Result<(), ActError> {
        let officer = self.cast.desk(self.desks(at.shipment).0).officer.clone();
        let proposal = self.given[at.index].proposal.ok_or_else(|| misplanned(at))?;
        let done = self.second_half(&officer, proposal)?;
        if self.options.measure_codes {
            let opened = self.register.store().read(|sql| entry(sql, done.position))?.opened;
            self.report.code_lengths.extend(write_qr_text(&opened).map(|code| code.len()));
        }
        Ok(())
    }

    pub(super) fn refuse(&mut self, at: &At<'_>) -> Result<(), ActError> {
        let officer = self.cast.desk(self.desks(at.shipment).0).officer.clone();
        let proposal = self.given[at.index].proposal.ok_or_else(|| misplanned(at))?;
        let reason = text("The valuation is to be looked at again.");
        let spoiled = self.register.refuse(&officer, proposal, reason, proof())?;
        if let Some(done) = spoiled {
            *self.report.acts.entry(done.info.name).or_default() += 1;
        }
        Ok(())
    }

    pub(super) fn void(&mut self, at: &At<'_>) -> Result<(), ActError> {
        let desk = self.cast.desk(self.desks(at.shipment).0).clone();
        let request = void_certificate::Request { number: self.number(at)?, reason: text("Misprinted.") };
        let prepared = self.first_half::<VoidCertificate>(&desk.clerk, request, at)?;
        self.second_half(&desk.officer, prepared.proposal).map(|_| ())
    }

    pub(super) fn cancel(&mut self, at: &At<'_>) -> Result<(), ActError> {
        let desk = self.cast.desk(self.desks(at.shipment).0).clone();
        let request = cancel_certificate::Request {
            number: self.number(at)?,
            reason: text("The sale did not come about."),
            original_surrendered: true,
        };
        let prepared = self.first_half::<CancelCertificate>(&desk.clerk, request, at)?;
        self.second_half(&desk.officer, prepared.proposal).map(|_| ())
    }

    pub(super) fn dispatch(&mut self, at: &At<'_>) -> Result<(), ActError> {
        let exporter = self.desks(at.shipment).0;
        let clerk = self.cast.desk(exporter).clerk.clone();
        let mut request = export::dispatch(at.shipment, self.number(at)?);
        if files_exports(exporter) {
            request.filing_number = Reference::parse(&format!("X{}", request.number.digits())).ok();
        }
        self.one::<RecordDispatch>(&clerk, Some(request), at).map(|_| ())
    }

    pub(super) fn confirm_on_paper(&mut self, at: &At<'_>) -> Result<(), ActError> {
        let clerk = self.cast.desk(self.desks(at.shipment).0).clerk.clone();
        let request = export::paper_confirmation(at.shipment, self.number(at)?);
        self.one::<RecordPaperConfirmation>(&clerk, request, at).map(|_| ())
    }
}

/// Whether the container must bear the certificate's number, by the pack that ships.
pub(super) fn numbers_containers(company: &Company) -> bool {
    let packs = kpcs_reference::rule_packs().iter();
    packs.filter(|pack| pack.participant == Some(participant_of(company))).any(|pack| pack.shipment.number_on_container)
}

/// Whether the number of the export filing is kept, by the pack that ships.
fn files_exports(company: &Company) -> bool {
    let mut packs =
        kpcs_reference::rule_packs().iter().filter(|pack| pack.participant == Some(participant_of(company)));
    packs.any(|pack| pack.sending.as_ref().is_some_and(|rule| rule.filing_number_required))
}
