//! Sequences of calls that a program might make, right and wrong ones in any order (reliability R-41): no call ends in a fault of
//! ours, no answer shows the inside of the program, and the register is in the state that a small model of the rules is in.
//!
//! `KPCS_CALLS=100000 cargo test --workspace --test sequences -- --nocapture` makes that many calls; each sequence follows
//! from its number, `KPCS_FIRST=N` begins at that one. Four calls of five are made as the model knows them (with a right or
//! a wrong person, in or out of their order, or sent again); the fifth is invented from the published document.
#![allow(clippy::unwrap_used)]

mod dice;
mod model;
mod office;
mod play;
mod wild;

use play::Play;

fn number(name: &str, fallback: u64) -> u64 {
    std::env::var(name).ok().and_then(|number| number.parse().ok()).unwrap_or(fallback)
}

#[tokio::test]
async fn any_sequence_of_calls_leaves_the_register_as_the_model_has_it() {
    const OF_ONE_SEQUENCE: u64 = 300;
    let (wanted, mut made, mut sequence) = (number("KPCS_CALLS", 900), 0, number("KPCS_FIRST", 1));
    let mut done = std::collections::BTreeMap::new();
    while made < wanted {
        let mut play = Play::new(sequence);
        made += play.run(OF_ONE_SEQUENCE.min(wanted - made)).await;
        play.done.into_iter().for_each(|(what, count)| *done.entry(what).or_insert(0) += count);
        sequence += 1;
        if sequence.is_multiple_of(20) {
            eprintln!("{made} calls, {sequence} sequences: {done:?}");
        }
    }
    eprintln!("{made} calls: {done:?}");
    assert!(done.get("certificate").is_some_and(|count| *count > 0), "no certificate was issued: {done:?}");
}
