//! Prints only the variable fields of a certificate, at the places where pre-printed paper wants them.
//!
//! Most Participants issue on numbered paper of a security printer; where its fields stand is data of their rule pack
//! (`OverlayPaper`), not code. Invariant: a field that does not fit its place refuses the page, it is never cut off. Each
//! printer may have an offset, found with the millimetre page. Lengths are whole tenths of a millimetre.
//! Must not know: rule packs, whose paper it is. Source: kpcs.md §3.6, §3.9; look page, "The certificate".

use kpcs_domain::{
    party::{OverlayCode, OverlayField, OverlayPaper, OverlayPlace},
    value::{Carats, Day, HsCode, UsdCents},
};
use serde::Serialize;

use crate::certificate::{CertificateDocument, DayFigures, PrintedOrigin};
use crate::code::CodeFigures;
use crate::engine::{Template, typeset, typeset_proven};
use crate::error::DocumentError;
use crate::printable::Printable;
use crate::{figures, words};

/// The furthest a printer is off, in tenths of a millimetre.
const OFFSET_MAX: i64 = 200;

/// How far a printer prints off: tenths of a millimetre to be added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct PrinterOffset {
    right: i64,
    down: i64,
}

impl PrinterOffset {
    /// From tenths of a millimetre to the right and down; `None` for more than 20 mm either way.
    #[must_use]
    pub fn new(right: i64, down: i64) -> Option<Self> {
        let prints = |offset: i64| (-OFFSET_MAX..=OFFSET_MAX).contains(&offset);
        (prints(right) && prints(down)).then_some(Self { right, down })
    }
}

/// Prints the variable fields of a certificate for a pre-printed sheet; fields without a place are not printed.
///
/// # Errors
/// [`DocumentError::DoesNotFit`] for a field too long for its place, and [`DocumentError::Code`] for a place too narrow for
/// the code.
pub fn overlay(
    document: &CertificateDocument,
    paper: &OverlayPaper,
    offset: PrinterOffset,
) -> Result<Vec<u8>, DocumentError> {
    let code = paper.code_place.as_ref().map(|place| code(document, place)).transpose()?;
    let places = paper.text_places.iter();
    let boxes: Result<Vec<_>, _> = places
        .map(|place| Ok(TextBox { place: place.into(), text: Printable::new(&text(place.printed, document)?) }))
        .collect();
    let figures = OverlayFigures {
        title: format!("Overlay of certificate {}", document.number),
        sheet: SheetFigures::of(paper),
        offset,
        date: document.validation.on.into(),
        code,
        boxes: boxes?,
        proven: document.logged.is_some(),
        specimen: document.specimen,
    };
    let (files, logged) = document.files();
    let identity = format!("overlay {} {}{logged}", document.number, document.validation.on);
    typeset_proven(Template::Overlay, &figures, &identity, files)
}

/// What a millimetre page says of itself.
#[derive(Debug, Clone, Copy)]
pub struct TestPage<'a> {
    /// Whose layout it is, with its version.
    pub layout: &'a str,
    /// The printer whose offset is used.
    pub printer: Option<&'a str>,
    /// Becomes the document's date.
    pub on: Day,
}

/// Prints a millimetre grid with rulers and the box of every field, to hold against the paper and to find a printer's offset.
///
/// # Errors
/// [`DocumentError`], for a sheet too small for its rulers.
pub fn overlay_test_page(
    paper: &OverlayPaper,
    offset: PrinterOffset,
    page: &TestPage<'_>,
) -> Result<Vec<u8>, DocumentError> {
    let texts = paper.text_places.iter().map(|place| BoxFigures {
        name: place.printed.word(),
        left: place.left,
        top: place.top,
        width: place.width,
        height: place.height(),
    });
    let code = paper.code_place.iter().map(|code| BoxFigures {
        name: "code",
        left: code.left,
        top: code.top,
        width: code.side,
        height: code.side,
    });
    let figures = TestPageFigures {
        name: Printable::new(page.layout),
        printer: page.printer.map(Printable::new),
        sheet: SheetFigures::of(paper),
        offset,
        date: page.on.into(),
        boxes: texts.chain(code).collect(),
    };
    typeset(Template::OverlayTestPage, &figures, &format!("test page {} {}", page.layout, page.on), &[])
}

#[derive(Serialize)]
struct SheetFigures {
    width: u64,
    height: u64,
}

impl SheetFigures {
    fn of(paper: &OverlayPaper) -> Self {
        Self { width: paper.sheet_width, height: paper.sheet_height }
    }
}

#[derive(Serialize)]
struct OverlayFigures {
    title: String,
    sheet: SheetFigures,
    offset: PrinterOffset,
    date: DayFigures,
    code: Option<CodeBox>,
    boxes: Vec<TextBox>,
    proven: bool,
    specimen: bool,
}

#[derive(Serialize)]
struct TextBox {
    place: PlaceFigures,
    text: Printable,
}

#[derive(Serialize)]
struct PlaceFigures {
    left: u64,
    top: u64,
    width: u64,
    type_size: u64,
    typeface: &'static str,
    align: &'static str,
    most_lines: u64,
}

impl From<&OverlayPlace> for PlaceFigures {
    fn from(place: &OverlayPlace) -> Self {
        Self {
            left: place.left,
            top: place.top,
            width: place.width,
            type_size: place.type_size,
            typeface: place.typeface.word(),
            align: place.align.word(),
            most_lines: place.most_lines,
        }
    }
}

#[derive(Serialize)]
struct CodeBox {
    left: u64,
    top: u64,
    side: u64,
    code: CodeFigures,
}

#[derive(Serialize)]
struct BoxFigures {
    name: &'static str,
    left: u64,
    top: u64,
    width: u64,
    height: u64,
}

#[derive(Serialize)]
struct TestPageFigures {
    name: Printable,
    printer: Option<Printable>,
    sheet: SheetFigures,
    offset: PrinterOffset,
    date: DayFigures,
    boxes: Vec<BoxFigures>,
}

fn code(document: &CertificateDocument, place: &OverlayCode) -> Result<CodeBox, DocumentError> {
    let code = CodeFigures::of(&document.code, &document.number)?;
    if !code.fits(place.side) {
        return Err(DocumentError::Code(format!(
            "its place is {} mm wide, which makes its modules too small to read",
            place.side / 10
        )));
    }
    Ok(CodeBox { left: place.left, top: place.top, side: place.side, code })
}

fn text(field: OverlayField, document: &CertificateDocument) -> Result<String, DocumentError> {
    use OverlayField as F;
    let carats = |hs: HsCode| line(document, hs).map(|line| figures::carats(line.carats)).unwrap_or_default();
    let value = |hs: HsCode| line(document, hs).map(|line| figures::usd(line.value)).unwrap_or_default();
    Ok(match field {
        F::Carats => figures::carats(total_carats(document)?),
        F::CaratsWords => words::carats(total_carats(document)?),
        F::CheckCode => document.check_code.clone(),
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
