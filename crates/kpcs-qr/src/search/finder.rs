//! Finds the corners of codes: three squares in one another, which every line through the middle cuts 1:1:3:1:1.
//!
//! Invariant: at most [`FINDERS_MAX`] are kept, and each line that is followed is taken from the search's work first. Lines are
//! looked at along rows; what looks like a corner is confirmed along its column and along its row again.
//! Source: ISO/IEC 18004, 6.3.3 and 13 b.
#![allow(clippy::float_arithmetic, clippy::cast_precision_loss, reason = "places in a picture")]

use super::{levels::Levels, work::Work};
use crate::GreyImage;

/// The most corners that are kept: a page of text has some tens of things that look like one.
const FINDERS_MAX: usize = 200;

/// Above this many pixels every other row is looked at.
const ROWS_SKIPPED_ABOVE: usize = 6_000_000;

/// A corner of a code.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Finder {
    /// Its middle, in pixels from the left and the top.
    pub(super) x: f64,
    pub(super) y: f64,
    /// The width of a module in pixels.
    pub(super) module: f64,
    /// How many rows found it.
    pub(super) rows: u32,
}

/// The corners in a picture, those found by most rows first.
pub(super) fn finders(image: &GreyImage, levels: &Levels, work: &mut Work) -> Vec<Finder> {
    let step = if image.pixels().len() > ROWS_SKIPPED_ABOVE { 2 } else { 1 };
    let mut search = Search { image, levels, work, found: Vec::new() };
    for y in (0..image.height()).step_by(step) {
        search.row(y);
    }
    let mut found = search.found;
    found.sort_by_key(|finder| std::cmp::Reverse(finder.rows));
    found
}

struct Search<'a> {
    image: &'a GreyImage,
    levels: &'a Levels,
    work: &'a mut Work,
    found: Vec<Finder>,
}

impl Search<'_> {
    /// Looks along a row for runs of dark and light in the proportion.
    fn row(&mut self, y: usize) {
        let (mut runs, mut run, mut was, mut x) = ([0_usize; 5], 0, false, 0);
        let levels = self.levels;
        for (block, level) in levels.blocks(self.image, y) {
            for &grey in block {
                let dark = grey <= level;
                if dark != was {
                    runs = [runs[1], runs[2], runs[3], runs[4], run];
                    (run, was) = (0, dark);
                    if !dark && is_finder(&runs) {
                        self.confirm(runs, x, y);
                    }
                }
                run += 1;
                x += 1;
            }
        }
        let runs = [runs[1], runs[2], runs[3], runs[4], run];
        if was && is_finder(&runs) {
            self.confirm(runs, x, y);
        }
    }

    /// Looks along the column through the middle of runs that end before `end`, and along the row through the middle of that.
    fn confirm(&mut self, runs: [usize; 5], end: usize, y: usize) {
        let total: usize = runs.iter().sum();
        let column = end - runs[4] - runs[3] - runs[2].div_ceil(2);
        let (image, levels) = (self.image, self.levels);
        let dark = |x: usize, y: usize| image.pixels()[y * image.width() + x] <= levels.at(x, y);
        let Some((middle_y, tall)) = self.follow(|y| dark(column, y), y, image.height(), total) else { return };
        // A place within the picture: it lies between two that were looked at.
        let middle_row = middle_y as usize;
        let Some((middle_x, wide)) = self.follow(|x| dark(x, middle_row), column, image.width(), total) else { return };
        if tall.abs_diff(wide) * 5 <= wide.max(tall) * 2 {
            self.keep(Finder { x: middle_x, y: middle_y, module: (tall + wide) as f64 / 14.0, rows: 1 });
        }
    }

    /// The middle and the length of the five runs around `start` along a line, together at most twice as long as `wide`.
    fn follow(
        &mut self,
        dark: impl Fn(usize) -> bool,
        start: usize,
        length: usize,
        wide: usize,
    ) -> Option<(f64, usize)> {
        let most = 2 * wide;
        if !self.work.look(most) {
            return None;
        }
        let (mut runs, mut steps) = ([0; 5], 0);
        let (mut back, mut on) = (start + 1, start + 1);
        for (run, wanted) in [(2, true), (1, false), (0, true)] {
            while back > 0 && steps < most && dark(back - 1) == wanted {
                (runs[run], steps, back) = (runs[run] + 1, steps + 1, back - 1);
            }
        }
        for (run, wanted) in [(2, true), (3, false), (4, true)] {
            while on < length && steps < most && dark(on) == wanted {
                (runs[run], steps, on) = (runs[run] + 1, steps + 1, on + 1);
            }
        }
        let middle = (on - runs[4] - runs[3]) as f64 - runs[2] as f64 / 2.0;
        is_finder(&runs).then_some((middle, steps))
    }

    /// Keeps a corner, or adds it to the one that is there.
    fn keep(&mut self, new: Finder) {
        let same = |old: &&mut Finder| {
            let near = new.module.max(1.5);
            (old.x - new.x).abs() <= near
                && (old.y - new.y).abs() <= near
                && (old.module - new.module).abs() <= near / 2.0
        };
        if let Some(old) = self.found.iter_mut().find(same) {
            let rows = f64::from(old.rows);
            let mean = |old: f64, new: f64| (old * rows + new) / (rows + 1.0);
            (old.x, old.y) = (mean(old.x, new.x), mean(old.y, new.y));
            old.module = mean(old.module, new.module);
            old.rows += 1;
        } else if self.found.len() < FINDERS_MAX {
            self.found.push(new);
        }
    }
}

