//! `kpcs bundle verify`: proves a bundle from its file alone, and says in words what holds and what does not.
//!
//! Invariant: no register, no network, no state. Without roots from paper everything can only fit together, and the answer says so.
//! Source: docs/formats/bundle.md.

use std::{fs, fs::File, io::BufReader, path::PathBuf, process::ExitCode};

use anyhow::{Context, Result};
use clap::Args;
use kpcs_audit::{Audit, Finding, Question, Weight, prove};
use kpcs_domain::value::Digest;
use kpcs_log::Note;
use kpcs_server::words;
use kpcs_web::Texts;

use super::progress::Progress;
use crate::human::{table, texts};

/// Everything holds, and nobody has said whom to trust.
const UNPINNED: u8 = 10;
const UNREADABLE: u8 = 3;

/// Prove a bundle again.
#[derive(Args)]
pub struct Verify {
    /// The bundle.
    file: PathBuf,
    /// The fingerprint of the scheme's roots, as it was handed over on paper.
    #[arg(long, value_name = "FINGERPRINT", value_parser = digest)]
    roots: Option<Digest>,
    /// A checkpoint of the log that somebody else has kept, a witness or a mirror: a log that went back since is found by it.
    #[arg(long, value_name = "FILE")]
    checkpoint: Option<PathBuf>,
}

impl Verify {
    /// Runs the command.
    ///
    /// # Errors
    /// A file that is not there.
    pub fn run(self) -> Result<ExitCode> {
        let name = || self.file.display().to_string();
        let file = File::open(&self.file).with_context(name)?;
        let length = file.metadata().with_context(name)?.len();
        let question = Question { roots: self.roots, checkpoint: self.checkpoint.as_ref().map(kept).transpose()? };
        let mut progress = Progress::new(&texts().get("bundle-proving"), length);
        let proved = prove(BufReader::with_capacity(1 << 20, file), &question, |done| progress.at(done, length));
        drop(progress);
        match proved {
            Ok(audit) => Ok(self.conclude(&audit)),
            Err(unreadable) if unreadable.is_of_machine() => Err(unreadable).with_context(name),
            Err(unreadable) => {
                eprintln!("kpcs: {}: {unreadable}", self.file.display());
                eprintln!("{}", texts().get("bundle-unreadable-todo"));
                Ok(ExitCode::from(UNREADABLE))
            }
        }
    }

    fn conclude(&self, audit: &Audit) -> ExitCode {
        let (texts, broken) = (texts(), audit.findings.broken);
        let (verdict, code) = match (broken, self.roots) {
            (0, Some(_)) => (texts.get("bundle-holds"), ExitCode::SUCCESS),
            (0, None) => (texts.get("bundle-fits"), ExitCode::from(UNPINNED)),
            _ => (texts.t("bundle-broken").count("count", broken).to_string(), ExitCode::FAILURE),
        };
        println!("{}", verdict.to_uppercase());
        for finding in &audit.findings.told {
            println!("  {}", told(texts, finding));
        }
        let untold = (broken + audit.findings.remarks).saturating_sub(audit.findings.told.len() as u64);
        if untold > 0 {
            println!("  {}", texts.t("bundle-more").count("count", untold));
        }
        println!("{}", table(&[&texts.get("bundle-what"), ""], &[], rows(texts, audit)));
        if broken == 0 {
            let limits = ["bundle-proves", "bundle-proves-not"].map(|key| texts.get(key));
            println!("{}\n{}", limits[0], limits[1]);
        }
        if self.roots.is_none() {
            println!("{}", texts.t("bundle-fits-todo").arg("roots", audit.manifest.roots));
        }
        code
    }
}

/// A finding in one line: where, what is wrong, what was found and expected.
pub fn told(texts: Texts, finding: &Finding) -> String {
    let word = finding.code.replace('_', "-");
    let keys = [format!("bundle-{word}"), format!("reason-{word}"), format!("verify-refused-{word}")];
    let known = keys.iter().map(|key| (key, texts.get(key))).find(|(key, text)| *text != format!("[{key}]"));
    let text = known.map_or_else(|| finding.code.to_owned(), |(_, text)| text);
    let place = finding
        .place
        .map(|place| texts.t("bundle-at").arg("place", place).arg("subject", &finding.subject).to_string());
    let found = texts.t("bundle-found").arg("found", &finding.found).arg("expected", &finding.expected).to_string();
    let is_told = !finding.found.is_empty() || !finding.expected.is_empty();
    let remark = (finding.weight == Weight::Remark).then(|| texts.get("bundle-remark"));
    [remark, place, Some(text), is_told.then_some(found)].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn rows(texts: Texts, audit: &Audit) -> Vec<Vec<String>> {
    let (manifest, counts, (size, root, at)) = (&audit.manifest, &audit.counts, &audit.log);
    let count = |number: u64| words::count(texts, number);
    let mut rows = vec![
        ("exporter", manifest.exporter.to_string()),
        ("made", words::instant(texts, manifest.made_at)),
        ("year", manifest.year.to_string()),
        ("reader", kpcs_audit::Reader::of(manifest).to_string()),
        ("log", format!("{}, {} {}", manifest.log, count(*size), root.to_base64())),
        ("log-time", words::instant(texts, *at)),
        ("witnesses", audit.witnesses.join(", ")),
        ("checkpoints", count(counts.checkpoints)),
        ("statements", count(counts.statements)),
        ("with-content", count(counts.with_content)),
        ("hidden", count(counts.hidden)),
        ("certificates", count(counts.certificates)),
    ];
    rows.extend(audit.chain.map(|running| {
        ("chain", texts.t("bundle-chain-to").arg("running", running).arg("covered", counts.covered).to_string())
    }));
    rows.push(("lists", audit.lists.to_string()));
    rows.push(("roots", manifest.roots.to_string()));
    let mut rows: Vec<_> =
        rows.into_iter().map(|(key, value)| vec![texts.get(&format!("bundle-fact-{key}")), value]).collect();
    let standing = |(word, number): (&&str, &u64)| {
        vec![format!("  {}", texts.get(&format!("bundle-standing-{}", word.replace('_', "-")))), count(*number)]
    };
    let after = rows.iter().position(|row| row[0] == texts.get("bundle-fact-certificates")).map_or(0, |at| at + 1);
    rows.splice(after..after, audit.standings.iter().map(standing));
    rows
}

fn kept(path: &PathBuf) -> Result<Note> {
    let bytes = fs::read(path).with_context(|| path.display().to_string())?;
    Note::parse(&bytes).with_context(|| path.display().to_string())
}

fn digest(text: &str) -> Result<Digest, String> {
    Digest::parse(text).map_err(|expected| texts().get(expected.0))
}
