//! One photograph from outside, decoded within limits and encoded anew.
//!
//! Invariant: what comes out are pixels alone: no EXIF, no place, no colour profile, nothing hidden behind the picture. Bytes
//! and pixels are counted before a pixel is decoded, so that a small file that claims to be huge costs nothing.
//! Must not know: where pictures are kept, who sees them.
//! Source: threat-model 14.

use std::io::Cursor;

use image::{
    DynamicImage, GenericImageView as _, ImageDecoder as _, ImageError, ImageFormat, ImageReader, Limits, Rgb,
    RgbImage, codecs::jpeg::JpegEncoder, metadata::Orientation,
};

/// The largest file, in bytes.
pub const BYTES_MAX: usize = 10 * 1024 * 1024;
/// The most pixels that are decoded; a JPEG in several passes takes nine bytes for each.
const PIXELS_MAX: u64 = 27_000_000;
/// The most bytes of decoded pixels: four each, so that a picture with 16 bits a channel has half as many.
const DECODED_MAX: u64 = PIXELS_MAX * 4;
/// The longer side of what is kept, in pixels.
const SIDE: u32 = 2_000;
/// The longer side of what is shown small, twice what the page gives it for fine screens.
const SMALL_SIDE: u32 = 320;
/// JPEG quality of 100.
const QUALITY: u8 = 80;

/// A photograph as it is kept: two JPEG files.
#[derive(Debug)]
pub struct Picture {
    /// At most 2,000 pixels on the longer side; its digest is the picture's name.
    pub full: Vec<u8>,
    /// At most 320 pixels on the longer side.
    pub small: Vec<u8>,
}

/// Why a file is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PictureFault {
    /// More than [`BYTES_MAX`].
    #[error("the file has too many bytes")]
    Bytes,
    /// Damaged, cut short or without pixels.
    #[error("the picture is damaged")]
    Damaged,
    /// Neither JPEG nor PNG.
    #[error("the file is no JPEG or PNG picture")]
    Kind,
    /// More pixels than are decoded.
    #[error("the picture has too many pixels")]
    Pixels,
}

/// Decodes a JPEG or PNG file, turns it upright, makes it smaller and encodes it as JPEG.
///
/// # Errors
/// [`PictureFault`].
pub fn encode_anew(bytes: &[u8]) -> Result<Picture, PictureFault> {
    let upright = decode(bytes)?;
    let full = on_white(&shrink(upright, SIDE));
    let small = on_white(&shrink(DynamicImage::ImageRgb8(full.clone()), SMALL_SIDE));
    Ok(Picture { full: encode(&full)?, small: encode(&small)? })
}

/// A picture in grey, one byte a pixel and row by row, as a JPEG file of at most 2,000 pixels on the longer side; `None` when
/// sides and pixels do not agree.
#[must_use]
pub fn encode_grey(width: usize, height: usize, pixels: Vec<u8>) -> Option<Vec<u8>> {
    let (width, height) = (u32::try_from(width).ok()?, u32::try_from(height).ok()?);
    let pixels = image::GrayImage::from_raw(width, height, pixels)?;
    encode(&on_white(&shrink(DynamicImage::ImageLuma8(pixels), SIDE))).ok()
}

fn decode(bytes: &[u8]) -> Result<DynamicImage, PictureFault> {
    if bytes.len() > BYTES_MAX {
        return Err(PictureFault::Bytes);
    }
    let format = image::guess_format(bytes).map_err(|_| PictureFault::Kind)?;
    if !matches!(format, ImageFormat::Jpeg | ImageFormat::Png) {
        return Err(PictureFault::Kind);
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(DECODED_MAX);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits.clone());
    let mut decoder = reader.into_decoder().map_err(|error| fault(&error))?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > PIXELS_MAX || decoder.total_bytes() > DECODED_MAX {
        return Err(PictureFault::Pixels);
    }
    decoder.set_limits(limits).map_err(|error| fault(&error))?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| fault(&error))?;
    picture.apply_orientation(orientation);
    if picture.width() == 0 || picture.height() == 0 { Err(PictureFault::Damaged) } else { Ok(picture) }
}

fn fault(error: &ImageError) -> PictureFault {
    match error {
        ImageError::Limits(_) => PictureFault::Pixels,
        _ => PictureFault::Damaged,
    }
}

fn shrink(picture: DynamicImage, side: u32) -> DynamicImage {
    if picture.width().max(picture.height()) <= side { picture } else { picture.thumbnail(side, side) }
}

