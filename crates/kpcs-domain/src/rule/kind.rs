//! `Rule`: one requirement of the scheme that code can judge, with its source, its force and two examples.
//!
//! Invariant: the code of a rule is its file's name, the code of the refusal and the key of its texts; it never
//! changes and is never reused. A rule outside its days is not concerned.
//! Must not know: any single rule.
//! Source: architecture.md 4, decisions 30; kpcs.md §0.1.

use std::fmt;

use super::Case;
use crate::{act::Refusal, value::Day};

/// How binding a rule is (kpcs.md §0.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Force {
    /// A minimum requirement of the scheme.
    Min,
    /// A recommendation of the scheme.
    Rec,
    /// An option that a Participant took, in its rule pack.
    Opt,
    /// A decision of the Plenary or a notice of the Chair.
    Dec,
    /// Law or practice of one Participant.
    Nat,
}

/// What a breach leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Breach {
    /// The act is refused.
    Refuses,
    /// The officer is told and may go on: recommendations of which the scheme makes no condition (kpcs.md §0.1).
    Warns,
}

/// When in the life of a certificate a rule is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Before the certificate is signed.
    Issue,
    /// When the goods are presented at their destination.
    Arrival,
    /// Before receipt is confirmed.
    Confirmation,
}

/// What a rule is about; refusals are given in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Matter {
    /// The standing of Participants: nothing else matters while they may not trade.
    Standing,
    /// The document: its elements, dates and parties.
    Document,
    /// The goods and their container.
    Goods,
}

/// The days of issue for which a rule holds, half-open, as `2025-03-01`; a missing end is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InForce {
    /// The first day.
    pub from: Option<&'static str>,
    /// The first day on which it no longer holds.
    pub to: Option<&'static str>,
}

impl InForce {
    /// Since the scheme began (kpcs.md §1.3).
    pub const SINCE_START: Self = Self { from: Some("2003-01-01"), to: None };

    /// Whether the rule holds for a certificate issued on `issued`.
    #[must_use]
    pub fn holds_on(self, issued: Day) -> bool {
        let day = |text| Day::parse(text).expect("a test reads the days of every rule");
        self.from.is_none_or(|from| day(from) <= issued) && self.to.is_none_or(|to| issued < day(to))
    }
}

/// What a rule came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// The case meets the rule.
    Holds,
    /// The case breaks the rule.
    Broken {
        /// The field concerned.
        field: &'static str,
        /// What was found, in the words of the register.
        found: String,
        /// What was expected, in the same words; empty when the rule's sentence says it.
        expected: String,
    },
    /// The rule says nothing about this case: out of its days, an option not taken, facts not there yet.
    NotConcerned,
}

impl Finding {
    /// Broken at `field`.
    #[must_use]
    pub fn broken(field: &'static str, found: impl fmt::Display, expected: impl fmt::Display) -> Self {
        Self::Broken { field, found: found.to_string(), expected: expected.to_string() }
    }

    /// Holds if `holds`, else broken at `field`; nothing is written down while it holds.
    #[must_use]
    pub fn holds_if(holds: bool, field: &'static str, found: impl fmt::Display, expected: impl fmt::Display) -> Self {
        if holds { Self::Holds } else { Self::broken(field, found, expected) }
    }
}

/// One requirement of the scheme.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// The code of the refusal and the key of its texts, in snake case: what is wrong when the rule is broken.
    pub code: &'static str,
    /// Where the scheme says so: `§3.2` of kpcs.md, or a decision.
    pub section: &'static str,
    /// How binding it is.
    pub force: Force,
    /// What a breach leads to.
    pub breach: Breach,
    /// For which days of issue it holds.
    pub in_force: InForce,
    /// When it is judged.
    pub stages: &'static [Stage],
    /// What it is about.
    pub matter: Matter,
    /// The rule in one plain sentence.
    pub sentence: &'static str,
    /// Judges a case, whatever its day of issue.
    pub judge: fn(&Case) -> Finding,
    /// A case that meets it.
    pub passing: fn() -> Case,
    /// A case that breaks it, and no other rule of its stages.
    pub failing: fn() -> Case,
}

impl Rule {
    /// Judges a case under the rules of its day of issue; a case without that day is judged by all.
    #[must_use]
    pub fn find(&self, case: &Case) -> Finding {
        let in_force = case.header.issued.is_none_or(|issued| self.in_force.holds_on(issued));
        if in_force { (self.judge)(case) } else { Finding::NotConcerned }
    }

    /// The refusal, or the warning in the same form, that `case` earns by this rule.
    #[must_use]
    pub fn objection(&self, case: &Case) -> Option<Refusal> {
        match self.find(case) {
            Finding::Broken { field, found, expected } => {
                Some(Refusal::new(self.code, self.section).at(field).found(found).expected(expected))
            }
            Finding::Holds | Finding::NotConcerned => None,
        }
    }
}
