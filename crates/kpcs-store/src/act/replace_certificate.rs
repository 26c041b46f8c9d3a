//! replace_certificate in the database: the old certificate ends, the new one is entered or expected.

use kpcs_domain::{
    act::{ActRecord, ReplaceCertificate, replace_certificate},
    value::{AuthorityId, CertificateNumber},
};

use super::{
    Circumstances, Stored,
    certificate::{advance, certificate, enter, goes_back, importing_authority_of},
    issue_certificate::facts,
    shipment::{expect, withdraw},
};
use crate::{Entry, Sql, StoreFault};

impl Stored for ReplaceCertificate {
    fn gather(
        sql: &Sql<'_>,
        request: &replace_certificate::Request,
        around: &Circumstances,
    ) -> Result<replace_certificate::Facts, StoreFault> {
        Ok(replace_certificate::Facts {
            certificate: certificate(sql, &around.actor.authority, &request.number)?,
            importing_authority: importing_authority_of(sql, &request.number)?,
            issue: facts(sql, &request.application, around)?,
        })
    }

    fn project(sql: &Sql<'_>, entry: &Entry, record: &ActRecord<Self>) -> Result<(), StoreFault> {
        let (Some(header), Some(core)) = (&record.header, &record.core) else { return Ok(()) };
        let (old, Some(new)) = (&record.asked.number, &header.number) else { return Ok(()) };
        match &entry.received_by {
            None => {
                // The law was asked when it was decided; what is recorded is not judged again.
                advance(sql, entry, old, |before| before.replace(new.clone(), true))?;
                enter(sql, entry, (header, core, &record.decided))
            }
            Some(receiver) => {
                withdraw(sql, receiver, old, "replaced")?;
                expect(sql, entry, receiver, "advice", (header, core))?;
                goes_back(sql, entry, header, &record.decided)
            }
        }
    }

    fn number_taken(record: &ActRecord<Self>) -> Option<CertificateNumber> {
        record.header.as_ref().and_then(|header| header.number.clone())
    }

    fn recipients(record: &ActRecord<Self>) -> Vec<AuthorityId> {
        record.decided.importing_authority.iter().cloned().collect()
    }
}
