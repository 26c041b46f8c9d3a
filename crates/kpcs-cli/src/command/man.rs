//! `kpcs man`: the manual page, made from the program's own arguments.
//!
//! Invariant: one page; each command stands in it with its arguments as `--help` has them.

use std::{io::Write as _, process::ExitCode};

use anyhow::Result;
use clap::{Args, CommandFactory};
use clap_mangen::Man as Page;

/// Print the manual page.
#[derive(Args)]
pub struct Man {}

impl Man {
    /// Runs the command for the program's own arguments.
    ///
    /// # Errors
    /// A terminal that takes nothing.
    pub fn run<P: CommandFactory>(self) -> Result<ExitCode> {
        let mut command = P::command();
        command.build();
        let mut text = Vec::new();
        let page = Page::new(command.clone()).title("KPCS").section("1");
        page.render_title(&mut text)?;
        page.render_name_section(&mut text)?;
        page.render_synopsis_section(&mut text)?;
        page.render_description_section(&mut text)?;
        page.render_options_section(&mut text)?;
        // Not the section of the library, which names a page of its own for each command.
        for each in command.get_subcommands().filter(|each| each.get_name() != "help") {
            let page = Page::new(each.clone());
            writeln!(text, ".SH \"{}\"", each.get_bin_name().unwrap_or_else(|| each.get_name()).to_uppercase())?;
            page.render_description_section(&mut text)?;
            page.render_options_section(&mut text)?;
        }
        page.render_version_section(&mut text)?;
        std::io::stdout().write_all(&text)?;
        Ok(ExitCode::SUCCESS)
    }
}
