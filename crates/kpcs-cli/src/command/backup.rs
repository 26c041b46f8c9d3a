//! `kpcs backup`, `kpcs restore`, `kpcs resume`: a register in one file, and back.
//!
//! Invariant: a backup is made while the register is served, and never overwrites; a restored register has been verified
//! whole before it is usable, and signs nothing before somebody has said which numbers were used since (reliability R-12).

use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context, Result, anyhow, bail};
use clap::Args;
use indicatif::ProgressBar;
use kpcs_domain::value::{AuthorityId, CertificateNumber};
use kpcs_register::{Clock as _, Register, SystemClock};
use kpcs_server::watch::BACKUP_MARK;

use crate::{
    backup::{Manifest, pack, unpack},
    node::{Node, Place},
};

/// Write the whole register into one file, also while it is served.
#[derive(Args)]
pub struct Backup {
    /// The file to be made; one that exists is never overwritten.
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
    #[command(flatten)]
    place: Place,
}

impl Backup {
    /// Runs the command.
    ///
    /// # Errors
    /// A file that exists, a folder that holds no register, a disk that refuses.
    pub fn run(self) -> Result<ExitCode> {
        let folder = self.place.settings(Vec::new())?.data_dir;
        kpcs_store::founded(&folder)?;
        let bar = ProgressBar::new_spinner();
        let manifest = pack(&folder, &self.to, SystemClock.now().to_string(), |path| {
            bar.set_message(path.to_owned());
            bar.tick();
        })?;
        bar.finish_and_clear();
        // For the health page; a folder that this user may not write in is backed up all the same.
        if let Err(error) = fs::write(folder.join(BACKUP_MARK), format!("{}\n", manifest.made_at)) {
            eprintln!("kpcs: {}: {error}; the health page will not know of this backup", folder.display());
        }
        println!("{}: {} files, journal to entry {}", self.to.display(), manifest.members.len(), manifest.entries);
        Ok(ExitCode::SUCCESS)
    }
}

/// Make a register of a backup, in a new folder, and verify everything.
#[derive(Args)]
pub struct Restore {
    /// The backup.
    file: PathBuf,
    /// The folder to be made.
    #[arg(long, value_name = "DIR")]
    data_dir: PathBuf,
    /// A file with the passphrase of the node key; a demonstration has its own.
    #[arg(long, value_name = "FILE", env = "KPCS_PASSPHRASE_FILE")]
    passphrase_file: Option<PathBuf>,
}

impl Restore {
    /// Runs the command.
    ///
    /// # Errors
    /// A folder with something in it, a backup that was cut short or changed, a register that does not hold; then the folder is
    /// empty again.
    pub fn run(self) -> Result<ExitCode> {
        let folder = &self.data_dir;
        fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
        if fs::read_dir(folder)?.next().is_some() {
            bail!("{}: there is something in it; name a new folder", folder.display());
        }
        let restored = self.restore();
        if restored.is_err() {
            empty(folder)?;
        }
        let offices = restored.with_context(|| format!("{}: not restored", self.file.display()))?;
        println!("Restored. It signs nothing yet: acts may have been done after this backup was made.");
        println!("Look for the highest certificate number that each office has used, on paper, and say:");
        let numbers: String = offices.iter().map(|office| format!(" --highest {office}=NUMBER")).collect();
        let passphrase = self.passphrase_file.as_ref().map(|file| format!(" --passphrase-file {}", file.display()));
        println!("  kpcs resume --data-dir {}{}{numbers}", folder.display(), passphrase.unwrap_or_default());
        Ok(ExitCode::SUCCESS)
    }

    fn restore(&self) -> Result<Vec<AuthorityId>> {
        let (folder, bar) = (&self.data_dir, ProgressBar::new_spinner());
        let unfinished = folder.join(kpcs_store::UNFINISHED);
        fs::write(&unfinished, "").with_context(|| unfinished.display().to_string())?;
        let manifest = unpack(&self.file, folder, |path| bar.set_message(path.to_owned()))?;
        println!("{} files are those of the backup", manifest.members.len());
        let node = Node::in_folder(folder.clone(), self.passphrase_file.clone());
        let register = node.open_unfinished()?;
        verify(&register, &manifest, &bar)?;
        register.mark_restored(&manifest.made_at)?;
        let offices = register.numbering_offices()?;
        drop(register);
        bar.finish_and_clear();
        fs::remove_file(&unfinished).with_context(|| unfinished.display().to_string())?;
        Ok(offices)
    }
}

/// Looks at everything: the end of the journal, each signature and chain, each table against a replay.
fn verify(register: &Register, manifest: &Manifest, bar: &ProgressBar) -> Result<()> {
    let leaf = register.store().read(|sql| kpcs_store::entry(sql, manifest.entries));
    if manifest.entries > 0 && leaf?.opened.statement().leaf().to_string() != manifest.leaf {
        bail!("entry {} is not the one that the manifest names", manifest.entries);
    }
    let audit = register.audit(|position| bar.set_position(position.cast_unsigned()))?;
    println!("{} statements: signatures and chains hold", audit.statements);
    let differences = kpcs_store::check(register.store(), |position| bar.set_position(position.cast_unsigned()))?;
    if let Some(difference) = differences.first() {
        bail!("table {} is not what the journal says; the backup was changed", difference.table);
    }
    println!("every table is what the journal says");
    Ok(())
}

fn empty(folder: &Path) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) }
            .with_context(|| path.display().to_string())?;
    }
    Ok(())
}

/// Let a restored register sign again.
#[derive(Args)]
pub struct Resume {
    /// The highest certificate number that an office has used, as `SL=SL004711`; `SL=none` if it used none since the backup.
    #[arg(long = "highest", value_name = "OFFICE=NUMBER", required = true)]
    highest: Vec<String>,
    #[command(flatten)]
    node: Node,
}

impl Resume {
    /// Runs the command.
    ///
    /// # Errors
    /// A register that was not restored, an office that is not named, a number of another Participant.
    pub fn run(self) -> Result<ExitCode> {
        let highest = self.highest.iter().map(|text| stated(text)).collect::<Result<Vec<_>>>()?;
        let register = self.node.open()?;
        register.resume(&highest)?;
        println!("The register signs again; numbers up to those stated are not given any more.");
        Ok(ExitCode::SUCCESS)
    }
}

fn stated(text: &str) -> Result<(AuthorityId, Option<CertificateNumber>)> {
    let wrong = || anyhow!("--highest {text}: write OFFICE=NUMBER, or OFFICE=none");
    let (office, number) = text.split_once('=').ok_or_else(wrong)?;
    let office = AuthorityId::parse(office).map_err(|_| wrong())?;
    let number = match number {
        "none" => None,
        number => Some(CertificateNumber::parse(number).map_err(|_| wrong())?),
    };
    Ok((office, number))
}
