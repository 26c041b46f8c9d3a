//! Weights and values as people type them: `>12.5ct`, `1-2 carats`, `$5,000`.
//!
//! Invariant: the digits stay text; whoever reads them as carats or dollars does so exactly.
//! Must not know: lists.

/// What a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    Carats,
    Dollars,
}

impl Unit {
    pub fn read(text: &str) -> Option<Self> {
        match text.to_lowercase().as_str() {
            "ct" | "cts" | "carat" | "carats" => Some(Self::Carats),
            "usd" | "$" | "us$" | "dollar" | "dollars" => Some(Self::Dollars),
            _ => None,
        }
    }
}

/// Bounds as typed, both included.
pub struct Figure {
    pub unit: Unit,
    pub has_unit: bool,
    pub from: Option<String>,
    pub to: Option<String>,
}

impl Figure {
    /// Reads text without spaces; weights if it names no unit, and then only behind `>` or `<`.
    pub fn read(text: &str) -> Option<Self> {
        let rest = text.trim_start_matches(['>', '<', '=', '\u{2265}', '\u{2264}']);
        let sign = &text[..text.len() - rest.len()];
        let (rest, dollars) = rest.strip_prefix('$').map_or((rest, false), |rest| (rest, true));
        let figures = rest.trim_end_matches(|c: char| c.is_alphabetic() || c == '$');
        let named = &rest[figures.len()..];
        let unit = if named.is_empty() { None } else { Some(Unit::read(named)?) };
        let unit = if dollars { Some(Unit::Dollars) } else { unit };
        if sign.is_empty() && unit.is_none() {
            return None;
        }
        let (from, to) = match (sign.chars().next(), figures.split_once(['-', '\u{2013}'])) {
            (None, Some((from, to))) => (Some(plain(from)?), Some(plain(to)?)),
            (None | Some('='), None) => (Some(plain(figures)?), Some(plain(figures)?)),
            (Some('>' | '\u{2265}'), None) => (Some(plain(figures)?), None),
            (Some('<' | '\u{2264}'), None) => (None, Some(plain(figures)?)),
            _ => return None,
        };
        Some(Self { unit: unit.unwrap_or(Unit::Carats), has_unit: unit.is_some(), from, to })
    }
}

/// Digits with a point: a comma before exactly three digits groups them, any other is the decimal sign.
fn plain(text: &str) -> Option<String> {
    let figures = text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '\'' | '_'));
    if !figures || !text.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let text = text.replace(['\'', '_'], "");
    let groups: Vec<_> = text.split(',').collect();
    let grouped = groups.len() > 1 && groups[1..].iter().all(|group| group.split('.').next().map_or(0, str::len) == 3);
    Some(if grouped { groups.concat() } else { text.replace(',', ".") })
}
