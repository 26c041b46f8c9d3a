//! `kpcs check` and `kpcs rebuild`: the tables are what the journal says, or are made so.

use std::process::ExitCode;

use anyhow::Result;
use clap::Args;
use indicatif::ProgressBar;
use kpcs_register::Register;
use kpcs_store::work;

use crate::{
    human::table,
    node::{Node, open_set},
    settings::{HubRole, Settings},
};

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
        let settings = self.node.settings(Vec::new())?;
        let register = open_set(&settings)?;
        let bar = ProgressBar::new_spinner();
        let audit = register.audit(|position| bar.set_position(position.cast_unsigned()))?;
        let differences = kpcs_store::check(register.store(), |position| bar.set_position(position.cast_unsigned()))?;
        bar.finish_and_clear();
        println!("{} statements: signatures and chains hold", audit.statements);
        println!("{}", log_line(&register, &settings)?);
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

/// What this node has to do with the log, and what waits for its proof.
fn log_line(register: &Register, settings: &Settings) -> Result<String> {
    let part = match settings.hub_role {
        _ if register.is_demo() => "a demonstration's own, with three witnesses in the same process".to_owned(),
        HubRole::None => {
            return Ok("no log: hub.role is none, so certificates stay GENUINE, NOT YET IN THE LOG".to_owned());
        }
        HubRole::Host => format!("this node runs {}", settings.hub_name.as_deref().unwrap_or("one without a name")),
        HubRole::Member => match &settings.hub_address {
            Some(address) => format!("this node sends to {address}"),
            None => "this node is a member, and hub.address is missing".to_owned(),
        },
    };
    let (waiting, oldest) = register.store().read(work::log_backlog)?;
    let since = oldest.map_or_else(String::new, |oldest| format!(", the oldest since {oldest}"));
    Ok(format!("the log: {part}; {waiting} statements wait for their proof{since}"))
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
