//! Whether the committed WebAssembly of the offline verifier is what its sources give: `wasm/build.sh --check`.
//!
//! Invariant: where the compiler is missing or another, this is said and named among what was left out; it is no failure, because who
//! builds the program needs none of it. Other bytes from the same compiler are one.

use std::{path::Path, process::Command};

use anyhow::{Context, Result, bail};

use super::tally::Tally;

/// The script's word for "this cannot be known here".
const NOT_KNOWN: i32 = 3;

/// Builds it again and compares.
///
/// # Errors
/// When it differs, or does not build.
pub fn built(root: &Path, tally: &mut Tally) -> Result<()> {
    let mut script = Command::new("sh");
    script.arg("wasm/build.sh").arg("--check").current_dir(root).env("CARGO_TARGET_DIR", root.join("target/offline"));
    match script.status().context("sh cannot be started")?.code() {
        Some(0) => Ok(()),
        Some(NOT_KNOWN) => {
            println!("the committed WebAssembly was not compared; the line above says what that needs");
            tally.leave_out("offline");
            Ok(())
        }
        _ => bail!("crates/kpcs-web/assets/offline/verifier.wasm is not what its sources give: run wasm/build.sh"),
    }
}
