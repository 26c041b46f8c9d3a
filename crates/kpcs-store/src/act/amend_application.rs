//! amend_application in the database: another declaration in force, and no examination.

use kpcs_domain::{
    act::{
        ActRecord, AmendApplication,
        amend_application::{self, OwnApplication},
    },
    value::{AuthorityId, Reference},
};

use super::{
    Circumstances, Stored,
    apply_for_certificate::{participant_of, totals},
    facts::{application, rule_pack, scheme_history},
    search::find_application,
};
use crate::{Entry, Sql, StoreFault, bind};

impl Stored for AmendApplication {
    fn gather(
        sql: &Sql<'_>,
        request: &amend_application::Request,
        around: &Circumstances,
    ) -> Result<amend_application::Facts, StoreFault> {
        let authority = &around.actor.authority;
        let participant = participant_of(authority)?;
        Ok(amend_application::Facts {
            application: own_application(sql, authority, &request.application)?,
            history: scheme_history(sql)?,
            participant,
            pack: rule_pack(sql, participant, around.occasion.today)?,
            company: around.actor.company.clone(),
        })
    }

    fn project(sql: &Sql<'_>, entry: &Entry, record: &ActRecord<Self>) -> Result<(), StoreFault> {
        let shipment = &record.asked.shipment;
        let [carats, value, parcels] = totals(shipment);
        sql.execute(
            "update view_application set state = 'applied', declared = $1, examined = null, company = $2,
                 destination = $3, importer = $4, carats = $5, value_cents = $6, parcels = $7, changed_at = $8
             where authority = $9 and reference = $10",
            bind![
                entry.position,
                &shipment.exporter.name,
                &shipment.destination,
                &shipment.importer.name,
                carats,
                value,
                parcels,
                entry.at,
                &entry.authority,
                &record.asked.application,
            ],
        )?;
        let applied = sql.query_integer(
            "select position from view_application where authority = $1 and reference = $2",
            bind![&entry.authority, &record.asked.application],
        )?;
        let Some(applied) = applied else { return Ok(()) };
        find_application(sql, entry, applied, &record.asked.application, shipment)
    }
}

/// An application as its exporter may change or withdraw it.
pub(super) fn own_application(
    sql: &Sql<'_>,
    authority: &AuthorityId,
    reference: &Reference,
) -> Result<Option<OwnApplication>, StoreFault> {
    let row = application(sql, authority, reference)?;
    Ok(row.map(|row| OwnApplication { company: row.company, state: row.state }))
}
