//! What printed notices say, from the statements in the holder's own file: amendment, detention, refused entry, return,
//! letter of comfort.
//!
//! Invariant: grounds and sentences of the closed lists stand in English and, where the reader's languages hold it, in
//! French; free words stay as they were written.
//! Source: kpcs.md §9.1, §9.4, §9.7, §9.8.

use kpcs_documents::{Heading, LetterEvent, LetterSubject, LetterWay, NoticeBody, NoticeDocument, NoticeKind};
use kpcs_domain::{
    act::{Act, AmendCertificate, DetainShipment, IssueLetterOfComfort, RefuseImport, ReturnShipment},
    certificate::{Ground, Phrase},
    value::{AuthorityId, CertificateNumber, Reference},
};
use kpcs_store::{Entry, Sql, StoreFault, entry, view};
use kpcs_web::{Language, Texts};

use super::file::{About, frame, newest, nobody, parties};
use crate::words;

/// How goods are named.
#[derive(Debug, Clone, Copy)]
pub struct GoodsNamed<'a> {
    /// By their certificate.
    pub number: Option<&'a CertificateNumber>,
    /// Or by the office's case.
    pub case: Option<&'a Reference>,
}

/// The newest notice of that kind on goods, in the register of `holder`; `None` while there is none.
///
/// # Errors
/// [`StoreFault`].
pub fn border_notice(
    sql: &Sql<'_>,
    holder: &AuthorityId,
    goods: GoodsNamed<'_>,
    kind: NoticeKind,
    specimen: bool,
) -> Result<Option<NoticeDocument>, StoreFault> {
    let said = match kind {
        NoticeKind::Detention => last::<DetainShipment>(sql, holder, goods)?.map(detention),
        NoticeKind::Refusal => last::<RefuseImport>(sql, holder, goods)?.map(refusal),
        NoticeKind::Return => last::<ReturnShipment>(sql, holder, goods)?.map(sent_back),
        NoticeKind::Amendment | NoticeKind::Comfort => None,
    };
    let Some((told, said)) = said.transpose()? else { return Ok(None) };
    let subject = match (goods.number, goods.case) {
        (Some(number), _) => LetterSubject::Certificate(number.clone()),
        (None, case) => LetterSubject::Case(case.map(ToString::to_string).unwrap_or_default()),
    };
    let about = About {
        subject,
        way: LetterWay::ToIssuer,
        to: goods.number.map(|number| (said.issuer, number.issuer())),
        parties: goods.number.map_or_else(|| Ok(nobody()), |number| parties(sql, holder, number))?,
        event: Some(said.event),
    };
    Ok(Some(NoticeDocument { kind, frame: frame(sql, &told, about, specimen)?, sections: said.sections }))
}

/// The newest amendment of `number` as a letter, in the register of `holder`.
///
/// # Errors
/// [`StoreFault`].
pub fn amendment(
    sql: &Sql<'_>,
    holder: &AuthorityId,
    number: &CertificateNumber,
    specimen: bool,
) -> Result<Option<NoticeDocument>, StoreFault> {
    let Some(told) = newest::<AmendCertificate>(sql, holder, number)? else { return Ok(None) };
    let record = told.record::<AmendCertificate>()?;
    let destination = record.header.as_ref().and_then(|header| header.destination);
    let issued = record.header.as_ref().and_then(|header| header.issued);
    let about = About {
        subject: LetterSubject::Certificate(record.asked.number.clone()),
        way: LetterWay::ToDestination,
        to: destination.map(|destination| (record.decided.importing_authority.clone(), destination)),
        parties: parties(sql, holder, number)?,
        event: issued.map(LetterEvent::Issued),
    };
    let row = |correction: &kpcs_domain::certificate::Correction| {
        [worded(correction.element.word()), correction.was.to_string(), correction.is.to_string()]
    };
    let readings = record.decided.corrected.iter().map(row).collect();
    let sections = vec![
        (Heading::Readings, NoticeBody::Readings(readings)),
        (Heading::Reason, NoticeBody::Words(record.asked.reason.to_string())),
    ];
    Ok(Some(NoticeDocument { kind: NoticeKind::Amendment, frame: frame(sql, &told, about, specimen)?, sections }))
}

/// The letter of comfort that stands at `position`.
///
/// # Errors
/// [`StoreFault`].
pub fn comfort(sql: &Sql<'_>, position: i64, specimen: bool) -> Result<NoticeDocument, StoreFault> {
    let told = entry(sql, position)?;
    let record = told.record::<IssueLetterOfComfort>()?;
    let asked = record.asked;
    let destination = record.header.as_ref().and_then(|header| header.destination);
    let party = |party: &kpcs_domain::certificate::Party| party.name.to_string();
    let about = About {
        subject: LetterSubject::Letter(asked.reference.to_string()),
        way: LetterWay::ToDestination,
        to: destination.map(|destination| (Some(asked.destination_authority.clone()), destination)),
        parties: (party(&asked.sender), party(&asked.consignee)),
        event: None,
    };
    let site = asked.site.iter().flat_map(|site| {
        let place = format!("{}, {}", site.latitude, site.longitude);
        std::iter::once(place).chain(site.name.as_ref().map(ToString::to_string))
    });
    let site: Vec<_> = site.chain(asked.extracting_plant.as_ref().map(ToString::to_string)).collect();
    let seals = asked.seals.iter().map(ToString::to_string);
    let opinion = worded_as("letter-comfort-opinion");
    let sections = [
        Some((Heading::Opinion, items(vec![opinion, asked.reason.to_string()]))),
        Some((Heading::Sample, NoticeBody::Words(worded(asked.sample.word())))),
        (!site.is_empty()).then_some((Heading::Site, items(site))),
        Some((Heading::Contents, items(std::iter::once(asked.contents.to_string()).chain(seals).collect()))),
    ];
    let frame = frame(sql, &told, about, specimen)?;
    Ok(NoticeDocument { kind: NoticeKind::Comfort, frame, sections: sections.into_iter().flatten().collect() })
}

