//! record_handover in the database: the issuer's register names the office in charge; the ledgers follow.
//!
//! The office that takes over is sent what the first was sent, so its ledger knows the shipment before this statement comes.

use kpcs_domain::{
    act::{
        Act as _, ActRecord, AmendCertificate, IssueCertificate, IssueTechnicalCertificate, RecordDispatch,
        RecordHandover, ReplaceCertificate, record_handover,
    },
    value::{AuthorityId, CountryCode, Name},
};

use super::{
    Circumstances, Stored,
    certificate::{certificate, importing_authority_of},
    shipment::withdraw,
};
use crate::{Entry, Sql, StoreFault, bind, view::designation_ended};

/// What the ledger of the office that gave a shipment away says of it.
const MOVED: &str = "moved";

impl Stored for RecordHandover {
    fn gather(
        sql: &Sql<'_>,
        request: &record_handover::Request,
        around: &Circumstances,
    ) -> Result<record_handover::Facts, StoreFault> {
        let office_of = match &request.office {
            Some(office) => sql.query_one(
                "select participant from view_authority where authority = $1 and importing = 1",
                bind![office],
                |row| row.parsed::<CountryCode>(0),
            )?,
            None => None,
        };
        Ok(record_handover::Facts {
            certificate: certificate(sql, &around.actor.authority, &request.number)?,
            exporter: sql.query_one(
                "select company from view_certificate where participant = $1 and serial = $2",
                bind![&request.number.issuer(), request.number.serial()],
                |row| row.parsed::<Name>(0),
            )?,
            company: around.actor.company.clone(),
            importing_authority: importing_authority_of(sql, &request.number)?,
            office_of,
            office_ended: match &request.office {
                Some(office) => designation_ended(sql, office, around.occasion.today)?,
                None => None,
            },
        })
    }

    fn project(sql: &Sql<'_>, entry: &Entry, record: &ActRecord<Self>) -> Result<(), StoreFault> {
        let number = &record.asked.number;
        let Some(office) = &record.decided.taken_over_by else { return Ok(()) };
        match &entry.received_by {
            None => {
                sql.execute(
                    "update view_certificate set importing_authority = $1
                     where participant = $2 and serial = $3 and authority = $4",
                    bind![office, &number.issuer(), number.serial(), &entry.authority],
                )?;
                Ok(())
            }
            Some(receiver) if receiver == office => Ok(()),
            Some(receiver) => withdraw(sql, receiver, number, MOVED),
        }
    }

    fn recipients(record: &ActRecord<Self>) -> Vec<AuthorityId> {
        let decided = &record.decided;
        decided.importing_authority.iter().chain(&decided.taken_over_by).cloned().collect()
    }

    fn forwards(
        sql: &Sql<'_>,
        authority: &AuthorityId,
        record: &ActRecord<Self>,
    ) -> Result<Vec<(i64, AuthorityId)>, StoreFault> {
        let (number, Some(office)) = (&record.asked.number, &record.decided.taken_over_by) else {
            return Ok(Vec::new());
        };
        sql.query(
            "select position from view_act where authority = $1 and received_by = '' and participant = $2 and serial = $3
                 and act in ($4, $5, $6, $7, $8) order by position",
            bind![
                authority,
                &number.issuer(),
                number.serial(),
                IssueCertificate::INFO.code,
                ReplaceCertificate::INFO.code,
                IssueTechnicalCertificate::INFO.code,
                AmendCertificate::INFO.code,
                RecordDispatch::INFO.code,
            ],
            |row| Ok((row.integer(0)?, office.clone())),
        )
    }
}
