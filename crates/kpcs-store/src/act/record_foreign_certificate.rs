//! record_foreign_certificate in the database: what the ledger knows of number and goods, and a shipment from paper.

use kpcs_domain::{
    act::{
        ActRecord, RecordForeignCertificate,
        record_foreign_certificate::{self, Known, Request},
    },
    value::{AuthorityId, Carats},
};

use super::{
    Circumstances, Stored,
    facts::{rule_pack, scheme_history},
    publish_specimen::specimen_on,
    shipment::expect,
};
use crate::{Entry, Sql, StoreFault, bind};

impl Stored for RecordForeignCertificate {
    fn gather(
        sql: &Sql<'_>,
        request: &Request,
        around: &Circumstances,
    ) -> Result<record_foreign_certificate::Facts, StoreFault> {
        let (receiver, issuer) = (&around.actor.authority, request.number.issuer());
        let signing = sql.query_integer(
            "select count(*) from view_authority where participant = $1 and signs = 1 and from_day <= $2",
            bind![&issuer, request.issued],
        )?;
        Ok(record_foreign_certificate::Facts {
            authority: receiver.clone(),
            known: known(sql, receiver, request)?,
            duplicate: has_duplicate(sql, receiver, request)?,
            issuer_signs: signing != Some(0),
            specimen: specimen_on(sql, issuer, request.issued)?,
            issuer_pack: rule_pack(sql, issuer, request.issued)?,
            history: scheme_history(sql)?,
        })
    }

    fn project(sql: &Sql<'_>, entry: &Entry, record: &ActRecord<Self>) -> Result<(), StoreFault> {
        match (&record.header, &record.core, &entry.received_by) {
            (Some(header), Some(core), None) => expect(sql, entry, &entry.authority, "paper", (header, core)),
            _ => Ok(()),
        }
    }
}

fn known(sql: &Sql<'_>, receiver: &AuthorityId, request: &Request) -> Result<Option<Known>, StoreFault> {
    sql.query_one(
        "select channel from view_shipment where receiver = $1 and participant = $2 and serial = $3",
        bind![receiver, &request.number.issuer(), request.number.serial()],
        |row| Ok(if row.text(0)? == "advice" { Known::Advised } else { Known::Recorded }),
    )
}

/// Whether the ledger has the same parties, weight and day of issue under another number of the same issuer.
fn has_duplicate(sql: &Sql<'_>, receiver: &AuthorityId, request: &Request) -> Result<bool, StoreFault> {
    let carats = Carats::sum(request.lines.iter().map(|line| line.carats)).unwrap_or(Carats::MAX);
    let same = sql.query_integer(
        "select count(*) from view_shipment
         where receiver = $1 and participant = $2 and issued_on = $3 and carats = $4 and exporter = $5 and importer = $6",
        bind![
            receiver,
            &request.number.issuer(),
            request.issued,
            carats,
            &request.exporter,
            &request.importer
        ],
    )?;
    Ok(same != Some(0))
}
