//! issue_technical_certificate in the database: a row of its own kind in the register; an expected shipment at the receiver.

use kpcs_domain::{
    act::{ActRecord, IssueTechnicalCertificate, issue_technical_certificate},
    value::{AuthorityId, CertificateNumber},
};

use super::{
    Circumstances, Stored,
    apply_for_certificate::participant_of,
    blank::number_for,
    certificate::enter,
    facts::{importing_authority, rule_pack, scheme_history},
    shipment::{expect, known_shipment},
};
use crate::{Entry, Sql, StoreFault, bind, view::designation_ended};

impl Stored for IssueTechnicalCertificate {
    fn gather(
        sql: &Sql<'_>,
        request: &issue_technical_certificate::Request,
        around: &Circumstances,
    ) -> Result<issue_technical_certificate::Facts, StoreFault> {
        let (authority, today) = (&around.actor.authority, around.occasion.today);
        let participant = participant_of(authority)?;
        let pack = rule_pack(sql, participant, today)?;
        let history = scheme_history(sql)?;
        let (number, _) = number_for(sql, around, participant, &pack)?;
        let came = match &request.return_of {
            Some(number) => known_shipment(sql, authority, number)?,
            None => None,
        };
        let destination = history.participant_of(request.destination, today);
        // What goes back goes to the office that sent it, where that office imports.
        let sender = came.as_ref().and_then(|came| came.header.authority.clone());
        let importing_authority = match sender {
            Some(sender) if imports(sql, &sender, destination.as_str())? => Some(sender),
            _ => importing_authority(sql, &history, request.destination, today)?,
        };
        Ok(issue_technical_certificate::Facts {
            authority: authority.clone(),
            participant,
            office_ended: designation_ended(sql, authority, today)?,
            number,
            came,
            importing_authority,
            history,
            pack,
        })
    }

    fn project(sql: &Sql<'_>, entry: &Entry, record: &ActRecord<Self>) -> Result<(), StoreFault> {
        let (Some(header), Some(core)) = (&record.header, &record.core) else { return Ok(()) };
        let Some(number) = &header.number else { return Ok(()) };
        let table = match &entry.received_by {
            None => {
                enter(sql, entry, (header, core, &record.decided))?;
                "update view_certificate set technical = 1 where participant = $1 and serial = $2"
            }
            Some(receiver) => {
                expect(sql, entry, receiver, "advice", (header, core))?;
                "update view_shipment set technical = 1 where participant = $1 and serial = $2"
            }
        };
        sql.execute(table, bind![&number.issuer(), number.serial()])?;
        Ok(())
    }

    fn number_taken(record: &ActRecord<Self>) -> Option<CertificateNumber> {
        record.header.as_ref().and_then(|header| header.number.clone())
    }

    fn recipients(record: &ActRecord<Self>) -> Vec<AuthorityId> {
        record.decided.importing_authority.iter().cloned().collect()
    }
}

/// Whether the authority imports for that Participant.
fn imports(sql: &Sql<'_>, authority: &AuthorityId, participant: &str) -> Result<bool, StoreFault> {
    let found = sql.query_integer(
        "select count(*) from view_authority where authority = $1 and participant = $2 and importing = 1",
        bind![authority, participant],
    )?;
    Ok(found != Some(0))
}
