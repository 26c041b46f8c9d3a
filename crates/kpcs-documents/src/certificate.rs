//! The certificate on A4: fifteen elements in the order of Annex I, the code, the mark and a tear-off import confirmation.
//!
//! Invariant: everything given is on the page, or the page is refused; totals are the sums of the lines given (kpcs.md
//! §3.7) and origin `***` is printed for mixed goods that name none (§9.9). One page, always.
//! Must not know: where the figures come from. Source: kpcs.md §3.2 to §3.7; look page, "The certificate".

use std::collections::BTreeMap;

use kpcs_domain::value::{Carats, CertificateNumber, CountryCode, Day, HsCode, Timestamp, UsdCents};
use serde::Serialize;

use crate::engine::{Template, typeset_proven};
use crate::error::DocumentError;
use crate::guilloche::{self, Frame};
use crate::labels::{Label, labels};
use crate::printable::Printable;
use crate::{code, figures, words};

/// The band of the border, round the part above the perforation.
const FRAME: Frame = Frame { left: 8.5, top: 8.5, width: 193.0, height: 219.0, corner: 6.0 };

/// A country as the certificate prints it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedCountry {
    /// ISO 3166-1 alpha-2.
    pub code: CountryCode,
    /// Name in English, or in several languages as the issuer wants it.
    pub name: String,
}

/// The field "country of origin".
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PrintedOrigin {
    /// Printed `***`: mixed origin, not disclosed.
    MixedUndisclosed,
    /// Printed with names and codes.
    Named(Vec<NamedCountry>),
}

/// Weight and value under one subheading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HsLine {
    pub hs: HsCode,
    pub carats: Carats,
    pub value: UsdCents,
}

/// Who validated the certificate, and when (element 15).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValidationBlock {
    /// The Exporting Authority.
    pub body: String,
    /// The officer's handle.
    pub officer: String,
    pub on: Day,
}

/// What has been said of a certificate since it was issued, which a later print must show (decisions 14).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Withdrawn {
    Void,
    Cancelled,
    /// By the certificate named.
    Replaced(CertificateNumber),
    Invalidated,
    Lost,
    Stolen,
}

/// Everything a printed certificate shows and carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertificateDocument {
    /// The issuing Participant; its code shapes the border.
    pub participant: NamedCountry,
    /// Its languages (ISO 639-1) in its own order; those without translations give English alone.
    pub languages: Vec<String>,
    pub number: CertificateNumber,
    pub issued_on: Day,
    pub expires_on: Day,
    pub issuing_authority: String,
    pub origin: PrintedOrigin,
    pub exporter: String,
    pub importer: String,
    pub destination: NamedCountry,
    pub parcels: u32,
    pub hs_lines: Vec<HsLine>,
    pub seals: Vec<String>,
    pub validation: ValidationBlock,
    /// The text of the QR code, `KPC1:` and base45; at most 900 characters.
    pub code: String,
    /// A short form to compare or type where the code cannot be scanned.
    pub check_code: String,
    /// SHA-256 of the statement, from which the mark is drawn.
    pub digest: [u8; 32],
    /// The statement itself, attached as `statement.kpcs`.
    pub statement: Vec<u8>,
    /// Where it stands in the log; `None` before its log proof is there.
    pub logged: Option<LoggedAt>,
    /// Whether the band "specimen, simulated data" lies over the page.
    pub specimen: bool,
    /// Why it must not be used any more; the words lie over the page and stand in the PDF's title and keywords.
    pub withdrawn: Option<Withdrawn>,
    /// For goods that are no normal shipment: the words TECHNICAL CERTIFICATE stand above, and the scheme's formula is
    /// not printed.
    pub technical: Option<Technical>,
}

/// Where a statement stands in the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoggedAt {
    /// Its place, from 0.
    pub place: u64,
    /// When the log's witnesses had seen it there.
    pub at: Timestamp,
    /// The log proof, attached as `log-proof.kpcs`.
    pub proof: Vec<u8>,
    /// Its text, `KPL1:` and base45.
    pub code: String,
}

