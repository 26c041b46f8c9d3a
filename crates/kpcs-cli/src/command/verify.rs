//! `kpcs verify FILE|-`: a PDF, an image with a code, a code's text or a statement file.

use std::{io::Read as _, path::PathBuf, process::ExitCode};

use anyhow::{Context, Result};
use clap::Args;
use kpcs_domain::value::{CountryCode, Day};
use kpcs_server::{
    intake::{find_document, find_log_proof},
    wire::report_json,
};
use kpcs_verify::{Answer, Question, Report};

use crate::{
    human::{print_json, table, texts},
    node::Node,
};

/// Verify a document. Exit codes: 0 VALID, 10 VALID OLD DATA, 11 GENUINE NOT YET IN THE LOG, 12 CONFLICT,
/// 13 NOT VALID, 14 PAPER ONLY, 2 usage, 3 unreadable.
#[derive(Args)]
pub struct Verify {
    /// A PDF, PNG or JPEG, a text that begins with KPC1:, or a statement file; `-` reads standard input.
    file: PathBuf,
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
    node: Node,
}

impl Verify {
    /// Runs the command.
    ///
    /// # Errors
    /// A file that is not there, a fault of the node.
    pub fn run(self) -> Result<ExitCode> {
        let bytes = read(&self.file)?;
        let document = match find_document(&bytes) {
            Ok(document) => document,
            Err(unreadable) => {
                eprintln!("kpcs: {}: {unreadable}", self.file.display());
                return Ok(ExitCode::from(3));
            }
        };
        let worded = |expected: kpcs_domain::value::Expected| anyhow::anyhow!(texts().get(expected.0));
        let register = self.node.open()?;
        let question = Question {
            at: register.clock().now(),
            place: self.at.as_deref().map(CountryCode::parse).transpose().map_err(worded).context("--at")?,
            on: self.on.as_deref().map(Day::parse).transpose().map_err(worded).context("--on")?,
        };
        let report = register.verify_with(&document, find_log_proof(&bytes).as_ref(), &question)?;
        if self.json {
            print_json(&report_json(&report))
        } else {
            print(&report)
        }
        Ok(ExitCode::from(report.outcome.exit_code()))
    }
}

fn read(path: &PathBuf) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if path.as_os_str() == "-" {
        std::io::stdin().read_to_end(&mut bytes).context("standard input")?;
    } else {
        bytes = std::fs::read(path).with_context(|| path.display().to_string())?;
    }
    Ok(bytes)
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
