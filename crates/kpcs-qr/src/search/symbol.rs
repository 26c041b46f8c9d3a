//! Reads the modules of a code whose three corners are known, and the text in them.
//!
//! How many modules it has is tried, nearest first: each number makes a plane from the corners and, in the fourth corner,
//! the small square that all but the smallest codes have there. The row and column of dark and light in turn say whether the
//! number is right; then the modules are read, and if they make no text, once more on a plane that was moved until all that is
//! fixed in a code of this size lies where it should.
//! Invariant: every place that is looked at is taken from the search's work first.
//! Source: ISO/IEC 18004, 6.3 and 13; `rqrr` corrects the errors and reads the text.
#![allow(clippy::float_arithmetic, clippy::cast_precision_loss, reason = "places in a picture")]

use rqrr::{Grid, SimpleGrid};

use super::{
    corners::Corners,
    levels::Levels,
    plane::{Place, Plane},
    work::Work,
};
use crate::GreyImage;

/// The least and the most modules on a side.
const MODULES: std::ops::RangeInclusive<usize> = 21..=177;

/// Of ten modules in turn so many must be as they should.
const TIMING_TENTHS: usize = 7;

/// How far the small square may lie from where three corners say, in parts of the side, seen at an angle.
const ASTRAY: f64 = 0.15;

/// A picture with its levels, and what is left of the search.
pub(super) struct Reading<'a> {
    pub(super) image: &'a GreyImage,
    pub(super) levels: &'a Levels,
    pub(super) work: &'a mut Work,
}

