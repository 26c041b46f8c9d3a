//! `kpcs bundle`: a year of a register in one file that anybody can prove again on a machine with nothing else.
//!
//! Invariant: `verify` needs the file alone; `export` changes nothing in the register and runs beside a server.
//! Source: docs/formats/bundle.md; issue 03, demand 10.

mod export;
mod progress;
mod verify;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Subcommand};

/// A year of a register in one file, to be proven by anybody.
#[derive(Args)]
pub struct Bundle {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Write a year of this register into one file, as far as its reader may see it; also while it is served.
    Export(export::Export),
    /// Prove a bundle again, on a machine with nothing else.
    ///
    /// Exit codes: 0 everything holds, 10 everything fits together but nobody has said whom to trust, 1 something does not hold,
    /// 2 usage, 3 not a whole bundle.
    Verify(verify::Verify),
}

impl Bundle {
    /// Runs the command.
    ///
    /// # Errors
    /// A folder or file that cannot be used, a fault of the node.
    pub fn run(self) -> Result<ExitCode> {
        match self.task {
            Task::Export(command) => command.run(),
            Task::Verify(command) => command.run(),
        }
    }
}
