//! Puts corners together: which three may be those of one code, the likeliest first.
//!
//! Invariant: at most [`TOGETHER_MAX`] corners are put together, those that most rows found, so the number of threes is
//! bounded whatever the picture holds.
//! Source: ISO/IEC 18004, 6.3.3: the corners of a code lie at three corners of a square.
#![allow(clippy::float_arithmetic, reason = "places in a picture")]

use super::finder::Finder;

/// The most corners that are put together: all of five codes, and as many that are none.
const TOGETHER_MAX: usize = 30;

/// By how much the sides of a square may differ when it is seen at an angle.
const SIDES_DIFFER: f64 = 0.3;

/// The cosine of the angle at the corner, when the square is seen at an angle.
const ANGLE: f64 = 0.3;

/// Three corners of a code.
#[derive(Debug, Clone, Copy)]
pub(super) struct Corners {
    pub(super) top_left: Finder,
    pub(super) top_right: Finder,
    pub(super) bottom_left: Finder,
}

impl Corners {
    /// The three, as places.
    pub(super) fn each(&self) -> [&Finder; 3] {
        [&self.top_left, &self.top_right, &self.bottom_left]
    }

    /// The width of a module in pixels. A line across a corner that is turned is longer than its side by the cosine.
    pub(super) fn module(&self) -> f64 {
        let (across, down) = self.along();
        let cosine = across.abs().max(down.abs()) / length(self.along());
        self.each().iter().map(|finder| finder.module).sum::<f64>() / 3.0 * cosine
    }

    /// Where the middle of the fourth corner would be. Seen at an angle, what is farther away is smaller: a module's width
    /// goes with the depth's power of minus three halves, and depth grows evenly over the code.
    pub(super) fn fourth(&self) -> (f64, f64) {
        let [middle, right, below] = self.each().map(|finder| (finder, finder.module.powf(-2.0 / 3.0)));
        let sum = |of: fn(&Finder) -> f64| right.1 * of(right.0) + below.1 * of(below.0) - middle.1 * of(middle.0);
        let depth = sum(|_| 1.0);
        (sum(|finder| finder.x) / depth, sum(|finder| finder.y) / depth)
    }

    /// Pixels between the middles of two corners beside each other.
    pub(super) fn side(&self) -> f64 {
        (length(self.along()) + length(self.down())) / 2.0
    }

    fn along(&self) -> (f64, f64) {
        (self.top_right.x - self.top_left.x, self.top_right.y - self.top_left.y)
    }

    fn down(&self) -> (f64, f64) {
        (self.bottom_left.x - self.top_left.x, self.bottom_left.y - self.top_left.y)
    }

    /// The three with `middle` between the others, in the order of a code that is not mirrored.
    fn around(middle: Finder, one: Finder, other: Finder) -> Self {
        let corners = Self { top_left: middle, top_right: one, bottom_left: other };
        let ((ax, ay), (bx, by)) = (corners.along(), corners.down());
        if ax * by - ay * bx > 0.0 {
            return corners;
        }
        Self { top_left: middle, top_right: other, bottom_left: one }
    }

    /// How far they are from three corners of a code; `None` if too far.
    fn distance(&self) -> Option<f64> {
        let (a, b) = (self.along(), self.down());
        let (long, short) = (length(a).max(length(b)), length(a).min(length(b)));
        let modules = self.each().map(|finder| finder.module);
        let spread = modules.iter().copied().fold(0.0, f64::max) / modules.iter().copied().fold(f64::MAX, f64::min);
        let modules_across = self.side() / self.module();
        let (sides, cosine) = ((long - short) / long, (a.0 * b.0 + a.1 * b.1).abs() / (long * short));
        let may_be = sides < SIDES_DIFFER && cosine < ANGLE && spread < 1.5 && (10.0..220.0).contains(&modules_across);
        may_be.then_some(sides + cosine + (spread - 1.0) / 2.0)
    }
}

/// Every three corners that may be those of one code, the likeliest first.
pub(super) fn threes(finders: &[Finder]) -> Vec<Corners> {
    let finders = &finders[..finders.len().min(TOGETHER_MAX)];
    let mut found = Vec::new();
    for (at, one) in finders.iter().enumerate() {
        for (next, other) in finders.iter().enumerate().skip(at + 1) {
            for third in &finders[next + 1..] {
                let turned = [(one, other, third), (other, one, third), (third, one, other)];
                let of = |(middle, one, other): (&Finder, &Finder, &Finder)| Corners::around(*middle, *one, *other);
                let likely = turned.map(of).into_iter().filter_map(|corners| Some((corners.distance()?, corners)));
                found.extend(likely.min_by(|one, other| one.0.total_cmp(&other.0)));
            }
        }
    }
    found.sort_by(|one, other| one.0.total_cmp(&other.0));
    found.into_iter().map(|(_, corners)| corners).collect()
}

fn length((x, y): (f64, f64)) -> f64 {
    x.hypot(y)
}

#[cfg(test)]
mod tests {
    use super::threes;
    use crate::search::finder::Finder;

    #[test]
    fn three_corners_of_a_square_are_put_together_in_their_order() {
        let at = |x: f64, y: f64| Finder { x, y, module: 3.0, rows: 9 };
        // A code turned by a quarter: its top left corner lies at the top right of the picture.
        let found = threes(&[at(100.0, 300.0), at(310.0, 300.0), at(305.0, 100.0), at(900.0, 20.0)]);
        assert_eq!(found.len(), 1, "{found:?}");
        let places = found[0].each().map(|finder| (finder.x, finder.y));
        assert_eq!(places, [(310.0, 300.0), (100.0, 300.0), (305.0, 100.0)]);
        let far_too_many: Vec<_> = (0..200).map(|n| at(f64::from(n % 20) * 60.0, f64::from(n / 20) * 60.0)).collect();
        assert!(threes(&far_too_many).len() <= 30 * 29 * 28 / 6);
    }
}
