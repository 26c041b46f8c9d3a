//! Makes any text of a user printable: what no font can print, and what must not print, becomes a boxed code point.
//!
//! Invariant: whatever the text, it typesets without an error, and it cannot reorder or hide what stands beside it.
//! Boxed are characters without a glyph, marks that no font prints on their base, controls, bidirectional controls,
//! invisible characters, private-use and unassigned code points (PDF/A-3a refuses the private ones). Line ends and tabs
//! become spaces. The original character stays in the document as the box's alternative text.
//! A word wider than a narrow column may break anywhere, so that it cannot run into the next one.
//! Source: decisions page no. 31; PDF/A-3a 6.2.11.7.

use std::fmt::Write;

use serde::Serialize;

use crate::fonts::one_font_covers;

/// A text in the form the templates take: runs of plain text and boxed characters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Printable(Vec<Run>);

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
enum Run {
    /// A place inside a long word where a line may end.
    Break,
    Text(String),
    Boxed {
        svg: String,
        alt: String,
        width: usize,
    },
}

impl Printable {
    /// Prepares a text; every text is accepted.
    pub(crate) fn new(text: &str) -> Self {
        let characters: Vec<char> =
            text.chars().map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c }).collect();
        let mut runs = Self(Vec::new());
        let mut rest = characters.as_slice();
        while let Some((&base, after)) = rest.split_first() {
            let marks = after.iter().take_while(|&&c| is_mark(c)).count();
            runs.push_cluster(base, &after[..marks]);
            rest = &after[marks..];
        }
        Self(runs.0.into_iter().flat_map(breakable).collect())
    }

    /// Prints the base with its marks where one font has them all; else what cannot stand is boxed by itself.
    fn push_cluster(&mut self, base: char, marks: &[char]) {
        let mut kept = vec![base];
        let mut boxed = Vec::new();
        let prints = is_visible(base) && !is_mark(base) && one_font_covers(&[base]);
        for &mark in marks {
            kept.push(mark);
            if !prints || !is_visible(mark) || !one_font_covers(&kept) {
                kept.pop();
                boxed.push(mark);
            }
        }
        if prints {
            self.push_text(&kept)
        } else {
            self.push_box(base)
        }
        boxed.into_iter().for_each(|mark| self.push_box(mark));
    }

    fn push_text(&mut self, characters: &[char]) {
        if let Some(Run::Text(text)) = self.0.last_mut() {
            text.extend(characters);
        } else {
            self.0.push(Run::Text(characters.iter().collect()));
        }
    }

    fn push_box(&mut self, character: char) {
        let code = format!("U+{:04X}", u32::from(character));
        let original = if is_harmless_in_alt(character) { format!("{character} ({code})") } else { code.clone() };
        let (svg, width) = boxed_code(&code);
        self.0.push(Run::Boxed { svg, alt: original, width });
    }
}

/// Words up to this wide stay whole, in hundredths of the type size: the narrowest column of any page holds them.
const WHOLE_WORD: usize = 900;
/// How much of a longer word stays together, in the same unit.
const PIECE: usize = 400;

/// Cuts the long words of a run of text into pieces between which a line may end.
fn breakable(run: Run) -> Vec<Run> {
    let Run::Text(text) = run else { return vec![run] };
    let mut runs = Vec::new();
    let mut piece = String::new();
    for word in text.split_inclusive(' ') {
        let is_long = word.chars().map(width).sum::<usize>() > WHOLE_WORD;
        let mut used = 0;
        for character in word.chars() {
            if is_long && used + width(character) > PIECE && !is_mark(character) {
                runs.extend([Run::Text(std::mem::take(&mut piece)), Run::Break]);
                used = 0;
            }
            used += width(character);
            piece.push(character);
        }
    }
    runs.push(Run::Text(piece));
    runs
}

/// A generous width of a character in any of the fonts, in hundredths of the type size.
fn width(character: char) -> usize {
    match character {
        'm' | 'w' | 'M' | 'W' | '@' | '%' | 'Æ' | 'Œ' | 'æ' | 'œ' => 100,
        c if is_mark(c) => 0,
        c if c.is_ascii_lowercase() || c.is_ascii_digit() => 60,
        c if u32::from(c) < 0x2e80 => 80,
        _ => 100,
    }
}

/// Combining marks of the scripts that the fonts have, and the common blocks of others.
///
/// A mark that is missed here is treated as a base: it prints if a font has it alone, and is boxed otherwise.
fn is_mark(character: char) -> bool {
    matches!(u32::from(character),
        0x0300..=0x036f | 0x0483..=0x0489 | 0x0591..=0x05c7 | 0x0610..=0x061a | 0x064b..=0x065f | 0x0670
        | 0x06d6..=0x06dc | 0x06df..=0x06e4 | 0x06e7..=0x06e8 | 0x06ea..=0x06ed | 0x08d3..=0x08ff
        | 0x1ab0..=0x1aff | 0x1dc0..=0x1dff | 0x20d0..=0x20ff | 0x3099..=0x309a | 0xfe00..=0xfe0f | 0xfe20..=0xfe2f
        | 0xe0100..=0xe01ef)
}

