//! void_certificate in the database: a certificate ends, or a number that was taken in vain is spoiled.
//!
//! The application behind a spoiled original is examined again as far as its papers go, so that it can be issued anew.

use kpcs_domain::{
    act::{
        ActRecord, VoidCertificate,
        void_certificate::{self, KnownNumber},
    },
    certificate::Certificate,
    value::{AuthorityId, CertificateNumber},
};

use super::{
    Circumstances, Stored,
    blank::settle,
    certificate::{advance, certificate, importing_authority_of, take_number},
    shipment::withdraw,
};
use crate::{Entry, Sql, StoreFault, bind};

impl Stored for VoidCertificate {
    fn gather(
        sql: &Sql<'_>,
        request: &void_certificate::Request,
        around: &Circumstances,
    ) -> Result<void_certificate::Facts, StoreFault> {
        let authority = &around.actor.authority;
        Ok(void_certificate::Facts {
            authority: authority.clone(),
            number: known_number(sql, authority, &request.number)?,
        })
    }

    fn project(sql: &Sql<'_>, entry: &Entry, record: &ActRecord<Self>) -> Result<(), StoreFault> {
        let number = &record.asked.number;
        if let Some(receiver) = &entry.received_by {
            return withdraw(sql, receiver, number, "void");
        }
        if certificate(sql, &entry.authority, number)?.is_none() {
            return take_number(sql, entry, number, "spoiled");
        }
        advance(sql, entry, number, Certificate::void)?;
        settle(sql, number, "spoiled")?;
        sql.execute(
            "update view_application set state = 'examined', certificate = null, changed_at = $1
             where authority = $2 and state = 'issued' and certificate =
                 (select number from view_certificate where participant = $3 and serial = $4)",
            bind![entry.at, &entry.authority, &number.issuer(), number.serial()],
        )?;
        Ok(())
    }

    fn recipients(record: &ActRecord<Self>) -> Vec<AuthorityId> {
        record.decided.importing_authority.iter().cloned().collect()
    }
}

fn known_number(
    sql: &Sql<'_>,
    authority: &AuthorityId,
    number: &CertificateNumber,
) -> Result<Option<KnownNumber>, StoreFault> {
    if let Some(certificate) = certificate(sql, authority, number)? {
        return Ok(Some(KnownNumber::Issued(certificate, importing_authority_of(sql, number)?)));
    }
    let spoiled = sql.query_integer(
        "select count(*) from view_number where participant = $1 and serial = $2 and authority = $3",
        bind![&number.issuer(), number.serial(), authority],
    )?;
    if spoiled != Some(0) {
        return Ok(Some(KnownNumber::Spoiled));
    }
    sql.query_one(
        "select proposal.state from work_number join work_proposal as proposal using (proposal)
         where participant = $1 and serial = $2 and work_number.authority = $3",
        bind![&number.issuer(), number.serial(), authority],
        |row| Ok(if row.text(0)? == "prepared" { KnownNumber::Prepared } else { KnownNumber::TakenInVain }),
    )
}
