//! What can be done to several rows of a table at once: the boxes are ticked in the rows, the buttons stand below them.
//!
//! Invariant: it only asks: the form is sent by `get` to a page that shows each row before anything is done. It works without
//! script, by the `form` attribute of the boxes; so there is a link that ticks every row, and none that ticks from here to
//! there. How many are ticked is counted by the style sheet.
//! It must not know what is done.
//! Source: issue 02, demand 4; docs/decisions/0007.

use askama::Template;
use askama::filters::HtmlSafe;

use crate::shell::Link;
use crate::text::Texts;

/// The bar below a table whose rows can be chosen.
#[derive(Clone, Debug, Template)]
#[template(path = "part/bulk.html")]
pub struct Bulk {
    pub texts: Texts,
    /// The id of the form, which the boxes name; one of its kind on a page.
    pub id: String,
    /// What can be done: the words of the button and the page that asks.
    pub deeds: Vec<Link>,
    /// The same page with every row ticked; with none where they are.
    pub every: Link,
}

impl Bulk {
    /// Where the form goes by itself; each button says its own.
    fn action(&self) -> &str {
        self.deeds.first().map_or("", |deed| deed.href.as_str())
    }
}

impl HtmlSafe for Bulk {}
