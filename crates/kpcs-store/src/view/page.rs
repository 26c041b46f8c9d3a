//! `Page`: which rows of a list are wanted; and a search text made safe for `like`.

/// A slice of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// The most rows.
    pub limit: u32,
    /// How many rows to pass over.
    pub offset: u32,
    /// Only rows whose running number (position, sequence, proposal) is below this one: what a program has read so far
    /// stays read, whatever is added meanwhile.
    pub below: Option<i64>,
}

impl Page {
    /// The first `limit` rows below a running number, or of all.
    #[must_use]
    pub const fn below(limit: u32, below: Option<i64>) -> Self {
        Self { limit, offset: 0, below }
    }

    /// The first `limit` rows.
    #[must_use]
    pub const fn first(limit: u32) -> Self {
        Self { limit, offset: 0, below: None }
    }
}

/// A pattern for `lower(column) like $n escape '!'` that finds `text` anywhere; everything for no text.
pub(crate) fn pattern(text: Option<&str>) -> String {
    let plain = text.unwrap_or_default().trim().to_lowercase();
    let escaped = plain.replace('!', "!!").replace('%', "!%").replace('_', "!_");
    format!("%{escaped}%")
}

#[cfg(test)]
mod tests {
    use super::pattern;

    #[test]
    fn takes_signs_of_patterns_as_they_are() {
        assert_eq!(pattern(Some(" 100%_A! ")), "%100!%!_a!!%");
        assert_eq!(pattern(None), "%%");
    }
}
