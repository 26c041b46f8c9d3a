//! What the office's own ledger knows of the goods that an act of the border is about.
//!
//! Invariant: no declared figure is shown: the goods may still have to be measured (decisions 20). Grounds are suggested only
//! from what was recorded: seals, presentations, the issuer's word, days.
//! Source: kpcs.md §4.5, §9.7, §9.8.

use kpcs_domain::{
    act::{Act as _, DetainShipment, detain_shipment, release_shipment::ReleaseReason},
    certificate::{Goods, Ground, HeldGoods},
    value::{CertificateNumber, Day, Reference},
};
use kpcs_store::{
    Sql, StoreFault,
    act::held::held_goods,
    record_at,
    view::{self, CaseRow, ShipmentRow},
};
use kpcs_web::{
    part::{Fact, Facts, Inline},
    shell::Link,
};

use super::known::{Asker, Choices, Known};
use crate::words;

/// What the office has on the goods named.
struct File {
    held: HeldGoods,
    shipment: Option<ShipmentRow>,
    case: Option<CaseRow>,
    /// Why they were held last.
    detention: Option<detain_shipment::Request>,
    /// What speaks against them, as recorded.
    grounds: Vec<Ground>,
}

/// What is known for an act about goods.
pub(super) fn known(
    sql: &Sql<'_>,
    asker: &Asker,
    act: &str,
    number: Option<&CertificateNumber>,
    case: Option<&Reference>,
) -> Result<Known, StoreFault> {
    let mut known = Known::default();
    let day = match act {
        "detain_shipment" => "detained_on",
        "release_shipment" => "released_on",
        "refuse_import" => "refused_on",
        "return_shipment" => "left_on",
        _ => "forfeited_on",
    };
    known.values.push((day.to_owned(), asker.today.to_string()));
    known.choices.insert("phrases", words::sentences(asker.texts, act == "detain_shipment"));
    let Some(file) = file(sql, asker, number, case)? else {
        // Goods without a certificate are described only where they are held for the first time.
        return Ok(known);
    };
    known.about = match (number, case) {
        (Some(number), _) => Some(Link::new(words::number(number), format!("/arrivals/{number}"))),
        (None, Some(case)) => Some(Link::new(case.to_string(), format!("/cases/{case}"))),
        (None, None) => None,
    };
    known.beside = Some((asker.texts.get("guide-goods"), facts(asker, &file, number, case)));
    known.fixed = if number.is_some() { vec!["number"] } else { vec!["case"] };
    known.left_out = vec![if number.is_some() { "case" } else { "number" }, "description", "carats", "number_shown"];
    match act {
        "detain_shipment" | "refuse_import" => because(&mut known, &file),
        "release_shipment" => let_go(&mut known, asker, &file),
        "return_shipment" => send_back(&mut known, sql, asker, &file, number)?,
        _ => known.values.extend(file.detention.map(|held| ("legal_basis".to_owned(), held.legal_basis.to_string()))),
    }
    Ok(known)
}

fn file(
    sql: &Sql<'_>,
    asker: &Asker,
    number: Option<&CertificateNumber>,
    case: Option<&Reference>,
) -> Result<Option<File>, StoreFault> {
    let office = &asker.authority;
    let Some(held) = held_goods(sql, office, (number, case))? else { return Ok(None) };
    let shipment = number.map(|number| view::shipment(sql, office, number)).transpose()?.flatten();
    let newest = view::cases_of(sql, office, number, case)?.into_iter().next();
    let mut detention = None;
    if let Some(row) = &newest {
        let entries = view::case_entries(sql, office, &row.key, row.sequence)?;
        let held = entries.iter().rev().find(|entry| entry.act == DetainShipment::INFO.code);
        detention = held.map(|entry| record_at::<DetainShipment>(sql, entry.position)).transpose()?;
    }
    let grounds = match (&shipment, number) {
        (Some(row), Some(number)) => recorded_against(sql, asker, row, number)?,
        _ => Vec::new(),
    };
    Ok(Some(File { held, shipment, case: newest, detention: detention.map(|record| record.asked), grounds }))
}

/// The rows of the decision table (§4.5) that the office has recorded itself or was told.
fn recorded_against(
    sql: &Sql<'_>,
    asker: &Asker,
    row: &ShipmentRow,
    number: &CertificateNumber,
) -> Result<Vec<Ground>, StoreFault> {
    let arrivals = view::arrivals_of(sql, &asker.authority, number)?;
    let expired = row.expires_on.is_some_and(|last| last < row.arrived_on.unwrap_or(asker.today));
    let withdrawn = row.withdrawn.as_deref().and_then(|word| match word {
        "lost" => Some(Ground::NumberLost),
        "stolen" => Some(Ground::NumberStolen),
        "moved" => None,
        _ => Some(Ground::NumberVoid),
    });
    let found = [
        withdrawn,
        arrivals.iter().any(|arrival| !arrival.seals_intact).then_some(Ground::SealBroken),
        (row.state == Goods::Discrepant).then_some(Ground::ContentsDiffer),
        expired.then_some(Ground::ExpiredOnArrival),
        (arrivals.len() > 1).then_some(Ground::PresentedBefore),
    ];
    Ok(found.into_iter().flatten().collect())
}

