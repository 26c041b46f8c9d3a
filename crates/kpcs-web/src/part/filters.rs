//! Filters over a list and the way to its other pages.
//!
//! Invariant: a filter is a plain form that asks (GET), so its result has an address.
//! It must not know what is filtered.
//! Source: GOV.UK Design System, "Pagination"; interface 6 (no script).

use askama::Template;
use askama::filters::HtmlSafe;

use crate::part::FieldView;
use crate::text::Texts;

/// The filter fields above a list.
#[derive(Clone, Debug, Template)]
#[template(path = "part/filters.html")]
pub struct Filters {
    pub texts: Texts,
    pub action: String,
    pub fields: Vec<FieldView>,
}

/// More fields than these stand folded away under the first, so that the list itself stays in view.
const UNFOLDED: usize = 2;

impl Filters {
    fn first(&self) -> &[FieldView] {
        let shown = if self.fields.len() > UNFOLDED { 1 } else { self.fields.len() };
        self.fields.get(..shown).unwrap_or_default()
    }

    fn more(&self) -> &[FieldView] {
        self.fields.get(self.first().len()..).unwrap_or_default()
    }

    /// What is asked for is seen.
    fn is_open(&self) -> bool {
        self.more().iter().any(|field| !field.value.is_empty())
    }
}

/// Which rows are shown, and the addresses of the neighbours.
#[derive(Clone, Debug, Template)]
#[template(path = "part/pager.html")]
pub struct Pager {
    pub texts: Texts,
    /// "1 to 50 of 1,204", worded.
    pub shown: String,
    pub previous: Option<String>,
    pub next: Option<String>,
}

impl HtmlSafe for Filters {}
impl HtmlSafe for Pager {}
