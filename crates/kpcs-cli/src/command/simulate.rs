//! `kpcs simulate`: a year of the world's trade, at any scale, in a folder of its own; prints how closely it follows.

use std::{path::PathBuf, process::ExitCode, time::Instant};

use anyhow::Result;
use clap::Args;
use kpcs_simulate::{PlanRequest, Scale, closeness};

use crate::founding::build;

/// Simulate a year of trade into a new demonstration folder.
#[derive(Args)]
pub struct Simulate {
    /// The year whose published figures are followed, 2006 to 2023.
    #[arg(long)]
    year: i64,
    /// The seed: the same seed gives the same register.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How much of the world's trade: above 0, at most 1.
    #[arg(long, default_value = "1.0")]
    scale: String,
    /// The folder to be made.
    #[arg(long, value_name = "DIR")]
    data_dir: PathBuf,
}

impl Simulate {
    /// Runs the command.
    ///
    /// # Errors
    /// A year without figures, a folder that is there already, a fault of the node.
    pub fn run(self) -> Result<ExitCode> {
        let request = PlanRequest::of_year(self.year, self.seed, Scale::parse(&self.scale)?)?;
        let start = Instant::now();
        let (plan, report) = build(&self.data_dir, request)?;
        println!("{}", closeness(&plan));
        println!("{report}");
        println!("{} in {} s", self.data_dir.display(), start.elapsed().as_secs());
        Ok(ExitCode::SUCCESS)
    }
}
