//! Turns a text into the modules of a QR symbol and into SVG.
//!
//! Keeps one invariant: a symbol of paper is always in alphanumeric mode with error correction M, in the smallest version that
//! fits, because the paper format promises a module size that depends on it. A text outside the alphabet is refused
//! rather than silently drawn in the larger byte mode.
//! Source: ISO/IEC 18004, 7.3.4 (alphanumeric mode) and table 7 (capacities).

use std::fmt::Write;

use fast_qr::qr::QRBuilder;
use fast_qr::{ECL, Mode, QRCode};

/// Width of the empty border on each side of a symbol, in modules (ISO/IEC 18004, 5.3.8).
pub const QUIET_ZONE_MODULES: usize = 4;

/// The largest text that fits the largest symbol (version 40) at error correction M, in characters.
const TEXT_CHARACTERS_MAX: usize = 3_391;

/// The 45 characters of the alphanumeric mode that are neither letters nor digits.
const PUNCTUATION: &str = " $%*+-./:";

/// Why a text cannot be drawn.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DrawError {
    /// The text has no characters.
    #[error("the text of a code cannot be empty")]
    Empty,
    /// A character is not one of `0-9 A-Z space $ % * + - . / :`.
    #[error("character {character:?} at position {position} is not in the QR alphanumeric alphabet")]
    NotAlphanumeric { character: char, position: usize },
    /// More characters than the largest symbol holds.
    #[error("a text of {characters} characters does not fit a QR code: at most {TEXT_CHARACTERS_MAX}")]
    TooLong { characters: usize },
}

/// A QR symbol: a square of dark and light modules without its quiet zone.
///
/// Between 21 modules wide (version 1) and 177 (version 40), always 17 + 4 × version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Symbol {
    width: usize,
    dark: Vec<bool>,
}

impl Symbol {
    /// Encodes `text` in alphanumeric mode at error correction M, in the smallest version that fits.
    ///
    /// # Errors
    /// [`DrawError`] if the text is empty, too long (over 3,391 characters) or has a character outside the alphabet.
    ///
    /// ```
    /// use kpcs_qr::{DrawError, Symbol};
    /// assert_eq!(Symbol::encode("KPC1:ABC").unwrap().version(), 1);
    /// assert!(matches!(Symbol::encode("KPC1:abc"), Err(DrawError::NotAlphanumeric { character: 'a', position: 5 })));
    /// ```
    pub fn encode(text: &str) -> Result<Self, DrawError> {
        check_text(text)?;
        let code = QRBuilder::new(text)
            .mode(Mode::Alphanumeric)
            .ecl(ECL::M)
            .build()
            .map_err(|_| DrawError::TooLong { characters: text.len() })?;
        Ok(Self::of(&code))
    }

    /// Encodes any text, such as an address, in whatever mode fits it, at error correction M. Never for what stands on paper.
    ///
    /// # Errors
    /// [`DrawError`] if the text is empty or too long.
    pub fn encode_address(text: &str) -> Result<Self, DrawError> {
        if text.is_empty() {
            return Err(DrawError::Empty);
        }
        let code = QRBuilder::new(text).ecl(ECL::M).build();
        Ok(Self::of(&code.map_err(|_| DrawError::TooLong { characters: text.len() })?))
    }

    fn of(code: &QRCode) -> Self {
        let width = code.size;
        let dark = (0..width).flat_map(|y| (0..width).map(move |x| (x, y))).map(|(x, y)| code[y][x].value()).collect();
        Self { width, dark }
    }

    /// Width and height in modules, without the quiet zone.
    #[must_use]
    pub fn width(&self) -> usize {
        self.width
    }

    /// The version of the symbol, 1 to 40.
    #[must_use]
    pub fn version(&self) -> usize {
        (self.width - 17) / 4
    }

