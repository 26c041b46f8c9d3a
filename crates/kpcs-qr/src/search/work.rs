//! How much of a search is left.
//!
//! Invariant: every pixel that a search scans and every pixel that it looks at one by one is taken from here first, so what a
//! search costs depends on the picture's size at most, never on what is in it, and not on the clock: the same picture gives
//! the same answer on a slow machine. A picture made of false corners ends the search; nothing is read then.
//! Source: reliability R-40 (a second for one input).

/// Pixels scanned row by row, all scales together: the largest picture allowed, at its own size and smaller, twice.
const SCANNED_MAX: usize = 110_000_000;

/// Pixels looked at one by one, to confirm a corner or to read a module: a page of text has some hundred thousand.
const LOOKED_AT_MAX: usize = 25_000_000;

/// What is left of a search; one for all pictures of a document.
#[derive(Debug, Clone)]
pub struct Work {
    scanned: usize,
    looked_at: usize,
}

impl Default for Work {
    fn default() -> Self {
        Self { scanned: SCANNED_MAX, looked_at: LOOKED_AT_MAX }
    }
}

impl Work {
    /// Takes so many pixels to be scanned; `false`, and nothing taken, if there are not as many left.
    pub(super) fn scan(&mut self, pixels: usize) -> bool {
        take(&mut self.scanned, pixels)
    }

    /// Takes so many pixels to be looked at one by one.
    pub(super) fn look(&mut self, pixels: usize) -> bool {
        take(&mut self.looked_at, pixels)
    }
}

fn take(left: &mut usize, pixels: usize) -> bool {
    match left.checked_sub(pixels) {
        Some(rest) => {
            *left = rest;
            true
        }
        None => false,
    }
}
