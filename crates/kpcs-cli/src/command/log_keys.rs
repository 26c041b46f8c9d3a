//! `kpcs log-keys`: what a host hands to its witnesses and members.
//!
//! Invariant: prints public keys only; they are there before the log begins.

use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Args;
use kpcs_exchange::log_keys;

use crate::{
    hub::{member_section, quorum},
    node::{Node, open_set},
};

/// Print the keys that those need with whom this node shares its log: witnesses, and nodes that join the scheme.
#[derive(Args)]
pub struct KeysOfLog {
    #[command(flatten)]
    node: Node,
}

impl KeysOfLog {
    /// Runs the command.
    ///
    /// # Errors
    /// A name that cannot stand in a checkpoint, a fault of the node.
    pub fn run(self) -> Result<ExitCode> {
        let settings = self.node.settings(Vec::new())?;
        let register = open_set(&settings)?;
        let name =
            settings.hub_name.clone().context("hub.name is missing: name the log first, such as log.example/kp")?;
        let keys = log_keys(&register, &name).with_context(|| format!("hub.name = {name}"))?;
        println!("# For a witness:\n#   kpcs witness --data-dir FOLDER --log {}", keys.checkpoint);
        let Some(address) = settings.public_address.as_ref().filter(|_| !settings.hub_witnesses.is_empty()) else {
            println!(
                "# Once public_address and hub.witnesses are set, this command also prints what nodes that join need."
            );
            return Ok(ExitCode::SUCCESS);
        };
        println!("# For a node that joins:\n#   kpcs found --join {address} --roots {}", register.roots_fingerprint()?);
        println!("# For a member's kpcs.toml:\n{}", member_section(address, &keys, &quorum(&settings)?));
        Ok(ExitCode::SUCCESS)
    }
}
