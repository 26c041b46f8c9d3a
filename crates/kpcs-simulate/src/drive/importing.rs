//! The steps of the importing side: papers taken in, arrivals, discrepancies, confirmations.
//!
//! Invariant: each step is one act of the importing office's officer; what is confirmed becomes stock of that Participant.
//! Must not know: when a step is due.

use kpcs_domain::{
    act::{ConfirmReceipt, RecordForeignCertificate, RegisterArrival, ReportDiscrepancy},
    value::CertificateNumber,
};
use kpcs_register::ActError;

use super::{At, Driver, cast::Desk, import, participant_of};
use crate::office::first_serial;

impl Driver<'_> {
    pub(super) fn take_in(&mut self, at: &At<'_>) -> Result<(), ActError> {
        let parties = self.desks(at.shipment);
        let issuer = &parties.0.authority;
        let serial = self.papers.entry(issuer.clone()).or_insert(first_serial(issuer).cast_signed());
        let number = CertificateNumber::from_serial(participant_of(parties.0), *serial, 7);
        *serial += 1;
        let request = number.clone().and_then(|number| import::paper(at.shipment, number, parties));
        let officer = self.cast.desk(parties.1).importer.clone();
        self.one::<RecordForeignCertificate>(&officer, request, at)?;
        self.given[at.index].number = number;
        Ok(())
    }

    pub(super) fn arrive(&mut self, at: &At<'_>) -> Result<(), ActError> {
        let importer = self.desks(at.shipment).1;
        let Desk { importer: officer, importer_name, .. } = self.cast.desk(importer).clone();
        let request = import::arrival(at.shipment, self.number(at)?, &importer_name, importer);
        self.one::<RegisterArrival>(&officer, request, at).map(|_| ())
    }

    pub(super) fn report_discrepancy(&mut self, at: &At<'_>) -> Result<(), ActError> {
        let officer = self.cast.desk(self.desks(at.shipment).1).importer.clone();
        let request = import::discrepancy(at.shipment, self.number(at)?, at.day);
        self.one::<ReportDiscrepancy>(&officer, request, at).map(|_| ())
    }

    pub(super) fn confirm(&mut self, at: &At<'_>) -> Result<(), ActError> {
        let (importer, number) = (self.desks(at.shipment).1, self.number(at)?);
        let officer = self.cast.desk(importer).importer.clone();
        let pack = self.pack(importer, at.day)?;
        let request = import::confirmation(at.shipment, number.clone(), importer, &pack);
        self.one::<ConfirmReceipt>(&officer, Some(request), at)?;
        // What is to go back is nobody's stock: a lot goes out once.
        if at.shipment.expected_return.is_none() {
            self.stock.receive(participant_of(importer), &number, at.shipment.carats());
        }
        Ok(())
    }
}
