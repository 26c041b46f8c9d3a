//! `kpcs acts`: every act, who may do it, and whether it needs two people.

use std::process::ExitCode;

use anyhow::Result;
use clap::Args;
use kpcs_store::act::infos;

use crate::human::table;

/// List every act.
#[derive(Args)]
pub struct Acts {}

impl Acts {
    /// Runs the command.
    ///
    /// # Errors
    /// None.
    pub fn run(self) -> Result<ExitCode> {
        let words =
            |roles: &[kpcs_domain::act::Role]| roles.iter().map(|role| role.word()).collect::<Vec<_>>().join(", ");
        let rows = infos()
            .iter()
            .map(|info| {
                vec![
                    info.code.to_string(),
                    info.name.to_owned(),
                    words(info.by),
                    words(info.approved_by),
                    info.section.to_owned(),
                ]
            })
            .collect();
        println!("{}", table(&["code", "act", "by", "approved by", "section"], &[0], rows));
        Ok(ExitCode::SUCCESS)
    }
}
