//! Lengths of files: a long one usually has two subjects.
//!
//! Invariant: no source has more than 700 lines; above 400 a note asks whether it still has one subject.
//! Source: house style (small files with one subject).

use super::{finding::Finding, source::rust, tree::Tree};

const LINES_MOST: usize = 700;
const LINES_NOTED: usize = 400;

/// Every source that is long.
pub fn check(tree: &Tree) -> Vec<Finding> {
    rust(tree).filter_map(|(path, text)| judge(path, text.lines().count())).collect()
}

fn judge(path: &str, lines: usize) -> Option<Finding> {
    if lines > LINES_MOST {
        Some(Finding::error(path, format!("{lines} lines; split it by subject, at most {LINES_MOST}")))
    } else if lines > LINES_NOTED {
        Some(Finding::note(path, format!("{lines} lines; does it still have one subject that its name tells?")))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::Weight;

    #[test]
    fn long_files_are_noted_longer_ones_refused() {
        let weights = [400, 401, 700, 701].map(|lines| judge("a.rs", lines).map(|finding| finding.weight));
        assert_eq!(weights, [None, Some(Weight::Note), Some(Weight::Note), Some(Weight::Error)]);
    }
}
