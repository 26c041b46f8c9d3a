//! Prints only the variable fields of a certificate, at the places where pre-printed security paper wants them.
//!
//! Most Participants issue on numbered paper of a security printer; its layout is their data (a TOML file), not code.
//! Invariant: a field that does not fit its place refuses the page, it is never cut off. Each printer may have an offset,
//! found with the millimetre test page. Source: kpcs.md §3.6, §3.9; look page, "The certificate".

use std::collections::BTreeMap;

use kpcs_domain::value::{Carats, Day, HsCode, UsdCents};
use serde::{Deserialize, Serialize};

use crate::certificate::{CertificateDocument, DayFigures, PrintedOrigin};
use crate::code::CodeFigures;
use crate::engine::{Template, typeset};
use crate::error::DocumentError;
use crate::printable::Printable;
use crate::{figures, words};

/// An example layout file with every key explained, to start a Participant's own from.
pub const EXAMPLE_LAYOUT: &str = include_str!("../data/overlay-example.toml");

/// Sides of a sheet that printers of offices take, in millimetres.
const SHEET_MM: std::ops::RangeInclusive<f64> = 50.0..=450.0;
/// Type that can be read and fits a form, in points.
const TYPE_POINTS: std::ops::RangeInclusive<f64> = 4.0..=40.0;
/// The furthest a printer is off, in millimetres.
const OFFSET_MM: std::ops::RangeInclusive<f64> = -20.0..=20.0;

/// Why a layout file is not used.
#[derive(Debug, thiserror::Error)]
pub enum LayoutError {
    /// The printer has no offset in the layout.
    #[error("the layout has no offset for the printer {printer:?}")]
    PrinterUnknown { printer: String },
    /// A number is outside what paper and printers have.
    #[error("{what} is {found}: expected {expected}")]
    OutOfRange { what: String, found: f64, expected: &'static str },
    /// Not TOML, or not the fields of a layout.
    #[error("the layout cannot be read: {0}")]
    Syntax(String),
}

/// Why an overlay was not printed.
#[derive(Debug, thiserror::Error)]
pub enum OverlayError {
    #[error(transparent)]
    Document(#[from] DocumentError),
    #[error(transparent)]
    Layout(#[from] LayoutError),
}

/// A variable field of a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum OverlayField {
    Carats,
    CaratsWords,
    CheckCode,
    Code,
    Destination,
    ExpiresOn,
    Exporter,
    Hs710210Carats,
    Hs710210Value,
    Hs710221Carats,
    Hs710221Value,
    Hs710231Carats,
    Hs710231Value,
    Importer,
    IssuedOn,
    IssuingAuthority,
    Number,
    Officer,
    Origin,
    Parcels,
    Seals,
    ValidatedBy,
    ValidatedOn,
    Value,
    ValueWords,
}

/// On which side of its width a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    Centre,
    End,
    #[default]
    Start,
}

/// Where a field is printed: millimetres from the sheet's upper left corner to the box's upper left corner.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct FieldPlace {
    /// Millimetres from the left edge.
    pub x: f64,
    /// Millimetres from the upper edge.
    pub y: f64,
    /// Millimetres; for the code, its width and height with the quiet zone.
    pub width: f64,
    /// Type size in points; a text that is too long is set down to 70 % of it. Unused for the code.
    #[serde(default = "usual_size")]
    pub size: f64,
    #[serde(default)]
    pub align: Align,
    /// The most lines the place holds.
    #[serde(default = "one_line")]
    pub lines: u8,
}

/// How far a printer prints off, in millimetres to be added.
#[derive(Debug, Clone, Copy, PartialEq, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PrinterOffset {
    pub x: f64,
    pub y: f64,
}

/// A Participant's pre-printed paper.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OverlayLayout {
    /// What the paper is called, with its version.
    pub name: String,
    /// Millimetres.
    pub sheet_width: f64,
    /// Millimetres.
    pub sheet_height: f64,
    #[serde(default)]
    pub printers: BTreeMap<String, PrinterOffset>,
    pub fields: BTreeMap<OverlayField, FieldPlace>,
}

fn usual_size() -> f64 {
    10.0
}

fn one_line() -> u8 {
    1
}

