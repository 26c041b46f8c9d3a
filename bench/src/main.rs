//! Benchmarks: `cargo run --release -p kpcs-bench -- verify|issue|rebuild [COUNT]`; results go into bench/RESULTS.md by hand,
//! with machine, date and command.
//!
//! Invariant: what is measured is the program's own path, synced to disk where people wait for it.
#![allow(clippy::float_arithmetic)]

mod issue;
mod rebuild;
mod spread;
mod verify;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let count = |fallback: usize| arguments.get(1).and_then(|text| text.parse().ok()).unwrap_or(fallback);
    match arguments.first().map(String::as_str) {
        Some("verify") => verify::run(count(20_000)),
        Some("issue") => issue::run(count(2_000)),
        Some("rebuild") => rebuild::run(count(5_000)),
        _ => {
            eprintln!("usage: kpcs-bench verify|issue|rebuild [COUNT]");
            std::process::exit(2);
        }
    }
}
