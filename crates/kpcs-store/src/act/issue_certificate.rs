//! issue_certificate in the database: for the issuer a row in its register; for the receiver an expected shipment.

use kpcs_domain::{
    act::{ActRecord, IssueCertificate, issue_certificate},
    value::{AuthorityId, CertificateNumber, Reference},
};

use super::{
    Circumstances, Stored,
    apply_for_certificate::participant_of,
    blank::number_for,
    certificate::{certificate, enter},
    facts::{examined, importing_ended, rule_pack, scheme_history},
    shipment::expect,
};
use crate::{Entry, Sql, StoreFault, view::designation_ended};

impl Stored for IssueCertificate {
    fn gather(
        sql: &Sql<'_>,
        request: &issue_certificate::Request,
        around: &Circumstances,
    ) -> Result<issue_certificate::Facts, StoreFault> {
        let first = match &request.in_place_of {
            Some(number) => certificate(sql, &around.actor.authority, number)?,
            None => None,
        };
        Ok(issue_certificate::Facts { first, ..facts(sql, &request.application, around)? })
    }

    fn project(sql: &Sql<'_>, entry: &Entry, record: &ActRecord<Self>) -> Result<(), StoreFault> {
        let (Some(header), Some(core)) = (&record.header, &record.core) else { return Ok(()) };
        match &entry.received_by {
            None => enter(sql, entry, (header, core, &record.decided)),
            Some(receiver) => expect(sql, entry, receiver, "advice", (header, core)),
        }
    }

    fn number_taken(record: &ActRecord<Self>) -> Option<CertificateNumber> {
        record.header.as_ref().and_then(|header| header.number.clone())
    }

    fn recipients(record: &ActRecord<Self>) -> Vec<AuthorityId> {
        record.decided.importing_authority.iter().cloned().collect()
    }
}

/// The facts for a certificate that answers `application`; shared with replace_certificate.
pub(super) fn facts(
    sql: &Sql<'_>,
    application: &Reference,
    around: &Circumstances,
) -> Result<issue_certificate::Facts, StoreFault> {
    let (authority, today) = (&around.actor.authority, around.occasion.today);
    let participant = participant_of(authority)?;
    let pack = rule_pack(sql, participant, today)?;
    let (number, on_blanks) = number_for(sql, around, participant, &pack)?;
    let examined = examined(sql, authority, application, today)?;
    Ok(issue_certificate::Facts {
        importing_ended: importing_ended(sql, examined.as_ref(), today)?,
        examined,
        authority: authority.clone(),
        participant,
        office_ended: designation_ended(sql, authority, today)?,
        number,
        on_blanks,
        history: scheme_history(sql)?,
        pack,
        first: None,
    })
}
