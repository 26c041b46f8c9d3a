//! Any list: filters above, a table or an empty state, the way to its other pages.
//!
//! Invariant: every string is already worded in the page's language.
//! It must not know how the register finds what is shown.
//! Source: interface 10; look, "empty state".

use askama::Template;

use crate::part::{Empty, Filters, Pager, Table};
use crate::shell::{Link, Shell};

/// Any list: filters above, a table or an empty state, the way to its other pages.
#[derive(Template)]
#[template(path = "page/list.html")]
pub struct ListPage {
    pub shell: Shell,
    pub title: String,
    pub lead: String,
    /// The one main button.
    pub main: Option<Link>,
    pub filters: Option<Filters>,
    pub table: Option<Table>,
    pub empty: Option<Empty>,
    pub pager: Option<Pager>,
    /// The same list in other forms, such as CSV.
    pub links: Vec<Link>,
}
