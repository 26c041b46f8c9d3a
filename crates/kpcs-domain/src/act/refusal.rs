//! `Refusal`: a named no, with the rule that says it, what was found and what was expected.
//!
//! Invariant: a refusal always cites a section of kpcs.md or a decision; its code is the key of its text in the
//! locale files; refusals stand in order of precedence and are given all at once.
//! Must not know: languages, HTTP.

/// One reason why an act is not allowed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The key of its text: `importer_not_participant`.
    pub code: &'static str,
    /// The rule: `§4.2` of kpcs.md, or `decision 10`.
    pub section: &'static str,
    /// The field concerned; empty when it is none in particular.
    pub field: &'static str,
    /// What was found, in the words of the register (figures, codes, dates).
    pub found: String,
    /// What was expected, in the same words; empty when the text of the code says it.
    pub expected: String,
}

impl Refusal {
    /// A refusal by `code`, citing `section`.
    #[must_use]
    pub const fn new(code: &'static str, section: &'static str) -> Self {
        Self { code, section, field: "", found: String::new(), expected: String::new() }
    }

    /// Names the field concerned.
    #[must_use]
    pub const fn at(mut self, field: &'static str) -> Self {
        self.field = field;
        self
    }

    /// Says what was found.
    #[must_use]
    pub fn found(mut self, found: impl ToString) -> Self {
        self.found = found.to_string();
        self
    }

    /// Says what was expected.
    #[must_use]
    pub fn expected(mut self, expected: impl ToString) -> Self {
        self.expected = expected.to_string();
        self
    }

    /// This refusal unless `holds`.
    pub fn unless(self, holds: bool) -> Option<Self> {
        (!holds).then_some(self)
    }
}

/// One or more refusals in order of precedence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusals(Vec<Refusal>);

impl Refusals {
    /// The refusals among `found`, if there are any.
    ///
    /// # Errors
    /// The refusals themselves, in the order given.
    pub fn none_of(found: impl IntoIterator<Item = Option<Refusal>>) -> Result<(), Self> {
        let refusals: Vec<_> = found.into_iter().flatten().collect();
        if refusals.is_empty() { Ok(()) } else { Err(Self(refusals)) }
    }

    /// The refusals, the weightiest first.
    #[must_use]
    pub fn list(&self) -> &[Refusal] {
        &self.0
    }

    /// The weightiest refusal.
    #[must_use]
    pub fn first(&self) -> &Refusal {
        &self.0[0]
    }
}

impl From<Refusal> for Refusals {
    fn from(refusal: Refusal) -> Self {
        Self(vec![refusal])
    }
}
