//! `kpcs verify FILE|-`: a PDF, an image with a code, a code's text or a statement file; by this machine's register, or with `--trust` by
//! the trust data of a file, on a machine that has no register.
//!
//! Invariant: the exit codes are those of decisions 17; where nothing was verified, nothing is said of the certificate.

mod by_file;

use std::{
    io::Read as _,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context, Result};
use clap::Args;
use kpcs_domain::value::{CountryCode, Day, Expected, Timestamp};
use kpcs_log::LogProof;
use kpcs_server::{
    intake::{find_document, find_log_proof},
    wire::report_json,
    words,
};
use kpcs_verify::{
    Answer, Document, Question, Report,
    bundle::{Refused, TrustBundle},
};
use serde_json::{Value, json};

use self::by_file::ByFile;
use crate::{
    human::{print_json, table, texts},
    node::Node,
};

/// Verify a document.
#[derive(Args)]
pub struct Verify {
    /// A PDF, PNG or JPEG, a text that begins with KPC1:, or a statement file; `-` reads standard input.
    file: PathBuf,
    /// The log proof, where FILE does not carry it: its own file, a picture or text of the code that begins with KPL1:.
    #[arg(long, value_name = "FILE")]
    proof: Option<PathBuf>,
    /// Where it is presented: two letters.
    #[arg(long, value_name = "PLACE")]
    at: Option<String>,
    /// On which day: 2026-11-23.
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// Answer in JSON.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    by_file: ByFile,
    #[command(flatten)]
    node: Node,
}

impl Verify {
    /// Runs the command.
    ///
    /// # Errors
    /// A file that is not there, trust data that are refused, a fault of the node.
    pub fn run(self) -> Result<ExitCode> {
        let bytes = read(&self.file)?;
        let document = match find_document(&bytes) {
            Ok(document) => document,
            Err(unreadable) => {
                eprintln!("kpcs: {}: {unreadable}", self.file.display());
                return Ok(ExitCode::from(3));
            }
        };
        let given = self.proof.as_deref().map(read).transpose()?;
        let proof = || given.as_deref().and_then(find_log_proof).or_else(|| find_log_proof(&bytes));
        if self.by_file.is_asked() { self.by_file(&document, proof) } else { self.by_register(&document, proof) }
    }

    fn by_register(&self, document: &Document, proof: impl FnOnce() -> Option<LogProof>) -> Result<ExitCode> {
        let register = self.node.open()?;
        let report = register.verify_with(document, proof, &self.question(register.clock().now())?)?;
        if self.json {
            print_json(&report_json(&report))
        } else {
            print(&report)
        }
        Ok(ExitCode::from(report.outcome.exit_code()))
    }

    fn by_file(&self, document: &Document, proof: impl FnOnce() -> Option<LogProof>) -> Result<ExitCode> {
        let question = self.question(self.by_file.now())?;
        let bundle = match self.by_file.read() {
            Ok(bundle) => bundle,
            Err(error) => return self.refused(error),
        };
        let report = bundle.verify(document, proof().as_ref(), &question);
        if self.json {
            let mut said = report_json(&report);
            said["trust"] = trust_json(&bundle, question.at);
            print_json(&said);
        } else {
            print(&report);
            println!("{}", aged(&bundle, question.at));
        }
        Ok(ExitCode::from(report.outcome.exit_code()))
    }

    fn question(&self, at: Timestamp) -> Result<Question> {
        let worded = |expected: Expected| anyhow::anyhow!(texts().get(expected.0));
        Ok(Question {
            at,
            place: self.at.as_deref().map(CountryCode::parse).transpose().map_err(worded).context("--at")?,
            on: self.on.as_deref().map(Day::parse).transpose().map_err(worded).context("--on")?,
        })
    }

