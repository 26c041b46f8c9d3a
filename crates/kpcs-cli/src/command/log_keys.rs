//! `kpcs log-keys`: what a host hands to its witnesses and members, and what a member hands to its host.
//!
//! Invariant: prints public keys only; they are there before the log begins.

use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Args;
use kpcs_exchange::log_keys;
use kpcs_hub::receipt_key_text;
use kpcs_server::MemberKey;
use kpcs_store::view;

use crate::{
    node::{Node, open_set},
    settings::{HubRole, ListedWitness},
};

/// Print the keys that those need with whom this node shares the log: of a host for its witnesses and members, of a member for its host.
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
        if settings.hub_role == HubRole::Member {
            let keys = register.store().read(|sql| view::keys(sql, None))?;
            let keys = keys.into_iter().map(|row| MemberKey { authority: row.authority, key: row.public }.to_string());
            println!("# For the host's kpcs.toml: what this node signs with.");
            println!("[hub]\nmembers = \"{}\"", keys.collect::<Vec<_>>().join(", "));
            return Ok(ExitCode::SUCCESS);
        }
        let name = settings.hub_name.context("hub.name is missing: name the log first, such as log.example/kp")?;
        let keys = log_keys(&register, &name).with_context(|| format!("hub.name = {name}"))?;
        println!("# For a witness:\n#   kpcs witness --data-dir FOLDER --log {}", keys.checkpoint);
        println!("# For a member's kpcs.toml:\n[hub]\nrole = \"member\"");
        println!("address = \"{}\"", address_of(settings.public_address.as_ref()));
        println!("key = \"{}\"\nreceipt_key = \"{}\"", keys.checkpoint, receipt_key_text(&keys.receipts));
        let witness = |listed: &ListedWitness| format!("{} {}", listed.group, listed.key);
        println!("witnesses = \"{}\"", settings.hub_witnesses.iter().map(witness).collect::<Vec<_>>().join(", "));
        println!("needed = {}\ngroups = \"{}\"", settings.hub_needed, settings.hub_groups.join(", "));
        Ok(ExitCode::SUCCESS)
    }
}

/// Where the log stands, by the address under which people outside reach the register.
fn address_of(public: Option<&crate::settings::WebAddress>) -> String {
    public.map_or_else(
        || "https://HOST/log".to_owned(),
        |public| format!("{}/log", public.to_string().trim_end_matches('/')),
    )
}
