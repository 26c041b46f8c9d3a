//! A flat thing seen at an angle: where a point of it lies in the picture.
//!
//! Invariant: four points with no three on a line decide it. Source: Heckbert 1989, "Fundamentals of texture mapping and
//! image warping", 2.2.3.
#![allow(clippy::float_arithmetic, reason = "places in a picture")]

/// A place: across and down.
pub(super) type Place = (f64, f64);

/// A projection between two planes, as nine figures row by row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Plane([f64; 9]);

impl Plane {
    /// The projection that brings each of the four places of the first to that of the second; `None` if there is none.
    pub(super) fn between(from: [Place; 4], to: [Place; 4]) -> Option<Self> {
        Some(of_square(to)?.times(&of_square(from)?.inverse()))
    }

    /// Where a place comes to lie.
    pub(super) fn at(&self, (u, v): Place) -> Place {
        let [a, b, c, d, e, f, g, h, i] = self.0;
        let depth = g * u + h * v + i;
        ((a * u + b * v + c) / depth, (d * u + e * v + f) / depth)
    }

    fn times(&self, other: &Self) -> Self {
        let cell = |row: usize, column: usize| (0..3).map(|k| self.0[row * 3 + k] * other.0[k * 3 + column]).sum();
        Self(std::array::from_fn(|at| cell(at / 3, at % 3)))
    }

    /// The way back, up to a factor that places do not show.
    fn inverse(&self) -> Self {
        let [a, b, c, d, e, f, g, h, i] = self.0;
        Self([
            e * i - f * h,
            c * h - b * i,
            b * f - c * e,
            f * g - d * i,
            a * i - c * g,
            c * d - a * f,
            d * h - e * g,
            b * g - a * h,
            a * e - b * d,
        ])
    }
}

/// The projection of the square of one unit, its corners in turn.
fn of_square([(x0, y0), (x1, y1), (x2, y2), (x3, y3)]: [Place; 4]) -> Option<Plane> {
    let (dx1, dx2, dx3) = (x1 - x2, x3 - x2, x0 - x1 + x2 - x3);
    let (dy1, dy2, dy3) = (y1 - y2, y3 - y2, y0 - y1 + y2 - y3);
    let apart = dx1 * dy2 - dx2 * dy1;
    if apart.abs() < 1e-9 {
        return None;
    }
    let (g, h) = ((dx3 * dy2 - dx2 * dy3) / apart, (dx1 * dy3 - dx3 * dy1) / apart);
    Some(Plane([x1 - x0 + g * x1, x3 - x0 + h * x3, x0, y1 - y0 + g * y1, y3 - y0 + h * y3, y0, g, h, 1.0]))
}

#[cfg(test)]
mod tests {
    use super::Plane;

    #[test]
    fn four_places_come_to_lie_where_they_were_seen() {
        let from = [(3.5, 3.5), (93.5, 3.5), (90.5, 90.5), (3.5, 93.5)];
        let to = [(100.0, 120.0), (400.0, 110.0), (420.0, 430.0), (90.0, 410.0)];
        let plane = Plane::between(from, to).unwrap();
        for (from, to) in from.into_iter().zip(to) {
            let (x, y) = plane.at(from);
            assert!((x - to.0).abs() < 1e-6 && (y - to.1).abs() < 1e-6, "{x} {y}");
        }
        assert!(Plane::between(from, [(0.0, 0.0); 4]).is_none());
    }
}
