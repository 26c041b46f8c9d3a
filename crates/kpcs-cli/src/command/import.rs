//! `kpcs import KIND FILE --as LOGIN`: a file of many requests, all of it or nothing.

use std::{path::PathBuf, process::ExitCode};

use anyhow::{Context, Result, anyhow};
use clap::Args;
use kpcs_server::import::{Import as File, ImportError, ImportKind, Options, Worded as _};

use crate::{
    human::{table, texts},
    node::{Node, Person},
};

/// Record a file of applications, certificates on paper or arrivals.
#[derive(Args)]
pub struct Import {
    /// What the file holds.
    #[arg(value_parser = parse_kind)]
    kind: ImportKind,
    /// The file: CSV, XLSX or JSON.
    file: PathBuf,
    /// Say what is wrong and record nothing.
    #[arg(long = "try")]
    tried: bool,
    /// A CSV file is in Windows-1252.
    #[arg(long)]
    windows_1252: bool,
    /// Figures have a decimal comma.
    #[arg(long)]
    decimal_comma: bool,
    #[command(flatten)]
    person: Person,
    #[command(flatten)]
    node: Node,
}

fn parse_kind(word: &str) -> Result<ImportKind> {
    ImportKind::parse(word).map_err(|_| anyhow!("one of: {}", ImportKind::WORDS.join(", ")))
}

impl Import {
    /// Runs the command.
    ///
    /// # Errors
    /// A file that cannot be opened, a fault of the node.
    pub fn run(self) -> Result<ExitCode> {
        let bytes = std::fs::read(&self.file).with_context(|| self.file.display().to_string())?;
        let options = Options { windows_1252: self.windows_1252, decimal_comma: self.decimal_comma };
        let register = self.node.open()?;
        let actor = self.person.actor(&register)?;
        let outcome = File::read(self.kind, &bytes, options).map_err(ImportError::Faults).and_then(|import| {
            if self.tried {
                import.check(&register, &actor).map(|()| Vec::new())
            } else {
                import.record(&register, &actor)
            }
        });
        register.deliver()?;
        match outcome {
            Ok(_) if self.tried => println!("Nothing is wrong, and nothing was recorded."),
            Ok(done) => {
                let row = |done: &kpcs_register::Done| {
                    vec![
                        done.subject.clone(),
                        done.position.to_string(),
                        if done.repeated { "before" } else { "now" }.to_owned(),
                    ]
                };
                println!("{}", table(&["about", "position", "recorded"], &[1], done.iter().map(row).collect()));
            }
            Err(ImportError::Whole(error)) => return Err(error.into()),
            Err(ImportError::Faults(faults)) => {
                let texts = texts();
                eprintln!("{}", texts.get("problem-import"));
                for fault in &faults {
                    eprintln!(
                        "  row {}, {}: {} (found: {:?})",
                        fault.row,
                        fault.column,
                        fault.what(texts),
                        fault.found
                    );
                }
                return Ok(ExitCode::FAILURE);
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}
