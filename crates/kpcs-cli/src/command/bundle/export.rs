//! `kpcs bundle export`: from the folder of a register and the tiles of its log into a new file.
//!
//! Invariant: the file gets its name when it is whole, on disk, and has been proven; a file that is there is never overwritten. The
//! database is read beside whoever serves it.
//! Source: docs/formats/bundle.md.

use std::{
    fs::{self, File, OpenOptions},
    io::{BufReader, BufWriter, Write as _},
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context, Result, anyhow, bail};
use clap::Args;
use kpcs_audit::{Counts, Question, Reader, prove};
use kpcs_domain::value::{AuthorityId, CountryCode};
use kpcs_hub::{FolderHome, Tiles};
use kpcs_log::{Checkpoint, Note};
use kpcs_register::{BundleFault, BundleOrder, BundleSource, Clock as _, KeyRing, SystemClock, export_bundle};

use super::progress::Progress;
use crate::{human::texts, node::Node};

/// Write a year of this register into one file.
#[derive(Args)]
pub struct Export {
    /// The file to be made; one that exists is never overwritten.
    file: PathBuf,
    /// Of which year, in UTC.
    #[arg(long)]
    year: i64,
    /// For whom: public, participant:SL (header parts, and the content of what it stated or received), authority:SL (everything of its own
    /// besides).
    #[arg(long = "for", value_name = "READER", default_value = "public", value_parser = reader)]
    reader: Reader,
    /// The office that exports and signs [default: the authority that reads, else the scheme].
    #[arg(long, value_name = "OFFICE", value_parser = office)]
    by: Option<AuthorityId>,
    /// The folder with the tiles of the log, a mirror's or the log's own [default: log, in the folder of the register].
    #[arg(long, value_name = "DIR")]
    log: Option<PathBuf>,
    #[command(flatten)]
    node: Node,
}

impl Export {
    /// Runs the command.
    ///
    /// # Errors
    /// A file that exists, a folder without register or log, an office whose key this node does not hold, a year that is none, a bundle that
    /// does not prove.
    pub fn run(self) -> Result<ExitCode> {
        let to = &self.file;
        if to.exists() {
            bail!("{}: a bundle is never overwritten; name another file", to.display());
        }
        let beside = with_end(to);
        let written = self.write(&beside);
        let named = written.and_then(|counts| self.name(&beside).map(|()| counts));
        let counts = named.inspect_err(|_| drop(fs::remove_file(&beside)))?;
        let text = texts().t("bundle-exported").arg("file", to.display()).arg("reader", &self.reader);
        println!("{}", text.count("statements", counts.statements).count("hidden", counts.hidden));
        if counts.waiting > 0 {
            println!("{}", texts().t("bundle-exported-waiting").count("count", counts.waiting));
        }
        Ok(ExitCode::SUCCESS)
    }

    fn write(&self, beside: &Path) -> Result<Counts> {
        let settings = self.node.settings(Vec::new())?;
        let folder = &settings.data_dir;
        kpcs_store::founded(folder)?;
        let (demo, passphrase) = crate::node::passphrase(&settings)?;
        let keys = KeyRing::open(folder, &passphrase)?;
        let log = self.log.clone().unwrap_or_else(|| folder.join("log"));
        let checkpoint = newest(&log)?;
        let size = Checkpoint::parse(&checkpoint.text)?.size;
        let by = self.by.clone().or_else(|| self.reader.parts().1).unwrap_or_else(AuthorityId::scheme);
        let order = BundleOrder { year: self.year, reader: self.reader.clone(), by, now: SystemClock.now() };
        let home = FolderHome::new(log);
        let source = BundleSource { keys: &keys, demo, checkpoint: &checkpoint, tiles: &Tiles(&home) };
        let file = OpenOptions::new().write(true).create(true).truncate(true).open(beside);
        let out = BufWriter::new(file.with_context(|| beside.display().to_string())?);
        let mut progress = Progress::new(&texts().get("bundle-exporting"), size);
        let mut shown = |done, all| progress.at(done, all);
        let written = kpcs_store::read_beside(folder, |sql| export_bundle(sql, &source, &order, out, &mut shown));
        let (counts, mut out) = written.map_err(|fault: BundleFault| anyhow!(fault))?;
        out.flush()?;
        out.get_ref().sync_all()?;
        Ok(counts)
    }

    /// Proves what was written, and gives it its name.
    fn name(&self, beside: &Path) -> Result<()> {
        let file = File::open(beside)?;
        let length = file.metadata()?.len();
        let mut progress = Progress::new(&texts().get("bundle-proving"), length);
        let audit =
            prove(BufReader::with_capacity(1 << 20, file), &Question::default(), |done| progress.at(done, length))?;
        drop(progress);
        if let Some(finding) = audit.findings.told.iter().find(|one| one.weight == kpcs_audit::Weight::Broken) {
            bail!("{}; {}", super::verify::told(texts(), finding), texts().get("bundle-not-exported"));
        }
        // A link fails where a rename would overwrite.
        fs::hard_link(beside, &self.file).with_context(|| self.file.display().to_string())?;
        fs::remove_file(beside)?;
        let parent = self.file.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        File::open(parent)?.sync_all()?;
        Ok(())
    }
}

/// The newest checkpoint with its quorum, as a log or a mirror keeps it.
fn newest(log: &Path) -> Result<Note> {
    let kept = ["cosigned", "checkpoint"].into_iter().find_map(|name| fs::read(log.join(name)).ok());
    let bytes = kept.with_context(|| texts().t("bundle-no-log").arg("folder", log.display()).to_string())?;
    Note::parse(&bytes).with_context(|| log.display().to_string())
}

fn with_end(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    path.with_file_name(name)
}

fn reader(text: &str) -> Result<Reader, String> {
    let wrong = || texts().t("bundle-reader-expected").arg("found", text).to_string();
    match text.split_once([':', ' ']) {
        None if text == "public" => Ok(Reader::Public),
        Some(("participant", code)) => CountryCode::parse(code).map(Reader::Participant).map_err(|_| wrong()),
        Some(("authority", name)) => office(name).map(Reader::Authority).map_err(|_| wrong()),
        _ => Err(wrong()),
    }
}

fn office(text: &str) -> Result<AuthorityId, String> {
    AuthorityId::parse(text).map_err(|expected| texts().get(expected.0))
}
