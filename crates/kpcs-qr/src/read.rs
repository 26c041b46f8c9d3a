//! Finds the texts of QR codes in a grey image.
//!
//! One plain pass reads few codes of printed documents: the finder depends on how its sampling falls on the modules. The
//! image is therefore searched again at other scales, each plain and thresholded, until the caller has what it wants;
//! this order read 20 of 20 pages at 150 dpi in every case tried (decisions page, no. 2).
//! Work is bounded by [`SCALED_PIXELS_MAX`] a pass and [`SEARCHED_PIXELS_MAX`] in all. Known gap: a picture made to look like
//! corners of codes everywhere takes some seconds; the caller runs this where that is bearable, few at a time.

use crate::{GreyImage, ImageError};

/// Scales in the order tried, in halves of the original size.
const SCALES_HALVES: [usize; 8] = [2, 4, 6, 3, 5, 8, 10, 7];

/// A scale that would make more pixels than this is left out; scale 1 is always tried.
const SCALED_PIXELS_MAX: usize = 40_000_000;

/// The most pixels that are searched in all passes together: a page at 300 dots an inch is searched six times.
const SEARCHED_PIXELS_MAX: usize = 100_000_000;

/// Above this many pixels the image is first tried at half size: it is a photograph, and noise hides the finder.
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
    read_codes(&GreyImage::decode(bytes)?, wanted)
}

/// The texts of the QR codes in an image; the first one satisfies `wanted`, the others are what was read before it.
///
/// Stops at the first text that satisfies `wanted`. A search that finds nothing tries all scales: some seconds for a
/// full page.
///
/// # Errors
/// [`ReadError::NoCode`] if nothing could be read, [`ReadError::NotWanted`] with the texts if none was wanted.
pub fn read_codes(image: &GreyImage, wanted: impl Fn(&str) -> bool) -> Result<Vec<String>, ReadError> {
    let mut texts: Vec<String> = Vec::new();
    for halves in scales(image.width() * image.height()) {
        let scaled = scale(image, halves);
        for thresholded in [false, true] {
            for text in decode(&scaled, thresholded) {
                if wanted(&text) {
                    texts.retain(|other| *other != text);
                    texts.insert(0, text);
                    return Ok(texts);
                }
                if !texts.contains(&text) {
                    texts.push(text);
                }
            }
        }
    }
    if texts.is_empty() { Err(ReadError::NoCode) } else { Err(ReadError::NotWanted { texts }) }
}

/// The scales at which an image of so many pixels is searched, in order.
fn scales(pixels: usize) -> Vec<usize> {
    let half = (pixels > PHOTOGRAPH_PIXELS).then_some(1);
    let rest =
        SCALES_HALVES.into_iter().filter(|&halves| halves == 2 || pixels * halves * halves / 4 <= SCALED_PIXELS_MAX);
    let mut left = SEARCHED_PIXELS_MAX;
    let mut affordable = |halves: &usize| {
        // Each scale is searched plain and thresholded.
        let rest = left.checked_sub(pixels * halves * halves / 2);
        left = rest.unwrap_or(left);
        rest.is_some()
    };
    half.into_iter().chain(rest).filter(|halves| affordable(halves)).collect()
}

fn decode(image: &GreyImage, thresholded: bool) -> Vec<String> {
    let (width, pixels) = (image.width(), image.pixels());
    let mut prepared = if thresholded {
        let threshold = otsu_threshold(pixels);
        rqrr::PreparedImage::prepare_from_bitmap(width, image.height(), |x, y| pixels[y * width + x] <= threshold)
    } else {
        rqrr::PreparedImage::prepare_from_greyscale(width, image.height(), |x, y| pixels[y * width + x])
    };
    prepared.detect_grids().iter().filter_map(|grid| grid.decode().ok()).map(|(_, text)| text).collect()
}

/// Resizes by `halves`/2, mixing the four nearest pixels in 256ths.
fn scale(image: &GreyImage, halves: usize) -> GreyImage {
    if halves == 2 {
        return image.clone();
    }
    let columns = sample_points(image.width(), halves);
    let rows = sample_points(image.height(), halves);
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

fn sample_points(length: usize, halves: usize) -> Vec<SamplePoint> {
    let new_length = (length * halves / 2).max(1);
    (0..new_length)
        .map(|index| {
            // Centre of the new pixel in old pixels, in 256ths, less the half pixel to the old centre.
            let centre = ((2 * index + 1) * 256 / halves).saturating_sub(128);
            let first = (centre / 256).min(length - 1);
            SamplePoint { first, second: (first + 1).min(length - 1), share: u32::try_from(centre % 256).unwrap_or(0) }
        })
        .collect()
}

/// The grey value that best separates dark from light (Otsu 1979): the largest variance between the two classes.
fn otsu_threshold(pixels: &[u8]) -> u8 {
    let mut histogram = [0_u64; 256];
    pixels.iter().for_each(|&pixel| histogram[usize::from(pixel)] += 1);
    let total = pixels.len() as u64;
    let sum: u64 = (0_u64..).zip(histogram).map(|(grey, count)| grey * count).sum();
    let (mut dark, mut dark_sum, mut best) = (0_u64, 0_u64, (0_u128, 127_u8));
    for grey in 0..=255_u8 {
        dark += histogram[usize::from(grey)];
        dark_sum += u64::from(grey) * histogram[usize::from(grey)];
        let light = total - dark;
        if dark == 0 || light == 0 {
            continue;
        }
        // (mean difference)² × dark × light, cleared of fractions by total²: comparable within one image.
        let difference = u128::from((dark_sum * total).abs_diff(sum * dark)) >> 8;
        let variance = difference * difference / u128::from(dark) / u128::from(light);
        if variance > best.0 {
            best = (variance, grey);
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::{SEARCHED_PIXELS_MAX, scales};

    /// A picture of 12 kB, three thousand pixels wide, kept a core busy for ten seconds.
    #[test]
    fn what_is_searched_in_all_is_bounded_and_the_first_scales_stay() {
        for pixels in [1, 640 * 480, 2_200_000, 6_000_000, 8_700_000, 12_000_000, 24_000_000, 40_000_000] {
            let all = scales(pixels);
            let searched: usize = all.iter().map(|halves| pixels * halves * halves / 2).sum();
            assert!(searched <= SEARCHED_PIXELS_MAX, "{pixels}: {searched}");
            assert!(all.contains(&2), "{pixels}: at its own size");
        }
        assert_eq!(scales(2_200_000), [2, 4, 6, 3, 5], "a page at 150 dots an inch");
    }
}