impl OverlayLayout {
    /// Reads a layout file (TOML); [`EXAMPLE_LAYOUT`] shows all there is.
    ///
    /// # Errors
    /// [`LayoutError::Syntax`], or [`LayoutError::OutOfRange`] for a place outside the sheet.
    pub fn parse(text: &str) -> Result<Self, LayoutError> {
        let layout: Self = toml::from_str(text).map_err(|error| LayoutError::Syntax(error.message().to_owned()))?;
        layout.check()?;
        Ok(layout)
    }

    fn check(&self) -> Result<(), LayoutError> {
        in_range("sheet_width", self.sheet_width, &SHEET_MM, "50 to 450 mm")?;
        in_range("sheet_height", self.sheet_height, &SHEET_MM, "50 to 450 mm")?;
        for (name, offset) in &self.printers {
            in_range(&format!("x of printer {name}"), offset.x, &OFFSET_MM, "-20 to 20 mm")?;
            in_range(&format!("y of printer {name}"), offset.y, &OFFSET_MM, "-20 to 20 mm")?;
        }
        for (field, place) in &self.fields {
            in_range(&format!("x of {field:?}"), place.x, &(0.0..=self.sheet_width), "a place on the sheet")?;
            in_range(&format!("y of {field:?}"), place.y, &(0.0..=self.sheet_height), "a place on the sheet")?;
            in_range(
                &format!("width of {field:?}"),
                place.width,
                &(1.0..=self.sheet_width),
                "1 mm to the sheet's width",
            )?;
            in_range(&format!("size of {field:?}"), place.size, &TYPE_POINTS, "4 to 40 points")?;
            in_range(&format!("lines of {field:?}"), place.lines.into(), &(1.0..=20.0), "1 to 20 lines")?;
        }
        Ok(())
    }

    fn offset(&self, printer: Option<&str>) -> Result<PrinterOffset, LayoutError> {
        let Some(printer) = printer else { return Ok(PrinterOffset::default()) };
        self.printers.get(printer).copied().ok_or_else(|| LayoutError::PrinterUnknown { printer: printer.to_owned() })
    }
}

fn in_range(
    what: &str,
    found: f64,
    range: &std::ops::RangeInclusive<f64>,
    expected: &'static str,
) -> Result<(), LayoutError> {
    if range.contains(&found) {
        Ok(())
    } else {
        Err(LayoutError::OutOfRange { what: what.to_owned(), found, expected })
    }
}

/// Prints the variable fields of a certificate for a pre-printed sheet; fields without a place are not printed.
///
/// # Errors
/// [`OverlayError`]: among others [`DocumentError::DoesNotFit`] for a field too long for its place, and
/// [`DocumentError::Code`] for a place too narrow for the code.
pub fn overlay(
    document: &CertificateDocument,
    layout: &OverlayLayout,
    printer: Option<&str>,
) -> Result<Vec<u8>, OverlayError> {
    let offset = layout.offset(printer)?;
    let code = layout.fields.get(&OverlayField::Code).map(|place| code(document, place)).transpose()?;
    let mut boxes = Vec::new();
    for (&field, place) in &layout.fields {
        if field != OverlayField::Code {
            boxes.push(FieldBox { place, text: Printable::new(&text(field, document)?), mono: is_mono(field) });
        }
    }
    let figures = OverlayFigures {
        title: format!("Overlay of certificate {}", document.number),
        width: layout.sheet_width,
        height: layout.sheet_height,
        offset,
        date: document.validation.on.into(),
        code,
        boxes,
        specimen: document.specimen,
    };
    let identity = format!("overlay {} {}", document.number, document.validation.on);
    Ok(typeset(Template::Overlay, &figures, &identity, &document.statement)?)
}

/// Prints a millimetre grid with rulers and the box of every field, to find a printer's offset.
///
/// `on` becomes the document's date.
///
/// # Errors
/// [`LayoutError::PrinterUnknown`] and, for a sheet too small for its rulers, [`DocumentError`].
pub fn overlay_test_page(layout: &OverlayLayout, printer: Option<&str>, on: Day) -> Result<Vec<u8>, OverlayError> {
    let offset = layout.offset(printer)?;
    let fields = layout.fields.iter().map(|(&field, place)| (name(field), place)).collect();
    let figures = TestPageFigures {
        name: Printable::new(&layout.name),
        printer: printer.map(Printable::new),
        width: layout.sheet_width,
        height: layout.sheet_height,
        offset,
        date: on.into(),
        fields,
    };
    Ok(typeset(Template::OverlayTestPage, &figures, &format!("test page {} {on}", layout.name), &[])?)
}

