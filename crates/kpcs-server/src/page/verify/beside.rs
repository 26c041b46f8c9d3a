//! For an officer: the paper that was given beside the specimen of its issuer.
//!
//! Invariant: nothing is kept; the page carries the picture, which this program encoded anew. A specimen is for officers
//! (tier H), so nobody else gets this part.
//! Must not know: what the comparison comes to.
//! Source: issue 02, demand 4; kpcs.md §3.10.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use kpcs_domain::value::{CountryCode, Day};
use kpcs_web::{
    page::verify::scan_form,
    part::{Beside, Form},
};

use super::{Asked, Verified};
use crate::{
    answers::Answers,
    app::App,
    evidence::look_at_paper,
    no::No,
    page::{arrivals::with_specimen, evidence::READERS},
    visitor::Visitor,
};

/// The picture in what was given, beside the specimen; and the question for a picture where there is none.
pub(super) async fn beside(
    app: &App,
    visitor: &Visitor,
    answers: &Answers,
    verified: &Verified,
) -> Result<Option<(Beside, Option<Form>)>, No> {
    let officer = visitor.signed_in.is_some() && visitor.holds_one_of(READERS);
    let Some(issued) = issued(visitor, verified).filter(|_| officer) else { return Ok(None) };
    let picture = match answers.file("file") {
        Some(scan) => look_at_paper(app, scan.to_vec()).await?,
        None => None,
    };
    let carried = picture.map(|jpeg| format!("data:image/jpeg;base64,{}", STANDARD.encode(jpeg)));
    let question = carried.is_none().then(|| question(visitor, verified)).flatten();
    let beside = with_specimen(app, visitor.texts, issued, carried).await?;
    Ok(Some((beside, question)))
}

/// Who issued the paper, and on which day as far as it is known.
fn issued(visitor: &Visitor, verified: &Verified) -> Option<(CountryCode, Day)> {
    let today = visitor.now.day();
    if let Asked::Number(number) = &verified.asked {
        return Some((number.issuer(), verified.when.on.unwrap_or(today)));
    }
    let header = verified.report.particulars.as_ref()?.header.as_ref()?;
    Some((header.number.as_ref()?.issuer(), header.issued.unwrap_or(today)))
}

/// A paper that was asked by its number can be asked again with its picture.
fn question(visitor: &Visitor, verified: &Verified) -> Option<Form> {
    let Asked::Number(number) = &verified.asked else { return None };
    let answered = [
        ("number", Some(number.to_string())),
        ("at", verified.when.place.map(|place| place.to_string())),
        ("on", verified.when.on.map(|day| day.to_string())),
    ];
    let hidden = answered.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Some(scan_form(visitor.texts, visitor.form_token(), hidden.collect()))
}