impl Reading<'_> {
    /// The text of the code at these corners.
    pub(super) fn text(&mut self, corners: &Corners) -> Option<String> {
        sizes(corners).into_iter().find_map(|size| self.text_of(corners, size))
    }

    fn text_of(&mut self, corners: &Corners, size: usize) -> Option<String> {
        let points = self.points(corners, size)?;
        let plane = Plane::between(points.modules, points.places)?;
        if !self.is_timed(&plane, size)? {
            return None;
        }
        let text = self.decoded(&plane, size);
        text.or_else(|| {
            let plane = self.moved(points, size)?;
            self.decoded(&plane, size)
        })
    }

    /// Four places of the code and of the picture that belong together.
    fn points(&mut self, corners: &Corners, size: usize) -> Option<Points> {
        let [middle, right, below] = corners.each().map(|finder| (finder.x, finder.y));
        let (far, fourth) = (size as f64 - 3.5, corners.fourth());
        let plain = Points {
            modules: [(3.5, 3.5), (far, 3.5), (far, far), (3.5, far)],
            places: [middle, right, fourth, below],
        };
        if size == *MODULES.start() {
            return Some(plain);
        }
        let square = (size as f64 - 6.5, size as f64 - 6.5);
        let plane = Plane::between(plain.modules, plain.places)?;
        let found = self.square(&plane, square)?;
        Some(found.map_or(plain, |place| Points {
            modules: [plain.modules[0], plain.modules[1], square, plain.modules[3]],
            places: [middle, right, place, below],
        }))
    }

    /// Where the small square lies that should be at `square`, if there is one; `None` when the work is used up.
    fn square(&mut self, plane: &Plane, square: Place) -> Option<Option<Place>> {
        let mut best = (0.0, square);
        for step in [0.5, 0.25, 0.125] {
            let reach = if step == 0.5 { (square.0 * ASTRAY).max(4.0).round() } else { step };
            let (around, steps) = (best.1, (2.0 * reach / step) as usize);
            for at in 0..(steps + 1) * (steps + 1) {
                let moved = |at: usize| at as f64 * step - reach;
                let place = (around.0 + moved(at % (steps + 1)), around.1 + moved(at / (steps + 1)));
                let contrast = self.contrast(plane, &SQUARE.map(|(u, v, dark)| (place.0 + u, place.1 + v, dark)))?;
                let astray = (place.0 - square.0).hypot(place.1 - square.1);
                // One that lies nearer is likelier: each module astray counts as some contrast.
                let worth = contrast - 4.0 * astray;
                if worth > best.0 {
                    best = (worth, place);
                }
            }
        }
        Some((best.0 > 0.0).then(|| plane.at(best.1)))
    }

    /// By how much the light modules of these are lighter than the dark ones, on the average.
    fn contrast(&mut self, plane: &Plane, modules: &[(f64, f64, bool)]) -> Option<f64> {
        if !self.work.look(modules.len()) {
            return None;
        }
        let (mut light, mut dark) = ((0.0, 0.0), (0.0, 0.0));
        for (u, v, is_dark) in modules {
            let sum = if *is_dark { &mut dark } else { &mut light };
            *sum = (sum.0 + self.grey(plane.at((*u, *v))), sum.1 + 1.0);
        }
        Some(light.0 / f64::max(light.1, 1.0) - dark.0 / f64::max(dark.1, 1.0))
    }

    /// Whether the modules between the corners are dark and light in turn.
    fn is_timed(&mut self, plane: &Plane, size: usize) -> Option<bool> {
        if !self.work.look(2 * size) {
            return None;
        }
        let turns = 8..size - 8;
        let right = turns.clone().flat_map(|at| [(at, 6), (6, at)]).filter(|(u, v)| {
            let place = plane.at((*u as f64 + 0.5, *v as f64 + 0.5));
            (self.grey(place) <= self.level(place)) == (u.max(v) % 2 == 0)
        });
        Some(right.count() * 10 >= turns.len() * 2 * TIMING_TENTHS)
    }

    /// The plane, moved at its four places by ever smaller steps while that makes all that is fixed clearer.
    fn moved(&mut self, mut points: Points, size: usize) -> Option<Plane> {
        let fixed = fixed(size);
        let mut best = self.contrast(&Plane::between(points.modules, points.places)?, &fixed)?;
        let module = distance(points.places[0], points.places[1]) / (size as f64 - 7.0);
        for step in [0.5, 0.25, 0.125, 0.0625].map(|step| step * module) {
            for at in 0..16 {
                let (point, sign) = (at / 4, if at % 2 == 0 { step } else { -step });
                let before = points.places[point];
                let moved = if at / 2 % 2 == 0 { (before.0 + sign, before.1) } else { (before.0, before.1 + sign) };
                points.places[point] = moved;
                let clearer = match Plane::between(points.modules, points.places) {
                    Some(plane) => self.contrast(&plane, &fixed)?,
                    None => best,
                };
                if clearer > best {
                    best = clearer;
                } else {
                    points.places[point] = before;
                }
            }
        }
        Plane::between(points.modules, points.places)
    }

    /// The text of the modules on a plane.
    fn decoded(&mut self, plane: &Plane, size: usize) -> Option<String> {
        if !self.work.look(size * size * TAPS.len()) {
            return None;
        }
        let grid = SimpleGrid::from_func(size, |u, v| self.is_dark(plane, u, v));
        Grid::new(grid).decode().ok().map(|(_, text)| text)
    }

    fn is_dark(&self, plane: &Plane, u: usize, v: usize) -> bool {
        let grey: f64 =
            TAPS.iter().map(|tap| self.grey(plane.at((u as f64 + 0.5 + tap.0, v as f64 + 0.5 + tap.1)))).sum();
        grey <= self.level(plane.at((u as f64 + 0.5, v as f64 + 0.5))) * TAPS.len() as f64
    }

    /// The grey at a place, between the four pixels around it; beyond the edge that of the edge.
    fn grey(&self, (x, y): Place) -> f64 {
        let (width, height) = (self.image.width(), self.image.height());
        let (x, y) = (within(x - 0.5, width), within(y - 0.5, height));
        let (left, top) = (x as usize, y as usize);
        let (right, bottom) = ((left + 1).min(width - 1), (top + 1).min(height - 1));
        let (across, down) = (x - left as f64, y - top as f64);
        let pixel = |x: usize, y: usize| f64::from(self.image.pixels()[y * width + x]);
        let mix = |one: f64, other: f64, share: f64| one + (other - one) * share;
        let upper = mix(pixel(left, top), pixel(right, top), across);
        mix(upper, mix(pixel(left, bottom), pixel(right, bottom), across), down)
    }

    fn level(&self, (x, y): Place) -> f64 {
        let (x, y) = (within(x, self.image.width()), within(y, self.image.height()));
        f64::from(self.levels.at(x as usize, y as usize))
    }
}

/// Four places of a code, in modules, and where they lie in the picture.
#[derive(Debug, Clone, Copy)]
struct Points {
    modules: [Place; 4],
    places: [Place; 4],
}

/// The places within a module that are looked at.
const TAPS: [(f64, f64); 5] = [(0.0, 0.0), (-0.2, -0.2), (0.2, -0.2), (-0.2, 0.2), (0.2, 0.2)];

/// The small square: a dark module, a light ring, a dark ring.
const SQUARE: [(f64, f64, bool); 25] = square_modules();

