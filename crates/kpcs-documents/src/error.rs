//! Why a document was not made.
//!
//! Messages complete "the document was not made: ...". Nothing here carries a user's text further than the field it was in.

/// Why a document was not made.
#[derive(Debug, thiserror::Error)]
pub enum DocumentError {
    /// The text for the QR code cannot be drawn or is longer than paper allows (900 characters).
    #[error("the text of the QR code cannot be printed: {0}")]
    Code(String),
    /// The contents do not fit the one page that the document has, even at the smallest type allowed.
    #[error("the contents do not fit on one page: shorten the names, origins or seals")]
    DoesNotFit,
    /// The typesetter refused the document: a fault of this crate, not of its input.
    #[error("the typesetter refused the document: {0}")]
    Typesetting(String),
    /// Weights or values add up to more than their type holds.
    #[error("the {what} of all lines add up to more than can be stated")]
    Total { what: &'static str },
}
