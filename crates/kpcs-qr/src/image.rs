//! Takes a photograph or scan from a stranger and makes a bounded grey image of it.
//!
//! Invariant: a [`GreyImage`] has between 1 and [`PIXELS_MAX`] pixels and exactly as many bytes. The size is read from
//! the header and refused before a pixel is decoded, and the decoder gets a memory limit besides, so that a small file
//! that claims to be huge costs nothing.
//! Only PNG and JPEG are read; the crate knows no other format.

use std::io::Cursor;

use image::{GenericImageView as _, ImageFormat, ImageReader, Limits, Pixel as _};

/// The most pixels that are looked at: a 300 dpi scan of A3 has 17 million, a phone's picture 12 to 24 million.
pub const PIXELS_MAX: u64 = 40_000_000;

/// The most pixels of a JPEG file that is decoded in several passes, which takes nine bytes a pixel.
const PROGRESSIVE_PIXELS_MAX: u64 = 25_000_000;

/// The most bytes of decoded pixels: 40 million with four bytes each, fewer of those that are deeper.
const DECODED_MAX: u64 = PIXELS_MAX * 4 + (1 << 20);

/// The largest image file, in bytes.
pub const IMAGE_BYTES_MAX: usize = 32 << 20;

/// Why bytes are no image that can be searched.
#[derive(Debug, thiserror::Error)]
pub enum ImageError {
    /// The image is damaged, cut short or uses a feature that is not read.
    #[error("the image cannot be decoded: {0}")]
    Damaged(String),
    /// The file is larger than [`IMAGE_BYTES_MAX`].
    #[error("the image file has {bytes} bytes: at most {IMAGE_BYTES_MAX}")]
    FileTooLarge { bytes: usize },
    /// Neither PNG nor JPEG.
    #[error("the file is neither a PNG nor a JPEG image")]
    NotPngOrJpeg,
    /// The number of pixel bytes is not width times height.
    #[error("an image of {width} by {height} pixels cannot have {bytes} bytes of grey")]
    PixelCount { width: usize, height: usize, bytes: usize },
    /// The image has no pixels or more than [`PIXELS_MAX`].
    #[error("an image of {width} by {height} pixels is not searched: at most {PIXELS_MAX} pixels, at least one")]
    Size { width: u64, height: u64 },
}

/// A grey picture, one byte a pixel, row by row from the top, 0 black to 255 white.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GreyImage {
    width: usize,
    height: usize,
    pixels: Vec<u8>,
}

impl GreyImage {
    /// Takes pixels as they are.
    ///
    /// # Errors
    /// [`ImageError::Size`] and [`ImageError::PixelCount`].
    pub fn new(width: usize, height: usize, pixels: Vec<u8>) -> Result<Self, ImageError> {
        check_size(width as u64, height as u64)?;
        if width * height != pixels.len() {
            return Err(ImageError::PixelCount { width, height, bytes: pixels.len() });
        }
        Ok(Self { width, height, pixels })
    }

    /// Decodes a PNG or JPEG file; transparent parts of a PNG count as white paper.
    ///
    /// # Errors
    /// Every [`ImageError`] but [`ImageError::PixelCount`].
    pub fn decode(bytes: &[u8]) -> Result<Self, ImageError> {
        let (format, width, height) = measured(bytes)?;
        if u64::from(width) * u64::from(height) > PROGRESSIVE_PIXELS_MAX && is_progressive(bytes) {
            return Err(ImageError::Size { width: width.into(), height: height.into() });
        }
        let picture = reader(bytes, format).decode().map_err(|e| ImageError::Damaged(e.to_string()))?;
        // Pixel by pixel: a second picture in grey would take as much again.
        let pixels = picture.pixels().map(|(_, _, pixel)| on_white(pixel.to_luma_alpha().0)).collect();
        Self::new(width as usize, height as usize, pixels)
    }

    /// The number of pixels that a PNG or JPEG file says it has, at most [`PIXELS_MAX`]; nothing is decoded.
    ///
    /// # Errors
    /// Every [`ImageError`] but [`ImageError::PixelCount`].
    pub fn pixels_of(bytes: &[u8]) -> Result<u64, ImageError> {
        measured(bytes).map(|(_, width, height)| u64::from(width) * u64::from(height))
    }

    /// Pixels in a row.
    #[must_use]
    pub fn width(&self) -> usize {
        self.width
    }

    /// Rows.
    #[must_use]
    pub fn height(&self) -> usize {
        self.height
    }

    /// All pixels, row by row.
    #[must_use]
    pub fn pixels(&self) -> &[u8] {
        &self.pixels
    }
}

/// The format, width and height of a file, if it is one that may be decoded.
fn measured(bytes: &[u8]) -> Result<(ImageFormat, u32, u32), ImageError> {
    if bytes.len() > IMAGE_BYTES_MAX {
        return Err(ImageError::FileTooLarge { bytes: bytes.len() });
    }
    let format = image::guess_format(bytes).map_err(|_| ImageError::NotPngOrJpeg)?;
    if !matches!(format, ImageFormat::Jpeg | ImageFormat::Png) {
        return Err(ImageError::NotPngOrJpeg);
    }
    let (width, height) = reader(bytes, format).into_dimensions().map_err(|e| ImageError::Damaged(e.to_string()))?;
    check_size(width.into(), height.into())?;
    Ok((format, width, height))
}

fn reader(bytes: &[u8], format: ImageFormat) -> ImageReader<Cursor<&[u8]>> {
    let mut limits = Limits::default();
    limits.max_alloc = Some(DECODED_MAX);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    reader
}

/// Whether a JPEG file is decoded in several passes, for which all of it is kept three times over.
fn is_progressive(jpeg: &[u8]) -> bool {
    let mut at = 2;
    while let Some([0xff, kind, high, low]) = jpeg.get(at..at + 4) {
        match kind {
            0xc2 | 0xc6 | 0xca | 0xce => return true,
            0xda => return false,
            _ => at += 2 + usize::from(u16::from_be_bytes([*high, *low])),
        }
    }
    false
}

fn check_size(width: u64, height: u64) -> Result<(), ImageError> {
    match width.checked_mul(height) {
        Some(1..=PIXELS_MAX) => Ok(()),
        _ => Err(ImageError::Size { width, height }),
    }
}

fn on_white([grey, alpha]: [u8; 2]) -> u8 {
    let (grey, alpha) = (u32::from(grey), u32::from(alpha));
    u8::try_from((grey * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::is_progressive;

    #[test]
    fn a_jpeg_in_several_passes_is_known_from_its_head() {
        let head = |kind: u8| [0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, kind, 0, 3, 8, 0xff, 0xda, 0, 2];
        assert!(is_progressive(&head(0xc2)));
        assert!(!is_progressive(&head(0xc0)));
        assert!(!is_progressive(&head(0xc2)[..9]) && !is_progressive(b""));
    }
}
