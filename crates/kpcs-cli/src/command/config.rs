//! `kpcs config`: every setting with its sentence, as a file to start from or as a page of the documentation.
//!
//! Invariant: prints the table and looks at no register.

use std::process::ExitCode;

use anyhow::Result;
use clap::Args;

use crate::settings::{as_file, as_file_of_service, as_page};

/// Print every setting, as a file to start from.
#[derive(Args)]
pub struct Config {
    /// As docs/operating/settings.md.
    #[arg(long)]
    as_page: bool,
    /// As the Debian package lays it into /etc/kpcs, with the folder of the service.
    #[arg(long, conflicts_with = "as_page")]
    for_service: bool,
}

impl Config {
    /// Runs the command.
    ///
    /// # Errors
    /// None.
    pub fn run(self) -> Result<ExitCode> {
        let text = match (self.as_page, self.for_service) {
            (true, _) => as_page(),
            (_, true) => as_file_of_service(),
            _ => as_file(),
        };
        print!("{text}");
        Ok(ExitCode::SUCCESS)
    }
}
