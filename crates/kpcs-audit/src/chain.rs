//! The reader's own chain: each statement names the one before it.
//!
//! Invariant: it is followed in the order of running numbers; what the log took in another order waits, at most so many.
//! Source: docs/formats/statement.md (*Chain part*); decision 4.

use std::collections::BTreeMap;

use kpcs_domain::{act::Chain as Link, value::Digest};

use crate::finding::Finding;

/// The most statements that wait for an earlier one.
const LIMIT_WAITING: usize = 65_536;

/// How far the chain holds.
#[derive(Debug)]
pub(crate) struct Chain {
    /// The last running number and its leaf.
    head: (u64, Digest),
    waiting: BTreeMap<u64, (Digest, Digest)>,
}

impl Chain {
    /// After the statement of that running number.
    pub const fn after(running: u64, leaf: Digest) -> Self {
        Self { head: (running, leaf), waiting: BTreeMap::new() }
    }

    /// The last running number up to which it holds.
    pub const fn running(&self) -> u64 {
        self.head.0
    }

    /// Adds a statement; what does not hold.
    pub fn add(&mut self, link: &Link, leaf: Digest) -> Vec<Finding> {
        let is_new = link.running > self.head.0 && self.waiting.len() < LIMIT_WAITING;
        if !is_new || self.waiting.insert(link.running, (link.previous, leaf)).is_some() {
            return vec![Finding::broken("chain_number", link.running, self.head.0 + 1)];
        }
        let mut wrong = Vec::new();
        while let Some((previous, leaf)) = self.waiting.remove(&(self.head.0 + 1)) {
            if previous != self.head.1 {
                wrong.push(Finding::broken("chain_broken", previous, self.head.1));
            }
            self.head = (self.head.0 + 1, leaf);
        }
        wrong
    }

    /// At the end nothing waits.
    pub fn end(&self) -> Option<Finding> {
        let (next, _) = self.waiting.first_key_value()?;
        Some(Finding::broken("chain_gap", next, self.head.0 + 1))
    }
}
