//! The issuer's own register of certificates: its rows, and the states they go through.
//!
//! Invariant: the state machine of the domain decides every move; a received statement that does not fit is kept as a
//! conflict, never merged (threat-model 10.3).

use kpcs_domain::{
    act::{Header, Refusal},
    certificate::{Certificate, CertificateCore, CertificateDetails, Issued, Parcel, Source, SourceKind},
    value::{AuthorityId, Carats, CertificateNumber, Timestamp},
};

use super::blank::settle;
use super::search::find_certificate;
use crate::{Entry, Sql, StoreFault, bind};

/// The certificate of that number in the register of `authority`; `None` when it issued none.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn certificate(
    sql: &Sql<'_>,
    authority: &AuthorityId,
    number: &CertificateNumber,
) -> Result<Option<Certificate>, StoreFault> {
    sql.query_one(
        "select number, authority, destination, issued_on, expires_on, state, left_on, replaced_by
         from view_certificate where participant = $1 and serial = $2 and authority = $3",
        bind![&number.issuer(), number.serial(), authority],
        |row| {
            let issued = Issued {
                number: row.parsed(0)?,
                authority: row.parsed(1)?,
                destination: row.parsed(2)?,
                issued_on: row.day(3)?,
                expires_on: row.day(4)?,
            };
            let state = row.text(5)?;
            Ok(match state.as_str() {
                "issued" => Certificate::Issued(issued),
                "dispatched" => Certificate::Dispatched(issued, row.day(6)?),
                "discrepant" => Certificate::Discrepant(issued),
                "detained" => Certificate::Detained(issued),
                "released" => Certificate::Released(issued),
                "confirmed" => Certificate::Confirmed(issued),
                "refused" => Certificate::Refused(issued),
                "returned" => Certificate::Returned(issued),
                "forfeited" => Certificate::Forfeited(issued),
                "lost" => Certificate::Lost(issued),
                "stolen" => Certificate::Stolen(issued),
                "invalidated" => Certificate::Invalidated(issued),
                "void" => Certificate::Void(issued),
                "cancelled" => Certificate::Cancelled(issued),
                "replaced" => Certificate::Replaced(issued, row.parsed(7)?),
                other => {
                    return Err(StoreFault::Row { table: "view_certificate", reason: format!("the state {other:?}") });
                }
            })
        },
    )
}

/// The Importing Authority that was advised of a certificate.
pub(super) fn importing_authority_of(
    sql: &Sql<'_>,
    number: &CertificateNumber,
) -> Result<Option<AuthorityId>, StoreFault> {
    let found = sql.query_one(
        "select importing_authority from view_certificate where participant = $1 and serial = $2",
        bind![&number.issuer(), number.serial()],
        |row| row.optional_parsed(0),
    )?;
    Ok(found.flatten())
}

/// What goes out of which imported lot: as the sources name them; a return that no source names takes all its goods from
/// the lot that it returns.
pub(super) fn lots_used(
    sources: &[Source],
    (return_of, parcels): (Option<&CertificateNumber>, &[Parcel]),
) -> Vec<(CertificateNumber, Carats)> {
    let imported = sources.iter().filter(|source| source.kind == SourceKind::ImportCertificate);
    let named = imported.filter_map(|source| {
        CertificateNumber::parse(source.reference.as_str()).ok().map(|number| (number, source.carats))
    });
    let mut used: Vec<_> = named.collect();
    let unnamed = return_of.filter(|first| !used.iter().any(|(number, _)| number.names_same_as(first)));
    let whole = || Carats::sum(parcels.iter().map(|parcel| parcel.carats)).unwrap_or(Carats::MAX);
    used.extend(unnamed.map(|first| (first.clone(), whole())));
    used
}

/// Goods that go back, in the register of whoever made or received the statement: under which number they had come, and
/// when goods that were let in here are to go back.
pub(super) fn goes_back(
    sql: &Sql<'_>,
    entry: &Entry,
    header: &Header,
    details: &CertificateDetails,
) -> Result<(), StoreFault> {
    if let Some(due) = details.expected_return {
        sql.execute(
            "insert into view_expected_return (position, authority, due_on) values ($1, $2, $3)",
            bind![entry.position, entry.holder(), due],
        )?;
    }
    let (Some(first), Some(under)) = (&details.return_of, &header.number) else { return Ok(()) };
    let carats = Carats::sum(details.parcels.iter().map(|parcel| parcel.carats)).unwrap_or(Carats::MAX);
    sql.execute(
        "insert into view_return_of (holder, participant, serial, under, carats, position)
         values ($1, $2, $3, $4, $5, $6) on conflict (holder, under) do nothing",
        bind![entry.holder(), &first.issuer(), first.serial(), under, carats, entry.position],
    )?;
    Ok(())
}

