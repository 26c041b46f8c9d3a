//! Benchmarks: `cargo run --release -p kpcs-bench -- verify|issue|rebuild [COUNT]`,
//! `-- corpus FOLDER [COPIES]` and `-- search FOLDER`; results go into bench/RESULTS.md by hand,
//! with machine, date and command.
//!
//! Invariant: what is measured is the program's own path, synced to disk where people wait for it.
#![allow(clippy::float_arithmetic)]

mod corpus;
mod issue;
mod rebuild;
mod search;
mod spread;
mod verify;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let count = |fallback: usize| arguments.get(1).and_then(|text| text.parse().ok()).unwrap_or(fallback);
    match arguments.first().map(String::as_str) {
        Some("verify") => verify::run(count(20_000)),
        Some("issue") => issue::run(count(2_000)),
        Some("rebuild") => rebuild::run(count(5_000)),
        Some("corpus") => corpus::run(&folder(&arguments), copies(&arguments)),
        Some("search") => search::run(&folder(&arguments)),
        _ => {
            eprintln!("usage: kpcs-bench verify|issue|rebuild [COUNT] | corpus FOLDER [COPIES] | search FOLDER");
            std::process::exit(2);
        }
    }
}

fn folder(arguments: &[String]) -> std::path::PathBuf {
    arguments.get(1).map_or_else(|| "corpus".into(), Into::into)
}

fn copies(arguments: &[String]) -> i64 {
    arguments.get(2).and_then(|text| text.parse().ok()).unwrap_or(10)
}
