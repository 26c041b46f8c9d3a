//! `kpcs approve ID` and `kpcs refuse ID`: the second officer's word on what another prepared.

use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Args;
use kpcs_domain::value::Text;
use kpcs_register::Outcome;

use crate::{
    human::{conclude, told_done},
    node::{Node, Person},
};

/// Approve a proposal.
#[derive(Args)]
pub struct Approve {
    /// The proposal, as `kpcs list proposals` numbers it.
    proposal: i64,
    /// Answer in JSON.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    person: Person,
    #[command(flatten)]
    node: Node,
}

impl Approve {
    /// Runs the command.
    ///
    /// # Errors
    /// A wrong password, a fault of the node.
    pub fn run(self) -> Result<ExitCode> {
        let register = self.node.open()?;
        let (account, proof) = self.person.sign_in(&register)?;
        let outcome = register.approve(&account.actor(), self.proposal, proof);
        register.deliver()?;
        conclude(outcome.map(Outcome::Done), self.json)
    }
}

/// Refuse a proposal; a number that it took is recorded as spoiled.
#[derive(Args)]
pub struct Refuse {
    /// The proposal, as `kpcs list proposals` numbers it.
    proposal: i64,
    /// Why.
    #[arg(long)]
    reason: String,
    #[command(flatten)]
    person: Person,
    #[command(flatten)]
    node: Node,
}

impl Refuse {
    /// Runs the command.
    ///
    /// # Errors
    /// A wrong password, a fault of the node.
    pub fn run(self) -> Result<ExitCode> {
        let reason = Text::parse(&self.reason).ok().context("--reason: give a reason of at most 2,000 bytes")?;
        let register = self.node.open()?;
        let (account, proof) = self.person.sign_in(&register)?;
        match register.refuse(&account.actor(), self.proposal, reason, proof) {
            Ok(Some(done)) => println!("Refused.\n{}", told_done(&done)),
            Ok(None) => println!("Refused."),
            Err(error) => return conclude(Err(error), false),
        }
        Ok(ExitCode::SUCCESS)
    }
}
