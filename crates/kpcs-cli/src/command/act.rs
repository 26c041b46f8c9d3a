//! `kpcs act NAME --from FILE --as LOGIN`: any act of the scheme, from a JSON or TOML file.

use std::{io::Read as _, path::PathBuf, process::ExitCode};

use anyhow::{Context, Result};
use clap::Args;
use kpcs_domain::field::Input;
use kpcs_register::request_id_of;
use kpcs_server::wire::input_from_json;
use kpcs_store::act::info_named;

use crate::{
    human::conclude,
    node::{Node, Person},
};

/// Ask for an official act.
#[derive(Args)]
pub struct Act {
    /// The act's name, as `kpcs acts` lists it.
    name: String,
    /// A file with what is asked, in JSON or TOML; `-` reads JSON from standard input.
    #[arg(long, value_name = "FILE")]
    from: PathBuf,
    /// A key of your own that makes a repeated request the same request; by default the content of the file.
    #[arg(long, value_name = "KEY")]
    request: Option<String>,
    /// Answer in JSON.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    person: Person,
    #[command(flatten)]
    node: Node,
}

impl Act {
    /// Runs the command.
    ///
    /// # Errors
    /// A file that cannot be read, an unknown act, a fault of the node.
    pub fn run(self) -> Result<ExitCode> {
        let info =
            info_named(&self.name).with_context(|| format!("no act is called {:?}; see `kpcs acts`", self.name))?;
        let text = read(&self.from)?;
        let input = parse(&self.from, &text)?;
        let register = self.node.open()?;
        let actor = self.person.actor(&register)?;
        let key = self.request.unwrap_or_else(|| format!("{}\n{}\n{text}", self.name, self.person.login));
        let outcome = register.ask(&actor, info.name, &input, request_id_of(&key));
        register.deliver()?;
        conclude(outcome, self.json)
    }
}

fn read(path: &PathBuf) -> Result<String> {
    let mut text = String::new();
    if path.as_os_str() == "-" {
        std::io::stdin().read_to_string(&mut text).context("standard input")?;
    } else {
        text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    }
    Ok(text)
}

fn parse(path: &std::path::Path, text: &str) -> Result<Input> {
    if path.extension().is_some_and(|extension| extension == "toml") {
        return kpcs_reference::toml_to_input(text).with_context(|| path.display().to_string());
    }
    let value = serde_json::from_str(text).with_context(|| format!("{}: this is no JSON", path.display()))?;
    Ok(input_from_json(&value))
}
