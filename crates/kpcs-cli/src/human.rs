//! What a command prints for people: tables, refusals in plain words.

use std::process::ExitCode;

use anyhow::Result;
use comfy_table::{CellAlignment, Table, presets};
use kpcs_domain::value::Digest;
use kpcs_register::{ActError, Done, Outcome};
use kpcs_server::wire::{outcome_json, problem_of};
use kpcs_web::{Language, Texts};
use serde_json::Value;

/// The language of the terminal: French where `LANG` says so, else English.
#[must_use]
pub fn texts() -> Texts {
    let french = std::env::var("LANG").is_ok_and(|lang| lang.starts_with("fr"));
    Texts::new(if french { Language::French } else { Language::English })
}

/// A table with a rule under its head and nothing else; the columns numbered in `right` are aligned right.
#[must_use]
pub fn table(head: &[&str], right: &[usize], rows: Vec<Vec<String>>) -> String {
    let mut table = Table::new();
    table.load_preset(presets::NOTHING).set_header(head.iter().map(|name| name.to_uppercase())).add_rows(rows);
    for column in right {
        if let Some(column) = table.column_mut(*column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table.trim_fmt()
}

/// Prints JSON.
pub fn print_json(value: &Value) {
    println!("{value:#}");
}

/// Prints what an act came to, and gives the exit code.
///
/// # Errors
/// Faults of the node, to be shown by `main`.
pub fn conclude(outcome: Result<Outcome, ActError>, json: bool) -> Result<ExitCode> {
    match outcome {
        Ok(outcome) => {
            if json {
                print_json(&outcome_json(&outcome));
            } else {
                println!("{}", told(&outcome));
            }
            Ok(ExitCode::SUCCESS)
        }
        Err(error @ (ActError::Invalid(_) | ActError::Refused(_))) => {
            let problem = problem_of(&error, texts());
            if json {
                print_json(&problem.body)
            } else {
                eprint!("{}", worded(&problem.body))
            }
            Ok(ExitCode::FAILURE)
        }
        Err(fault) => Err(fault.into()),
    }
}

fn told(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Done(done) => told_done(done),
        Outcome::Prepared(prepared) => format!(
            "Prepared: {} {}\n  waits for the second officer: kpcs approve {} --as LOGIN",
            prepared.info.name, prepared.subject, prepared.proposal
        ),
    }
}

/// What was done, and where it stands.
#[must_use]
pub fn told_done(done: &Done) -> String {
    let again = if done.repeated { " (this very request was done before; nothing new was recorded)" } else { "" };
    format!(
        "Done: {} {}{again}\n  statement {} of {}, {}\n  {}",
        done.info.name, done.subject, done.running, done.authority, done.at, done.leaf
    )
}

/// A problem in words: one line a refusal or field, and what to do.
fn worded(body: &Value) -> String {
    let text = |value: &Value, name: &str| value[name].as_str().unwrap_or_default().to_owned();
    let mut lines = vec![text(body, "title")];
    for refusal in body["refusals"].as_array().into_iter().flatten() {
        lines.push(format!("  {} ({}, {})", text(refusal, "detail"), text(refusal, "section"), text(refusal, "code")));
        let (found, expected) = (text(refusal, "found"), text(refusal, "expected"));
        if !found.is_empty() || !expected.is_empty() {
            lines.push(format!("    found: {found}   expected: {expected}"));
        }
        lines.push(format!("    {}", text(refusal, "todo")));
        lines.push(format!("    {}: {}", text(refusal, "section"), text(refusal, "rule_says")));
    }
    for field in body["fields"].as_array().into_iter().flatten() {
        lines.push(format!(
            "  {}: {} (found: {:?})",
            text(field, "field"),
            text(field, "detail"),
            text(field, "found")
        ));
    }
    lines.push(String::new());
    lines.join("\n")
}

/// The digest in an argument.
///
/// # Errors
/// What was expected, in words.
pub fn digest(text: &str) -> Result<Digest, String> {
    Digest::parse(text).map_err(|expected| texts().get(expected.0))
}