#[derive(Serialize)]
struct OverlayFigures<'a> {
    title: String,
    width: f64,
    height: f64,
    offset: PrinterOffset,
    date: DayFigures,
    code: Option<CodeBox<'a>>,
    boxes: Vec<FieldBox<'a>>,
    specimen: bool,
}

#[derive(Serialize)]
struct FieldBox<'a> {
    place: &'a FieldPlace,
    text: Printable,
    mono: bool,
}

#[derive(Serialize)]
struct CodeBox<'a> {
    place: &'a FieldPlace,
    code: CodeFigures,
}

#[derive(Serialize)]
struct TestPageFigures<'a> {
    name: Printable,
    printer: Option<Printable>,
    width: f64,
    height: f64,
    offset: PrinterOffset,
    date: DayFigures,
    fields: BTreeMap<String, &'a FieldPlace>,
}

fn code<'a>(document: &CertificateDocument, place: &'a FieldPlace) -> Result<CodeBox<'a>, DocumentError> {
    let code = CodeFigures::of(&document.code, &document.number)?;
    if !code.fits_millimetres(place.width) {
        return Err(DocumentError::Code(format!(
            "its place is {} mm wide, which makes its modules too small to read",
            place.width
        )));
    }
    Ok(CodeBox { place, code })
}

/// The name a layout file has for a field.
fn name(field: OverlayField) -> String {
    serde_json::to_value(field).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

fn is_mono(field: OverlayField) -> bool {
    use OverlayField as F;
    !matches!(
        field,
        F::CaratsWords
            | F::Destination
            | F::Exporter
            | F::Importer
            | F::IssuingAuthority
            | F::Origin
            | F::ValidatedBy
            | F::ValueWords
    )
}

fn text(field: OverlayField, document: &CertificateDocument) -> Result<String, DocumentError> {
    use OverlayField as F;
    let carats = |hs: HsCode| line(document, hs).map(|line| figures::carats(line.carats)).unwrap_or_default();
    let value = |hs: HsCode| line(document, hs).map(|line| figures::usd(line.value)).unwrap_or_default();
    Ok(match field {
        F::Carats => figures::carats(total_carats(document)?),
        F::CaratsWords => words::carats(total_carats(document)?),
        F::CheckCode => document.check_code.clone(),
        F::Code => document.code.clone(),
        F::Destination => format!("{} ({})", document.destination.name, document.destination.code),
        F::ExpiresOn => figures::day(document.expires_on),
        F::Exporter => document.exporter.clone(),
        F::Hs710210Carats => carats(HsCode::Hs710210),
        F::Hs710210Value => value(HsCode::Hs710210),
        F::Hs710221Carats => carats(HsCode::Hs710221),
        F::Hs710221Value => value(HsCode::Hs710221),
        F::Hs710231Carats => carats(HsCode::Hs710231),
        F::Hs710231Value => value(HsCode::Hs710231),
        F::Importer => document.importer.clone(),
        F::IssuedOn => figures::day(document.issued_on),
        F::IssuingAuthority => document.issuing_authority.clone(),
        F::Number => figures::certificate_number(&document.number),
        F::Officer => document.validation.officer.clone(),
        F::Origin => origin(&document.origin),
        F::Parcels => figures::count(document.parcels),
        F::Seals => document.seals.join(", "),
        F::ValidatedBy => document.validation.body.clone(),
        F::ValidatedOn => figures::day(document.validation.on),
        F::Value => figures::usd(total_value(document)?),
        F::ValueWords => words::usd(total_value(document)?),
    })
}

fn line(document: &CertificateDocument, hs: HsCode) -> Option<&crate::certificate::HsLine> {
    document.hs_lines.iter().find(|line| line.hs == hs)
}

fn total_carats(document: &CertificateDocument) -> Result<Carats, DocumentError> {
    Carats::sum(document.hs_lines.iter().map(|line| line.carats)).ok_or(DocumentError::Total { what: "weights" })
}

fn total_value(document: &CertificateDocument) -> Result<UsdCents, DocumentError> {
    UsdCents::sum(document.hs_lines.iter().map(|line| line.value)).ok_or(DocumentError::Total { what: "values" })
}

fn origin(origin: &PrintedOrigin) -> String {
    match origin {
        PrintedOrigin::MixedUndisclosed => "***".to_owned(),
        PrintedOrigin::Named(countries) => {
            let countries: Vec<String> =
                countries.iter().map(|country| format!("{} ({})", country.name, country.code)).collect();
            countries.join(", ")
        }
    }
}
