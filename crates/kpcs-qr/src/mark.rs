//! Draws a small figure from a digest: a cut stone seen from above, its facets toned by the digest's bits.
//!
//! The same digest gives the same figure on paper and on screen, so that two copies are compared at a glance. The figure
//! is mirrored left to right, which makes it look like a thing and not like noise; 26 facets of four tones and eight inks
//! are 55 bits. It is no security feature: someone with patience can find two digests with like figures.
//!
//! Integer coordinates only (a thousand units to the radius), so that the text is the same on every machine.

use std::fmt::Write;

/// Cosine and sine, in thousandths, of multiples of 22.5 degrees from the top, clockwise.
const DIRECTIONS: [(i32, i32); 16] = [
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

/// Radii of the rings of corners: girdle, tips of the star facets, table, and the reflection inside the table.
const GIRDLE: i32 = 1000;
const TIP: i32 = 770;
const TABLE: i32 = 560;
const CORE: i32 = 270;

/// Inks for the darkest tone: none is the green of VALID or the red of a refusal, and all are dark enough in grey.
const INKS: [[u32; 3]; 8] = [
    [0x0b, 0x4f, 0x8a],
    [0x0e, 0x55, 0x63],
    [0x35, 0x35, 0x87],
    [0x67, 0x2c, 0x6c],
    [0x33, 0x47, 0x58],
    [0x66, 0x40, 0x20],
    [0x6b, 0x50, 0x05],
    [0x10, 0x20, 0x2e],
];

/// How much ink each tone has, in hundredths: far enough apart to be told on a black and white copy.
const TONES: [u32; 4] = [0, 26, 58, 100];

/// The figure of a 32-byte digest as SVG, 2,200 units square, with `role="img"` and a title.
///
/// ```
/// let svg = kpcs_qr::mark_svg(&[7; 32]);
/// assert!(svg.starts_with("<svg") && svg.contains("role=\"img\""));
/// assert_ne!(svg, kpcs_qr::mark_svg(&[8; 32]));
/// ```
#[must_use]
pub fn mark_svg(digest: &[u8; 32]) -> String {
    let mut bits = Bits { digest, used: 0 };
    let ink = INKS[bits.take(3)];
    let mut svg = String::from(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-1100 -1100 2200 2200\" role=\"img\"><title>Mark of the statement</title>\
         <g stroke-linejoin=\"round\" stroke-width=\"22\" stroke=\"",
    );
    svg.push_str(&colour(ink, 100));
    svg.push_str("\">");
    for facet in half_of_the_facets() {
        let fill = colour(ink, TONES[bits.take(2)]);
        draw(&mut svg, &facet, &fill);
        let mirrored = facet.map(|corner| Corner { step: (16 - corner.step) % 16, ..corner });
        draw(&mut svg, &mirrored, &fill);
    }
    svg.push_str("</g></svg>");
    svg
}

/// A corner: direction in steps of 22.5 degrees clockwise from the top, and distance from the centre.
#[derive(Clone, Copy)]
struct Corner {
    step: usize,
    radius: i32,
}

fn corner(step: usize, radius: i32) -> Corner {
    Corner { step: step % 16, radius }
}

/// The facets of the right half, from the middle outwards; the left half is their mirror image.
///
/// Facets that lie on the axis (at steps 0 and 8) mirror onto themselves.
fn half_of_the_facets() -> Vec<[Corner; 4]> {
    let mut facets = Vec::with_capacity(26);
    for step in (0..=8).step_by(2) {
        facets.push([corner(0, 0), corner(step + 15, CORE), corner(step, TABLE), corner(step + 1, CORE)]);
        facets.push([corner(step, TABLE), corner(step + 1, TIP), corner(step, GIRDLE), corner(step + 15, TIP)]);
    }
    for step in (1..8).step_by(2) {
        let (before, after) = (corner(step - 1, TABLE), corner(step + 1, TABLE));
        facets.push([before, corner(step, CORE), after, after]);
        facets.push([before, corner(step, TIP), after, after]);
        for side in [step - 1, step + 1] {
            facets.push([corner(step, TIP), corner(side, GIRDLE), corner(step, GIRDLE), corner(step, GIRDLE)]);
        }
    }
    facets
}

fn draw(svg: &mut String, facet: &[Corner; 4], fill: &str) {
    let points: Vec<String> = facet.iter().map(|&at| point(at)).collect();
    // Writing to a String cannot fail.
    let _ = write!(svg, "<path fill=\"{fill}\" d=\"M{}z\"/>", points.join("L"));
}

fn point(corner: Corner) -> String {
    let (x, y) = DIRECTIONS[corner.step];
    format!("{} {}", x * corner.radius / 1000, y * corner.radius / 1000)
}

/// Mixes an ink with white paper; `share` of the ink in hundredths.
fn colour(ink: [u32; 3], share: u32) -> String {
    let [red, green, blue] = ink.map(|part| (part * share + 255 * (100 - share)) / 100);
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// Hands out the bits of the digest from the first byte on, highest bit first.
struct Bits<'a> {
    digest: &'a [u8; 32],
    used: usize,
}

impl Bits<'_> {
    fn take(&mut self, count: usize) -> usize {
        (0..count).fold(0, |value, _| {
            let bit = self.digest[self.used / 8] >> (7 - self.used % 8) & 1;
            self.used += 1;
            value << 1 | usize::from(bit)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of `docs/formats/qr-drawing.md`, and the first facet of another digest: ink 7, tone 3.
    #[test]
    fn ink_and_tones_are_those_of_the_format_page() {
        let plain = mark_svg(&[0; 32]);
        assert!(plain.contains("stroke=\"#0b4f8a\"") && plain.matches("fill=\"#ffffff\"").count() == 52);
        let full = mark_svg(&[0xff; 32]);
        assert!(full.contains("stroke=\"#10202e\"") && full.matches("fill=\"#10202e\"").count() == 52);
        assert!(full.contains("M0 0L-103 -249L0 -560L103 -249z"), "the arrow that points up comes first: {full}");
    }

    #[test]
    fn has_26_toned_facets_each_with_its_mirror() {
        assert_eq!(half_of_the_facets().len(), 26);
        assert_eq!(mark_svg(&[0; 32]).matches("<path").count(), 52);
    }

    /// 3 bits of ink and 26 × 2 of tone are the first 55 bits: each of them must show, later ones must not.
    #[test]
    fn each_of_the_first_55_bits_shows() {
        let plain = mark_svg(&[0; 32]);
        for bit in 0..64 {
            let mut digest = [0; 32];
            digest[bit / 8] = 0x80 >> (bit % 8);
            assert_eq!(mark_svg(&digest) != plain, bit < 55, "bit {bit}");
        }
    }
}
