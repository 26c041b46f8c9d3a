//! How each value type of the domain stands in a field.
//!
//! Invariant: `from_value(to_value(v)) == v` for each type; numbers are recorded as integers in the smallest unit.
//! Must not know: which act uses them.

use super::{Field, FieldType, Input, InputFault, Kind, Path, Value};
use crate::value::{
    AuthorityId, Carats, CertificateNumber, CountryCode, Day, Digest, Expected, HsCode, Latitude, Longitude, Name,
    OfficerHandle, Origin, Reference, Seal, Text, TimeOfDay, Timestamp, UsdCents,
};

/// Reads one answer with a type's own `parse`.
#[doc(hidden)]
pub fn read_text<T>(
    input: Option<&Input>,
    path: &Path,
    faults: &mut Vec<InputFault>,
    parse: impl Fn(&str) -> Result<T, Expected>,
) -> Option<T> {
    let answer = input.filter(|input| !input.is_empty());
    let expected = match answer {
        None => "expected-answer",
        Some(Input::Text(text)) => match parse(text) {
            Ok(value) => return Some(value),
            Err(Expected(key)) => key,
        },
        Some(_) => "expected-one-answer",
    };
    faults.push(InputFault::new(path, answer, expected));
    None
}

macro_rules! field_type {
    ($type:ty, $kind:expr, $to:expr, $variant:ident($bound:ident) => $from:expr) => {
        impl FieldType for $type {
            const KIND: Kind = $kind;

            fn read(input: Option<&Input>, path: &Path, faults: &mut Vec<InputFault>) -> Option<Self> {
                read_text(input, path, faults, <$type>::parse)
            }

            fn to_value(&self) -> Option<Value> {
                let write: fn(&$type) -> Value = $to;
                Some(write(self))
            }

            fn from_value(value: Option<&Value>) -> Option<Self> {
                match value {
                    Some(Value::$variant($bound)) => $from,
                    _ => None,
                }
            }

            fn to_input(&self) -> Option<Input> {
                Some(Input::Text(self.to_string()))
            }
        }
    };
    ($type:ty, $kind:expr) => {
        field_type!($type, $kind, |v| Value::Text(v.to_string()), Text(t) => <$type>::parse(t).ok());
    };
}

field_type!(AuthorityId, Kind::Authority);
field_type!(Carats, Kind::Carats, |v| Value::Integer(v.thousandths()), Integer(n) => Self::from_thousandths(*n));
field_type!(CertificateNumber, Kind::CertificateNumber);
field_type!(CountryCode, Kind::Country);
field_type!(Day, Kind::Day, |v| Value::Integer(v.epoch_days()), Integer(n) => Self::from_epoch_days(*n));
field_type!(Digest, Kind::Digest, |v| Value::Bytes(v.0.to_vec()), Bytes(b) => b.as_slice().try_into().ok().map(Self));
field_type!(HsCode, Kind::Hs, |v| Value::Integer(v.subheading()), Integer(n) => Self::from_subheading(*n));
field_type!(Latitude, Kind::Latitude);
field_type!(Longitude, Kind::Longitude);
field_type!(Name, Kind::Name);
field_type!(OfficerHandle, Kind::Handle);
field_type!(Origin, Kind::Origin);
field_type!(Reference, Kind::Reference);
field_type!(Seal, Kind::Seal);
field_type!(Text, Kind::Text);
field_type!(TimeOfDay, Kind::Time, |v| Value::Integer(v.minutes()), Integer(n) => Self::from_minutes(*n));
field_type!(Timestamp, Kind::Instant, |v| Value::Integer(v.seconds()), Integer(n) => Self::from_seconds(*n));
field_type!(UsdCents, Kind::Usd, |v| Value::Integer(v.cents()), Integer(n) => Self::from_cents(*n));

/// A whole number, 0 to 10^12: counts and limits.
impl FieldType for u64 {
    const KIND: Kind = Kind::Integer;

    fn read(input: Option<&Input>, path: &Path, faults: &mut Vec<InputFault>) -> Option<Self> {
        read_text(input, path, faults, |text| {
            text.trim().parse().ok().filter(|n| *n <= 1_000_000_000_000).ok_or(Expected("expected-integer"))
        })
    }

    fn to_value(&self) -> Option<Value> {
        i64::try_from(*self).ok().map(Value::Integer)
    }

    fn from_value(value: Option<&Value>) -> Option<Self> {
        match value {
            Some(Value::Integer(n)) => Self::try_from(*n).ok(),
            _ => None,
        }
    }

    fn to_input(&self) -> Option<Input> {
        Some(Input::Text(self.to_string()))
    }
}

/// Yes or no; no answer is no, as an unticked box sends nothing.
impl FieldType for bool {
    const KIND: Kind = Kind::Flag;
    const REQUIRED: bool = false;

    fn read(input: Option<&Input>, path: &Path, faults: &mut Vec<InputFault>) -> Option<Self> {
        if input.is_none_or(Input::is_empty) {
            return Some(false);
        }
        read_text(input, path, faults, parse_flag)
    }

    fn to_value(&self) -> Option<Value> {
        self.then_some(Value::Flag(true))
    }

    fn from_value(value: Option<&Value>) -> Option<Self> {
        match value {
            None => Some(false),
            Some(Value::Flag(true)) => Some(true),
            _ => None,
        }
    }

    fn to_input(&self) -> Option<Input> {
        self.then(|| Input::text("yes"))
    }
}

/// Yes or no as forms, files and programs say it.
pub(super) fn parse_flag(text: &str) -> Result<bool, Expected> {
    match text.trim() {
        "yes" | "true" | "on" => Ok(true),
        "no" | "false" | "off" => Ok(false),
        _ => Err(Expected("expected-flag")),
    }
}

/// A field that may be left out.
impl<T: FieldType> FieldType for Option<T> {
    const KIND: Kind = T::KIND;
    const REQUIRED: bool = false;

    fn read(input: Option<&Input>, path: &Path, faults: &mut Vec<InputFault>) -> Option<Self> {
        match input.filter(|input| !input.is_empty()) {
            None => Some(None),
            given => T::read(given, path, faults).map(Some),
        }
    }

    fn to_value(&self) -> Option<Value> {
        self.as_ref().and_then(T::to_value)
    }

    fn from_value(value: Option<&Value>) -> Option<Self> {
        match value {
            None => Some(None),
            given => T::from_value(given).map(Some),
        }
    }

    fn to_input(&self) -> Option<Input> {
        self.as_ref().and_then(T::to_input)
    }
}

/// The row of a field table for a field of type `T`.
#[must_use]
pub const fn field<T: FieldType>(key: u8, name: &'static str, section: &'static str) -> Field {
    Field { key, name, kind: T::KIND, required: T::REQUIRED, section }
}
