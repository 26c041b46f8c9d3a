//! `Findings`: reasons and answers as the checks come to them.
//!
//! Invariant: reasons keep the order in which they were found, which is their precedence; a check has one answer.
//! Must not know: what is checked.

use crate::{Answer, Check, CheckName, Reason};

/// Findings as they come: reasons in order, and an answer for each check.
#[derive(Default)]
pub(crate) struct Findings {
    pub reasons: Vec<Reason>,
    pub checks: Vec<Check>,
    pub conflict: bool,
}

impl Findings {
    pub(crate) fn note(&mut self, name: CheckName, broken: Vec<Reason>) {
        let answer = if broken.is_empty() { Answer::Holds } else { Answer::Broken };
        self.checks.push(Check { name, answer });
        self.reasons.extend(broken);
    }

    pub(crate) fn skip(&mut self, name: CheckName) {
        self.checks.push(Check { name, answer: Answer::NotChecked });
    }

    pub(crate) fn skip_all(&mut self, names: &[CheckName]) {
        names.iter().for_each(|name| self.skip(*name));
    }

    pub(crate) fn answer(&self, name: CheckName) -> Option<Answer> {
        self.checks.iter().find(|check| check.name == name).map(|check| check.answer)
    }
}

/// A document that is not genuine at all is NOT VALID, whatever is said of the number that it bears.
pub(crate) fn is_forgery(check: &Check) -> bool {
    let authenticity = matches!(
        check.name,
        CheckName::Document | CheckName::Specimen | CheckName::Key | CheckName::KeyPeriod | CheckName::Signature
    );
    authenticity && check.answer == Answer::Broken
}