/// Whether runs are as 1:1:3:1:1, each within half of what it should be and half a pixel.
fn is_finder(runs: &[usize; 5]) -> bool {
    let total: usize = runs.iter().sum();
    let near = |run: usize, modules: usize| 2 * (7 * run).abs_diff(modules * total) <= modules * total + 4;
    total >= 7 && !runs.contains(&0) && near(runs[2], 3) && [0, 1, 3, 4].iter().all(|&run| near(runs[run], 1))
}

#[cfg(test)]
mod tests {
    use super::{finders, is_finder};
    use crate::{
        GreyImage, Symbol,
        search::{levels::Levels, work::Work},
    };

    #[test]
    fn runs_of_a_corner_are_known_and_others_are_not() {
        for runs in [[1, 1, 3, 1, 1], [2, 3, 7, 3, 2], [10, 10, 30, 10, 10], [3, 2, 8, 3, 3]] {
            assert!(is_finder(&runs), "{runs:?}");
        }
        for runs in [[1, 1, 1, 1, 1], [10, 10, 30, 10, 20], [0, 1, 3, 1, 1], [10, 10, 80, 10, 10], [8, 8, 8, 8, 8]] {
            assert!(!is_finder(&runs), "{runs:?}");
        }
    }

    #[test]
    fn a_drawn_code_has_three_corners_where_they_are() {
        let symbol = Symbol::encode("KPC1:ABC").unwrap();
        let (module, side) = (4, (symbol.width() + 8) * 4);
        let inside = |at: usize| (at / module).checked_sub(4).filter(|at| *at < symbol.width());
        let grey = |(x, y)| match (inside(x), inside(y)) {
            (Some(x), Some(y)) if symbol.is_dark(x, y) => 20,
            _ => 240,
        };
        let pixels = (0..side * side).map(|at| grey((at % side, at / side))).collect();
        let image = GreyImage::new(side, side, pixels).unwrap();
        let found = finders(&image, &Levels::local(&image), &mut Work::default());
        let far = ((symbol.width() + 4) * module) as f64 - 14.0;
        for place in [(30.0, 30.0), (far, 30.0), (30.0, far)] {
            assert!(
                found[..3].iter().any(|one| (one.x, one.y) == place && (one.module - 4.0).abs() < 0.1),
                "{found:?}"
            );
        }
    }
}