/// Whether a character shows itself and leaves its neighbours alone.
fn is_visible(character: char) -> bool {
    !character.is_control()
        && !matches!(u32::from(character),
            0x00ad | 0x034f | 0x061c | 0x115f..=0x1160 | 0x17b4..=0x17b5 | 0x180b..=0x180f | 0x200b..=0x200f
            | 0x2028..=0x202e | 0x2060..=0x206f | 0x3164 | 0xd800..=0xf8ff | 0xfe00..=0xfe0f | 0xfeff | 0xffa0
            | 0xfff0..=0xfffb | 0xfffe..=0xffff | 0xe0000..=0x10_ffff)
}

/// Alternative text is read aloud and copied: it must not carry what could reorder or upset a reader.
fn is_harmless_in_alt(character: char) -> bool {
    is_visible(character) && !is_mark(character)
}

/// Width of a drawn character and its gap, and the margins of the box, in units of the drawing.
const ADVANCE: usize = 3;
const MARGIN: usize = 2;
/// Height of the drawing in the same units; templates give it the height of a line.
const BOX_HEIGHT: usize = 8;

/// A frame with the code point in it, drawn with lines so that it needs no font; returns its width too.
fn boxed_code(code: &str) -> (String, usize) {
    let width = code.len() * ADVANCE - 1 + 2 * MARGIN;
    let mut path = String::new();
    for (index, character) in code.chars().enumerate() {
        // Writing to a String cannot fail.
        let _ = write!(
            path,
            "<path transform=\"translate({} 2)\" d=\"{}\"/>",
            MARGIN + index * ADVANCE,
            strokes(character)
        );
    }
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {BOX_HEIGHT}\"><g fill=\"none\" stroke=\"#10202e\" \
         stroke-width=\"0.55\" stroke-linecap=\"square\"><path d=\"M0.4 0.4H{0}.6V7.6H0.4z\"/>{path}</g></svg>",
        width - 1
    );
    (svg, width)
}

/// Lines of a character on a grid two wide and four high.
fn strokes(character: char) -> &'static str {
    match character {
        '0' => "M0 0H2V4H0z",
        '1' => "M1 0V4",
        '2' => "M0 0H2V2H0V4H2",
        '3' => "M0 0H2V4H0M0 2H2",
        '4' => "M0 0V2H2M2 0V4",
        '5' => "M2 0H0V2H2V4H0",
        '6' => "M2 0H0V4H2V2H0",
        '7' => "M0 0H2V4",
        '8' => "M0 0H2V4H0zM0 2H2",
        '9' => "M2 4V0H0V2H2",
        'A' => "M0 4V0H2V4M0 2H2",
        'B' => "M0 0V4H2V2H0",
        'C' => "M2 0H0V4H2",
        'D' => "M2 0V4H0V2H2",
        'E' => "M2 0H0V4H2M0 2H2",
        'F' => "M2 0H0V4M0 2H2",
        'U' => "M0 0V4H2V0",
        _ => "M1 1V3M0 2H2",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with boxes written as `[alt]`.
    fn shown(text: &str) -> String {
        Printable::new(text)
            .0
            .into_iter()
            .map(|run| match run {
                Run::Break => "|".to_owned(),
                Run::Text(text) => text,
                Run::Boxed { alt, .. } => format!("[{alt}]"),
            })
            .collect()
    }

    #[test]
    fn prints_what_fonts_have_and_boxes_the_rest() {
        for (text, expected) in [
            ("Société Générale d’Anvers", "Société Générale d’Anvers"),
            ("АЛРОСА مجوهرات 钻石", "АЛРОСА مجوهرات 钻石"),
            ("A\u{202e}evil", "A[U+202E]evil"),
            ("bell\u{7}", "bell[U+0007]"),
            ("two\nlines\tand", "two lines and"),
            ("ไทย", "[ไ (U+0E44)][ท (U+0E17)][ย (U+0E22)]"),
            ("\u{13080}", "[\u{13080} (U+13080)]"),
            ("💎x", "[💎 (U+1F48E)]x"),
            ("e\u{301}", "e\u{301}"),
            ("证\u{301}", "证[U+0301]"),
            ("\u{301}a", "[U+0301]a"),
            ("a\u{200d}b", "a[U+200D]b"),
            ("\u{e000}", "[U+E000]"),
            ("", ""),
            ("Rohdiamantenhandelsgesellschaft mbH", "Rohdia|manten|handel|sgesel|lschaf|t mbH"),
            ("WWWWWWWWWW", "WWWW|WWWW|WW"),
            ("Internationale", "Internationale"),
        ] {
            assert_eq!(shown(text), expected, "{text:?}");
        }
    }
}
