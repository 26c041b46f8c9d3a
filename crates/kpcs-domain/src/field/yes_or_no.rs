//! `YesOrNo`: a question to which silence is no answer, such as whether the seals are intact.
//!
//! Invariant: nothing given is a fault of the input; a `bool` takes it as no, as an unticked box sends nothing.
//! In a statement both stand alike (yes is true, no is left out), so that a field may become the stricter kind
//! without a new version of its act.
//! Must not know: which act asks.

use super::{FieldType, Input, InputFault, Kind, Path, Value, read_answer};

/// An answer that must be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum YesOrNo {
    /// It is so.
    Yes,
    /// It is not so.
    No,
}

impl YesOrNo {
    /// Whether the answer is yes.
    #[must_use]
    pub const fn is_yes(self) -> bool {
        matches!(self, Self::Yes)
    }
}

impl From<bool> for YesOrNo {
    fn from(yes: bool) -> Self {
        if yes { Self::Yes } else { Self::No }
    }
}

impl FieldType for YesOrNo {
    const KIND: Kind = Kind::YesOrNo;

    fn read(input: Option<&Input>, path: &Path, faults: &mut Vec<InputFault>) -> Option<Self> {
        if input.is_none_or(Input::is_empty) {
            faults.push(InputFault::new(path, None, "expected-flag"));
            return None;
        }
        read_answer(input, path, faults, super::types::parse_flag).map(Self::from)
    }

    fn to_value(&self) -> Option<Value> {
        self.is_yes().to_value()
    }

    fn from_value(value: Option<&Value>) -> Option<Self> {
        bool::from_value(value).map(Self::from)
    }

    fn to_input(&self) -> Option<Input> {
        Some(Input::text(if self.is_yes() { "yes" } else { "no" }))
    }
}

#[cfg(test)]
mod tests {
    use super::{FieldType, Input, Path, YesOrNo};

    #[test]
    fn silence_is_a_fault_and_both_answers_come_back() {
        for given in [None, Some(Input::text(" "))] {
            let mut faults = Vec::new();
            assert_eq!(YesOrNo::read(given.as_ref(), &Path::root().join("seals_intact"), &mut faults), None);
            assert_eq!((faults[0].field.as_str(), faults[0].expected), ("seals_intact", "expected-flag"));
        }
        for answer in [YesOrNo::Yes, YesOrNo::No] {
            let mut faults = Vec::new();
            assert_eq!(YesOrNo::read(answer.to_input().as_ref(), &Path::root(), &mut faults), Some(answer));
            assert_eq!(YesOrNo::from_value(answer.to_value().as_ref()), Some(answer));
            assert_eq!(answer.to_value(), answer.is_yes().to_value(), "statements of before stay as they are");
        }
    }
}
