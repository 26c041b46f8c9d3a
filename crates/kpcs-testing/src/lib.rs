//! A small world for tests: two offices, their people, and the steps of a shipment as one call each.
//!
//! Invariant: the world does everything through the register's own acts; `World::check` looks at everything again: every
//! signature, every chain, every table against a replay.
//! Must not know: pages, the command line.
//! Source: style/examples.md 27.

pub mod border;
mod fixture;
mod people;
mod picture;
pub mod postman;
mod world;

pub use fixture::{arrival, confirmation, declaration, examination, office};
pub use people::People;
pub use picture::{pdf_of_image, picture_of_codes, scan_of_codes};
pub use world::{World, freetown};
