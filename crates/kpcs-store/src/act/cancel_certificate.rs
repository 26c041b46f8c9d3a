//! cancel_certificate in the database: the certificate ends at both authorities.

use kpcs_domain::{
    act::{ActRecord, CancelCertificate, cancel_certificate},
    certificate::Certificate,
    value::AuthorityId,
};

use super::{
    Circumstances, Stored,
    certificate::{advance, certificate, importing_authority_of},
    shipment::withdraw,
};
use crate::{Entry, Sql, StoreFault};

impl Stored for CancelCertificate {
    fn gather(
        sql: &Sql<'_>,
        request: &cancel_certificate::Request,
        around: &Circumstances,
    ) -> Result<cancel_certificate::Facts, StoreFault> {
        Ok(cancel_certificate::Facts {
            certificate: certificate(sql, &around.actor.authority, &request.number)?,
            importing_authority: importing_authority_of(sql, &request.number)?,
        })
    }

    fn project(sql: &Sql<'_>, entry: &Entry, record: &ActRecord<Self>) -> Result<(), StoreFault> {
        let number = &record.asked.number;
        match &entry.received_by {
            None => advance(sql, entry, number, Certificate::cancel),
            Some(receiver) => withdraw(sql, receiver, number, "cancelled"),
        }
    }

    fn recipients(record: &ActRecord<Self>) -> Vec<AuthorityId> {
        record.decided.importing_authority.iter().cloned().collect()
    }
}
