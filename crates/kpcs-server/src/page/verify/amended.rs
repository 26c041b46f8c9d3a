//! That a certificate was amended: to everybody on which day, to its two authorities what was signed and what is right.
//!
//! Invariant: it decides nothing; a person of a company is no authority and sees the day alone.
//! Source: kpcs.md §9.4.

use kpcs_domain::{
    certificate::Correction,
    value::{AuthorityId, CertificateNumber},
};
use kpcs_store::{Sql, StoreFault, act::amendment::corrections, view};
use kpcs_web::{
    Texts,
    part::{Notice, Tone},
};

use crate::words;

/// A notice where the certificate was amended; `own` is the visitor's authority where they act for one.
pub(super) fn amended(
    sql: &Sql<'_>,
    texts: Texts,
    number: &CertificateNumber,
    own: Option<&AuthorityId>,
) -> Result<Option<Notice>, StoreFault> {
    let days = view::amended_at(sql, number)?;
    if days.is_empty() {
        return Ok(None);
    }
    let days: Vec<_> = days.into_iter().map(|at| words::day(texts, at.day())).collect();
    let known = own.map(|own| corrections(sql, own, number)).transpose()?.unwrap_or_default();
    let text = if known.is_empty() {
        texts.get("amended-text")
    } else {
        let readings: Vec<_> = known.iter().map(|correction| reading(texts, correction)).collect();
        texts.t("amended-text-party").arg("readings", readings.join("; ")).to_string()
    };
    let title = texts.t("amended-title").arg("day", days.join(", ")).to_string();
    Ok(Some(Notice::new(Tone::NeedsHand, title, text)))
}

/// "importer’s name: “A”, right is “B”".
fn reading(texts: Texts, correction: &Correction) -> String {
    let element = words::choice(texts, correction.element.word());
    texts.t("amended-reading").arg("element", element).arg("was", &correction.was).arg("is", &correction.is).to_string()
}
