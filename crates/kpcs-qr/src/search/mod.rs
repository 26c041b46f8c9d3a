//! Finds the codes in a picture: corners, threes of corners, modules, text.
//!
//! Invariant: the work of a search is bounded by [`Work`], whatever the picture holds.
//! Must not know: files, what the texts mean.
//! Source: ISO/IEC 18004, 13; reliability R-40.

mod corners;
mod finder;
mod levels;
mod plane;
mod symbol;
mod work;

pub use work::Work;

use self::{
    corners::{Corners, threes},
    finder::{Finder, finders},
    levels::Levels,
    symbol::Reading,
};
use crate::GreyImage;

/// Threes of corners that are tried in one picture.
const TRIED_MAX: usize = 60;

/// Calls `found` with the text of each code in a picture until it answers `true`; whether it did.
///
/// The light is followed over the paper first, then one level is taken for all.
pub(crate) fn search(image: &GreyImage, work: &mut Work, found: &mut impl FnMut(String) -> bool) -> bool {
    [Levels::local, Levels::even].into_iter().any(|levels| {
        work.scan(image.pixels().len()) && {
            let levels = levels(image);
            let finders = finders(image, &levels, work);
            read(&mut Reading { image, levels: &levels, work }, &finders, found)
        }
    })
}

fn read(reading: &mut Reading<'_>, finders: &[Finder], found: &mut impl FnMut(String) -> bool) -> bool {
    let mut used: Vec<Finder> = Vec::new();
    let is_used = |used: &[Finder], corners: &Corners| corners.each().into_iter().any(|finder| used.contains(finder));
    for corners in threes(finders).into_iter().take(TRIED_MAX) {
        if is_used(&used, &corners) {
            continue;
        }
        if let Some(text) = reading.text(&corners) {
            used.extend(corners.each());
            if found(text) {
                return true;
            }
        }
    }
    false
}
