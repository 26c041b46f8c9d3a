//! `record!`: a struct and its field table in one statement; and reading a whole request.
//!
//! Invariant: an unknown name in a request is a fault, never ignored: a misspelt optional field must not vanish.
//! Must not know: which records are acts.

use super::{Field, FieldType, Group, Input, InputFault, Path, Value};

/// A struct with a field table.
pub trait Record: FieldType {
    /// The table, keys ascending.
    const FIELDS: &'static [Field];

    /// The record for the statement.
    fn to_group(&self) -> Group;

    /// Back from the statement; `None` when a field is missing, of another kind, or unknown.
    fn from_group(group: &Group) -> Option<Self>;
}

/// Reads a whole request.
///
/// # Errors
/// Every fault found, in the order of the fields.
pub fn read_request<R: Record>(input: &Input) -> Result<R, Vec<InputFault>> {
    let mut faults = Vec::new();
    match R::read(Some(input), &Path::root(), &mut faults) {
        Some(record) if faults.is_empty() => Ok(record),
        _ => Err(faults),
    }
}

/// Pushes a fault for each name that no field has.
#[doc(hidden)]
pub fn refuse_unknown(fields: &[Field], input: Option<&Input>, path: &Path, faults: &mut Vec<InputFault>) {
    match input {
        Some(Input::Group(given)) => {
            let unknown = given.iter().filter(|(name, _)| fields.iter().all(|field| field.name != *name));
            faults.extend(
                unknown.map(|(name, value)| InputFault::new(&path.join(name), Some(value), "expected-known-field")),
            );
        }
        Some(other) if !other.is_empty() => faults.push(InputFault::new(path, input, "expected-group")),
        _ => {}
    }
}

/// The value named `name` in a group of answers.
#[doc(hidden)]
#[must_use]
pub fn answer<'a>(input: Option<&'a Input>, name: &str) -> Option<&'a Input> {
    match input {
        Some(Input::Group(given)) => given.get(name),
        _ => None,
    }
}

/// Whether every key of `group` is in the table.
#[doc(hidden)]
#[must_use]
pub fn knows_all(fields: &[Field], group: &Group) -> bool {
    group.entries().iter().all(|(key, _)| fields.iter().any(|field| field.key == *key))
}

/// A group from optional values.
#[doc(hidden)]
#[must_use]
pub fn group_of(entries: Vec<(u8, Option<Value>)>) -> Group {
    let present = entries.into_iter().filter_map(|(key, value)| value.map(|value| (key, value))).collect();
    Group::new(present).expect("keys of a field table differ: a test of the domain holds this")
}

/// Makes a struct and its field table: `record! { pub struct Parcel { 1 hs: HsCode, "§2.14"; 2 carats: Carats, ""; } }`.
#[macro_export]
macro_rules! record {
    ($(#[$doc:meta])* pub struct $name:ident { $($(#[$fdoc:meta])* $key:literal $field:ident: $type:ty, $section:literal;)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $name { $($(#[$fdoc])* pub $field: $type,)* }

        impl $crate::field::Record for $name {
            const FIELDS: &'static [$crate::field::Field] =
                &[$($crate::field::field::<$type>($key, stringify!($field), $section),)*];

            fn to_group(&self) -> $crate::field::Group {
                $crate::field::group_of(vec![$(($key, <$type as $crate::field::FieldType>::to_value(&self.$field)),)*])
            }

            fn from_group(group: &$crate::field::Group) -> Option<Self> {
                $crate::field::knows_all(<Self as $crate::field::Record>::FIELDS, group).then_some(())?;
                Some(Self { $($field: <$type as $crate::field::FieldType>::from_value(group.get($key))?,)* })
            }
        }

        impl $crate::field::FieldType for $name {
            const KIND: $crate::field::Kind = $crate::field::Kind::Group(<Self as $crate::field::Record>::FIELDS);

            #[allow(unused_variables)]
            fn read(
                input: Option<&$crate::field::Input>,
                path: &$crate::field::Path,
                faults: &mut Vec<$crate::field::InputFault>,
            ) -> Option<Self> {
                $crate::field::refuse_unknown(<Self as $crate::field::Record>::FIELDS, input, path, faults);
                $(let $field = <$type as $crate::field::FieldType>::read(
                    $crate::field::answer(input, stringify!($field)), &path.join(stringify!($field)), faults);)*
                Some(Self { $($field: $field?,)* })
            }

            fn to_value(&self) -> Option<$crate::field::Value> {
                Some($crate::field::Value::Group($crate::field::Record::to_group(self)))
            }

            fn from_value(value: Option<&$crate::field::Value>) -> Option<Self> {
                match value {
                    Some($crate::field::Value::Group(group)) => <Self as $crate::field::Record>::from_group(group),
                    _ => None,
                }
            }

            fn to_input(&self) -> Option<$crate::field::Input> {
                let given: Vec<(&str, Option<$crate::field::Input>)> =
                    vec![$((stringify!($field), $crate::field::FieldType::to_input(&self.$field)),)*];
                let given = given.into_iter().filter_map(|(name, value)| value.map(|value| (name.to_owned(), value)));
                Some($crate::field::Input::Group(given.collect()))
            }
        }
    };
}

record! {
    /// A record with nothing in it: what an act decides beyond what was asked, when that is nothing.
    pub struct Nothing {}
}

#[cfg(test)]
mod tests {
    use crate::field::{FieldType, Input, Record, read_request};
    use crate::value::{Carats, HsCode};

    crate::record! {
        /// A line of goods.
        pub struct Line {
            1 hs: HsCode, "§2.14";
            2 carats: Carats, "§3.2";
            3 note: Option<crate::value::Text>, "";
        }
    }

    fn line(entries: &[(&str, &str)]) -> Input {
        Input::Group(entries.iter().map(|(name, text)| ((*name).to_owned(), Input::text(*text))).collect())
    }

    #[test]
    fn reads_records_and_writes_them_back() {
        let read: Line = read_request(&line(&[("hs", "7102.31"), ("carats", "12.34"), ("note", "")])).unwrap();
        assert_eq!(Line::from_group(&read.to_group()), Some(read.clone()));
        assert_eq!(read_request::<Line>(&read.to_input().unwrap()), Ok(read));
    }

    #[test]
    fn reports_every_fault_at_once() {
        let faults = read_request::<Line>(&line(&[("hs", "7102.39"), ("carat", "1")])).unwrap_err();
        let named: Vec<_> = faults.iter().map(|fault| (fault.field.as_str(), fault.expected)).collect();
        assert_eq!(named, [("carat", "expected-known-field"), ("hs", "expected-hs"), ("carats", "expected-answer")]);
    }
}
