//! Sample pages of the exporting office.
//!
//! Invariant: what is shown is invented and says so in the band on every page.
//! It must not know the register.

use crate::part::{Inline, State};
use crate::preview::sample::{Look, badge};

pub mod desk;
pub mod examine;
pub mod issue;
pub mod record;

/// The state of a certificate in a cell, as other samples show it.
pub fn issued(look: &Look) -> Inline {
    badge(look.texts, State::Issued)
}
