//! Where a letter goes and from whom: the address on the paper, else that of the designated authority.
//!
//! Invariant: the address that the partner itself gave with this paper comes first; without any there is no letter.
//! Must not know: what the letter says.

use kpcs_domain::{
    act::RecordForeignCertificate,
    value::{AuthorityId, CertificateNumber},
};
use kpcs_store::{Sql, StoreFault, record_at, view};
use lettre::{Address, message::Mailbox};

/// Who writes to whom.
pub(super) struct Addresses {
    pub(super) from: Mailbox,
    pub(super) to: Mailbox,
}

/// The addresses of a letter by `author` about `number` to `recipient`; `None` where one of them is not known.
pub(super) fn addresses(
    sql: &Sql<'_>,
    author: &AuthorityId,
    number: &str,
    recipient: &str,
) -> Result<Option<Addresses>, StoreFault> {
    let from = view::authority(sql, author)?.map(|authority| (authority.name.to_string(), authority.email));
    let to = match given_on_paper(sql, author, number)? {
        Some(email) => Some((recipient.to_owned(), email)),
        None => designated(sql, recipient)?,
    };
    let sides = from.and_then(mailbox).zip(to.and_then(mailbox));
    Ok(sides.map(|(from, to)| Addresses { from, to }))
}

/// Name and address as mail knows them; an address that no mail could reach is as good as none.
fn mailbox((name, address): (String, String)) -> Option<Mailbox> {
    Some(Mailbox::new(Some(name), address.parse::<Address>().ok()?))
}

/// The address to which the partner wants the answer, as the officer read it on the paper.
fn given_on_paper(sql: &Sql<'_>, author: &AuthorityId, number: &str) -> Result<Option<String>, StoreFault> {
    let Ok(number) = CertificateNumber::parse(number) else { return Ok(None) };
    let Some(shipment) = view::shipment(sql, author, &number)? else { return Ok(None) };
    if shipment.channel != view::ShipmentChannel::Paper {
        return Ok(None);
    }
    let record = record_at::<RecordForeignCertificate>(sql, shipment.position)?;
    Ok(record.asked.reply_to.map(|address| address.to_string()))
}

/// The designated authority, or any other of its Participant that has an address.
fn designated(sql: &Sql<'_>, recipient: &str) -> Result<Option<(String, String)>, StoreFault> {
    let Ok(id) = AuthorityId::parse(recipient) else { return Ok(None) };
    let named = view::authority(sql, &id)?;
    let others = match id.participant() {
        Some(participant) => view::authorities(sql, Some(participant))?,
        None => Vec::new(),
    };
    let with_address = named.into_iter().chain(others).find(|authority| !authority.email.is_empty());
    Ok(with_address.map(|authority| (authority.name.to_string(), authority.email)))
}
