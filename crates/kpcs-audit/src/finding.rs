//! What does not hold, or should be known, and of which statement.
//!
//! Invariant: every one is counted, the first hundred are told: a bundle of a million wrong statements costs no more memory than one.
//! Must not know: the words for people; a code is the key of its text.

use kpcs_verify::Reason;

/// How many are told one by one.
const LIMIT_TOLD: usize = 100;

/// Whether it breaks the bundle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Something does not hold.
    Broken,
    /// It holds, and somebody should look.
    Remark,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Its weight.
    pub weight: Weight,
    /// The code.
    pub code: &'static str,
    /// The place in the log, where it is of one entry.
    pub place: Option<u64>,
    /// The number or name that the statement bears; empty where it is of none.
    pub subject: String,
    /// What was found.
    pub found: String,
    /// What was expected.
    pub expected: String,
}

impl Finding {
    /// Of the bundle as a whole.
    pub(crate) fn new(weight: Weight, code: &'static str, found: impl ToString, expected: impl ToString) -> Self {
        let (found, expected) = (found.to_string(), expected.to_string());
        Self { weight, code, place: None, subject: String::new(), found, expected }
    }

    /// That something of the bundle as a whole does not hold.
    pub(crate) fn broken(code: &'static str, found: impl ToString, expected: impl ToString) -> Self {
        Self::new(Weight::Broken, code, found, expected)
    }

    /// Why a statement is not accepted; a few reasons only say that somebody should look.
    pub(crate) fn of(reason: &Reason) -> Self {
        let is_remark = matches!(reason.code, "logged_late" | "key_suspect");
        let weight = if is_remark { Weight::Remark } else { Weight::Broken };
        Self::new(weight, reason.code, &reason.found, &reason.expected)
    }

    /// The same, of the statement about `subject` at `place`.
    pub(crate) fn at(mut self, place: u64, subject: &str) -> Self {
        (self.place, self.subject) = (Some(place), subject.to_owned());
        self
    }
}

/// All of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Findings {
    /// The first hundred.
    pub told: Vec<Finding>,
    /// How many break the bundle.
    pub broken: u64,
    /// How many remarks there are.
    pub remarks: u64,
}

impl Findings {
    pub(crate) fn add(&mut self, finding: Finding) {
        match finding.weight {
            Weight::Broken => self.broken += 1,
            Weight::Remark => self.remarks += 1,
        }
        // What breaks a bundle is not hidden behind remarks.
        let is_first = finding.weight == Weight::Broken && self.broken == 1;
        if self.told.len() < LIMIT_TOLD || is_first {
            self.told.push(finding);
        }
    }
}