/// Enters a certificate just issued.
pub(super) fn enter(
    sql: &Sql<'_>,
    entry: &Entry,
    certificate: (&Header, &CertificateCore, &CertificateDetails),
) -> Result<(), StoreFault> {
    let (header, core, details) = certificate;
    let Some(number) = &header.number else { return Ok(()) };
    let (issuer, serial) = (number.issuer(), number.serial());
    take_number(sql, entry, number, "issued")?;
    sql.execute(
        "insert into view_certificate (participant, serial, number, authority, state, destination,
             importing_authority, issued_on, expires_on, exporter, importer, company, origin, carats, value_cents,
             parcels, application, refers_to, position)
         values ($1, $2, $3, $4, 'issued', $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)",
        bind![
            &issuer,
            serial,
            number,
            &entry.authority,
            header.destination.as_ref().map_or_else(String::new, ToString::to_string),
            details.importing_authority.as_ref().map(ToString::to_string),
            header.issued.map_or(0, |day| day.epoch_days()),
            header.expires.map_or(0, |day| day.epoch_days()),
            &core.exporter,
            &core.importer,
            &details.exporter.name,
            &core.origin,
            core.carats(),
            core.value(),
            core.parcels,
            &details.application,
            header.refers_to.as_ref().map(ToString::to_string),
            entry.position,
        ],
    )?;
    let lots = lots_used(&details.sources, (details.return_of.as_ref(), &details.parcels));
    for (place, (lot, carats)) in (0_i64..).zip(lots) {
        sql.execute(
            "insert into view_lot_use (holder, participant, serial, certificate, carats, position, place)
             values ($1, $2, $3, $4, $5, $6, $7)",
            bind![&entry.authority, &lot.issuer(), lot.serial(), number, carats, entry.position, place],
        )?;
    }
    for line in core.lines.iter() {
        sql.execute(
            "insert into view_certificate_line (participant, serial, hs, carats, value_cents)
             values ($1, $2, $3, $4, $5)",
            bind![&issuer, serial, line.hs.as_str(), line.carats, line.value],
        )?;
    }
    sql.execute(
        "update view_application set state = 'issued', certificate = $1, changed_at = $2
         where authority = $3 and reference = $4",
        bind![number, entry.at, &entry.authority, &details.application],
    )?;
    goes_back(sql, entry, header, details)?;
    find_certificate(sql, (&entry.authority, entry.position), number, core, details)
}

/// Records that a number is taken for ever; the constraint `view_number_taken_once` refuses a second time.
pub(super) fn take_number(
    sql: &Sql<'_>,
    entry: &Entry,
    number: &CertificateNumber,
    state: &str,
) -> Result<(), StoreFault> {
    sql.execute(
        "insert into view_number (participant, serial, authority, number, state, position)
         values ($1, $2, $3, $4, $5, $6)",
        bind![&number.issuer(), number.serial(), &entry.authority, number, state, entry.position],
    )?;
    settle(sql, number, if state == "issued" { "used" } else { "spoiled" })
}

/// Moves a certificate to the state that the domain's machine gives; a move that does not fit is kept as a conflict.
pub(super) fn advance(
    sql: &Sql<'_>,
    entry: &Entry,
    number: &CertificateNumber,
    step: impl FnOnce(Certificate) -> Result<Certificate, Refusal>,
) -> Result<(), StoreFault> {
    let holder = entry.holder();
    let Some(before) = certificate(sql, holder, number)? else { return Ok(()) };
    match step(before) {
        Ok(after) => write_state(sql, number, &after, entry.at),
        Err(_) => {
            sql.execute(
                "update view_certificate set conflict = 1 where participant = $1 and serial = $2",
                bind![&number.issuer(), number.serial()],
            )?;
            Ok(())
        }
    }
}

fn write_state(
    sql: &Sql<'_>,
    number: &CertificateNumber,
    after: &Certificate,
    at: Timestamp,
) -> Result<(), StoreFault> {
    let left_on = match after {
        Certificate::Dispatched(_, day) => Some(*day),
        _ => None,
    };
    let replaced_by = match after {
        Certificate::Replaced(_, by) => Some(by.to_string()),
        _ => None,
    };
    sql.execute(
        "update view_certificate set state = $1, left_on = coalesce($2, left_on), replaced_by = $3, closed_at = $4
         where participant = $5 and serial = $6",
        bind![after.word(), left_on, replaced_by, (!after.is_open()).then_some(at), &number.issuer(), number.serial()],
    )?;
    Ok(())
}
