//! report_certificate_stolen in the database: the certificate ends at both authorities, and the public list names its number.

use kpcs_domain::{
    act::{ActRecord, ReportCertificateStolen, report_certificate_lost::Facts, report_certificate_stolen},
    certificate::Certificate,
    value::AuthorityId,
};

use super::{
    Circumstances, Stored,
    alert::{end, facts},
};
use crate::{Entry, Sql, StoreFault};

impl Stored for ReportCertificateStolen {
    fn gather(
        sql: &Sql<'_>,
        request: &report_certificate_stolen::Request,
        around: &Circumstances,
    ) -> Result<Facts, StoreFault> {
        facts(sql, &request.number, around)
    }

    fn project(sql: &Sql<'_>, entry: &Entry, record: &ActRecord<Self>) -> Result<(), StoreFault> {
        end(sql, entry, &record.asked.number, "stolen", Certificate::steal)
    }

    fn recipients(record: &ActRecord<Self>) -> Vec<AuthorityId> {
        record.decided.importing_authority.iter().cloned().collect()
    }
}
