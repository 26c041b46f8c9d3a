//! Why a PDF was not read.
//!
//! Messages complete "the PDF cannot be read: ...". Nothing here carries a text of the file.

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
    /// More objects than a certificate or its scan needs.
    #[error("the PDF has more objects than are read")]
    TooManyObjects,
    /// Two attachments have the name looked for and differ.
    #[error("the PDF has several different attachments called {name:?}")]
    SeveralAttachments { name: String },
}
