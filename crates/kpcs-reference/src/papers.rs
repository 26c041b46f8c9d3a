//! `data/papers/`: the program's own layout for pre-printed paper, and which layout a pack prints by.
//!
//! Invariant: read as strictly as a pack's own table, so that what prints by default would be accepted from anybody.
//! Must not know: printers, who prints. A pack's layout replaces the whole; fields of the two are never mixed.
//! Source: `docs/formats/rule-pack.md`, "overlay".

use std::sync::LazyLock;

use kpcs_domain::{
    field::{Path, Record, read_request},
    party::{OverlayPaper, RulePack},
};

use crate::{
    ReferenceFault,
    read_pack::{has_form, has_shape, none_of},
    toml_input::{parse, table_to_input},
};

static DEFAULT: LazyLock<OverlayPaper> = LazyLock::new(|| {
    read_paper(include_str!("../../../data/papers/default.toml")).expect("a test reads the shipped layout")
});

/// Reads a layout from a TOML file of the keys of a pack's table `overlay`.
///
/// # Errors
/// As [`crate::read_pack`]; paths of faults in the layout itself begin with `overlay`.
pub fn read_paper(text: &str) -> Result<OverlayPaper, ReferenceFault> {
    has_form(text)?;
    let table = parse(text)?;
    let mut faults = Vec::new();
    has_shape(&table, OverlayPaper::FIELDS, &Path::root(), &mut faults);
    none_of(faults)?;
    let paper: OverlayPaper = read_request(&table_to_input(&table)?).map_err(ReferenceFault::Fields)?;
    none_of(paper.faults())?;
    Ok(paper)
}

/// The layout of whoever has said none.
#[must_use]
pub fn default_paper() -> &'static OverlayPaper {
    &DEFAULT
}

/// The layout by which certificates under `pack` are printed on pre-printed paper.
#[must_use]
pub fn paper_of(pack: &RulePack) -> &OverlayPaper {
    pack.overlay.as_ref().unwrap_or(&DEFAULT)
}
