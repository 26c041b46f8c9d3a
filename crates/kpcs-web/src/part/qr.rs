//! The QR code of a statement and the rosette of its digest, as on the paper.
//!
//! Invariant: the code is drawn dark on white in both themes, with its quiet zone, so that a scanner reads it from the screen.
//! It must not know what the code says.
//! Source: decisions 2; look, "The certificate".

use askama::Template;
use askama::filters::HtmlSafe;

/// A QR code of `side` modules without the quiet zone; `path` draws the dark ones.
#[derive(Clone, Debug, Template)]
#[template(path = "part/qr.html")]
pub struct Qr {
    pub label: String,
    pub side: usize,
    pub path: String,
}

impl Qr {
    /// The drawing of a code whose module at column `x`, row `y` is dark when `dark(x, y)`.
    pub fn draw(label: impl Into<String>, side: usize, dark: impl Fn(usize, usize) -> bool) -> Self {
        let mut path = String::new();
        for y in 0..side {
            let mut x = 0;
            while x < side {
                let run = (x..side).take_while(|&x| dark(x, y)).count();
                if run > 0 {
                    path.push_str(&format!("M{} {}h{run}v1h-{run}z", x + 4, y + 4));
                }
                x += run.max(1);
            }
        }
        Self { label: label.into(), side, path }
    }

    fn whole(&self) -> usize {
        self.side + 8
    }
}

/// The rosette of a statement's digest: a cut stone seen from above, drawn by the same code as on paper.
#[derive(Clone, Debug, Template)]
#[template(path = "part/rosette.html")]
pub struct Rosette {
    pub label: String,
    svg: String,
}

impl Rosette {
    /// The rosette of this digest; `label` says what it is for.
    pub fn of(label: impl Into<String>, digest: &[u8; 32]) -> Self {
        Self { label: label.into(), svg: kpcs_qr::mark_svg(digest) }
    }
}

impl HtmlSafe for Qr {}
impl HtmlSafe for Rosette {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_dark_modules_become_one_bar() {
        let qr = Qr::draw("", 3, |x, y| y == 0 || x == 2);
        assert_eq!(qr.path, "M4 4h3v1h-3zM6 5h1v1h-1zM6 6h1v1h-1z");
    }

    #[test]
    fn the_rosette_is_the_mark_of_the_paper() {
        let shown = Rosette::of("Rosette", &[7; 32]).to_string();
        assert!(shown.contains(&kpcs_qr::mark_svg(&[7; 32])), "{shown}");
    }
}
