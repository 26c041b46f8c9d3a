//! Pictures as somebody sends them in: codes side by side on white paper, as a PNG or as a PDF of a scanner.
//!
//! Must not know: what the texts of the codes mean.

use image::{ExtendedColorType, ImageEncoder as _, codecs::png::PngEncoder};
use kpcs_qr::{GreyImage, QUIET_ZONE_MODULES, Symbol};
use lopdf::{Document, Stream, dictionary};

const PIXELS_A_MODULE: usize = 4;
/// A column and row behind those of any symbol.
const OUTSIDE: usize = 1_000;

/// The codes of these texts from left to right, as a PNG.
///
/// # Panics
/// For a text that no code holds.
#[must_use]
pub fn picture_of_codes(texts: &[&str]) -> Vec<u8> {
    let picture = drawn(texts);
    let size = |pixels: usize| u32::try_from(pixels).expect("a picture of a few thousand pixels");
    let (width, height) = (size(picture.width()), size(picture.height()));
    let mut png = Vec::new();
    PngEncoder::new(&mut png).write_image(picture.pixels(), width, height, ExtendedColorType::L8).expect("a PNG");
    png
}

/// The same as a PDF whose one page is that picture.
///
/// # Panics
/// For a text that no code holds.
#[must_use]
pub fn scan_of_codes(texts: &[&str]) -> Vec<u8> {
    let picture = drawn(texts);
    let size = |pixels: usize| i64::try_from(pixels).expect("a picture of a few thousand pixels");
    let form = dictionary! {
        "Type" => "XObject", "Subtype" => "Image", "Width" => size(picture.width()), "Height" => size(picture.height()),
        "BitsPerComponent" => 8, "ColorSpace" => "DeviceGray",
    };
    pdf_of_image(Stream::new(form, picture.pixels().to_vec()))
}

/// A PDF with one page and one image on it.
///
/// # Panics
/// Never: it is written to memory.
#[must_use]
pub fn pdf_of_image(image: Stream) -> Vec<u8> {
    let mut document = Document::with_version("1.7");
    let image = document.add_object(image);
    let content = document.add_object(Stream::new(dictionary! {}, b"q 595 0 0 842 0 0 cm /Scan Do Q".to_vec()));
    let pages = document.new_object_id();
    let page = document.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages, "Contents" => content,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        "Resources" => dictionary! { "XObject" => dictionary! { "Scan" => image } },
    });
    document.objects.insert(pages, dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 }.into());
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("writing to memory cannot fail");
    bytes
}

fn drawn(texts: &[&str]) -> GreyImage {
    let symbols: Vec<_> = texts.iter().map(|text| Symbol::encode(text).expect("a text that a code holds")).collect();
    let (width, height) = (symbols.iter().map(side).sum(), symbols.iter().map(side).max().unwrap_or(0));
    let mut pixels = Vec::with_capacity(width * height);
    for y in 0..height {
        for symbol in &symbols {
            let dark = |x| symbol.is_dark(module(x), module(y));
            pixels.extend((0..side(symbol)).map(|x| if dark(x) { 0 } else { 255 }));
        }
    }
    GreyImage::new(width, height, pixels).expect("a picture of a few thousand pixels")
}

fn side(symbol: &Symbol) -> usize {
    (symbol.width() + 2 * QUIET_ZONE_MODULES) * PIXELS_A_MODULE
}

/// The module at a pixel; in the quiet zone one that no symbol has.
fn module(pixel: usize) -> usize {
    (pixel / PIXELS_A_MODULE).checked_sub(QUIET_ZONE_MODULES).unwrap_or(OUTSIDE)
}
