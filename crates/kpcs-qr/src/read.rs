//! Reads the texts of the codes in a picture.
//!
//! A picture is searched at its own size and others, each of which shows the corners of codes that another hides: a
//! photograph first at half its size, where its grain is gone; a small picture also at twice its size, where thin modules are
//! more than one pixel wide. 20 of 20 pages at 150 dots an inch are read (decisions page, no. 2).
//! Invariant: the work is bounded by [`Work`]; reading does not look at the clock.

use std::borrow::Cow;

use crate::{
    GreyImage, ImageError,
    search::{Work, search},
};

/// Above this many pixels an image is a photograph, or a scan so fine that nothing is gained by enlarging it.
const PHOTOGRAPH_PIXELS: usize = 6_000_000;

/// Why no wanted text was read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The bytes are no image that can be searched.
    #[error(transparent)]
    Image(#[from] ImageError),
    /// No QR code was found, or none could be decoded.
    #[error("no readable QR code was found in the image")]
    NoCode,
    /// Codes were read, but not one the caller wanted.
    #[error("{} QR code(s) were read, but none of the kind looked for", texts.len())]
    NotWanted { texts: Vec<String> },
}

/// Reads a PNG or JPEG file; see [`read_codes`].
///
/// # Errors
/// [`ReadError`].
pub fn read_codes_from_image(bytes: &[u8], wanted: impl Fn(&str) -> bool) -> Result<Vec<String>, ReadError> {
    read_codes(&GreyImage::decode(bytes)?, wanted, &mut Work::default())
}

/// The texts of the QR codes in an image; the first one satisfies `wanted`, the others are what was read before it.
///
/// Stops at the first text that satisfies `wanted`, or when `work` is used up, which is one for all images of a document.
///
/// # Errors
/// [`ReadError::NoCode`] if nothing could be read, [`ReadError::NotWanted`] with the texts if none was wanted.
pub fn read_codes(image: &GreyImage, wanted: impl Fn(&str) -> bool, work: &mut Work) -> Result<Vec<String>, ReadError> {
    let mut texts: Vec<String> = Vec::new();
    let mut keep = |text: String| {
        let is_wanted = wanted(&text);
        if is_wanted {
            texts.retain(|other| *other != text);
            texts.insert(0, text);
        } else if !texts.contains(&text) {
            texts.push(text);
        }
        is_wanted
    };
    let found = sizes(image).into_iter().any(|size| search(&size.of(image), work, &mut keep));
    match texts.is_empty() {
        _ if found => Ok(texts),
        true => Err(ReadError::NoCode),
        false => Err(ReadError::NotWanted { texts }),
    }
}

/// A size at which an image is searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Size {
    Own,
    Half,
    Quarter,
    Double,
}

/// The sizes at which an image is searched, in order.
fn sizes(image: &GreyImage) -> [Size; 3] {
    if image.pixels().len() > PHOTOGRAPH_PIXELS {
        [Size::Half, Size::Own, Size::Quarter]
    } else {
        [Size::Own, Size::Double, Size::Half]
    }
}

impl Size {
    fn of(self, image: &GreyImage) -> Cow<'_, GreyImage> {
        match self {
            Self::Own => Cow::Borrowed(image),
            Self::Half => Cow::Owned(scaled(image, 1, 2)),
            Self::Quarter => Cow::Owned(scaled(image, 1, 4)),
            Self::Double => Cow::Owned(scaled(image, 2, 1)),
        }
    }
}

/// Resizes by `times`/`parts`, mixing the four nearest pixels in 256ths.
fn scaled(image: &GreyImage, times: usize, parts: usize) -> GreyImage {
    let columns = sample_points(image.width(), times, parts);
    let rows = sample_points(image.height(), times, parts);
    let mut pixels = Vec::with_capacity(columns.len() * rows.len());
    for row in &rows {
        let line = |y: usize| &image.pixels()[y * image.width()..(y + 1) * image.width()];
        let (upper, lower) = (line(row.first), line(row.second));
        pixels.extend(columns.iter().map(|column| {
            let mix = |line: &[u8]| column.mix(line[column.first].into(), line[column.second].into());
            // Two mixes of bytes in 256ths: at most 255 × 256 × 256.
            (row.mix(mix(upper), mix(lower)) >> 16) as u8
        }));
    }
    GreyImage::new(columns.len(), rows.len(), pixels).unwrap_or_else(|_| image.clone())
}

/// Where a new pixel's centre falls between two old ones.
struct SamplePoint {
    first: usize,
    second: usize,
    /// Share of the second, in 256ths.
    share: u32,
}

impl SamplePoint {
    fn mix(&self, first: u32, second: u32) -> u32 {
        first * (256 - self.share) + second * self.share
    }
}

fn sample_points(length: usize, times: usize, parts: usize) -> Vec<SamplePoint> {
    let new_length = (length * times / parts).max(1);
    (0..new_length)
        .map(|index| {
            // Centre of the new pixel in old pixels, in 256ths, less the half pixel to the old centre.
            let centre = ((2 * index + 1) * parts * 128 / times).saturating_sub(128);
            let first = (centre / 256).min(length - 1);
            SamplePoint { first, second: (first + 1).min(length - 1), share: u32::try_from(centre % 256).unwrap_or(0) }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Size, sizes};
    use crate::GreyImage;

    /// A picture of 12 kB, three thousand pixels wide, kept a core busy for ten seconds.
    #[test]
    fn the_largest_image_is_searched_at_three_sizes_within_the_work() {
        for side in [1_usize, 900, 2_449, 2_450, 6_300] {
            let image = GreyImage::new(side, side, vec![255; side * side]).unwrap();
            let pixels: usize = sizes(&image).into_iter().map(|size| size.of(&image).pixels().len()).sum();
            assert!(2 * pixels <= 110_000_000, "{side}: {pixels}");
        }
        let image = GreyImage::new(3, 2, vec![0, 0, 0, 200, 200, 200]).unwrap();
        let twice = Size::Double.of(&image);
        assert_eq!((twice.width(), twice.height(), twice.pixels()[0], twice.pixels()[23]), (6, 4, 0, 200));
    }
}
