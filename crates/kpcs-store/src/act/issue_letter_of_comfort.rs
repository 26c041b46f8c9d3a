//! issue_letter_of_comfort in the database: a row at the office that wrote it and one at the authority of destination.

use kpcs_domain::{
    act::{ActRecord, IssueLetterOfComfort, issue_letter_of_comfort},
    value::AuthorityId,
};

use super::{Circumstances, Stored, apply_for_certificate::participant_of, facts::scheme_history};
use crate::{Entry, Sql, StoreFault, bind};

impl Stored for IssueLetterOfComfort {
    fn gather(
        sql: &Sql<'_>,
        request: &issue_letter_of_comfort::Request,
        around: &Circumstances,
    ) -> Result<issue_letter_of_comfort::Facts, StoreFault> {
        let authority = &around.actor.authority;
        let taken = sql.query_integer(
            "select count(*) from view_letter_of_comfort where holder = $1 and authority = $1 and reference = $2",
            bind![authority, &request.reference],
        )?;
        Ok(issue_letter_of_comfort::Facts {
            authority: authority.clone(),
            participant: participant_of(authority)?,
            destination: sql.query_one(
                "select participant from view_authority where authority = $1 and importing = 1 and from_day <= $2
                     and not exists (select 1 from view_designation_end as ended
                         where ended.authority = view_authority.authority and ended.place = ''
                             and ended.ends_on <= $2 and ended.position > view_authority.position)",
                bind![&request.destination_authority, around.occasion.today],
                |row| row.parsed(0),
            )?,
            taken: taken != Some(0),
            history: scheme_history(sql)?,
        })
    }

    fn project(sql: &Sql<'_>, entry: &Entry, record: &ActRecord<Self>) -> Result<(), StoreFault> {
        let asked = &record.asked;
        let holder = entry.received_by.as_ref().unwrap_or(&entry.authority);
        sql.execute(
            "insert into view_letter_of_comfort (holder, authority, reference, destination_authority, issued, position)
             values ($1, $2, $3, $4, $5, $6) on conflict do nothing",
            bind![
                holder,
                &entry.authority,
                &asked.reference,
                &asked.destination_authority,
                record.header.as_ref().and_then(|header| header.issued),
                entry.position,
            ],
        )?;
        Ok(())
    }

    fn recipients(record: &ActRecord<Self>) -> Vec<AuthorityId> {
        // A letter to the office's own border needs no sending.
        let own = record.header.as_ref().and_then(|header| header.authority.as_ref());
        let addressee = &record.asked.destination_authority;
        (own != Some(addressee)).then(|| addressee.clone()).into_iter().collect()
    }
}