impl CertificateDocument {
    /// The statement and the log proof to attach, and the word by which a document with a proof is another than one without.
    pub(crate) fn files(&self) -> ((&[u8], &[u8]), &'static str) {
        let (proof, logged) = self.logged.as_ref().map_or((&[][..], ""), |logged| (&*logged.proof, " logged"));
        ((&self.statement, proof), logged)
    }
}

/// What a technical certificate says of its goods in the place of the scheme's formula (kpcs.md §9.1, §9.7).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Technical {
    /// The certificate under which they came.
    pub return_of: Option<CertificateNumber>,
}

/// Prints a certificate as PDF/A-3a and PDF/UA-1 with the statement attached, and the log proof where it is there.
///
/// The document's date is the day of validation, so that the same certificate with the same proof always gives the same bytes.
///
/// # Errors
/// [`DocumentError::Code`] if the code cannot be drawn, [`DocumentError::Total`] if sums leave their range,
/// [`DocumentError::DoesNotFit`] if the page is too small for the contents.
pub fn certificate(document: &CertificateDocument) -> Result<Vec<u8>, DocumentError> {
    let figures = Figures::of(document)?;
    let withdrawn = figures.withdrawn.as_ref().map_or("", |mark| mark.keyword);
    let (files, logged) = document.files();
    let identity = format!("certificate {} {}{withdrawn}{logged}", document.number, document.validation.on);
    typeset_proven(Template::Certificate, &figures, &identity, files)
}

/// The form in which the template takes a certificate.
#[derive(Serialize)]
struct Figures {
    labels: BTreeMap<&'static str, Label>,
    border: String,
    ink: &'static str,
    participant: Printable,
    number: String,
    issued: DayFigures,
    expires: DayFigures,
    issuing_authority: Printable,
    origins: Option<Vec<CountryFigures>>,
    exporter: Printable,
    importer: Printable,
    destination: CountryFigures,
    parcels: String,
    parcels_words: String,
    carats: String,
    carats_words: String,
    value: String,
    value_words: String,
    hs_lines: Vec<HsFigures>,
    seals: Vec<Printable>,
    validation_body: Printable,
    officer: Printable,
    validated: DayFigures,
    code: code::CodeFigures,
    check_code: Printable,
    mark: String,
    microtext: String,
    logged: Option<LoggedFigures>,
    specimen: bool,
    withdrawn: Option<WithdrawnFigures>,
    technical: Option<String>,
}

/// The words that lie over a certificate that must not be used, and the one word for machines.
#[derive(Serialize)]
struct WithdrawnFigures {
    keyword: &'static str,
    words: Label,
    by: Option<String>,
}

/// Place and time in digits, as every reader reads them.
#[derive(Serialize)]
pub(crate) struct LoggedFigures {
    place: String,
    at: String,
}

impl From<&LoggedAt> for LoggedFigures {
    fn from(logged: &LoggedAt) -> Self {
        let minutes = logged.at.seconds().rem_euclid(86_400) / 60;
        let at = format!("{} {:02}:{:02}\u{a0}UTC", logged.at.day(), minutes / 60, minutes % 60);
        Self { place: figures::place(logged.place), at }
    }
}

/// A day in words and, for whoever reads another language, in digits.
#[derive(Serialize)]
pub(crate) struct DayFigures {
    text: String,
    iso: String,
    year: i16,
    month: i8,
    day: i8,
}

impl From<Day> for DayFigures {
    fn from(day: Day) -> Self {
        let date = day.date();
        Self { text: figures::day(day), iso: day.to_string(), year: date.year(), month: date.month(), day: date.day() }
    }
}

/// A country with its code.
#[derive(Serialize)]
pub(crate) struct CountryFigures {
    code: String,
    name: Printable,
}

impl From<&NamedCountry> for CountryFigures {
    fn from(country: &NamedCountry) -> Self {
        Self { code: country.code.to_string(), name: Printable::new(&country.name) }
    }
}

