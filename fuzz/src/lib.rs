//! What every fuzz target shares: one input is judged by its outcome, its time and its memory.
//!
//! Invariant: a target panics when a decoder panics, when it needs more than one second of this processor's time, or when
//! more than 256 MiB are allocated at once. The second is measured again as processor time, because the machine is busy.
//! Must not know: any decoder.
//! Source: reliability R-40.

mod memory;
pub mod zip;

use std::{
    fs,
    time::{Duration, Instant},
};

use memory::Counting;

#[global_allocator]
static MEMORY: Counting = Counting;

/// The most bytes allocated at once for one input, beside those that were allocated before it.
const MEMORY_MAX: usize = 256 << 20;
/// The most time for one input.
const TIME_MAX: Duration = Duration::from_secs(1);

/// Judges one input.
pub fn judge(bytes: &[u8], mut decode: impl FnMut(&[u8])) {
    let before = memory::begin();
    let begun = Instant::now();
    decode(bytes);
    let needed = memory::peak().saturating_sub(before);
    assert!(needed <= MEMORY_MAX, "{needed} bytes allocated at once");
    if begun.elapsed() > TIME_MAX {
        let begun = processor_time();
        decode(bytes);
        let took = processor_time().saturating_sub(begun);
        assert!(took <= TIME_MAX, "{took:?} of processor time");
    }
}

/// The time that this thread has been running, as the kernel counts it.
fn processor_time() -> Duration {
    let counts = fs::read_to_string("/proc/thread-self/schedstat").expect("Linux counts the time of a thread");
    let nanoseconds = counts.split(' ').next().and_then(|first| first.parse().ok());
    Duration::from_nanos(nanoseconds.expect("its first figure is nanoseconds"))
}
