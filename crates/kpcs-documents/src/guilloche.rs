//! Computes the fine woven border of a certificate, one pattern for each Participant.
//!
//! Several waves run round the page in a narrow band, their height swelling and falling. How many waves, how many swells,
//! how many strands and in which inks follows from the two letters of the Participant's code, so that its certificates
//! look alike and unlike others'. It is an ornament for recognition, not a security feature.
//!
//! Floats are for drawing only, written with two decimals of a millimetre; nothing here touches a carat or a dollar.
#![allow(clippy::float_arithmetic, reason = "coordinates of an ornament")]
#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "small counts to coordinates and back"
)]

use std::f64::consts::{PI, TAU};
use std::fmt::Write;

use kpcs_domain::value::CountryCode;

/// The band's middle line: a rectangle with round corners, in millimetres from the page's upper left corner.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Frame {
    pub left: f64,
    pub top: f64,
    pub width: f64,
    pub height: f64,
    pub corner: f64,
}

/// Half the width of the band at its widest, in millimetres.
const AMPLITUDE: f64 = 2.6;
/// Points computed on each wave; between them the curve is drawn with matching tangents.
const POINTS_PER_WAVE: usize = 4;

/// Pairs of inks, a darker and a lighter one; none is the green or red that stands for a verdict.
const INKS: [(&str, &str); 8] = [
    ("#0b4f8a", "#7aa3c4"),
    ("#0e5563", "#86b0b3"),
    ("#353587", "#9a9ac6"),
    ("#672c6c", "#b793ba"),
    ("#334758", "#9aa8b1"),
    ("#664020", "#bfa184"),
    ("#6b5005", "#c2af74"),
    ("#1d3f5e", "#b3a37c"),
];

/// What distinguishes one Participant's border.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Weave {
    waves: usize,
    swells: usize,
    strands: usize,
    inks: usize,
}

impl Weave {
    /// Different for each of the 676 codes: the first letter sets the waves, the second the swells.
    fn of(participant: CountryCode) -> Self {
        let letters = participant.as_str().bytes().map(|letter| usize::from(letter.wrapping_sub(b'A')) % 26);
        let [first, second] = [letters.clone().next().unwrap_or(0), letters.clone().nth(1).unwrap_or(0)];
        Self {
            waves: 96 + 2 * first,
            swells: 18 + second,
            strands: 4 + (first + second) % 3,
            inks: (first * 3 + second * 5) % 8,
        }
    }
}

/// The dark ink of a Participant's border, for rules and headings that go with it.
pub(crate) fn ink(participant: CountryCode) -> &'static str {
    INKS[Weave::of(participant).inks].0
}

/// The border as SVG in millimetres of a page `page_width` by `page_height`.
pub(crate) fn border_svg(participant: CountryCode, frame: Frame, page_width: u32, page_height: u32) -> String {
    let weave = Weave::of(participant);
    let (dark, light) = INKS[weave.inks];
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {page_width} {page_height}\" width=\"{page_width}mm\" \
         height=\"{page_height}mm\"><g fill=\"none\" stroke-width=\"0.09\">"
    );
    for strand in 0..weave.strands {
        let phase = TAU * strand as f64 / weave.strands as f64;
        strand_path(&mut svg, frame, weave.waves, light, |turn| {
            AMPLITUDE * (0.55 + 0.45 * (weave.swells as f64 * turn).cos()) * (weave.waves as f64 * turn + phase).sin()
        });
        strand_path(&mut svg, frame, weave.waves / 2, dark, |turn| {
            AMPLITUDE
                * (0.5 - 0.4 * (weave.swells as f64 * turn).cos())
                * ((weave.waves / 2) as f64 * turn + phase / 2.0 * (1.0 + strand as f64 % 2.0)).sin()
        });
    }
    svg.push_str("</g>");
    for (inset, stroke) in [(-AMPLITUDE - 0.5, 0.35), (AMPLITUDE + 0.5, 0.18), (AMPLITUDE + 1.0, 0.09)] {
        plain_line(&mut svg, frame, inset, stroke, dark);
    }
    svg.push_str("</svg>");
    svg
}

