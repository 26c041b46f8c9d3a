//! The rows that were ticked, as this person may see them.
//!
//! Invariant: what the person may not see is not among the rows, whatever the address says; no declared figure of a shipment
//! stands in a row (decisions 20). A row stands once, in the order of the list.
//! Must not know: what is done to them.

use kpcs_domain::value::{CertificateNumber, Day, Reference};
use kpcs_store::{Sql, StoreFault, view};

use super::deed::{Of, ROW};
use crate::{
    answers::Answers,
    app::App,
    no::No,
    officer::Officer,
    page::{
        certificate,
        companies::is_seen,
        desk::{day_of_office, pack_of},
    },
    words,
};

/// The most rows of one form: two pages of a list.
pub(in crate::page) const LIMIT: usize = 100;

/// One row.
pub(in crate::page) struct Row {
    /// Its number or reference.
    pub(in crate::page) subject: String,
    /// What it is, in a few short lines.
    pub(in crate::page) is: Vec<String>,
}

/// The rows, and what there is to say about them.
pub(in crate::page) struct Chosen {
    pub(in crate::page) rows: Vec<Row>,
    /// How many more were ticked than one form takes.
    pub(in crate::page) beyond: usize,
    /// The office's own day.
    pub(super) today: Day,
}

/// The rows named by `row` in an address or a form.
pub(super) async fn chosen(app: &App, officer: &Officer, of: Of, given: &Answers) -> Result<Chosen, No> {
    let mut named: Vec<String> = Vec::new();
    for row in given.all(ROW).map(str::trim).filter(|row| !row.is_empty()) {
        if !named.iter().any(|known| known == row) {
            named.push(row.to_owned());
        }
    }
    let beyond = named.len().saturating_sub(LIMIT);
    named.truncate(LIMIT);
    let (who, now) = (officer.clone(), officer.visitor.now);
    app.read(move |sql| {
        let today = day_of_office(&*pack_of(sql, who.authority(), now)?, now);
        let mut rows = Vec::new();
        for subject in named {
            let is = match of {
                Of::Certificates => certificate(sql, &who, &subject)?,
                Of::Shipments => shipment(sql, &who, &subject)?,
                Of::Applications => application(sql, &who, &subject)?,
            };
            rows.extend(is);
        }
        Ok(Chosen { rows, beyond, today })
    })
    .await
}

/// The certificates named by `row`, for whoever may see them.
///
/// # Errors
/// A fault of the database.
pub(in crate::page) async fn certificates(app: &App, officer: &Officer, given: &Answers) -> Result<Chosen, No> {
    chosen(app, officer, Of::Certificates, given).await
}

fn certificate(sql: &Sql<'_>, officer: &Officer, subject: &str) -> Result<Option<Row>, StoreFault> {
    let Ok(number) = CertificateNumber::parse(subject) else { return Ok(None) };
    let Some(row) = certificate::seen_by(sql, officer, &number)?.map(|issued| issued.row) else { return Ok(None) };
    let texts = officer.texts();
    let to = format!("{}, {}", row.importer, words::place(texts, row.destination));
    Ok(Some(Row { subject: row.number.to_string(), is: vec![row.exporter.to_string(), to] }))
}

fn shipment(sql: &Sql<'_>, officer: &Officer, subject: &str) -> Result<Option<Row>, StoreFault> {
    let Ok(number) = CertificateNumber::parse(subject) else { return Ok(None) };
    let Some(row) = view::shipment(sql, officer.authority(), &number)? else { return Ok(None) };
    let from = format!("{}, {}", row.exporter, words::place(officer.texts(), row.number.issuer()));
    Ok(Some(Row { subject: row.number.to_string(), is: vec![from, row.importer.to_string()] }))
}

fn application(sql: &Sql<'_>, officer: &Officer, subject: &str) -> Result<Option<Row>, StoreFault> {
    let Ok(reference) = Reference::parse(subject) else { return Ok(None) };
    let Some(row) = view::application(sql, officer.authority(), &reference)? else { return Ok(None) };
    if !is_seen(sql, officer.account(), &row.company, row.reference.as_str())? {
        return Ok(None);
    }
    let texts = officer.texts();
    let to = format!("{}, {}", row.importer, words::place(texts, row.destination));
    Ok(Some(Row {
        subject: row.reference.to_string(),
        is: vec![to, format!("{} ct", words::carats(texts, row.carats))],
    }))
}
