//! confirm_receipt in the database: for the receiver the shipment is closed, for the issuer its certificate.

use kpcs_domain::{
    act::{ActRecord, ConfirmReceipt, confirm_receipt},
    certificate::{Certificate, Goods, Verdict},
    value::{AuthorityId, CertificateNumber},
};

use super::{
    Circumstances, Stored,
    apply_for_certificate::participant_of,
    certificate::advance,
    facts::{rule_pack, scheme_history},
    held::step,
    shipment::{arrival, known_shipment},
};
use crate::{Entry, Sql, StoreFault, bind};

impl Stored for ConfirmReceipt {
    fn gather(
        sql: &Sql<'_>,
        request: &confirm_receipt::Request,
        around: &Circumstances,
    ) -> Result<confirm_receipt::Facts, StoreFault> {
        let (receiver, today) = (&around.actor.authority, around.occasion.today);
        let shipment = known_shipment(sql, receiver, &request.number)?;
        let issued = shipment.as_ref().and_then(|shipment| shipment.header.issued).unwrap_or(today);
        let own = rule_pack(sql, participant_of(receiver)?, today)?;
        Ok(confirm_receipt::Facts {
            shipment,
            arrival: arrival(sql, receiver, &request.number)?,
            confirmed: is_confirmed(sql, receiver, &request.number)?,
            issuer_pack: rule_pack(sql, request.number.issuer(), issued)?,
            tolerance: own.tolerance.clone(),
            receiving: (own.roles.confirms, own.receiving.clone()),
            history: scheme_history(sql)?,
        })
    }

    fn project(sql: &Sql<'_>, entry: &Entry, record: &ActRecord<Self>) -> Result<(), StoreFault> {
        let (asked, decided) = (&record.asked, &record.decided);
        let number = &asked.number;
        let differences = decided.comparisons.iter().filter(|one| one.verdict != Verdict::Matched).count();
        sql.execute(
            "insert into view_confirmation (participant, serial, holder, confirmed_by, channel, received_on, carats,
                 parcels, differences, position)
             values ($1, $2, $3, $4, 'statement', $5, $6, $7, $8, $9)
             on conflict (holder, participant, serial) do nothing",
            bind![
                &number.issuer(),
                number.serial(),
                entry.holder(),
                &entry.authority,
                asked.received_on,
                decided.carats,
                decided.parcels,
                differences as u64,
                entry.position,
            ],
        )?;
        match &entry.received_by {
            None => step(sql, entry, (Some(number), None), Goods::confirm),
            Some(_) => advance(sql, entry, number, Certificate::confirm),
        }
    }

    fn recipients(record: &ActRecord<Self>) -> Vec<AuthorityId> {
        record.header.as_ref().and_then(|header| header.authority.clone()).into_iter().collect()
    }
}

/// Whether `holder` has a confirmation of that number on record.
pub(super) fn is_confirmed(
    sql: &Sql<'_>,
    holder: &AuthorityId,
    number: &CertificateNumber,
) -> Result<bool, StoreFault> {
    let found = sql.query_integer(
        "select count(*) from view_confirmation where holder = $1 and participant = $2 and serial = $3",
        bind![holder, &number.issuer(), number.serial()],
    )?;
    Ok(found != Some(0))
}
