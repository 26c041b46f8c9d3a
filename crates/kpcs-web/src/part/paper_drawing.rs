//! A sheet of pre-printed paper with the boxes of the fields that are printed on it, over a picture of the specimen.
//!
//! Invariant: drawn to the sheet's own measure, in tenths of a millimetre; each box has the number of its line in the table
//! that stands beneath, so nothing is said by the drawing alone.
//! It must not know what is printed in a box. Source: kpcs.md §3.6, §3.9.

use askama::Template;
use askama::filters::HtmlSafe;

/// The drawing.
#[derive(Clone, Debug, Template)]
#[template(path = "part/paper_drawing.html")]
pub struct PaperDrawing {
    /// What it shows, in a sentence.
    pub label: String,
    /// The sheet, in tenths of a millimetre.
    pub width: u64,
    /// The sheet, in tenths of a millimetre.
    pub height: u64,
    /// The address of the specimen's picture; `None` when there is none.
    pub picture: Option<String>,
    pub boxes: Vec<PaperBox>,
}

/// The place of one field, in tenths of a millimetre from the upper left corner.
#[derive(Clone, Debug)]
pub struct PaperBox {
    /// Its number in the table.
    pub number: usize,
    /// Its words.
    pub name: String,
    pub left: u64,
    pub top: u64,
    pub width: u64,
    pub height: u64,
}

impl HtmlSafe for PaperDrawing {}
