//! A warning on the check of a dispatch or a handover: the certificate will have expired when the goods land.
//!
//! Invariant: a warning and no refusal; whether validity is tested at export or on arrival is the issuer's law (kpcs.md §9.2).
//! Must not know: what else the act asks.

use kpcs_domain::{
    act::{Act as _, RecordDispatch, RecordHandover},
    value::{CertificateNumber, Day},
};
use kpcs_store::view;
use kpcs_web::part::{Notice, Tone};

use super::Asked;
use crate::{answers::Answers, app::App, no::No, officer::Officer, words};

/// The warning, where the day given for the landing lies after the last day of the office's own certificate.
pub async fn lands_late(app: &App, officer: &Officer, asked: &Asked, given: &Answers) -> Result<Option<Notice>, No> {
    let on_the_way = [RecordDispatch::INFO.code, RecordHandover::INFO.code].contains(&asked.info.code);
    let read = (CertificateNumber::parse(given.get("number")), Day::parse(given.get("expected_arrival")));
    let (true, (Ok(number), Ok(lands_on))) = (on_the_way, read) else { return Ok(None) };
    let own = officer.authority().clone();
    let row = app.read(move |sql| view::certificate(sql, &number)).await?.filter(|row| row.authority == own);
    let texts = officer.texts();
    Ok(row.filter(|row| row.expires_on < lands_on).map(|row| {
        let title = texts.t("ask-lands-late").arg("day", words::day(texts, row.expires_on)).to_string();
        Notice::new(Tone::NeedsHand, title, texts.get("ask-lands-late-text"))
    }))
}
