//! The fonts compiled into the documents, and which characters they can print.
//!
//! Invariant: no other font is ever used, so a document is the same on every machine and a missing character is known
//! before typesetting (under PDF/A a missing glyph is an error of the whole document). Sources and licences:
//! `data/fonts/SOURCES.md`.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use ttf_parser::Face;

/// Every font file that ships, in no particular order.
pub(crate) static FILES: [&[u8]; 10] = [
    include_bytes!("../../../data/fonts/IBMPlexSerif_400Regular.ttf"),
    include_bytes!("../../../data/fonts/IBMPlexSerif_400Regular_Italic.ttf"),
    include_bytes!("../../../data/fonts/IBMPlexSerif_600SemiBold.ttf"),
    include_bytes!("../../../data/fonts/IBMPlexSans_400Regular.ttf"),
    include_bytes!("../../../data/fonts/IBMPlexSans_600SemiBold.ttf"),
    include_bytes!("../../../data/fonts/IBMPlexMono_400Regular.ttf"),
    include_bytes!("../../../data/fonts/IBMPlexMono_600SemiBold.ttf"),
    include_bytes!("../../../data/fonts/IBMPlexSansArabic_400Regular.ttf"),
    include_bytes!("../../../data/fonts/IBMPlexSansArabic_600SemiBold.ttf"),
    include_bytes!("../../../data/fonts/NotoSansSC_400Regular_subset.ttf"),
];

/// The characters of each font file.
static COVERAGE: LazyLock<Vec<BTreeSet<u32>>> = LazyLock::new(|| FILES.iter().map(|file| code_points(file)).collect());

/// Whether one single font prints every character of a cluster (a base character and the marks on it).
///
/// The typesetter prints a cluster in one font, so that it is not enough that each character is in some font.
pub(crate) fn one_font_covers(cluster: &[char]) -> bool {
    COVERAGE.iter().any(|font| cluster.iter().all(|&character| font.contains(&u32::from(character))))
}

fn code_points(file: &[u8]) -> BTreeSet<u32> {
    let mut points = BTreeSet::new();
    // The files are our own; one that does not parse would cover nothing, which the test below would show.
    let Some(table) = Face::parse(file, 0).ok().and_then(|face| face.tables().cmap) else { return points };
    for subtable in table.subtables.into_iter().filter(ttf_parser::cmap::Subtable::is_unicode) {
        subtable.codepoints(|point| {
            if subtable.glyph_index(point).is_some_and(|glyph| glyph.0 != 0) {
                points.insert(point);
            }
        });
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_of_one_family_cover_the_same_characters() {
        for family in [&[0, 1, 2][..], &[3, 4], &[5, 6], &[7, 8]] {
            assert!(family.iter().all(|&style| COVERAGE[style] == COVERAGE[family[0]]), "{family:?}");
            assert!(COVERAGE[family[0]].len() > 700);
        }
        assert!(COVERAGE[9].len() > 9_000);
    }

    #[test]
    fn covers_the_scripts_of_the_labels_and_nothing_far_away() {
        for character in "Ağš ЖЁ ثلّ 证書 ñ€".chars() {
            assert!(one_font_covers(&[character]), "{character}");
        }
        assert!(!one_font_covers(&['\u{13000}']) && !one_font_covers(&['ก']));
        assert!(one_font_covers(&['e', '\u{301}']) && !one_font_covers(&['证', '\u{301}']));
    }
}
