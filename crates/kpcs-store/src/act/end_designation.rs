//! end_designation in the database: from which day an authority, or a place of it, no longer holds.

use kpcs_domain::act::{
    ActRecord, EndDesignation,
    end_designation::{self, Designation},
};

use super::{Circumstances, Stored};
use crate::{
    Entry, Sql, StoreFault, bind,
    view::{authority, designation_ends},
};

impl Stored for EndDesignation {
    fn gather(
        sql: &Sql<'_>,
        request: &end_designation::Request,
        around: &Circumstances,
    ) -> Result<end_designation::Facts, StoreFault> {
        let row = authority(sql, &request.authority)?;
        let ends = designation_ends(sql, &request.authority)?;
        let ended = |place: &str| ends.iter().find(|end| end.place == place).map(|end| end.ends_on);
        let designation = row.as_ref().map(|row| Designation {
            participant: row.participant,
            places: row.places.iter().copied().filter(|place| ended(place.as_str()).is_none()).collect(),
            ends_on: ended(""),
        });
        let successor_known =
            match &request.successor {
                None => true,
                Some(successor) => sql.query_integer(
                    "select count(*) from view_authority where authority = $1 and participant = $2 and authority <> $3
                     and not exists (select 1 from view_designation_end as ended
                         where ended.authority = view_authority.authority and ended.place = ''
                             and ended.position > view_authority.position)",
                    bind![successor, row.as_ref().map(|row| row.participant.to_string()), &request.authority],
                )? == Some(1),
            };
        Ok(end_designation::Facts {
            participant: around.actor.authority.participant(),
            signs: row.is_some_and(|row| row.signs),
            designation,
            successor_known,
        })
    }

    fn project(sql: &Sql<'_>, entry: &Entry, record: &ActRecord<Self>) -> Result<(), StoreFault> {
        let asked = &record.asked;
        let mut places: Vec<_> = asked.places.iter().map(ToString::to_string).collect();
        if places.is_empty() {
            places.push(String::new());
        }
        for place in places {
            sql.execute(
                "insert into view_designation_end (authority, place, ends_on, basis, successor, position)
                 values ($1, $2, $3, $4, $5, $6) on conflict (authority, place) do update set
                     ends_on = excluded.ends_on, basis = excluded.basis, successor = excluded.successor,
                     position = excluded.position",
                bind![
                    &asked.authority,
                    place,
                    asked.ends_on,
                    &asked.basis,
                    asked.successor.as_ref().map(ToString::to_string),
                    entry.position,
                ],
            )?;
        }
        Ok(())
    }
}
