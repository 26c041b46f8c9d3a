//! examine_shipment in the database: the application under examination, and which examination is in force.

use kpcs_domain::act::{
    ActRecord, ExamineShipment,
    examine_shipment::{self, OpenApplication},
};

use super::{
    Circumstances, Stored,
    apply_for_certificate::participant_of,
    facts::{application, declaration, rule_pack},
};
use crate::{Entry, Sql, StoreFault, bind};

impl Stored for ExamineShipment {
    fn gather(
        sql: &Sql<'_>,
        request: &examine_shipment::Request,
        around: &Circumstances,
    ) -> Result<examine_shipment::Facts, StoreFault> {
        let authority = &around.actor.authority;
        let row = application(sql, authority, &request.application)?;
        let open = row.map(|row| {
            Ok::<_, StoreFault>(OpenApplication { declared: declaration(sql, row.declared)?, state: row.state })
        });
        Ok(examine_shipment::Facts {
            application: open.transpose()?,
            pack: rule_pack(sql, participant_of(authority)?, around.occasion.today)?,
        })
    }

    fn project(sql: &Sql<'_>, entry: &Entry, record: &ActRecord<Self>) -> Result<(), StoreFault> {
        sql.execute(
            "update view_application set state = 'examined', examined = $1, changed_at = $2
             where authority = $3 and reference = $4",
            bind![entry.position, entry.at, &entry.authority, &record.asked.application],
        )?;
        Ok(())
    }
}
