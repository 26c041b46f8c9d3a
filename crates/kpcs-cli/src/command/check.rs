//! `kpcs check` and `kpcs rebuild`: the tables are what the journal says, or are made so.

use std::process::ExitCode;

use anyhow::Result;
use clap::Args;
use indicatif::ProgressBar;

use crate::{human::table, node::Node};

/// Replay the journal and compare every table.
#[derive(Args)]
pub struct Check {
    #[command(flatten)]
    node: Node,
}

impl Check {
    /// Runs the command: 0 when nothing differs, 1 when something does.
    ///
    /// # Errors
    /// An entry that cannot be read, a fault of the node.
    pub fn run(self) -> Result<ExitCode> {
        let register = self.node.open()?;
        let bar = ProgressBar::new_spinner();
        let audit = register.audit(|position| bar.set_position(position.cast_unsigned()))?;
        let differences = kpcs_store::check(register.store(), |position| bar.set_position(position.cast_unsigned()))?;
        bar.finish_and_clear();
        println!("{} statements: signatures and chains hold", audit.statements);
        if differences.is_empty() {
            println!("every table is what the journal says");
            return Ok(ExitCode::SUCCESS);
        }
        let rows = differences
            .iter()
            .map(|one| vec![one.table.clone(), one.unexpected.to_string(), one.missing.to_string()])
            .collect();
        println!("{}", table(&["table", "rows too many", "rows missing"], &[1, 2], rows));
        println!("`kpcs rebuild` makes the tables anew from the journal");
        Ok(ExitCode::FAILURE)
    }
}

/// Make every projection anew from the journal.
#[derive(Args)]
pub struct Rebuild {
    #[command(flatten)]
    node: Node,
}

impl Rebuild {
    /// Runs the command.
    ///
    /// # Errors
    /// An entry that cannot be read, a fault of the node; then nothing has changed.
    pub fn run(self) -> Result<ExitCode> {
        let register = self.node.open()?;
        let bar = ProgressBar::new_spinner();
        let shown = bar.clone();
        let last = kpcs_store::rebuild(register.store(), move |position| shown.set_position(position.cast_unsigned()))?;
        bar.finish_and_clear();
        println!("every table is made anew from {last} journal entries");
        Ok(ExitCode::SUCCESS)
    }
}