/// What one act of the border says.
struct Said {
    issuer: Option<AuthorityId>,
    event: LetterEvent,
    sections: Vec<(Heading, NoticeBody)>,
}

fn detention(told: Entry) -> Result<(Entry, Said), StoreFault> {
    let record = told.record::<DetainShipment>()?;
    let asked = record.asked;
    let words = |text: &kpcs_domain::value::Text| NoticeBody::Words(text.to_string());
    let mut sections = why(asked.grounds.iter(), &asked.legal_basis);
    sections.extend(asked.description.as_ref().map(|text| (Heading::Description, words(text))));
    sections.push((Heading::Found, found(&asked.statement, &asked.phrases)));
    sections.extend(asked.asked_of_issuer.as_ref().map(|text| (Heading::Asked, words(text))));
    sections.extend(asked.place.as_ref().map(|place| (Heading::Place, NoticeBody::Words(place.to_string()))));
    let issuer = record.header.and_then(|header| header.authority);
    Ok((told, Said { issuer, event: LetterEvent::Detained(asked.detained_on), sections }))
}

fn refusal(told: Entry) -> Result<(Entry, Said), StoreFault> {
    let record = told.record::<RefuseImport>()?;
    let asked = record.asked;
    let mut sections = why(asked.grounds.iter(), &asked.legal_basis);
    sections.push((Heading::Found, found(&asked.statement, &asked.phrases)));
    let issuer = record.header.and_then(|header| header.authority);
    Ok((told, Said { issuer, event: LetterEvent::Refused(asked.refused_on), sections }))
}

fn sent_back(told: Entry) -> Result<(Entry, Said), StoreFault> {
    let record = told.record::<ReturnShipment>()?;
    let asked = record.asked;
    let parcels = record.decided.parcels.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let transport: Vec<_> = [&asked.carrier, &asked.waybill].into_iter().flatten().map(ToString::to_string).collect();
    let remarks: Vec<_> = asked
        .statement
        .iter()
        .map(ToString::to_string)
        .chain(asked.phrases.iter().map(|one| worded(one.word())))
        .collect();
    let sections = [
        Some((Heading::Under, NoticeBody::Words(words::number(&asked.under)))),
        Some((Heading::ParcelsSent, NoticeBody::Words(parcels))),
        (!transport.is_empty()).then_some((Heading::Transport, items(transport))),
        (!remarks.is_empty()).then_some((Heading::Remarks, items(remarks))),
    ];
    let issuer = record.header.and_then(|header| header.authority);
    Ok((
        told,
        Said { issuer, event: LetterEvent::Left(asked.left_on), sections: sections.into_iter().flatten().collect() },
    ))
}

fn why<'a>(
    grounds: impl Iterator<Item = &'a Ground>,
    legal_basis: &kpcs_domain::value::Text,
) -> Vec<(Heading, NoticeBody)> {
    vec![
        (Heading::Grounds, items(grounds.map(|ground| worded(ground.word())).collect())),
        (Heading::LegalBasis, NoticeBody::Words(legal_basis.to_string())),
    ]
}

fn found(statement: &kpcs_domain::value::Text, phrases: &[Phrase]) -> NoticeBody {
    let sentences = phrases.iter().map(|phrase| worded(phrase.word()));
    items(std::iter::once(statement.to_string()).chain(sentences).collect())
}

/// Several items are listed, one stands by itself.
fn items(mut items: Vec<String>) -> NoticeBody {
    if items.len() == 1 { NoticeBody::Words(items.remove(0)) } else { NoticeBody::Items(items) }
}

/// A word of a closed list, in both languages.
fn worded(word: &str) -> String {
    Language::ALL.map(|language| words::choice(Texts::new(language), word)).join(" · ")
}

fn worded_as(key: &str) -> String {
    Language::ALL.map(|language| Texts::new(language).get(key)).join(" · ")
}

/// The newest entry of act `A` in the latest case about the goods; a return may stand outside a case, in the timeline.
fn last<A: Act>(sql: &Sql<'_>, holder: &AuthorityId, goods: GoodsNamed<'_>) -> Result<Option<Entry>, StoreFault> {
    for row in view::cases_of(sql, holder, goods.number, goods.case)? {
        let entries = view::case_entries(sql, holder, &row.key, row.sequence)?;
        if let Some(found) = entries.iter().rev().find(|one| one.act == A::INFO.code) {
            return Ok(Some(entry(sql, found.position)?));
        }
    }
    match goods.number {
        Some(number) => newest::<A>(sql, holder, number),
        None => Ok(None),
    }
}
