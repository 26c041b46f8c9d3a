//! invalidate_certificate in the database: the certificate ends at both authorities, and the public list names its number.

use kpcs_domain::{
    act::{ActRecord, InvalidateCertificate, invalidate_certificate, report_certificate_lost::Facts},
    certificate::Certificate,
    value::AuthorityId,
};

use super::{
    Circumstances, Stored,
    alert::{end, facts},
};
use crate::{Entry, Sql, StoreFault};

impl Stored for InvalidateCertificate {
    fn gather(
        sql: &Sql<'_>,
        request: &invalidate_certificate::Request,
        around: &Circumstances,
    ) -> Result<Facts, StoreFault> {
        facts(sql, &request.number, around)
    }

    fn project(sql: &Sql<'_>, entry: &Entry, record: &ActRecord<Self>) -> Result<(), StoreFault> {
        end(sql, entry, &record.asked.number, "invalidated", Certificate::invalidate)
    }

    fn recipients(record: &ActRecord<Self>) -> Vec<AuthorityId> {
        record.decided.importing_authority.iter().cloned().collect()
    }
}
