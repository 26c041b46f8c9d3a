//! `kpcs mail`: writes the letters that wait for partners that have only paper, now.
//!
//! Invariant: the same letters as the server writes beside its work; a letter is written once.
//! Must not know: networks; an operator's mail system takes the files.

use std::process::ExitCode;

use anyhow::Result;
use clap::Args;
use kpcs_server::mail::{MAIL_OUT, send_mail};
use kpcs_store::view;

use crate::node::Node;

/// Write the letters that wait, for the mail system to take.
#[derive(Args)]
pub struct Mail {
    #[command(flatten)]
    node: Node,
}

impl Mail {
    /// Runs the command.
    ///
    /// # Errors
    /// A folder that cannot be used, a fault of the node; what was not written still waits.
    pub fn run(self) -> Result<ExitCode> {
        let register = self.node.open()?;
        let written = send_mail(&register)?;
        let folder = register.store().folder().join(MAIL_OUT);
        println!("{written} written to {}", folder.display());
        let waiting = register.store().read(|sql| view::letters_waiting(sql, 0, 10_000))?;
        if !waiting.is_empty() {
            println!("{} wait: nobody knows an address for", waiting.len());
            for letter in waiting {
                println!("  message {} to {}", letter.message, letter.recipient);
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}
