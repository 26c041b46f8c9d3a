//! What a run came to: acts done, messages delivered, refusals that nobody planned, lengths of the codes on paper.
//!
//! Invariant: counts only; no figure of the trade is computed here. Must not know: the register.

use std::{collections::BTreeMap, fmt};

use kpcs_domain::value::Day;

use super::Step;

/// How far a run is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Steps done.
    pub done: u64,
    /// Steps in all.
    pub total: u64,
    /// The simulated day.
    pub day: Day,
}

/// A refusal that the plan did not intend; the shipment stops there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unintended {
    /// The shipment's place in the plan.
    pub shipment: usize,
    /// The step that was refused.
    pub step: Step,
    /// Every code, the weightiest first, with what was found and expected.
    pub refusals: Vec<String>,
}

/// What a run came to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RunReport {
    /// Acts recorded, by name.
    pub acts: BTreeMap<&'static str, u64>,
    /// Statements that reached the other authority.
    pub delivered: u64,
    /// Letters to partners that have only paper, taken as posted.
    pub posted: u64,
    /// Refusals that nobody planned; empty after a good run.
    pub unintended: Vec<Unintended>,
    /// Length of each certificate's code in characters, where it was asked for, in rising order.
    pub code_lengths: Vec<usize>,
}

impl RunReport {
    /// Acts recorded, together.
    #[must_use]
    pub fn acts_together(&self) -> u64 {
        self.acts.values().sum()
    }

    /// Median length of the codes; `None` where none was measured.
    #[must_use]
    pub fn code_median(&self) -> Option<usize> {
        self.code_lengths.get(self.code_lengths.len() / 2).copied()
    }

    /// Length of the longest code; `None` where none was measured.
    #[must_use]
    pub fn code_longest(&self) -> Option<usize> {
        self.code_lengths.last().copied()
    }
}

/// A few lines for people.
impl fmt::Display for RunReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} acts:", self.acts_together())?;
        self.acts.iter().try_for_each(|(name, count)| writeln!(f, "  {name:<28} {count:>8}"))?;
        writeln!(f, "{} statements delivered, {} letters posted", self.delivered, self.posted)?;
        if let (Some(median), Some(longest)) = (self.code_median(), self.code_longest()) {
            let count = self.code_lengths.len();
            writeln!(f, "code on paper: {median} characters median, {longest} at most, of {count} certificates")?;
        }
        self.unintended.iter().try_for_each(|one| {
            writeln!(f, "not intended: shipment {}, {:?}: {}", one.shipment, one.step, one.refusals.join("; "))
        })
    }
}
