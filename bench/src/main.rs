//! Benchmarks: `cargo run --release -p kpcs-bench -- verify|issue|rebuild|log [COUNT]`,
//! `-- http [COUNT] [OTHER]`, `-- receipts FILE`, `-- sustain [OFFICERS] [SECONDS]`,
//! `-- corpus FOLDER [COPIES]`, `-- search FOLDER`, `-- closure FOLDER`, and `-- peers FOLDER` for `bench/peers/run.sh`;
//! results go into bench/RESULTS.md by hand, with machine, date and command.
//!
//! Invariant: what is measured is the program's own path, synced to disk where people wait for it.
#![allow(clippy::float_arithmetic)]

mod closure;
mod corpus;
mod http;
mod issue;
mod log;
mod peers;
mod rebuild;
mod receipts;
mod search;
mod spread;
mod sustain;
mod verify;

const USAGE: &str = "usage: kpcs-bench verify|issue|rebuild|log [COUNT] | http [COUNT] [OTHER] | receipts FILE | sustain [OFFICERS] [SECONDS] | corpus FOLDER [COPIES] \
                     | search FOLDER | closure FOLDER | peers FOLDER";

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let count = |fallback: usize| arguments.get(1).and_then(|text| text.parse().ok()).unwrap_or(fallback);
    match arguments.first().map(String::as_str) {
        Some("verify") => verify::run(count(20_000)),
        Some("issue") => issue::run(count(2_000)),
        Some("rebuild") => rebuild::run(count(5_000)),
        Some("log") => log::run(count(100_000)),
        Some("http") => http::run(count(50_000), arguments.get(2).map(String::as_str)),
        Some("receipts") => receipts::run(&folder(&arguments)),
        Some("sustain") => sustain::run(count(64), seconds(&arguments)),
        Some("peers") => peers::run(&folder(&arguments)),
        Some("corpus") => corpus::run(&folder(&arguments), copies(&arguments)),
        Some("closure") => closure::run(&folder(&arguments)),
        Some("search") => search::run(&folder(&arguments)),
        _ => {
            eprintln!("{USAGE}");
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

fn seconds(arguments: &[String]) -> u64 {
    arguments.get(2).and_then(|text| text.parse().ok()).unwrap_or(300)
}
