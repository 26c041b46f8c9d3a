//! designate_authority in the database: the authority's particulars, the latest designation standing.

use kpcs_domain::act::{ActRecord, DesignateAuthority, designate_authority};

use super::{Circumstances, Stored, facts::scheme_history};
use crate::{Entry, Sql, StoreFault, bind};

impl Stored for DesignateAuthority {
    fn gather(
        sql: &Sql<'_>,
        request: &designate_authority::Request,
        around: &Circumstances,
    ) -> Result<designate_authority::Facts, StoreFault> {
        Ok(designate_authority::Facts {
            participant: around.actor.authority.participant(),
            designated_from: sql.query_one(
                "select from_day from view_authority where authority = $1",
                bind![&request.authority],
                |row| row.day(0),
            )?,
            history: scheme_history(sql)?,
        })
    }

    fn project(sql: &Sql<'_>, entry: &Entry, record: &ActRecord<Self>) -> Result<(), StoreFault> {
        let asked = &record.asked;
        let places: Vec<_> = asked.places.iter().map(ToString::to_string).collect();
        sql.execute(
            "insert into view_authority (authority, participant, name, exporting, importing, places, address, email,
                 signs, from_day, position)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
             on conflict (authority) do update set participant = excluded.participant, name = excluded.name,
                 exporting = excluded.exporting, importing = excluded.importing, places = excluded.places,
                 address = excluded.address, email = excluded.email, signs = excluded.signs,
                 from_day = excluded.from_day, position = excluded.position",
            bind![
                &asked.authority,
                &asked.participant,
                &asked.name,
                asked.exporting,
                asked.importing,
                places.join(" "),
                &asked.address,
                &asked.email,
                asked.signs,
                asked.from,
                entry.position,
            ],
        )?;
        Ok(())
    }
}
