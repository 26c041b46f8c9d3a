//! Randomness: from the operating system, or from a seed so that a simulation can be repeated to the byte.
//!
//! Invariant: a seeded source is only ever used for demonstration data; the register refuses it on a live node.

use std::sync::Mutex;

use sha2::{Digest, Sha256};

/// Gives random bytes.
pub trait Entropy: Send + Sync {
    /// Fills `bytes`.
    fn fill(&self, bytes: &mut [u8]);

    /// Whether the bytes can be predicted by whoever knows a seed.
    fn is_seeded(&self) -> bool {
        false
    }
}

/// The operating system's source.
#[derive(Debug, Default)]
pub struct SystemEntropy;

impl Entropy for SystemEntropy {
    fn fill(&self, bytes: &mut [u8]) {
        getrandom::fill(bytes).expect("the operating system gives random bytes");
    }
}

/// SHA-256 in counter mode over a seed.
#[derive(Debug)]
pub struct SeededEntropy {
    seed: [u8; 32],
    counter: Mutex<u64>,
}

impl SeededEntropy {
    /// From a number.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        let seed = Sha256::new().chain_update(b"kpcs/simulate/v1").chain_update(seed.to_be_bytes()).finalize().into();
        Self { seed, counter: Mutex::new(0) }
    }
}

impl Entropy for SeededEntropy {
    fn fill(&self, bytes: &mut [u8]) {
        let mut counter = self.counter.lock().expect("nobody panics while holding the counter");
        for chunk in bytes.chunks_mut(32) {
            let block = Sha256::new().chain_update(self.seed).chain_update(counter.to_be_bytes()).finalize();
            chunk.copy_from_slice(&block[..chunk.len()]);
            *counter += 1;
        }
    }

    fn is_seeded(&self) -> bool {
        true
    }
}
