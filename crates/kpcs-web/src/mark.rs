//! The certificate's mark: a small rosette drawn from a statement's digest, for a quick comparison by eye.
//!
//! Invariant: the same digest gives the same drawing everywhere, from integers only. It is a comparison aid, not a security feature.
//! It must not know what the digest is of.
//! Drawing: the 64 half-bytes are four rings of 16 spokes; ring k runs from radius 10+9k, each half-byte adds up to 15 units outwards;
//! four more lines stand between one ring and the next, at equal steps.

use std::fmt::Write as _;

/// Directions of the 16 spokes in thousandths, clockwise from the top.
const SPOKES: [(i32, i32); 16] = [
    (0, -1000),
    (383, -924),
    (707, -707),
    (924, -383),
    (1000, 0),
    (924, 383),
    (707, 707),
    (383, 924),
    (0, 1000),
    (-383, 924),
    (-707, 707),
    (-924, 383),
    (-1000, 0),
    (-924, -383),
    (-707, -707),
    (-383, -924),
];

/// Lines from one ring to the next, the ring itself included.
const LINES: i32 = 5;

/// The rosette of a SHA-256 digest as SVG path data in a picture of 120 by 120, centre 60.
pub fn rosette(digest: &[u8; 32]) -> String {
    let rings: Vec<Vec<i32>> = (0i32..).zip(digest.chunks(8)).map(|(ring, bytes)| radii(ring, bytes)).collect();
    let mut path = String::new();
    for pair in rings.windows(2) {
        for line in 0..LINES {
            let between: Vec<i32> =
                pair[0].iter().zip(&pair[1]).map(|(inner, outer)| inner + (outer - inner) * line / LINES).collect();
            ring_path(&mut path, &between);
        }
    }
    if let Some(last) = rings.last() {
        ring_path(&mut path, last);
    }
    path
}

/// The radii of a ring on its 16 spokes, in tenths.
fn radii(ring: i32, bytes: &[u8]) -> Vec<i32> {
    let steps = bytes.iter().flat_map(|byte| [i32::from(byte >> 4), i32::from(byte & 15)]);
    steps.map(|step| (10 + 9 * ring + step) * 10).collect()
}

/// A closed smooth line through the 16 points: each point is the control of a curve between the middles of its sides.
fn ring_path(path: &mut String, radii: &[i32]) {
    let points: Vec<(i32, i32)> =
        SPOKES.iter().zip(radii).map(|((x, y), radius)| (600 + x * radius / 1000, 600 + y * radius / 1000)).collect();
    let middle = |i: usize| {
        let ((x, y), (u, v)) = (points[i % points.len()], points[(i + 1) % points.len()]);
        ((x + u) / 2, (y + v) / 2)
    };
    let (x, y) = middle(points.len() - 1);
    let _ = write!(path, "M{},{}", tenths(x), tenths(y));
    for (i, (x, y)) in points.iter().enumerate() {
        let (u, v) = middle(i);
        let _ = write!(path, "Q{},{} {},{}", tenths(*x), tenths(*y), tenths(u), tenths(v));
    }
    path.push('z');
}

fn tenths(value: i32) -> String {
    format!("{}.{}", value / 10, value % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_digest_gives_another_rosette_and_all_stay_in_the_picture() {
        let (none, all) = (rosette(&[0; 32]), rosette(&[255; 32]));
        assert_ne!(none, all);
        assert_eq!(none.matches('z').count(), 16);
        assert!(!all.contains('-'), "a point left the picture: {all}");
    }
}
