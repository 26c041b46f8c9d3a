//! What came without advice: a PDF, a photograph or a code is verified and read into the form for paper.
//!
//! Invariant: a certificate that is in the ledger already leads to its own page, which shows of its figures only what may be
//! seen; a scan is no way around measuring first (decisions 20). Without a code the form stays empty and says so.
//! Source: decisions 20 and 21; issue demand 8.

use axum::{
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use kpcs_domain::{
    act::Header,
    certificate::CertificateCore,
    value::{CertificateNumber, CountryCode},
};
use kpcs_register::Register;
use kpcs_statement::{Opened, decode_core, decode_header, write_qr_text};
use kpcs_store::{StoreFault, view};
use kpcs_verify::{Document, Question, Report};
use kpcs_web::{
    page, page_with_status,
    part::{Filled, Notice, Refusals, Tone},
};

use super::{
    ACTORS, address,
    foreign::{Prefilled, form_page, own_place},
    kept_scan,
};
use crate::{
    answers::Answers,
    app::App,
    no::No,
    officer::Officer,
    page::verify::{Asked, asked, place_to_read, reason_sentence, shown},
    posted::Sent,
};

/// `POST /arrivals/scan`.
pub(super) async fn take_in(State(app): State<App>, sent: Sent) -> Result<Response, No> {
    let Sent { officer, answers } = sent;
    officer.require(ACTORS)?;
    let place = place_to_read(&answers).await?;
    let (read, answers) = app.run(move |_: &Register| Ok::<_, No>((asked(&answers), answers))).await?;
    drop(place);
    let texts = officer.texts();
    let mut known = Prefilled { filled: kept(&app, &officer, &answers).await?, ..Prefilled::default() };
    match read {
        Ok(Asked::Signed(opened)) => signed(&app, &officer, *opened, known).await,
        Ok(Asked::Number(_)) => Err(No::NotFound),
        Err(objected) => {
            let refusal = kpcs_web::part::Refusal { field: None, ..objected.worded(texts) };
            if let Some(place) = own_place(&app, &officer).await? {
                known.filled.values.insert("destination".to_owned(), place.to_string());
            }
            if known.filled.values.contains_key("image") {
                let text = texts.get("arrivals-scan-kept-text");
                known.notice = Some(Notice::new(Tone::Plain, texts.get("arrivals-scan-kept"), text));
            }
            let title = texts.get("arrivals-scan-unread");
            known.refusals = Some(Refusals { texts, title, refusals: vec![refusal] });
            Ok(page_with_status(StatusCode::UNPROCESSABLE_ENTITY, &form_page(&app, &officer, known, None).await?))
        }
    }
}

/// The digest of the file, for the record of the paper that it is a scan of; a file of another kind is no scan.
async fn kept(app: &App, officer: &Officer, answers: &Answers) -> Result<Filled, No> {
    let mut filled = Filled::default();
    let taken = kept_scan::take(app, answers, "file").await?.unwrap_or_default();
    if let Some(digest) = taken.first() {
        kept_scan::show(app, officer, answers, "file").await?;
        filled.values.insert("image".to_owned(), digest.to_string());
    }
    Ok(filled)
}

async fn signed(app: &App, officer: &Officer, opened: Opened, mut known: Prefilled) -> Result<Response, No> {
    let header = decode_header(&opened).ok().flatten();
    if let Some(number) = header.as_ref().and_then(|header| header.number.clone())
        && is_in_ledger(app, officer, number.clone()).await?
    {
        return Ok((StatusCode::SEE_OTHER, [(header::LOCATION, address(&number))]).into_response());
    }
    let own = own_place(app, officer).await?;
    let core = decode_core(&opened).ok().flatten();
    let issuer = issuing_office(app, header.as_ref()).await?;
    prefill(&mut known, header.as_ref(), core.as_ref(), officer.authority().participant().zip(own), issuer);
    if let Some(code) = write_qr_text(&opened) {
        known.filled.values.insert("code".to_owned(), code);
    }
    let report = verified(app, officer, opened, own).await?;
    known.notice = Some(notice(officer, &report));
    Ok(page(&form_page(app, officer, known, None).await?))
}

async fn is_in_ledger(app: &App, officer: &Officer, number: CertificateNumber) -> Result<bool, No> {
    let receiver = officer.authority().clone();
    app.read(move |sql| Ok::<_, StoreFault>(view::shipment(sql, &receiver, &number)?.is_some())).await
}

async fn verified(app: &App, officer: &Officer, opened: Opened, place: Option<CountryCode>) -> Result<Report, No> {
    let now = officer.visitor.now;
    let question = Question { at: now, place, on: Some(now.day()) };
    app.run(move |register: &Register| register.verify(&Document::Signed(Box::new(opened)), &question)).await
}

/// The name under which the issuing authority is designated.
async fn issuing_office(app: &App, header: Option<&Header>) -> Result<Option<String>, No> {
    let Some(authority) = header.and_then(|header| header.authority.clone()) else { return Ok(None) };
    let found = app.read(move |sql| view::authority(sql, &authority)).await?;
    Ok(found.map(|authority| authority.name.to_string()))
}

/// What the code says, as the officer would type it.
fn prefill(
    known: &mut Prefilled,
    header: Option<&Header>,
    core: Option<&CertificateCore>,
    own: Option<(CountryCode, CountryCode)>,
    office: Option<String>,
) {
    let values = &mut known.filled.values;
    let mut put = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            values.insert(name.to_owned(), value);
        }
    };
    if let Some(header) = header {
        let authority = header.authority.as_ref().map(ToString::to_string);
        // The code names the Participant of destination; the form asks for the place.
        let here = own.filter(|(participant, _)| Some(*participant) == header.destination).map(|(_, place)| place);
        put("issuer", header.participant.map(|code| code.to_string()));
        put("number", header.number.as_ref().map(ToString::to_string));
        put("issuing_authority", office.or(authority));
        put("issued", header.issued.map(|day| day.to_string()));
        put("expires", header.expires.map(|day| day.to_string()));
        put("destination", here.or(header.destination).map(|code| code.to_string()));
    }
    let Some(core) = core else { return };
    put("exporter", Some(core.exporter.to_string()));
    put("importer", Some(core.importer.to_string()));
    put("origin", Some(core.origin.to_string()));
    put("parcels", Some(core.parcels.to_string()));
    put("seals", Some(core.seals.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")));
    for (index, line) in core.lines.iter().enumerate() {
        put(&format!("lines.{index}.hs"), Some(line.hs.to_string()));
        put(&format!("lines.{index}.carats"), Some(line.carats.to_string()));
        put(&format!("lines.{index}.value"), Some(line.value.to_string()));
    }
    known.lines = core.lines.len();
}

/// What verification says, above the form.
fn notice(officer: &Officer, report: &Report) -> Notice {
    use kpcs_verify::Outcome::{Conflict, NotValid};
    let texts = officer.texts();
    let outcome = shown(report.outcome);
    let tone = if matches!(report.outcome, NotValid | Conflict) { Tone::Refusal } else { Tone::NeedsHand };
    let reason = reason_sentence(&officer.visitor, report);
    Notice::new(tone, texts.get(outcome.word_key()), format!("{reason} {}", texts.get("arrivals-scan-read")))
}
