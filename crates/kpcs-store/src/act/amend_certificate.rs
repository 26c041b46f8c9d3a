//! amend_certificate in the database: both readings at both authorities; the lists show the right names.

use kpcs_domain::{
    act::{ActRecord, AmendCertificate, amend_certificate},
    certificate::{Correction, PrintedElement},
    value::{AuthorityId, CertificateNumber},
};

use super::{
    Circumstances, Stored,
    amendment::{certificate_now, enter},
    apply_for_certificate::participant_of,
    certificate::{certificate, importing_authority_of},
    facts::rule_pack,
    search::{find_certificate, find_shipment},
    shipment::known_shipment,
};
use crate::{Entry, Sql, StoreFault, bind};

impl Stored for AmendCertificate {
    fn gather(
        sql: &Sql<'_>,
        request: &amend_certificate::Request,
        around: &Circumstances,
    ) -> Result<amend_certificate::Facts, StoreFault> {
        let (authority, number) = (&around.actor.authority, &request.number);
        let certificate = certificate(sql, authority, number)?;
        let issued = certificate.as_ref().map_or(around.occasion.today, |found| found.issued().issued_on);
        Ok(amend_certificate::Facts {
            certificate,
            says: certificate_now(sql, authority, number)?,
            importing_authority: importing_authority_of(sql, number)?,
            pack: rule_pack(sql, participant_of(authority)?, issued)?,
        })
    }

    fn project(sql: &Sql<'_>, entry: &Entry, record: &ActRecord<Self>) -> Result<(), StoreFault> {
        let number = &record.asked.number;
        enter(sql, entry, number, &record.decided.corrected)?;
        let key = bind![&number.issuer(), number.serial(), entry.holder()];
        for Correction { element, is, .. } in record.decided.corrected.iter() {
            let is = is.as_str();
            let [own, received] = match element {
                PrintedElement::ExporterName => [
                    "update view_certificate set exporter = $4 where participant = $1 and serial = $2 and authority = $3",
                    "update view_shipment set exporter = $4 where participant = $1 and serial = $2 and receiver = $3",
                ],
                PrintedElement::ImporterName => [
                    "update view_certificate set importer = $4 where participant = $1 and serial = $2 and authority = $3",
                    "update view_shipment set importer = $4 where participant = $1 and serial = $2 and receiver = $3",
                ],
                _ => continue,
            };
            let statement = if entry.received_by.is_none() { own } else { received };
            let [participant, serial, holder] = key.clone();
            sql.execute(statement, &[participant, serial, holder, is.into()])?;
        }
        renew_words(sql, entry, number)
    }

    fn recipients(record: &ActRecord<Self>) -> Vec<AuthorityId> {
        record.decided.importing_authority.iter().cloned().collect()
    }
}

/// A search finds what reads now, at both authorities.
fn renew_words(sql: &Sql<'_>, entry: &Entry, number: &CertificateNumber) -> Result<(), StoreFault> {
    let (holder, key) = (entry.holder(), bind![&number.issuer(), number.serial(), entry.holder()]);
    if entry.received_by.is_none() {
        let position = sql.query_integer(
            "select position from view_certificate where participant = $1 and serial = $2 and authority = $3",
            key,
        )?;
        let now = certificate_now(sql, holder, number)?;
        let Some((position, (core, details))) = position.zip(now) else { return Ok(()) };
        return find_certificate(sql, (holder, position), number, &core, &details);
    }
    let position = sql.query_integer(
        "select position from view_shipment where participant = $1 and serial = $2 and receiver = $3",
        key,
    )?;
    let Some((position, known)) = position.zip(known_shipment(sql, holder, number)?) else { return Ok(()) };
    find_shipment(sql, (holder, position), (number, &known.header, &known.core))
}
