//! A paper beside the specimen of its issuer: while it is taken in, and later from its shipment.
//!
//! Invariant: an officer sees scans of their own office only; while figures are hidden, so is the scan, for they stand on it.
//! What a specimen shows is for Participants (tier H), so these pages are for officers.
//! Must not know: what the comparison comes to; the officer says that (`record_foreign_certificate`, specimen).
//! Source: issue 02, demand 4; decisions 15, 20, 22; kpcs.md §3.10.

use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
};
use kpcs_domain::{
    act::{RecordForeignCertificate, publish_specimen::Signatory},
    value::{CountryCode, Day, Digest},
};
use kpcs_store::{act::specimen_on, view::ShipmentChannel};
use kpcs_web::{Texts, page, page::paper_form::PaperPage, part::Beside};

use super::{READERS, ledger::Declared, shipment::frame};
use crate::{app::App, evidence, no::No, officer::Officer, page::specimens, words};

/// `GET /arrivals/scans/{digest}`: the picture of a scan of the officer's office.
pub(super) async fn picture(
    State(app): State<App>,
    officer: Officer,
    Path(text): Path<String>,
) -> Result<Response, No> {
    officer.require(READERS)?;
    let (digest, office) = (evidence::digest(&text).ok_or(No::NotFound)?, officer.authority().clone());
    let read = app.run(move |register| {
        let read = evidence::read_paper(register, &office, digest);
        read.map_err(|error| No::fault(&format!("a picture of a paper was not read: {error}")))
    });
    let bytes = read.await?.ok_or(No::NotFound)?;
    let headers = [
        (header::CONTENT_TYPE, "image/jpeg"),
        (header::CONTENT_DISPOSITION, "inline; filename=\"paper.jpg\""),
        (header::CACHE_CONTROL, "private, no-store"),
    ];
    Ok((headers, bytes).into_response())
}

/// `GET /arrivals/{number}/paper`: the scan of a paper that was taken in, beside the specimen of its day.
pub(super) async fn show(State(app): State<App>, officer: Officer, Path(text): Path<String>) -> Result<Response, No> {
    officer.require(READERS)?;
    let shipment = super::shipment(&app, &officer, &text).await?;
    if shipment.listed.channel != ShipmentChannel::Paper || shipment.entry.info.name != "record_foreign_certificate" {
        return Err(No::NotFound);
    }
    let taken = shipment.entry.record::<RecordForeignCertificate>()?.asked;
    let hidden = matches!(shipment.declared, Declared::Hidden(_));
    let scan = taken.image.filter(|_| !hidden);
    let beside = of(&app, &officer, (taken.number.issuer(), taken.issued), scan).await?;
    let (texts, number) = (officer.texts(), &shipment.listed.number);
    let lead = if hidden { texts.get("beside-hidden") } else { texts.get("beside-lead") };
    Ok(page(&PaperPage {
        shell: frame(&officer, number, texts.get("beside-title")),
        title: texts.get("beside-title"),
        lead,
        refusals: None,
        notice: None,
        beside: Some(beside),
        form: None,
    }))
}

/// A scan of the officer's office beside the specimen for a certificate that `issuer` issued on `day`.
pub(super) async fn of(
    app: &App,
    officer: &Officer,
    (issuer, day): (CountryCode, Day),
    scan: Option<Digest>,
) -> Result<Beside, No> {
    let scan = scan.filter(|scan| evidence::has_paper(app.register(), officer.authority(), *scan));
    with_specimen(app, officer.texts(), (issuer, day), scan.map(|scan| format!("/arrivals/scans/{scan}"))).await
}

/// The picture at an address, which an officer may see, beside the specimen for a certificate that `issuer` issued on `day`.
pub(in crate::page) async fn with_specimen(
    app: &App,
    texts: Texts,
    (issuer, day): (CountryCode, Day),
    paper: Option<String>,
) -> Result<Beside, No> {
    let found = app.read(move |sql| specimen_on(sql, issuer, day)).await?;
    let from = |day| words::day(texts, day);
    Ok(Beside {
        texts,
        paper,
        specimen: found.as_ref().map(|found| {
            let text = texts.t("beside-version").arg("issuer", words::place(texts, issuer));
            text.count("version", found.version).arg("day", from(found.valid_from)).to_string()
        }),
        pictures: found.iter().flat_map(specimens::pictures).collect(),
        features: found.iter().flat_map(|found| found.features.iter().map(ToString::to_string)).collect(),
        signatories: found.iter().flat_map(|found| &found.signatories).map(|one| signatory(texts, one)).collect(),
    })
}

/// "A. Kamara, from 1 January 2024 to 31 December 2026".
fn signatory(texts: Texts, one: &Signatory) -> String {
    let from = texts.t("beside-signs-from").arg("name", &one.name).arg("day", words::day(texts, one.from)).to_string();
    match one.to {
        None => from,
        Some(to) => format!("{from} {}", texts.t("beside-signs-to").arg("day", words::day(texts, to))),
    }
}
