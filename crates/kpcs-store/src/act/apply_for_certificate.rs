//! apply_for_certificate in the database: the office's next running number, and the application's row.

use kpcs_domain::{
    act::{ActRecord, ApplyForCertificate, apply_for_certificate},
    certificate::ShipmentDeclaration,
    value::{Carats, CountryCode, UsdCents},
};

use super::{
    Circumstances, Stored,
    facts::{rule_pack, scheme_history},
    search::find_application,
};
use crate::{Column, Entry, Sql, StoreFault, bind};

impl Stored for ApplyForCertificate {
    fn gather(
        sql: &Sql<'_>,
        _: &apply_for_certificate::Request,
        around: &Circumstances,
    ) -> Result<apply_for_certificate::Facts, StoreFault> {
        let authority = &around.actor.authority;
        let last =
            sql.query_integer("select max(sequence) from view_application where authority = $1", bind![authority])?;
        let participant = participant_of(authority)?;
        Ok(apply_for_certificate::Facts {
            history: scheme_history(sql)?,
            authority: authority.clone(),
            participant,
            pack: rule_pack(sql, participant, around.occasion.today)?,
            company: around.actor.company.clone(),
            next_sequence: last.unwrap_or(0).cast_unsigned() + 1,
        })
    }

    fn project(sql: &Sql<'_>, entry: &Entry, record: &ActRecord<Self>) -> Result<(), StoreFault> {
        let shipment = &record.asked.shipment;
        let [carats, value, parcels] = totals(shipment);
        sql.execute(
            "insert into view_application (authority, sequence, reference, company, state, destination, importer,
                 carats, value_cents, parcels, applied_at, changed_at, declared, position)
             values ($1, $2, $3, $4, 'applied', $5, $6, $7, $8, $9, $10, $10, $11, $11)",
            bind![
                &entry.authority,
                record.decided.sequence,
                &record.decided.reference,
                &shipment.exporter.name,
                &shipment.destination,
                &shipment.importer.name,
                carats,
                value,
                parcels,
                entry.at,
                entry.position,
            ],
        )?;
        find_application(sql, entry, entry.position, &record.decided.reference, shipment)
    }
}

/// The Participant of an office; the scheme itself has no applications.
pub(super) fn participant_of(authority: &kpcs_domain::value::AuthorityId) -> Result<CountryCode, StoreFault> {
    let wrong = || StoreFault::Row { table: "view_authority", reason: format!("{authority} as an office") };
    authority.participant().ok_or_else(wrong)
}

/// Carats, cents and number of parcels declared, as columns.
pub(super) fn totals(shipment: &ShipmentDeclaration) -> [Column; 3] {
    let carats = Carats::sum(shipment.parcels.iter().map(|parcel| parcel.carats)).unwrap_or(Carats::MAX);
    let value = UsdCents::sum(shipment.parcels.iter().map(|parcel| parcel.value)).unwrap_or(UsdCents::MAX);
    [carats.into(), value.into(), (shipment.parcels.len() as u64).into()]
}
