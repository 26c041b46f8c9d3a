//! `kpcs completions SHELL`.

use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, CommandFactory};
use clap_complete::Shell;

/// Print completions.
#[derive(Args)]
pub struct Completions {
    /// The shell.
    shell: Shell,
}

impl Completions {
    /// Runs the command for the program's own arguments.
    ///
    /// # Errors
    /// None.
    pub fn run<P: CommandFactory>(self) -> Result<ExitCode> {
        clap_complete::generate(self.shell, &mut P::command(), "kpcs", &mut std::io::stdout());
        Ok(ExitCode::SUCCESS)
    }
}