/// JPEG knows no transparency: what shines through is white paper.
fn on_white(picture: &DynamicImage) -> RgbImage {
    let mut opaque = RgbImage::new(picture.width(), picture.height());
    for (x, y, pixel) in picture.pixels() {
        let alpha = u32::from(pixel[3]);
        let channel =
            |value: u8| u8::try_from((u32::from(value) * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX);
        opaque.put_pixel(x, y, Rgb([channel(pixel[0]), channel(pixel[1]), channel(pixel[2])]));
    }
    opaque
}

fn encode(picture: &RgbImage) -> Result<Vec<u8>, PictureFault> {
    let mut bytes = Vec::new();
    let encoded = JpegEncoder::new_with_quality(&mut bytes, QUALITY).encode_image(picture);
    encoded.map(|()| bytes).map_err(|_| PictureFault::Damaged)
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::*;

    fn file(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
        let picture = RgbImage::from_fn(width, height, |x, _| Rgb([(x % 251) as u8, 90, 40]));
        let mut bytes = Cursor::new(Vec::new());
        picture.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    fn size(jpeg: &[u8]) -> (u32, u32) {
        let picture = image::load_from_memory_with_format(jpeg, ImageFormat::Jpeg).unwrap();
        picture.dimensions()
    }

    /// An EXIF segment after the start of a JPEG file: turned by a quarter, with a maker's name and a place.
    fn with_exif(jpeg: &[u8]) -> Vec<u8> {
        let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
        exif.extend(b"SecretCamera GPS 8.48N 13.23W");
        let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
        let segment = [&[0xff, 0xe1][..], &length[..], &exif[..]].concat();
        [&jpeg[..2], &segment[..], &jpeg[2..]].concat()
    }

    #[test]
    fn no_metadata_is_left_and_the_picture_stands_upright() {
        let sent = with_exif(&file(60, 20, ImageFormat::Jpeg));
        let kept = encode_anew(&sent).unwrap();
        for jpeg in [&kept.full, &kept.small] {
            assert!(jpeg.starts_with(&[0xff, 0xd8, 0xff]));
            for hidden in [&b"Exif"[..], b"SecretCamera", b"GPS"] {
                assert!(!jpeg.windows(hidden.len()).any(|window| window == hidden));
            }
        }
        assert_eq!(size(&kept.full), (20, 60), "turned as the camera said, before that is forgotten");
    }

    #[test]
    fn what_hides_behind_a_picture_is_gone() {
        let mut sent = file(30, 30, ImageFormat::Png);
        sent.extend(b"PK\x03\x04 another file");
        assert!(!encode_anew(&sent).unwrap().full.windows(4).any(|window| window == b"PK\x03\x04"));
    }

    #[test]
    fn large_pictures_become_smaller_and_small_ones_stay() {
        let large = encode_anew(&file(2_400, 1_200, ImageFormat::Jpeg)).unwrap();
        assert_eq!((size(&large.full), size(&large.small)), ((2_000, 1_000), (320, 160)));
        let little = encode_anew(&file(17, 9, ImageFormat::Png)).unwrap();
        assert_eq!((size(&little.full), size(&little.small)), ((17, 9), (17, 9)));
    }

    /// A PNG file whose header claims a size; there is nothing behind it.
    fn claiming(width: u32, height: u32) -> Vec<u8> {
        let mut header = b"IHDR".to_vec();
        header.extend([width.to_be_bytes(), height.to_be_bytes()].concat());
        header.extend([8, 2, 0, 0, 0]);
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0d".to_vec();
        bytes.extend(&header);
        bytes.extend(crc(&header).to_be_bytes());
        bytes.extend(b"\0\0\0\x01IDAT\x78");
        bytes
    }

    fn crc(bytes: &[u8]) -> u32 {
        let step = |crc: u32| if crc & 1 == 1 { 0xedb8_8320 ^ (crc >> 1) } else { crc >> 1 };
        !bytes.iter().fold(u32::MAX, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), |crc, _| step(crc)))
    }

    #[test]
    fn a_bomb_is_refused_before_a_pixel_is_decoded() {
        let begun = Instant::now();
        for (width, height) in [(60_000, 60_000), (27_000_001, 1), (u32::MAX >> 1, u32::MAX >> 1)] {
            assert_eq!(encode_anew(&claiming(width, height)).unwrap_err(), PictureFault::Pixels, "{width}");
        }
        assert!(begun.elapsed() < Duration::from_secs(1));
    }

    #[test]
    fn what_is_no_picture_is_named() {
        let whole = file(40, 40, ImageFormat::Png);
        let cases: [(&[u8], PictureFault); 6] = [
            (b"no picture", PictureFault::Kind),
            (b"GIF89a\x01\0\x01\0\0\0\0;", PictureFault::Kind),
            (b"<svg xmlns='http://www.w3.org/2000/svg'/>", PictureFault::Kind),
            (b"\xff\xd8\xff nothing", PictureFault::Damaged),
            (&whole[..whole.len() / 2], PictureFault::Damaged),
            (&vec![0; BYTES_MAX + 1], PictureFault::Bytes),
        ];
        for (bytes, expected) in cases {
            assert_eq!(encode_anew(bytes).unwrap_err(), expected);
        }
    }
}
