//! change_appointment in the database: the row of the old time goes, that of the new one comes.

use kpcs_domain::{
    act::{
        ActRecord, ChangeAppointment,
        change_appointment::{self, Booked},
    },
    value::{AuthorityId, Day, TimeOfDay},
};

use super::{Circumstances, Stored, apply_for_certificate::participant_of, facts::rule_pack};
use crate::{Entry, Sql, StoreFault, bind, view};

impl Stored for ChangeAppointment {
    fn gather(
        sql: &Sql<'_>,
        request: &change_appointment::Request,
        around: &Circumstances,
    ) -> Result<change_appointment::Facts, StoreFault> {
        let authority = &around.actor.authority;
        let pack = rule_pack(sql, participant_of(authority)?, around.occasion.today)?;
        let taken = match request.new_day.zip(request.new_time) {
            Some((day, time)) => booked(sql, authority, day, time)?.is_some(),
            None => false,
        };
        Ok(change_appointment::Facts {
            counter: view::counter(sql, authority, &pack)?,
            booked: booked(sql, authority, request.day, request.time)?,
            taken,
            company: around.actor.company.clone(),
        })
    }

    fn project(sql: &Sql<'_>, entry: &Entry, record: &ActRecord<Self>) -> Result<(), StoreFault> {
        let (asked, decided) = (&record.asked, &record.decided);
        sql.execute(
            "delete from view_appointment where authority = $1 and day = $2 and minutes = $3",
            bind![&entry.authority, asked.day, asked.time.minutes()],
        )?;
        let Some((day, time)) = asked.new_day.zip(asked.new_time) else { return Ok(()) };
        sql.execute(
            "insert into view_appointment (authority, day, minutes, company, application, position)
             values ($1, $2, $3, $4, $5, $6) on conflict do nothing",
            bind![
                &entry.authority,
                day,
                time.minutes(),
                decided.company.as_ref(),
                decided.application.as_ref(),
                entry.position,
            ],
        )?;
        Ok(())
    }
}

fn booked(sql: &Sql<'_>, authority: &AuthorityId, day: Day, time: TimeOfDay) -> Result<Option<Booked>, StoreFault> {
    sql.query_one(
        "select company, application from view_appointment where authority = $1 and day = $2 and minutes = $3",
        bind![authority, day, time.minutes()],
        |row| Ok(Booked { company: row.optional_parsed(0)?, application: row.optional_parsed(1)? }),
    )
}
