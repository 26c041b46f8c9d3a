//! issue_import_certificate in the database: a number of the office's own series, once a shipment.

use kpcs_domain::{
    act::{ActRecord, IssueImportCertificate, issue_import_certificate},
    value::AuthorityId,
};

use super::{Circumstances, Stored, held::held_goods};
use crate::{Entry, Sql, StoreFault, bind};

impl Stored for IssueImportCertificate {
    fn gather(
        sql: &Sql<'_>,
        request: &issue_import_certificate::Request,
        around: &Circumstances,
    ) -> Result<issue_import_certificate::Facts, StoreFault> {
        let (authority, number) = (&around.actor.authority, &request.number);
        let issued = sql.query_integer(
            "select count(*) from view_import_certificate where receiver = $1 and participant = $2 and serial = $3",
            bind![authority, &number.issuer(), number.serial()],
        )?;
        let taken = sql.query_integer(
            "select count(*) from view_import_certificate where receiver = $1 and reference = $2",
            bind![authority, &request.import_certificate],
        )?;
        Ok(issue_import_certificate::Facts {
            held: held_goods(sql, authority, (Some(number), None))?,
            issued: issued != Some(0),
            taken: taken != Some(0),
        })
    }

    fn project(sql: &Sql<'_>, entry: &Entry, record: &ActRecord<Self>) -> Result<(), StoreFault> {
        if entry.received_by.is_some() {
            return Ok(());
        }
        let asked = &record.asked;
        sql.execute(
            "insert into view_import_certificate (receiver, reference, participant, serial, issued_on, position)
             values ($1, $2, $3, $4, $5, $6) on conflict do nothing",
            bind![
                &entry.authority,
                &asked.import_certificate,
                &asked.number.issuer(),
                asked.number.serial(),
                asked.issued_on,
                entry.position,
            ],
        )?;
        Ok(())
    }

    fn recipients(record: &ActRecord<Self>) -> Vec<AuthorityId> {
        record.header.as_ref().and_then(|header| header.authority.clone()).into_iter().collect()
    }
}
