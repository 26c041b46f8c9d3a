//! Why a document was not made, or a PDF not read.
//!
//! Messages complete "the document was not made: ..." and "the PDF cannot be read: ...". Nothing here carries a user's
//! text further than the field it was in.

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

/// Why a PDF from outside was not read.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// The PDF is damaged, cut short or uses features that are not read.
    #[error("the PDF is damaged or uses a feature that is not read: {0}")]
    Damaged(String),
    /// The PDF asks for a password.
    #[error("the PDF is encrypted")]
    Encrypted,
    /// The file is larger than is looked at.
    #[error("the PDF has {bytes} bytes: at most {limit}")]
    FileTooLarge { bytes: usize, limit: usize },
    /// The bytes do not start as a PDF does.
    #[error("the file is not a PDF")]
    NotPdf,
    /// The attachment or image is larger than is read.
    #[error("the {what} in the PDF is larger than {limit} bytes")]
    PartTooLarge { what: &'static str, limit: usize },
    /// Two attachments have the name looked for and differ.
    #[error("the PDF has several different attachments called {name:?}")]
    SeveralAttachments { name: String },
}
