//! The spread of a set of durations: median, 99th percentile, largest.

use std::time::Duration;

/// Prints the spread in milliseconds.
pub fn print(name: &str, mut taken: Vec<Duration>) {
    taken.sort_unstable();
    let at = |share: usize| taken.get((taken.len() * share / 100).min(taken.len().saturating_sub(1)));
    let ms = |duration: Option<&Duration>| duration.map_or(0.0, Duration::as_secs_f64) * 1_000.0;
    println!("{name}: p50 {:.2} ms, p99 {:.2} ms, max {:.2} ms", ms(at(50)), ms(at(99)), ms(taken.last()));
}

/// Prints how many a second.
pub fn rate(name: &str, count: usize, taken: Duration) {
    println!("{name}: {count} in {:.2} s = {:.0}/s", taken.as_secs_f64(), count as f64 / taken.as_secs_f64());
}
