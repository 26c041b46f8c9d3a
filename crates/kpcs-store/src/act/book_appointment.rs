//! book_appointment in the database: a row for each time that is taken at an office's counter.

use kpcs_domain::act::{ActRecord, BookAppointment, book_appointment};

use super::{
    Circumstances, Stored, amend_application::own_application, apply_for_certificate::participant_of, facts::rule_pack,
};
use crate::{Entry, Sql, StoreFault, bind, view};

impl Stored for BookAppointment {
    fn gather(
        sql: &Sql<'_>,
        request: &book_appointment::Request,
        around: &Circumstances,
    ) -> Result<book_appointment::Facts, StoreFault> {
        let authority = &around.actor.authority;
        let pack = rule_pack(sql, participant_of(authority)?, around.occasion.today)?;
        let taken = sql.query_integer(
            "select count(*) from view_appointment where authority = $1 and day = $2 and minutes = $3",
            bind![authority, request.day, request.time.minutes()],
        )?;
        Ok(book_appointment::Facts {
            counter: view::counter(sql, authority, &pack)?,
            taken: taken != Some(0),
            application: match &request.application {
                Some(reference) => own_application(sql, authority, reference)?,
                None => None,
            },
            company: around.actor.company.clone(),
        })
    }

    fn project(sql: &Sql<'_>, entry: &Entry, record: &ActRecord<Self>) -> Result<(), StoreFault> {
        let asked = &record.asked;
        sql.execute(
            "insert into view_appointment (authority, day, minutes, company, application, position)
             values ($1, $2, $3, $4, $5, $6) on conflict do nothing",
            bind![
                &entry.authority,
                asked.day,
                asked.time.minutes(),
                record.decided.company.as_ref(),
                asked.application.as_ref(),
                entry.position,
            ],
        )?;
        Ok(())
    }
}
