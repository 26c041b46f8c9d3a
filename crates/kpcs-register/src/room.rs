//! Beginning nothing new when the disk is nearly full, so that what was begun can be ended.
//!
//! Invariant: asked for drafts and preparations alone; signing, refusing and everything at the border goes on.
//! Source: reliability R-06.

use std::path::Path;

use kpcs_domain::act::{Refusal, Refusals};
use kpcs_store::{Left, Room};

use crate::{ActError, Register};

impl Register {
    /// Objects to keeping a draft when the disk is nearly full.
    ///
    /// # Errors
    /// The refusal.
    pub fn refuse_draft(&self) -> Result<(), ActError> {
        refuse_new(self.store().folder())
    }
}

/// Objects when the disk of `folder` is nearly full; a disk that does not say how full it is is no reason.
pub(crate) fn refuse_new(folder: &Path) -> Result<(), ActError> {
    let short = Room::of(folder).ok().filter(|room| room.left() == Left::Short);
    let refusal = short.map(|room| Refusal::new("disk_nearly_full", "R-06").found(format!("{} MiB", room.free >> 20)));
    Ok(Refusals::none_of([refusal])?)
}
