//! Takes the raster images out of a PDF, so that a scanned certificate can be searched for its code.
//!
//! Read are JPEG images and plain ones of one or eight bits in grey, RGB, CMYK or an indexed palette. What scanners may
//! store otherwise (CCITT fax, JBIG2, JPEG 2000) is not read and is named, so that the caller can say so. Codes drawn as
//! vectors are no images and are not found. Source: ISO 32000-2, 8.9.5.

use kpcs_qr::{GreyImage, ImageError};
use lopdf::{Dictionary, Document, Object, Stream};

use crate::{PdfError, load};

/// The most images that are taken from one PDF.
const IMAGES_MAX: usize = 32;

/// The most pixels of all images together.
const PIXELS_MAX: u64 = 40_000_000;

/// The most bytes of an image before it is made grey: 20 million pixels in colour.
const SAMPLES_MAX: u64 = 60_000_000;

/// An image of a PDF, as it can be searched for codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PdfImage {
    /// Decoded pixels.
    Grey(GreyImage),
    /// A JPEG file, still to be decoded.
    Jpeg(Vec<u8>),
}

impl PdfImage {
    /// The pixels, decoded if need be.
    ///
    /// # Errors
    /// [`ImageError`] if it is a JPEG that is damaged or too large.
    pub fn into_grey(self) -> Result<GreyImage, ImageError> {
        match self {
            Self::Grey(image) => Ok(image),
            Self::Jpeg(bytes) => GreyImage::decode(&bytes),
        }
    }
}

/// What was found in a PDF.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PdfImages {
    /// Largest first: the scan of a page comes before its ornaments.
    pub images: Vec<PdfImage>,
    /// Names of the filters or colour spaces of the images that were not read.
    pub not_read: Vec<String>,
}

/// Takes out the raster images of a PDF, at most 32 of them and 40 million pixels.
///
/// # Errors
/// [`PdfError`] if the file as a whole cannot be read; a single damaged image is named in `not_read`.
pub fn images(pdf: &[u8]) -> Result<PdfImages, PdfError> {
    let document = load(pdf)?;
    let mut streams: Vec<(u64, &Stream)> =
        document.objects.values().filter_map(|object| image_stream(&document, object)).collect();
    streams.sort_by_key(|&(pixels, _)| std::cmp::Reverse(pixels));
    let mut found = PdfImages::default();
    let mut budget = PIXELS_MAX;
    for (pixels, stream) in streams.into_iter().take(IMAGES_MAX) {
        match budget.checked_sub(pixels) {
            None => found.not_read.push("more pixels than are read".to_owned()),
            Some(rest) => match read(&document, stream) {
                Ok(image) => {
                    budget = rest;
                    found.images.push(image);
                }
                Err(reason) => found.not_read.push(reason),
            },
        }
    }
    Ok(found)
}

/// An image's stream with its number of pixels; soft masks are shapes, not pictures.
fn image_stream<'a>(document: &Document, object: &'a Object) -> Option<(u64, &'a Stream)> {
    let stream = object.as_stream().ok()?;
    let is_image = stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Image");
    let (width, height) = (integer(document, &stream.dict, b"Width")?, integer(document, &stream.dict, b"Height")?);
    let said = width.checked_mul(height)?;
    // What counts of a JPEG is what it says itself: its size in the PDF need not be true.
    let pixels = if is_jpeg(stream) { GreyImage::pixels_of(&stream.content).unwrap_or(said) } else { said };
    is_image.then_some((pixels, stream))
}

fn is_jpeg(stream: &Stream) -> bool {
    stream.filters().is_ok_and(|filters| filters == [b"DCTDecode"])
}

fn integer(document: &Document, dictionary: &Dictionary, key: &[u8]) -> Option<u64> {
    u64::try_from(dictionary.get_deref(key, document).ok()?.as_i64().ok()?).ok()
}

fn read(document: &Document, stream: &Stream) -> Result<PdfImage, String> {
    if is_jpeg(stream) {
        return Ok(PdfImage::Jpeg(stream.content.clone()));
    }
    if let Some(other) = stream.filters().unwrap_or_default().iter().find(|filter| !is_plain_filter(filter)) {
        return Err(String::from_utf8_lossy(other).into_owned());
    }
    let size = |key: &[u8]| integer(document, &stream.dict, key).and_then(|n| usize::try_from(n).ok()).ok_or("size");
    let (width, height) = (size(b"Width")?, size(b"Height")?);
    let bits = integer(document, &stream.dict, b"BitsPerComponent").unwrap_or(1);
    let colour = Colour::of(document, &stream.dict)?;
    let row = match bits {
        8 => width * colour.components(),
        1 if colour.components() == 1 => width.div_ceil(8),
        _ => return Err(format!("{bits} bits a component")),
    };
    let limit = row.checked_mul(height).filter(|&bytes| bytes as u64 <= SAMPLES_MAX).ok_or("size")?;
    // A row too many does no harm; much more is a bomb.
    let bytes = stream.get_plain_content_with_limit(limit + row + 1024).map_err(|error| error.to_string())?;
    if bytes.len() < limit || row == 0 {
        return Err("cut short".to_owned());
    }
    let pixels =
        bytes.chunks_exact(row).take(height).flat_map(|line| colour.grey_line(line, width, bits == 1)).collect();
    GreyImage::new(width, height, pixels).map(PdfImage::Grey).map_err(|error| error.to_string())
}

