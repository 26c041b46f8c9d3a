//! Prints the scheme's documents as PDF.
//!
//! Each document is one public function that takes one plain struct and returns bytes: PDF/A-3a and PDF/UA-1, the same
//! bytes for the same input. No IO, no clock, no randomness. Any text of a user prints: what no font has becomes a boxed
//! code point.
//!
//! This is the only crate that knows the typesetter (Typst). It must not know the store, keys or the network.
//! Source: kpcs.md §3, §4.3(b); look page; decisions page nos. 2 and 31.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod bag_label;
mod certificate;
mod code;
mod confirmation_of_receipt;
mod discrepancy_notice;
mod engine;
mod error;
mod figures;
mod fonts;
mod guilloche;
mod labels;
mod letter;
mod notice;
mod overlay;
mod parcel_table;
mod printable;
mod proof_slip;
mod words;

pub use bag_label::{BagLabelDocument, bag_label};
pub use certificate::{
    CertificateDocument, HsLine, LoggedAt, NamedCountry, PrintedOrigin, Technical, ValidationBlock, Withdrawn,
    certificate,
};
pub use confirmation_of_receipt::{ConfirmationDocument, confirmation_of_receipt};
pub use discrepancy_notice::{DiscrepancyDocument, discrepancy_notice};
pub use error::DocumentError;
pub use letter::{Correspondent, LetterEvent, LetterFrame, LetterSubject, LetterWay};
pub use notice::{Heading, NoticeBody, NoticeDocument, NoticeKind, notice};
pub use overlay::{PrinterOffset, TestPage, overlay, overlay_test_page};
pub use parcel_table::{ParcelRow, ParcelVerdict};
pub use proof_slip::proof_slip;
