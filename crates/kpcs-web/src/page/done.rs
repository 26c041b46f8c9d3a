//! After any act: what happened, its place in the journal, what happens next, the documents.
//!
//! Invariant: shown again with the same words when the same request comes twice.
//! It must not know how the register finds what is shown.
//! Source: interface 1; decisions 3 and 4.

use askama::Template;

use crate::part::{Documents, Facts};
use crate::shell::{Link, Shell};

/// After any act: what happened, its place in the journal, what happens next, the documents.
#[derive(Template)]
#[template(path = "page/done.html")]
pub struct DonePage {
    pub shell: Shell,
    /// "Certificate SL 004211 is issued".
    pub title: String,
    pub what: String,
    /// Place in the journal and in the authority's chain, digest, time.
    pub place: Facts,
    pub next: Vec<String>,
    pub documents: Documents,
    pub links: Vec<Link>,
}
