//! issue_certificate in the database: for the issuer a row in its register; for the receiver an expected shipment.

use std::collections::BTreeMap;

use kpcs_domain::{
    act::{ActRecord, IssueCertificate, Role, issue_certificate},
    value::{AuthorityId, Carats, CertificateNumber, Reference},
};

use super::{
    Circumstances, Stored,
    apply_for_certificate::participant_of,
    blank::{named, number_for},
    certificate::{certificate, enter, goes_back, lots_used},
    facts::{examined, importing_ended, rule_pack, scheme_history},
    shipment::expect,
};
use crate::{
    Entry, Sql, StoreFault,
    view::{designation_ended, lot},
};

/// Who prepares and approves for the authority itself.
const OFFICERS: &[Role] = &[Role::Clerk, Role::ValidatingOfficer];

impl Stored for IssueCertificate {
    fn gather(
        sql: &Sql<'_>,
        request: &issue_certificate::Request,
        around: &Circumstances,
    ) -> Result<issue_certificate::Facts, StoreFault> {
        let first = match &request.in_place_of {
            Some(number) => certificate(sql, &around.actor.authority, number)?,
            None => None,
        };
        let facts = facts(sql, &request.application, around)?;
        // What a preparation has taken is not looked for again.
        let Some(wanted) = request.blank.as_ref().filter(|_| around.reserved.is_none()) else {
            return Ok(issue_certificate::Facts { first, ..facts });
        };
        let (named_blank, number) = named(sql, around, (facts.participant, &facts.pack), wanted)?;
        Ok(issue_certificate::Facts { first, named_blank: Some(named_blank), number: number.or(facts.number), ..facts })
    }

    fn project(sql: &Sql<'_>, entry: &Entry, record: &ActRecord<Self>) -> Result<(), StoreFault> {
        let (Some(header), Some(core)) = (&record.header, &record.core) else { return Ok(()) };
        match &entry.received_by {
            None => enter(sql, entry, (header, core, &record.decided)),
            Some(receiver) => {
                expect(sql, entry, receiver, "advice", (header, core))?;
                goes_back(sql, entry, header, &record.decided)
            }
        }
    }

    fn number_taken(record: &ActRecord<Self>) -> Option<CertificateNumber> {
        record.header.as_ref().and_then(|header| header.number.clone())
    }

    fn recipients(record: &ActRecord<Self>) -> Vec<AuthorityId> {
        record.decided.importing_authority.iter().cloned().collect()
    }
}

/// The facts for a certificate that answers `application`; shared with replace_certificate.
pub(super) fn facts(
    sql: &Sql<'_>,
    application: &Reference,
    around: &Circumstances,
) -> Result<issue_certificate::Facts, StoreFault> {
    let (authority, today) = (&around.actor.authority, around.occasion.today);
    let participant = participant_of(authority)?;
    let pack = rule_pack(sql, participant, today)?;
    let (number, on_blanks) = number_for(sql, around, participant, &pack)?;
    let examined = examined(sql, authority, application, today)?;
    let exceeded = exceeded(sql, authority, examined.as_ref())?;
    let return_of = examined.as_ref().and_then(|examined| examined.declared.return_of.as_ref());
    let return_known = return_of.map(|first| lot(sql, authority, first)).transpose()?.is_none_or(|lot| lot.is_some());
    Ok(issue_certificate::Facts {
        importing_ended: importing_ended(sql, examined.as_ref(), today)?,
        examined,
        authority: authority.clone(),
        participant,
        office_ended: designation_ended(sql, authority, today)?,
        exceeded,
        number,
        on_blanks,
        named_blank: None,
        return_known,
        history: scheme_history(sql)?,
        pack,
        first: None,
        company: around.actor.company.clone().filter(|_| !around.actor.holds_one_of(OFFICERS)),
    })
}

/// The first imported lot of this office from which more would go out than is left; sources of one lot are added up.
fn exceeded(
    sql: &Sql<'_>,
    authority: &AuthorityId,
    examined: Option<&issue_certificate::Examined>,
) -> Result<Option<issue_certificate::Exceeded>, StoreFault> {
    let mut wanted: BTreeMap<CertificateNumber, Vec<Carats>> = BTreeMap::new();
    let Some(declared) = examined.map(|examined| &examined.declared) else { return Ok(None) };
    for (number, carats) in lots_used(&declared.sources, (declared.return_of.as_ref(), &declared.parcels)) {
        wanted.entry(number).or_default().push(carats);
    }
    for (number, carats) in wanted {
        let Some(lot) = lot(sql, authority, &number)? else { continue };
        let (wanted, left) = (Carats::sum(carats).unwrap_or(Carats::MAX), lot.left());
        if left < wanted {
            return Ok(Some(issue_certificate::Exceeded { number, wanted, left }));
        }
    }
    Ok(None)
}