fn is_plain_filter(filter: &[u8]) -> bool {
    matches!(filter, b"FlateDecode" | b"LZWDecode" | b"ASCII85Decode" | b"ASCIIHexDecode" | b"RunLengthDecode")
}

/// How samples become grey.
enum Colour {
    Cmyk,
    Grey {
        inverted: bool,
    },
    /// Grey of each index.
    Palette(Vec<u8>),
    Rgb,
}

impl Colour {
    fn of(document: &Document, image: &Dictionary) -> Result<Self, String> {
        let inverted = image.get_deref(b"Decode", document).and_then(Object::as_array).is_ok_and(|decode| {
            decode
                .first()
                .is_some_and(|first| matches!(first, Object::Integer(1)) || first.as_float().is_ok_and(|v| v >= 1.0))
        });
        match image.get_deref(b"ColorSpace", document) {
            // A stencil mask has no colours: its marks are where samples are 0.
            Err(_) => Ok(Self::Grey { inverted }),
            Ok(space) => Self::of_space(document, space, inverted, 0),
        }
    }

    fn of_space(document: &Document, space: &Object, inverted: bool, depth: usize) -> Result<Self, String> {
        let parts: &[Object] = space.as_array().map_or(&[], Vec::as_slice);
        let name = space
            .as_name()
            .or_else(|_| parts.first().ok_or(lopdf::Error::PageNumberNotFound(0))?.as_name())
            .unwrap_or_default();
        match name {
            b"DeviceGray" | b"CalGray" | b"G" => Ok(Self::Grey { inverted }),
            b"DeviceRGB" | b"CalRGB" | b"RGB" => Ok(Self::Rgb),
            b"DeviceCMYK" | b"CMYK" => Ok(Self::Cmyk),
            b"ICCBased" => Self::of_profile(document, parts, inverted),
            // A palette of a palette is not allowed, and would be a way to go round for ever.
            b"Indexed" | b"I" if depth == 0 => Self::palette(document, parts),
            other => Err(format!("colour space {}", String::from_utf8_lossy(other))),
        }
    }

    fn of_profile(document: &Document, parts: &[Object], inverted: bool) -> Result<Self, String> {
        let profile = parts
            .get(1)
            .and_then(|object| document.dereference(object).ok())
            .and_then(|(_, object)| object.as_stream().ok());
        match profile.and_then(|stream| integer(document, &stream.dict, b"N")) {
            Some(1) => Ok(Self::Grey { inverted }),
            Some(3) => Ok(Self::Rgb),
            Some(4) => Ok(Self::Cmyk),
            _ => Err("colour profile".to_owned()),
        }
    }

    fn palette(document: &Document, parts: &[Object]) -> Result<Self, String> {
        let part = |index: usize| {
            parts.get(index).and_then(|object| document.dereference(object).ok()).map(|(_, object)| object)
        };
        let base = Self::of_space(document, part(1).ok_or("palette")?, false, 1)?;
        let table = match part(3).ok_or("palette")? {
            Object::String(bytes, _) => bytes.clone(),
            Object::Stream(stream) => stream.get_plain_content_with_limit(4096).map_err(|error| error.to_string())?,
            _ => return Err("palette".to_owned()),
        };
        Ok(Self::Palette(table.chunks_exact(base.components()).map(|colour| base.grey(colour)).collect()))
    }

    fn components(&self) -> usize {
        match self {
            Self::Cmyk => 4,
            Self::Grey { .. } | Self::Palette(_) => 1,
            Self::Rgb => 3,
        }
    }

    fn grey_line(&self, line: &[u8], width: usize, one_bit: bool) -> Vec<u8> {
        if !one_bit {
            return line.chunks_exact(self.components()).map(|sample| self.grey(sample)).collect();
        }
        let bit = |x: usize| line[x / 8] >> (7 - x % 8) & 1;
        let is_palette = matches!(self, Self::Palette(_));
        (0..width).map(|x| self.grey(&[if is_palette { bit(x) } else { bit(x) * 255 }])).collect()
    }

    /// Grey of one sample of as many bytes as the colour has components.
    fn grey(&self, sample: &[u8]) -> u8 {
        let at = |index: usize| u32::from(sample.get(index).copied().unwrap_or(0));
        let grey = match self {
            Self::Cmyk => 255 - (at(0) * 30 + at(1) * 59 + at(2) * 11).div_ceil(100).max(at(3)).min(255),
            Self::Grey { inverted: false } => at(0),
            Self::Grey { inverted: true } => 255 - at(0),
            Self::Palette(greys) => u32::from(greys.get(usize::from(sample[0])).copied().unwrap_or(255)),
            Self::Rgb => (at(0) * 30 + at(1) * 59 + at(2) * 11) / 100,
        };
        u8::try_from(grey).unwrap_or(u8::MAX)
    }
}