    /// Whether the module in column `x` and row `y` is dark. Outside the symbol everything is light.
    #[must_use]
    pub fn is_dark(&self, x: usize, y: usize) -> bool {
        x < self.width && self.dark.get(y * self.width + x).copied().unwrap_or(false)
    }

    /// An SVG picture of the symbol with its quiet zone: one user unit is one module; the size is left to whoever places it.
    #[must_use]
    pub fn svg(&self, title: &str) -> String {
        let side = self.width + 2 * QUIET_ZONE_MODULES;
        let title = escape(title);
        let path = self.path();
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" role=\"img\" shape-rendering=\"crispEdges\">\
             <title>{title}</title><path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/><path d=\"{path}\"/></svg>"
        )
    }

    /// One rectangle for each horizontal run of dark modules.
    fn path(&self) -> String {
        let mut path = String::new();
        for y in 0..self.width {
            let mut x = 0;
            while x < self.width {
                let run = (x..self.width).take_while(|&column| self.is_dark(column, y)).count();
                if run > 0 {
                    // Writing to a String cannot fail.
                    let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + QUIET_ZONE_MODULES, y + QUIET_ZONE_MODULES);
                }
                x += run.max(1);
            }
        }
        path
    }
}

fn check_text(text: &str) -> Result<(), DrawError> {
    if text.is_empty() {
        return Err(DrawError::Empty);
    }
    if let Some((position, character)) = text.chars().enumerate().find(|&(_, c)| !is_alphanumeric(c)) {
        return Err(DrawError::NotAlphanumeric { character, position });
    }
    if text.len() > TEXT_CHARACTERS_MAX {
        return Err(DrawError::TooLong { characters: text.len() });
    }
    Ok(())
}

fn is_alphanumeric(character: char) -> bool {
    character.is_ascii_digit() || character.is_ascii_uppercase() || PUNCTUATION.contains(character)
}

/// Escapes text for the content of an SVG element and drops what XML 1.0 cannot hold.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(characters: usize) -> String {
        let alphabet: Vec<char> = ('0'..='9').chain('A'..='Z').chain(PUNCTUATION.chars()).collect();
        "KPC1:".chars().chain((0..).map(|i| alphabet[(i * 7 + i / 45) % 45])).take(characters).collect()
    }

    /// Characters and the smallest version that holds them.
    const VERSIONS: [(usize, usize); 11] = [
        (20, 1),
        (21, 2),
        (311, 10),
        (312, 11),
        (483, 13),
        (484, 14),
        (520, 14),
        (528, 14),
        (529, 15),
        (900, 19),
        (3_391, 40),
    ];

    /// Capacities at M from table 7 of the standard; in byte mode 520 characters would take version 18, 900 version 25.
    #[test]
    fn versions_are_those_of_the_alphanumeric_mode() {
        for (characters, version) in VERSIONS {
            assert_eq!(Symbol::encode(&text(characters)).unwrap().version(), version, "{characters} characters");
        }
    }

    #[test]
    fn refusals_are_named() {
        assert_eq!(Symbol::encode(""), Err(DrawError::Empty));
        assert_eq!(Symbol::encode(&text(3_392)), Err(DrawError::TooLong { characters: 3_392 }));
        assert_eq!(Symbol::encode("A;"), Err(DrawError::NotAlphanumeric { character: ';', position: 1 }));
    }

    #[test]
    fn svg_has_role_title_view_box_and_quiet_zone() {
        let symbol = Symbol::encode("HELLO").unwrap();
        let svg = symbol.svg("Code of <GB & 1>\u{1}");
        assert!(svg.contains("viewBox=\"0 0 29 29\" role=\"img\""), "{svg}");
        assert!(svg.contains("<title>Code of &lt;GB &amp; 1&gt; </title>"));
        assert!(!svg.contains("width=") && !svg.contains("height="));
        assert!(svg.contains("M4 4h7v1h-7z"), "the finder pattern starts after four light modules");
    }
}
