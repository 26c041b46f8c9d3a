//! The pages of the register: templates with plain view structs, texts in several languages, and the files they need.
//!
//! Invariant: a page is a pure function of its view struct and the locale files; it works without script and asks no other host for anything.
//! This crate must not know the register, its rules or its keys: whoever serves the pages fills the structs.
//! Source: the interface rules of the design pages; WCAG 2.2 AA.

pub mod asset;
pub mod language;
pub mod offline;
pub mod page;
pub mod part;
pub mod preview;
pub mod respond;
pub mod shell;
pub mod text;

pub use language::Language;
pub use preview::preview_router;
pub use respond::{harden, page, page_with_status};
pub use shell::Shell;
pub use text::Texts;
