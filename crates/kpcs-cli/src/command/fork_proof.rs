//! `kpcs fork-proof verify`: checks a proof that a log has told two stories; it needs the log's key and nothing else.

use std::{fs, path::PathBuf, process::ExitCode};

use anyhow::{Context, Result};
use clap::{Args, Subcommand};
use kpcs_log::{ForkProof as Proof, NoteKey};

/// Check a proof that a log has told two stories.
#[derive(Args)]
pub struct ForkProof {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Check a proof. Exit codes: 0 the log has told two stories, 1 this does not prove it, 3 unreadable.
    Verify {
        /// The proof, as a witness, a mirror or a monitor wrote it.
        file: PathBuf,
        /// The log's key, as NAME+ID+KEY.
        #[arg(long, value_parser = NoteKey::parse)]
        key: NoteKey,
    },
}

impl ForkProof {
    /// Runs the command.
    ///
    /// # Errors
    /// A file that is not there.
    pub fn run(self) -> Result<ExitCode> {
        let Task::Verify { file, key } = self.task;
        let bytes = fs::read(&file).with_context(|| file.display().to_string())?;
        // What is no text is no proof, and is told so by its form.
        let proof = match Proof::parse(&String::from_utf8_lossy(&bytes)) {
            Ok(proof) => proof,
            Err(why) => {
                eprintln!("kpcs: {}: {why}", file.display());
                return Ok(ExitCode::from(3));
            }
        };
        match proof.verify(&key) {
            Ok((smaller, larger)) => {
                println!("PROVEN: the log {} has signed two trees that cannot both be true", key.name());
                println!("  {} entries with root {}", smaller.size, smaller.root);
                println!("  {} entries with root {}", larger.size, larger.root);
                Ok(ExitCode::SUCCESS)
            }
            Err(unsound) => {
                println!("NOT PROVEN: {unsound}");
                Ok(ExitCode::FAILURE)
            }
        }
    }
}
