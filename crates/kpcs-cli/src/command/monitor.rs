//! `kpcs monitor`: follows a log and says what is not as it should be.

use std::{fs, path::PathBuf, process::ExitCode, time::Duration};

use anyhow::{Context, Result, anyhow};
use clap::Args;
use kpcs_hub::{Expected, Finding, Monitor as Look, entry_hex, entry_of_hex, keep_fork, replace_file};
use kpcs_log::{Note, NoteKey, Quorum, Witness};

use super::watching::{Followed, Told, clock, keep_on};

/// Follow a log from outside and say what is not as it should be: two stories, a checkpoint that went back or is older than a day, too few
/// witnesses, entries that take too long. With --once the exit code is 1 when something was found.
#[derive(Args)]
pub struct Monitor {
    #[command(flatten)]
    followed: Followed,
    /// The key of a witness that counts, as NAME+ID+KEY; once for each.
    #[arg(long = "witness", value_name = "KEY", value_parser = NoteKey::parse)]
    witnesses: Vec<NoteKey>,
    /// How many of them must have cosigned; by default all.
    #[arg(long, requires = "witnesses")]
    needed: Option<usize>,
    /// A file in which the newest checkpoint is kept, so that the next start compares with it. Proofs of forks are written beside it.
    #[arg(long, value_name = "FILE")]
    state: Option<PathBuf>,
    /// A file of entries that the log should have: each line an entry in hexadecimal and the seconds since 1970 at which it was handed in.
    #[arg(long, value_name = "FILE")]
    expect: Option<PathBuf>,
    /// After how many seconds an expected entry is late.
    #[arg(long, value_name = "SECONDS", default_value_t = 86_400)]
    late_after: u64,
}

impl Monitor {
    /// Runs the command until it is interrupted, or once.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn run(self) -> Result<ExitCode> {
        let last = self.state.as_ref().filter(|path| path.exists()).map(read_note).transpose()?;
        let quorum = (!self.witnesses.is_empty()).then(|| self.quorum());
        let mut look = Look::new(self.followed.key.clone(), quorum, self.followed.wire(), clock(), last);
        if self.followed.once {
            let found = self.look(&mut look, &mut Told::default())?;
            return Ok(if found == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE });
        }
        let every = Duration::from_secs(self.followed.every);
        let mut told = Told::default();
        let work = move || {
            if let Err(error) = self.look(&mut look, &mut told) {
                eprintln!("kpcs: {error:#}");
            }
            true
        };
        keep_on(every, work, None)?;
        Ok(ExitCode::SUCCESS)
    }

    fn quorum(&self) -> Quorum {
        let witness = |key: &NoteKey| Witness { key: key.clone(), group: String::new() };
        let witnesses: Vec<_> = self.witnesses.iter().map(witness).collect();
        Quorum { needed: self.needed.unwrap_or(witnesses.len()), witnesses, groups: Default::default() }
    }

    /// Looks once; prints what was found since the last look, and gives how much is wrong.
    fn look(&self, look: &mut Look, told: &mut Told) -> Result<usize> {
        let expected = self.expect.as_ref().map(read_expected).transpose()?.unwrap_or_default();
        let found = look.look(&expected, self.late_after);
        let (count, was_trouble) = (found.len(), told.is_trouble());
        for finding in told.news(found, about) {
            println!("{finding}");
            if let Finding::Fork(proof) = &finding {
                let folder = self.state.as_ref().and_then(|state| state.parent()).unwrap_or(".".as_ref());
                let file = keep_fork(folder, proof).with_context(|| folder.display().to_string())?;
                println!("the proof: {}", file.display());
            }
        }
        if was_trouble && count == 0 {
            println!("nothing is wrong any more");
        }
        if let (Some(path), Some(note)) = (&self.state, look.last()) {
            replace_file(path, note.to_string().as_bytes()).with_context(|| path.display().to_string())?;
        }
        Ok(count)
    }
}

/// What a finding is about: how long it has lasted does not make it another.
fn about(finding: &Finding) -> String {
    match finding {
        Finding::Old { .. } => "old".to_owned(),
        Finding::Short(_) => "short".to_owned(),
        Finding::Late { entry, is_there, .. } => format!("late {} {is_there}", entry_hex(entry)),
        other => other.to_string(),
    }
}

fn read_note(path: &PathBuf) -> Result<Note> {
    let bytes = fs::read(path).with_context(|| path.display().to_string())?;
    Note::parse(&bytes).with_context(|| path.display().to_string())
}

fn read_expected(path: &PathBuf) -> Result<Vec<Expected>> {
    let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let read = |line: &str| {
        let (entry, since) = line.split_once(' ')?;
        Some(Expected { entry: entry_of_hex(entry)?, since: since.parse().ok()? })
    };
    let wrong = |number| anyhow!("{}: line {number}: write an entry in hexadecimal, a space, seconds", path.display());
    text.lines().zip(1..).map(|(line, number)| read(line).ok_or_else(|| wrong(number))).collect()
}
