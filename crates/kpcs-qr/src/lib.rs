//! Draws and reads the two-dimensional code that goes with a document on paper.
//!
//! Drawing: [`Symbol`] turns a text of the QR alphanumeric alphabet into modules and SVG. Reading: [`GreyImage`] takes a
//! photograph or a scan, [`read_codes`] finds the texts in it. [`mark_svg`] draws a small figure from a digest for a quick
//! comparison by eye.
//!
//! Invariants: no IO, no clock, no randomness; the same input gives the same output. Image bytes come from strangers, so
//! sizes are refused before anything is decoded. This crate knows nothing of what the texts mean.
//! Source: ISO/IEC 18004; `docs/formats` says what the texts contain.

#![cfg_attr(test, allow(clippy::unwrap_used))]

mod draw;
mod image;
mod mark;
mod read;
mod search;

pub use draw::{DrawError, QUIET_ZONE_MODULES, Symbol};
pub use image::{GreyImage, IMAGE_BYTES_MAX, ImageError, PIXELS_MAX};
pub use mark::mark_svg;
pub use read::{ReadError, read_codes, read_codes_from_image};
pub use search::Work;
