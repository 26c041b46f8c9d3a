//! The rows of a report: one for each certificate and subheading, as the office's own books have them.
//!
//! Invariant: a shipment that is not measured yet gives its number and days and no declared figure (decisions 20).
//! Must not know: columns, files.

use std::collections::BTreeMap;

use kpcs_domain::{
    certificate::{Goods, HsLine},
    value::{AuthorityId, CertificateNumber, CountryCode, Day, Name, Origin},
};
use kpcs_store::{
    Sql, StoreFault,
    act::shipment::certificate_at,
    view::{self, AuthorityRow, CertificateRow, Days, ShipmentRow, TraderTotal},
};

use super::report::{Book, Report};

/// One row; what is not known, or not to be told yet, is `None`.
pub struct Line {
    pub number: CertificateNumber,
    pub authority: String,
    pub mail: String,
    pub provenance: CountryCode,
    pub destination: Option<CountryCode>,
    pub issued_on: Day,
    pub expires_on: Option<Day>,
    pub exporter: Name,
    pub importer: Name,
    pub origin: Origin,
    pub goods: Option<HsLine>,
    pub verifying: String,
    pub happened_on: Option<Day>,
    pub verified_on: Option<Day>,
    pub due_on: Option<Day>,
}

/// The rows of a monthly report.
pub fn lines(sql: &Sql<'_>, office: &AuthorityId, report: Report, days: Days) -> Result<Vec<Line>, StoreFault> {
    let offices = view::authorities(sql, None)?.into_iter().map(|row| (row.authority.clone(), row)).collect();
    let around = Around { office, report, offices };
    match report.book {
        Book::Issued => around.certificates(sql, view::certificates_issued(sql, office, days)?),
        Book::Left => around.certificates(sql, view::certificates_left(sql, office, days)?),
        Book::Arrived => around.shipments(sql, view::shipments_arrived(sql, office, days)?),
        Book::Exporters | Book::Importers => Ok(Vec::new()),
    }
}

/// The rows of a yearly report.
pub fn totals(sql: &Sql<'_>, office: &AuthorityId, report: Report, days: Days) -> Result<Vec<TraderTotal>, StoreFault> {
    match report.book {
        Book::Importers => view::imports_by_company(sql, office, days),
        _ => view::exports_by_company(sql, office, days),
    }
}

struct Around<'a> {
    office: &'a AuthorityId,
    report: Report,
    offices: BTreeMap<AuthorityId, AuthorityRow>,
}

impl Around<'_> {
    fn name(&self, authority: &AuthorityId) -> String {
        self.offices.get(authority).map_or_else(|| authority.to_string(), |row| row.name.to_string())
    }

    fn due(&self, happened_on: Option<Day>) -> Option<Day> {
        Some(happened_on?.plus_days(self.report.limit_days?))
    }

    fn certificates(&self, sql: &Sql<'_>, rows: Vec<CertificateRow>) -> Result<Vec<Line>, StoreFault> {
        let mut lines = Vec::new();
        for row in rows {
            let happened_on = if self.report.book == Book::Left { row.left_on } else { Some(row.issued_on) };
            for goods in view::certificate_lines(sql, &row.number)? {
                lines.push(Line {
                    number: row.number.clone(),
                    authority: self.name(&row.authority),
                    mail: String::new(),
                    provenance: row.number.issuer(),
                    destination: Some(row.destination),
                    issued_on: row.issued_on,
                    expires_on: Some(row.expires_on),
                    exporter: row.exporter.clone(),
                    importer: row.importer.clone(),
                    origin: row.origin.clone(),
                    goods: Some(goods),
                    verifying: String::new(),
                    happened_on,
                    verified_on: None,
                    due_on: self.due(happened_on),
                });
            }
        }
        Ok(lines)
    }

    fn shipments(&self, sql: &Sql<'_>, rows: Vec<ShipmentRow>) -> Result<Vec<Line>, StoreFault> {
        let mut lines = Vec::new();
        for row in rows {
            let measured = !matches!(row.state, Goods::Expected | Goods::Deposited);
            let goods = if measured { certificate_at(sql, row.position)?.1.lines.to_vec() } else { Vec::new() };
            let goods = if goods.is_empty() { vec![None] } else { goods.into_iter().map(Some).collect() };
            let verified = view::confirmation_of(sql, self.office, &row.number)?;
            let issuer = row.issuer.as_ref().and_then(|issuer| self.offices.get(issuer));
            for goods in goods {
                lines.push(Line {
                    number: row.number.clone(),
                    authority: row.issuer.as_ref().map_or_else(String::new, |issuer| self.name(issuer)),
                    mail: issuer.map_or_else(String::new, |issuer| issuer.email.to_string()),
                    provenance: row.number.issuer(),
                    destination: None,
                    issued_on: row.issued_on,
                    expires_on: row.expires_on,
                    exporter: row.exporter.clone(),
                    importer: row.importer.clone(),
                    origin: row.origin.clone(),
                    goods,
                    verifying: self.name(self.office),
                    happened_on: row.arrived_on,
                    verified_on: verified.as_ref().and(row.closed_at).map(|at| at.day()),
                    due_on: self.due(row.arrived_on),
                });
            }
        }
        Ok(lines)
    }
}
