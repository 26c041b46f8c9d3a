//! Module headers: each Rust source begins with what it is for.
//!
//! Invariant: the header is the file's first line, has 1 to 14 lines, and ends a sentence (or a list, table or block
//! of code). Source: house style "Module header".

use super::{finding::Finding, source::rust, tree::Tree};

const LINES_MOST: usize = 14;

/// Every source whose header is missing, too long or broken off.
pub fn check(tree: &Tree) -> Vec<Finding> {
    rust(tree).filter_map(|(path, text)| Some(Finding::error(path, fault(text)?))).collect()
}

fn fault(text: &str) -> Option<String> {
    let header: Vec<_> = text.lines().map_while(|line| line.strip_prefix("//!")).map(str::trim).collect();
    let Some(last) = header.last() else {
        return Some("has no module header; begin it with `//!`: what it is for, its invariant, its source".to_owned());
    };
    if header.len() > LINES_MOST {
        return Some(format!(
            "has a header of {} lines; keep what a reader needs first in at most {LINES_MOST}",
            header.len()
        ));
    }
    let ends = last.ends_with(['.', '?', '`', '|', ')', '>']);
    (!ends).then(|| format!("has a header that breaks off at `{last}`; end the sentence"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_there_short_and_whole() {
        assert_eq!(fault("//! What it is for.\n\nfn main() {}"), None);
        assert!(fault("fn main() {}").is_some_and(|said| said.contains("no module header")));
        assert!(fault("//! What it\nfn main() {}").is_some_and(|said| said.contains("breaks off")));
        assert!(fault(&"//! Long.\n".repeat(15)).is_some_and(|said| said.contains("15 lines")));
    }
}
