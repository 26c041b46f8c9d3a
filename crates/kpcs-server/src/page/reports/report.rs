//! The reports: what each is called, whose law asks for it, from which book it comes, and within how many days.
//!
//! Invariant: a limit stands here only if a source names it.
//! Must not know: rows.

use kpcs_domain::{act::Role, value::CountryCode};

use crate::no::No;

const EXPORT: &[Role] = &[Role::Clerk, Role::ValidatingOfficer, Role::AuthorityHead];
const IMPORT: &[Role] = &[Role::ImportingOfficer, Role::AuthorityHead];

/// From which book of the office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Book {
    /// Certificates issued in the month.
    Issued,
    /// Certificates whose goods left in the month.
    Left,
    /// Shipments that came in the month.
    Arrived,
    /// Exports of the year by company.
    Exporters,
    /// Imports of the year by company.
    Importers,
}

/// A report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Report {
    /// In its address and file name; its texts are `report-NAME`, `-source` and `-gaps`.
    pub name: &'static str,
    /// Whose law asks for it.
    pub of: &'static str,
    /// Where its rows come from.
    pub book: Book,
    /// Days after the goods came or left, as its source says.
    pub limit_days: Option<i64>,
}

/// Every report, by Participant.
pub const REPORTS: [Report; 8] = [
    Report { name: "eu-received", of: "EU", book: Book::Arrived, limit_days: None },
    Report { name: "eu-issued", of: "EU", book: Book::Issued, limit_days: None },
    Report { name: "us-imports", of: "US", book: Book::Arrived, limit_days: Some(15) },
    Report { name: "us-exports", of: "US", book: Book::Left, limit_days: None },
    Report { name: "us-importers", of: "US", book: Book::Importers, limit_days: None },
    Report { name: "us-exporters", of: "US", book: Book::Exporters, limit_days: None },
    Report { name: "ca-imports", of: "CA", book: Book::Arrived, limit_days: Some(7) },
    Report { name: "ca-exports", of: "CA", book: Book::Left, limit_days: Some(7) },
];

impl Report {
    /// The report of that name.
    ///
    /// # Errors
    /// [`No::NotFound`].
    pub fn named(name: &str) -> Result<Self, No> {
        REPORTS.into_iter().find(|report| report.name == name).ok_or(No::NotFound)
    }

    /// Who may read the book from which it comes.
    pub const fn readers(self) -> &'static [Role] {
        if self.is_import() { IMPORT } else { EXPORT }
    }

    /// Whether it comes from the book of imports.
    pub const fn is_import(self) -> bool {
        matches!(self.book, Book::Arrived | Book::Importers)
    }

    /// Where it stands.
    pub fn path(self) -> String {
        format!("/office/reports/{}/{}", if self.is_import() { "imports" } else { "exports" }, self.name)
    }

    /// Whether it is of a whole year.
    pub const fn is_yearly(self) -> bool {
        matches!(self.book, Book::Exporters | Book::Importers)
    }

    /// Whose law asks for it.
    pub fn participant(self) -> Option<CountryCode> {
        CountryCode::parse(self.of).ok()
    }

    /// The key of a text of it.
    pub fn key(self, end: &str) -> String {
        format!("report-{}{end}", self.name)
    }
}