#[derive(Serialize)]
struct HsFigures {
    hs: &'static str,
    carats: String,
    value: String,
}

/// What stands in the place of the scheme's formula, which is said of normal shipments alone.
fn technical_words(technical: &Technical) -> String {
    let what = "These rough diamonds cross a border and are no normal shipment; this paper is counted apart.";
    match &technical.return_of {
        Some(number) => format!("{what} They came under {}.", figures::certificate_number(number)),
        None => what.to_owned(),
    }
}

impl Figures {
    fn of(document: &CertificateDocument) -> Result<Self, DocumentError> {
        let carats = Carats::sum(document.hs_lines.iter().map(|line| line.carats))
            .ok_or(DocumentError::Total { what: "weights" })?;
        let value = UsdCents::sum(document.hs_lines.iter().map(|line| line.value))
            .ok_or(DocumentError::Total { what: "values" })?;
        Ok(Self {
            labels: labels(&document.languages),
            border: border(document.participant.code),
            ink: guilloche::ink(document.participant.code),
            participant: Printable::new(&document.participant.name),
            number: figures::certificate_number(&document.number),
            issued: document.issued_on.into(),
            expires: document.expires_on.into(),
            issuing_authority: Printable::new(&document.issuing_authority),
            origins: match &document.origin {
                PrintedOrigin::MixedUndisclosed => None,
                PrintedOrigin::Named(countries) => Some(countries.iter().map(CountryFigures::from).collect()),
            },
            exporter: Printable::new(&document.exporter),
            importer: Printable::new(&document.importer),
            destination: (&document.destination).into(),
            parcels: figures::count(document.parcels),
            parcels_words: words::number(document.parcels.into()),
            carats: figures::carats(carats),
            carats_words: words::carats(carats),
            value: figures::usd(value),
            value_words: words::usd(value),
            hs_lines: document.hs_lines.iter().map(HsFigures::from).collect(),
            seals: document.seals.iter().map(|seal| Printable::new(seal)).collect(),
            validation_body: Printable::new(&document.validation.body),
            officer: Printable::new(&document.validation.officer),
            validated: document.validation.on.into(),
            code: code::CodeFigures::of(&document.code, &document.number)?,
            check_code: Printable::new(&document.check_code),
            mark: kpcs_qr::mark_svg(&document.digest),
            microtext: microtext(&document.number),
            logged: document.logged.as_ref().map(LoggedFigures::from),
            specimen: document.specimen,
            technical: document.technical.as_ref().map(technical_words),
            withdrawn: document
                .withdrawn
                .as_ref()
                .map(|withdrawn| WithdrawnFigures::of(withdrawn, &document.languages)),
        })
    }
}

impl WithdrawnFigures {
    fn of(withdrawn: &Withdrawn, languages: &[String]) -> Self {
        let (keyword, by) = match withdrawn {
            Withdrawn::Void => ("void", None),
            Withdrawn::Cancelled => ("cancelled", None),
            Withdrawn::Replaced(by) => ("replaced", Some(figures::certificate_number(by))),
            Withdrawn::Invalidated => ("invalidated", None),
            Withdrawn::Lost => ("lost", None),
            Withdrawn::Stolen => ("stolen", None),
        };
        let words = labels(languages).remove(format!("withdrawn_{keyword}").as_str());
        let words = words.expect("every state has its label in English: a test of the labels holds this");
        Self { keyword, words, by }
    }
}

impl From<&HsLine> for HsFigures {
    fn from(line: &HsLine) -> Self {
        Self { hs: line.hs.as_str(), carats: figures::carats(line.carats), value: figures::usd(line.value) }
    }
}

/// The border of a Participant, kept while certificates with it are being printed.
#[comemo::memoize]
fn border(participant: CountryCode) -> String {
    guilloche::border_svg(participant, FRAME, 210, 297)
}

/// What runs along the perforation in letters too small for most copiers.
fn microtext(number: &CertificateNumber) -> String {
    format!("KIMBERLEY PROCESS CERTIFICATE {number} · ")
}
