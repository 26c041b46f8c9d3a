//! The warning that an open alert names a certificate, for whichever page shows that certificate.
//!
//! Invariant: it warns and decides nothing.

use kpcs_domain::value::CertificateNumber;
use kpcs_store::{
    Sql, StoreFault,
    view::{AlertRow, open_alerts_of},
};
use kpcs_web::{
    Texts,
    part::{Notice, Tone},
    shell::Link,
};

use crate::words;

/// A notice for each open alert that names `number`.
pub(in crate::page) fn warnings(
    sql: &Sql<'_>,
    texts: Texts,
    number: &CertificateNumber,
) -> Result<Vec<Notice>, StoreFault> {
    Ok(open_alerts_of(sql, number)?.iter().map(|row| warning(texts, row)).collect())
}

fn warning(texts: Texts, row: &AlertRow) -> Notice {
    let title = texts.t("alerts-warning").arg("kind", words::choice(texts, &row.kind)).to_string();
    let text = texts.t("alerts-warning-text").arg("summary", &row.summary).arg("by", &row.raised_by);
    let text = text.arg("day", words::day(texts, row.day)).to_string();
    let link =
        Link::new(texts.t("alerts-see").arg("name", &row.reference).to_string(), format!("/alerts/{}", row.reference));
    Notice { link: Some(link), ..Notice::new(Tone::NeedsHand, title, text.trim_start().to_owned()) }
}