/// One closed strand; `offset` gives its distance from the middle line at a turn of 0 to 2π round the page.
fn strand_path(svg: &mut String, frame: Frame, waves: usize, colour: &str, offset: impl Fn(f64) -> f64) {
    let points = waves * POINTS_PER_WAVE;
    let at = |turn: f64| frame.point(turn.rem_euclid(TAU) / TAU, offset(turn));
    let step = TAU / points as f64;
    let tangent = |turn: f64| {
        let ((x0, y0), (x1, y1)) = (at(turn - step / 50.0), at(turn + step / 50.0));
        // A third of the way a point would go in one step: the handles of a cubic curve.
        ((x1 - x0) * 25.0 / 3.0, (y1 - y0) * 25.0 / 3.0)
    };
    let (x, y) = at(0.0);
    // Writing to a String cannot fail.
    let _ = write!(svg, "<path stroke=\"{colour}\" d=\"M{x:.2} {y:.2}");
    for point in 0..points {
        let (from, to) = (point as f64 * step, (point + 1) as f64 * step);
        let ((x0, y0), (x1, y1), (u0, v0), (u1, v1)) = (at(from), at(to), tangent(from), tangent(to));
        let _ = write!(svg, "C{:.2} {:.2} {:.2} {:.2} {x1:.2} {y1:.2}", x0 + u0, y0 + v0, x1 - u1, y1 - v1);
    }
    svg.push_str("\"/>");
}

fn plain_line(svg: &mut String, frame: Frame, inset: f64, stroke: f64, colour: &str) {
    // Writing to a String cannot fail.
    let _ = write!(
        svg,
        "<rect x=\"{:.2}\" y=\"{:.2}\" width=\"{:.2}\" height=\"{:.2}\" rx=\"{:.2}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{stroke}\"/>",
        frame.left + inset,
        frame.top + inset,
        frame.width - 2.0 * inset,
        frame.height - 2.0 * inset,
        (frame.corner - inset).max(0.0)
    );
}

impl Frame {
    /// The point at a share of the way round (clockwise from the upper left corner's end), `outward` from the middle line.
    fn point(self, share: f64, outward: f64) -> (f64, f64) {
        let (across, down) = (self.width - 2.0 * self.corner, self.height - 2.0 * self.corner);
        let arc = self.corner * PI / 2.0;
        let mut way = share * 2.0 * (across + down + 2.0 * arc);
        // Each side with the corner after it: start, direction, length.
        let sides = [
            (self.left + self.corner, self.top, 1.0, 0.0, across),
            (self.left + self.width, self.top + self.corner, 0.0, 1.0, down),
            (self.left + self.width - self.corner, self.top + self.height, -1.0, 0.0, across),
            (self.left, self.top + self.height - self.corner, 0.0, -1.0, down),
        ];
        for (x, y, dx, dy, length) in sides {
            if way <= length {
                return (x + dx * way + dy * outward, y + dy * way - dx * outward);
            }
            way -= length;
            if way <= arc {
                let (sin, cos) = (way / self.corner).sin_cos();
                let (end_x, end_y) = (x + dx * length, y + dy * length);
                let (centre_x, centre_y) = (end_x - dy * self.corner, end_y + dx * self.corner);
                let radius = self.corner + outward;
                return (centre_x + radius * (dy * cos + dx * sin), centre_y + radius * (dy * sin - dx * cos));
            }
            way -= arc;
        }
        self.point(0.0, outward)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const FRAME: Frame = Frame { left: 10.0, top: 10.0, width: 190.0, height: 218.0, corner: 8.0 };

    #[test]
    fn every_participant_has_its_own_border() {
        let codes: Vec<CountryCode> = ('A'..='Z')
            .flat_map(|a| ('A'..='Z').map(move |b| format!("{a}{b}")))
            .filter_map(|code| CountryCode::parse(&code).ok())
            .collect();
        let weaves: BTreeSet<_> = codes.iter().map(|&code| Weave::of(code)).map(|w| (w.waves, w.swells)).collect();
        assert_eq!(weaves.len(), codes.len());
    }

    #[test]
    fn the_border_is_the_same_each_time_and_stays_in_its_band() {
        let code = CountryCode::parse("SL").unwrap();
        assert_eq!(border_svg(code, FRAME, 210, 297), border_svg(code, FRAME, 210, 297));
        for step in 0..5_000 {
            let (x, y) = FRAME.point(f64::from(step) / 5_000.0, AMPLITUDE);
            let outside = (x - 105.0).abs() - 95.0 <= AMPLITUDE + 1e-9 && (y - 119.0).abs() - 109.0 <= AMPLITUDE + 1e-9;
            assert!(outside && ((x - 105.0).abs() > 85.0 || (y - 119.0).abs() > 100.0), "{x} {y}");
        }
    }
}
