//! Documents to open or download, each with its format and size.
//!
//! Invariant: the link says what the document is, not "click here".
//! It must not know how a document is made.
//! Source: interface 1, "the document".

use askama::Template;
use askama::filters::HtmlSafe;

/// A list of documents.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "part/document.html")]
pub struct Documents {
    pub documents: Vec<Document>,
}

/// One document; `kind` is worded, such as "PDF, 84 kB".
#[derive(Clone, Debug)]
pub struct Document {
    pub title: String,
    pub kind: String,
    pub href: String,
}

impl HtmlSafe for Documents {}
