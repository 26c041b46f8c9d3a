//! The addresses at which a program reads a person's notices and deadlines.
//!
//! Invariant: an address is shown once, when it is made.
//! It must not know how an address is kept.
//! Source: issue 02, demand 6.

use askama::Template;

use crate::part::{Facts, Form, Notice, Refusals, Table};
use crate::shell::{Link, Shell};

/// A person's addresses.
#[derive(Template)]
#[template(path = "page/feed_addresses.html")]
pub struct FeedAddressesPage {
    pub shell: Shell,
    pub refusals: Option<Refusals>,
    /// Says that the address is shown once.
    pub made: Option<Notice>,
    pub address: Option<Facts>,
    pub feeds: Table,
    /// One button for each address that still counts.
    pub ends: Vec<Form>,
    pub form: Form,
    /// The feeds that everybody may read.
    pub public: Vec<Link>,
}
