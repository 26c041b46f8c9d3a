//! Repeated fields: `Vec<T>` (none is an answer) and `OneOrMore<T>` (at least one is needed).
//!
//! Invariant: at most 500 items, so that one request cannot exhaust a node; order kept as given.
//! Must not know: what is repeated.

use std::ops::Deref;

use super::{FieldType, Input, InputFault, Kind, Path, Value};

/// The longest list in one request.
const LIMIT_ITEMS: usize = 500;

impl<T: FieldType> FieldType for Vec<T> {
    const KIND: Kind = Kind::Many(&T::KIND);
    const REQUIRED: bool = false;

    fn read(input: Option<&Input>, path: &Path, faults: &mut Vec<InputFault>) -> Option<Self> {
        let Some(given) = input.filter(|input| !input.is_empty()) else {
            return Some(Self::new());
        };
        let single = [given.clone()];
        let items: &[Input] = match given {
            Input::List(items) => items,
            _ => &single,
        };
        if items.len() > LIMIT_ITEMS {
            faults.push(InputFault::new(path, input, "expected-at-most-500"));
            return None;
        }
        let filled = items.iter().rposition(|item| !item.is_empty()).map_or(0, |last| last + 1);
        let read = items[..filled].iter().enumerate().filter_map(|(i, item)| match item.is_empty() {
            true => read_gap(item).map(Some),
            false => Some(T::read(Some(item), &path.join(i), faults)),
        });
        let read: Vec<_> = read.collect();
        read.into_iter().collect()
    }

    fn to_value(&self) -> Option<Value> {
        let items: Vec<_> = self.iter().filter_map(T::to_value).collect();
        (!items.is_empty()).then_some(Value::List(items))
    }

    fn from_value(value: Option<&Value>) -> Option<Self> {
        match value {
            None => Some(Self::new()),
            Some(Value::List(items)) => items.iter().map(|item| T::from_value(Some(item))).collect(),
            _ => None,
        }
    }

    fn to_input(&self) -> Option<Input> {
        (!self.is_empty()).then(|| Input::List(self.iter().filter_map(T::to_input).collect()))
    }
}

/// An empty row before a filled one: nothing where something must stand in it, a row that keeps its place where nothing
/// need be said, such as the answer for a parcel that matches.
fn read_gap<T: FieldType>(item: &Input) -> Option<T> {
    let mut faults = Vec::new();
    T::read(Some(item), &Path::root(), &mut faults).filter(|_| faults.is_empty())
}

/// A list of at least one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OneOrMore<T>(Vec<T>);

impl<T> OneOrMore<T> {
    /// From a list; `None` when it is empty.
    #[must_use]
    pub fn new(items: Vec<T>) -> Option<Self> {
        (!items.is_empty()).then_some(Self(items))
    }
}

impl<T> Deref for OneOrMore<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T: FieldType> FieldType for OneOrMore<T> {
    const KIND: Kind = Kind::Many(&T::KIND);

    fn read(input: Option<&Input>, path: &Path, faults: &mut Vec<InputFault>) -> Option<Self> {
        let list = Self::new(Vec::read(input, path, faults)?);
        if list.is_none() {
            faults.push(InputFault::new(path, None, "expected-at-least-one"));
        }
        list
    }

    fn to_value(&self) -> Option<Value> {
        self.0.to_value()
    }

    fn from_value(value: Option<&Value>) -> Option<Self> {
        Vec::from_value(value).and_then(Self::new)
    }

    fn to_input(&self) -> Option<Input> {
        self.0.to_input()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use crate::{
        field::{FieldType, Input, Path},
        record,
        value::{Carats, Text},
    };

    record! {
        /// An answer that may be silence.
        pub struct Answer {
            1 explanation: Option<Text>, "";
        }
    }

    fn rows(name: &str, given: &[&str]) -> Input {
        let row = |text: &&str| Input::Group(BTreeMap::from([(name.to_owned(), Input::text(*text))]));
        Input::List(given.iter().map(row).collect())
    }

    /// Found at the import desk: an explanation for the second parcel was read as one for the first.
    #[test]
    fn an_answer_keeps_its_place_behind_a_silent_one() {
        let mut faults = Vec::new();
        let read = Vec::<Answer>::read(Some(&rows("explanation", &["", "broken", ""])), &Path::root(), &mut faults);
        let said: Vec<_> = read.unwrap().into_iter().map(|one| one.explanation.map(|text| text.to_string())).collect();
        assert_eq!((said, faults.len()), (vec![None, Some("broken".to_owned())], 0));
    }

    #[test]
    fn an_empty_row_of_what_must_be_given_is_nothing() {
        let mut faults = Vec::new();
        let given = Input::List(["", "1.5", ""].map(Input::text).to_vec());
        let read = Vec::<Carats>::read(Some(&given), &Path::root(), &mut faults);
        assert_eq!((read.unwrap().len(), faults.len()), (1, 0));
    }
}