const fn square_modules() -> [(f64, f64, bool); 25] {
    const SIDE: [f64; 5] = [-2.0, -1.0, 0.0, 1.0, 2.0];
    let mut all = [(0.0, 0.0, true); 25];
    let mut at = 0;
    while at < 25 {
        let (column, row) = (at % 5, at / 5);
        let inner = column > 0 && column < 4 && row > 0 && row < 4;
        all[at] = (SIDE[column], SIDE[row], !inner || at == 12);
        at += 1;
    }
    all
}

/// Numbers of modules that fit the corners, the likeliest first.
fn sizes(corners: &Corners) -> Vec<usize> {
    // A code has 17 modules and four for each version; seven lie outside the middles of its corners.
    let version = (corners.side() / corners.module() + 7.0 - 17.0) / 4.0;
    let nearest = version.round().clamp(1.0, 40.0);
    let next = if version > nearest { [1.0, -1.0, 2.0, -2.0] } else { [-1.0, 1.0, -2.0, 2.0] };
    let all = [0.0].into_iter().chain(next).map(|more| ((nearest + more) * 4.0 + 17.0) as usize);
    all.filter(|size| MODULES.contains(size)).collect()
}

/// The middle of each module that is the same in every code of this size, and whether it is dark.
fn fixed(size: usize) -> Vec<(f64, f64, bool)> {
    let mut all = Vec::new();
    let corner = |at: (usize, usize)| {
        (0..49).map(move |module| {
            let (column, row) = (module % 7, module / 7);
            let ring = |at: usize| at.abs_diff(3);
            let dark = ring(column).max(ring(row)) != 2;
            ((at.0 + column) as f64 + 0.5, (at.1 + row) as f64 + 0.5, dark)
        })
    };
    [(0, 0), (size - 7, 0), (0, size - 7)].into_iter().for_each(|at| all.extend(corner(at)));
    let turn = |at: usize| at as f64 + 0.5;
    all.extend((8..size - 8).flat_map(|at| [(turn(at), 6.5, at % 2 == 0), (6.5, turn(at), at % 2 == 0)]));
    let squares = square_places(size);
    let last = squares.len().saturating_sub(1);
    for (row, v) in squares.iter().enumerate() {
        for (column, u) in squares.iter().enumerate() {
            if !matches!((row, column), (0, 0)) && (row, column) != (0, last) && (row, column) != (last, 0) {
                all.extend(SQUARE.map(|(x, y, dark)| (turn(*u) + x, turn(*v) + y, dark)));
            }
        }
    }
    all
}

/// The rows and columns in which small squares lie (ISO/IEC 18004, annex E, as a rule: evenly, the first gap the odd one).
fn square_places(size: usize) -> Vec<usize> {
    let version = (size - 17) / 4;
    if version == 1 {
        return Vec::new();
    }
    let count = version / 7 + 2;
    let gap = if version == 32 { 26 } else { (version * 4 + count * 2 + 1) / (count * 2 - 2) * 2 };
    let mut all: Vec<_> = (0..count - 1).map(|number| size - 7 - number * gap).collect();
    all.push(6);
    all.reverse();
    all
}

fn within(at: f64, length: usize) -> f64 {
    // A place that is no number is the first.
    at.min(length as f64 - 1.0).max(0.0)
}

fn distance(one: Place, other: Place) -> f64 {
    (one.0 - other.0).hypot(one.1 - other.1)
}

#[cfg(test)]
mod tests {
    use super::{fixed, square_places};
    use crate::Symbol;

    #[test]
    fn small_squares_lie_where_the_standard_has_them() {
        for (version, places) in [
            (2, vec![6, 18]),
            (7, vec![6, 22, 38]),
            (14, vec![6, 26, 46, 66]),
            (25, vec![6, 32, 58, 84, 110]),
            (32, vec![6, 34, 60, 86, 112, 138]),
            (36, vec![6, 24, 50, 76, 102, 128, 154]),
            (40, vec![6, 30, 58, 86, 114, 142, 170]),
        ] {
            assert_eq!(square_places(17 + 4 * version), places, "version {version}");
        }
    }

    #[test]
    fn what_is_fixed_is_so_in_a_drawn_code() {
        for length in [10, 60, 300, 520, 900, 3_000] {
            let symbol = Symbol::encode(&"KPC1:".repeat(length / 5)).unwrap();
            for (u, v, dark) in fixed(symbol.width()) {
                assert_eq!(symbol.is_dark(u as usize, v as usize), dark, "{u} {v} of {}", symbol.width());
            }
        }
    }
}
