//! What counts as dark at each place of a picture: one grey value for each block of 8 by 8 pixels.
//!
//! Invariant: every pixel has a level, and is dark when it is not lighter than that. `local` follows the light over the
//! paper: half-way between the darkest and the lightest near by; where all is alike, and with `even`, the value that
//! separates dark from light best in the whole picture (Otsu 1979).
//! Must not know: codes.

use crate::GreyImage;

/// Pixels on a side of a block.
const BLOCK: usize = 8;

/// How many blocks to each side are looked at besides.
const REACH: usize = 3;

/// Less difference than this between the darkest and the lightest is paper, or ink, and its grain.
const FLAT: u8 = 24;

/// The levels of a picture.
pub(super) struct Levels {
    across: usize,
    levels: Vec<u8>,
}

impl Levels {
    /// The same level everywhere.
    pub(super) fn even(image: &GreyImage) -> Self {
        let (across, down) = blocks(image);
        Self { across, levels: vec![otsu(image.pixels()); across * down] }
    }

    /// Levels that follow the light.
    pub(super) fn local(image: &GreyImage) -> Self {
        let (across, down) = blocks(image);
        let (mut darkest, mut lightest) = (vec![u8::MAX; across * down], vec![0; across * down]);
        for (y, row) in image.pixels().chunks(image.width()).enumerate() {
            let band = y / BLOCK * across..(y / BLOCK + 1) * across;
            for ((block, low), high) in
                row.chunks(BLOCK).zip(&mut darkest[band.clone()]).zip(&mut lightest[band.clone()])
            {
                *low = block.iter().fold(*low, |low, grey| low.min(*grey));
                *high = block.iter().fold(*high, |high, grey| high.max(*grey));
            }
        }
        let (darkest, lightest) = (around(&darkest, across, u8::min), around(&lightest, across, u8::max));
        let whole = otsu(image.pixels());
        let level = |(low, high): (u8, u8)| if high - low < FLAT { whole } else { low + (high - low) / 2 };
        Self { across, levels: darkest.into_iter().zip(lightest).map(level).collect() }
    }

    /// The levels of the blocks of a row of pixels.
    pub(super) fn row(&self, y: usize) -> &[u8] {
        &self.levels[y / BLOCK * self.across..(y / BLOCK + 1) * self.across]
    }

    /// The level at a pixel.
    pub(super) fn at(&self, x: usize, y: usize) -> u8 {
        self.levels[y / BLOCK * self.across + x / BLOCK]
    }

    /// The pixels of a row, block by block, each with its level.
    pub(super) fn blocks<'a>(&'a self, image: &'a GreyImage, y: usize) -> impl Iterator<Item = (&'a [u8], u8)> {
        let row = &image.pixels()[y * image.width()..(y + 1) * image.width()];
        row.chunks(BLOCK).zip(self.row(y).iter().copied())
    }
}

fn blocks(image: &GreyImage) -> (usize, usize) {
    (image.width().div_ceil(BLOCK), image.height().div_ceil(BLOCK))
}

/// The least or largest of each block and those within reach of it, first along the rows, then along the columns.
fn around(values: &[u8], across: usize, choose: fn(u8, u8) -> u8) -> Vec<u8> {
    let down = values.len() / across;
    let near = |at: usize, length: usize| at.saturating_sub(REACH)..(at + REACH + 1).min(length);
    let chosen = |places: &mut dyn Iterator<Item = u8>| places.reduce(choose).unwrap_or_default();
    let mut along = Vec::with_capacity(values.len());
    for row in values.chunks(across) {
        along.extend((0..across).map(|x| chosen(&mut near(x, across).map(|x| row[x]))));
    }
    let mut all = Vec::with_capacity(values.len());
    for y in 0..down {
        all.extend((0..across).map(|x| chosen(&mut near(y, down).map(|y| along[y * across + x]))));
    }
    all
}

/// The grey value that best separates dark from light: the largest variance between the two classes.
fn otsu(pixels: &[u8]) -> u8 {
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
    use super::Levels;
    use crate::GreyImage;

    #[test]
    fn ink_in_the_shadow_and_paper_in_the_light_are_told_apart() {
        // Light falls off from left to right; ink has half the grey of its paper.
        let paper = |x: usize| 250 - x;
        let pixels = (0..160 * 160).map(|at| (at % 160, at / 160));
        let ink = |(x, y): (usize, usize)| (x / 5 + y / 5) % 2 == 0;
        let grey = |(x, y)| if ink((x, y)) { paper(x) / 2 } else { paper(x) } as u8;
        let image = GreyImage::new(160, 160, pixels.clone().map(grey).collect()).unwrap();
        let (local, even) = (Levels::local(&image), Levels::even(&image));
        let wrong =
            |levels: &Levels| pixels.clone().filter(|&(x, y)| (grey((x, y)) <= levels.at(x, y)) != ink((x, y))).count();
        assert_eq!(wrong(&local), 0);
        assert!(wrong(&even) > 0, "else this picture shows nothing");
        let white = GreyImage::new(9, 9, vec![255; 81]).unwrap();
        assert!(Levels::local(&white).at(8, 8) < 255, "white paper is light");
    }
}