fn facts(asker: &Asker, file: &File, number: Option<&CertificateNumber>, case: Option<&Reference>) -> Facts {
    let texts = asker.texts;
    let fact = |key: &str, value| Fact::new(texts.get(key), value);
    let day = |day: Day| Inline::text(words::day(texts, day));
    let mut facts = Vec::new();
    if let Some(number) = number {
        let link = Link::new(words::number(number), format!("/arrivals/{number}"));
        facts.push(fact("guide-number", Inline::CodeLink(link)));
    }
    facts.push(fact("guide-state", Inline::text(words::choice(texts, file.held.goods.word()))));
    if let Some(row) = &file.shipment {
        facts.push(fact("field-exporter", Inline::text(row.exporter.to_string())));
        facts.push(fact("field-importer", Inline::text(row.importer.to_string())));
        facts.extend(row.arrived_on.map(|arrived| fact("field-arrived-on", day(arrived))));
    }
    if let Some(row) = &file.case {
        let subject = case.map_or_else(|| row.subject(), ToString::to_string);
        let link = Link::new(words::subject(&subject), format!("/cases/{subject}?case={}", row.sequence));
        facts.push(fact("guide-case", Inline::CodeLink(link)));
        facts.extend(row.held_since.map(|since| fact("case-held-since", day(since))));
        facts.extend(row.due.filter(|_| row.ended.is_none()).map(|due| fact("cases-due", day(due))));
    }
    if let Some(held) = &file.detention {
        let grounds = held.grounds.iter().map(|ground| words::choice(texts, ground.word())).collect();
        facts.push(fact("field-grounds", Inline::Lines(grounds)));
    }
    Facts { facts }
}

/// Grounds and law of the last detention, or else what was recorded against the goods.
fn because(known: &mut Known, file: &File) {
    let grounds: Vec<_> = match &file.detention {
        Some(held) => held.grounds.iter().copied().collect(),
        None => file.grounds.clone(),
    };
    known.values.extend(grounds.iter().map(|ground| ("grounds".to_owned(), ground.word().to_owned())));
    known.values.extend(file.detention.as_ref().map(|held| ("legal_basis".to_owned(), held.legal_basis.to_string())));
}

/// The reasons that are lawful for these goods, with the day from which time alone lets them go.
fn let_go(known: &mut Known, asker: &Asker, file: &File) {
    let texts = asker.texts;
    let since = file.case.as_ref().and_then(|row| row.held_since);
    let by_time = asker.pack.discrepancy.release_after_days.zip(since).map(|(days, since)| {
        let ends = since.plus_days(i64::try_from(days).unwrap_or(i64::MAX));
        (days, ends)
    });
    let with_certificate = file.held.certificate.is_some();
    let lawful = |reason: &ReleaseReason| match reason {
        ReleaseReason::TimeLimit => with_certificate && by_time.is_some_and(|(_, ends)| ends <= asker.today),
        ReleaseReason::CertificateProduced => !with_certificate,
        ReleaseReason::NotRoughDiamonds | ReleaseReason::CourtOrder => true,
        _ => with_certificate,
    };
    let reasons = ReleaseReason::ALL.iter().filter(|reason| lawful(reason));
    let worded = reasons.map(|reason| (reason.word().to_owned(), words::choice(texts, reason.word())));
    known.choices.insert("reason", worded.collect());
    if with_certificate {
        known.left_out.push("certificate");
    }
    let hint = match by_time {
        Some((days, ends)) => texts
            .t("guide-release-limit")
            .arg("days", words::count(texts, days))
            .arg("day", words::day(texts, ends))
            .to_string(),
        None => texts.get("guide-release-no-limit"),
    };
    known.hints.insert("reason", hint);
}

/// The parcels that are still here, and the office's own documents under which they may travel.
fn send_back(
    known: &mut Known,
    sql: &Sql<'_>,
    asker: &Asker,
    file: &File,
    number: Option<&CertificateNumber>,
) -> Result<(), StoreFault> {
    let texts = asker.texts;
    let here: Choices = (1..=file.held.parcels)
        .filter(|parcel| !file.held.sent_back.contains(parcel))
        .map(|parcel| (parcel.to_string(), texts.t("guide-parcel").arg("number", parcel).to_string()))
        .collect();
    if here.len() > 1 {
        known.choices.insert("returned_parcels", here);
    } else {
        known.left_out.push("returned_parcels");
    }
    let documents = view::return_documents(sql, &asker.authority, number)?;
    match documents.as_slice() {
        [] => known.notice = Some(super::known::no_document(texts)),
        documents => {
            let choices = documents.iter().map(|document| (document.to_string(), document.to_string()));
            known.choices.insert("under", choices.collect());
            known.values.extend(documents.first().map(|document| ("under".to_owned(), document.to_string())));
        }
    }
    Ok(())
}