    /// Trust data that are refused, in the word by which verifiers are compared; other faults as they are.
    fn refused(&self, error: anyhow::Error) -> Result<ExitCode> {
        let refused = error.downcast::<Refused>()?;
        if self.json {
            print_json(&json!({ "refused": refused.word() }));
        }
        let why = texts().get(&format!("verify-refused-{}", refused.word().replace('_', "-")));
        eprintln!("kpcs: {why} ({refused})");
        Ok(ExitCode::FAILURE)
    }
}

fn read(path: impl AsRef<Path>) -> Result<Vec<u8>> {
    let path = path.as_ref();
    let mut bytes = Vec::new();
    if path.as_os_str() == "-" {
        std::io::stdin().read_to_end(&mut bytes).context("standard input")?;
    } else {
        bytes = std::fs::read(path).with_context(|| path.display().to_string())?;
    }
    Ok(bytes)
}

fn trust_json(bundle: &TrustBundle, now: Timestamp) -> Value {
    json!({
        "roots": bundle.roots().digest().to_string(),
        "roots_version": bundle.roots().version(),
        "list_version": bundle.list().version,
        "age_seconds": age_seconds(bundle, now),
    })
}

/// By what it was judged, and how old that is.
fn aged(bundle: &TrustBundle, now: Timestamp) -> String {
    let (texts, version) = (texts(), bundle.list().version);
    let text =
        texts.t("verify-trust-made").arg("made", words::instant(texts, bundle.made_at())).arg("version", version);
    text.arg("age", words::age(texts, age_seconds(bundle, now))).to_string()
}

/// Data made a few minutes ahead of this machine's clock have no age yet.
fn age_seconds(bundle: &TrustBundle, now: Timestamp) -> i64 {
    (now.seconds() - bundle.made_at().seconds()).max(0)
}

fn print(report: &Report) {
    let texts = texts();
    let word = |prefix: &str, word: &str| texts.get(&format!("{prefix}-{}", word.replace('_', "-")));
    println!("{}", word("outcome", report.outcome.word()).to_uppercase());
    if report.specimen {
        println!("  {}", texts.get("outcome-specimen"));
    }
    for reason in &report.reasons {
        println!("  {} ({})", word("reason", reason.code), reason.section);
        if !reason.found.is_empty() || !reason.expected.is_empty() {
            println!("    found: {}   expected: {}", reason.found, reason.expected);
        }
    }
    if let Some(particulars) = &report.particulars {
        let mut rows = vec![
            vec!["signed by".to_owned(), particulars.issuer.clone()],
            vec!["signed at".to_owned(), particulars.signed_at.to_string()],
            vec!["key".to_owned(), format!("{} ({})", particulars.key, particulars.algorithm)],
        ];
        if let (Some(header), Some(core)) = (&particulars.header, &particulars.core) {
            let text = |value: Option<String>| value.unwrap_or_default();
            rows.push(vec!["number".to_owned(), text(header.number.as_ref().map(ToString::to_string))]);
            rows.push(vec!["issued".to_owned(), text(header.issued.map(|day| day.to_string()))]);
            rows.push(vec!["expires".to_owned(), text(header.expires.map(|day| day.to_string()))]);
            rows.push(vec!["exporter".to_owned(), core.exporter.to_string()]);
            rows.push(vec!["importer".to_owned(), core.importer.to_string()]);
            rows.push(vec!["origin".to_owned(), core.origin.to_string()]);
            for line in core.lines.iter() {
                rows.push(vec![line.hs.to_string(), format!("{} ct   USD {}", line.carats, line.value)]);
            }
            let seals: Vec<_> = core.seals.iter().map(ToString::to_string).collect();
            rows.push(vec!["seals".to_owned(), seals.join(", ")]);
        }
        println!("{}", table(&["compare with the paper", ""], &[], rows));
    }
    let unchecked: Vec<_> = report
        .checks
        .iter()
        .filter(|check| check.answer == Answer::NotChecked)
        .map(|check| check.name.word())
        .collect();
    if !unchecked.is_empty() {
        println!("not checked: {}", unchecked.join(", "));
    }
}
