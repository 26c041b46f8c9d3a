//! `Group` and `Value` as deterministic CBOR (RFC 8949 §4.2.1) and back.
//!
//! Invariant: shortest heads, definite lengths, ascending keys; decoding re-encodes and compares. Nesting is limited
//! to 8 levels and a part to 64 KiB, so hostile bytes cost little.
//! Must not know: what the keys mean.

use kpcs_domain::field::{Group, Value};
use minicbor::{Decoder, Encoder, data::Type};

use crate::Malformed;

/// The longest part, in bytes.
const LIMIT_BYTES: usize = 65_536;
/// The deepest nesting of groups and lists.
const LIMIT_DEPTH: u8 = 8;

/// The one encoding of `group`: a CBOR map with unsigned keys, ascending.
#[must_use]
pub fn encode_group(group: &Group) -> Vec<u8> {
    let mut bytes = Vec::new();
    write_group(&mut Encoder::new(&mut bytes), group).expect("writing to memory cannot fail");
    bytes
}

/// Reads one map with nothing after it.
///
/// # Errors
/// [`Malformed`] for anything but the one encoding of a group within the limits.
pub fn decode_group(bytes: &[u8]) -> Result<Group, Malformed> {
    if bytes.len() > LIMIT_BYTES {
        return Err(Malformed::TooLong(LIMIT_BYTES));
    }
    let group = read_group(&mut Decoder::new(bytes), LIMIT_DEPTH).ok_or(Malformed::Structure("a map of the part"))?;
    if encode_group(&group) == bytes { Ok(group) } else { Err(Malformed::NotDeterministic) }
}

type Written = Result<(), minicbor::encode::Error<std::convert::Infallible>>;

fn write_group(encoder: &mut Encoder<&mut Vec<u8>>, group: &Group) -> Written {
    encoder.map(group.entries().len() as u64)?;
    for (key, value) in group.entries() {
        encoder.u8(*key)?;
        write_value(encoder, value)?;
    }
    Ok(())
}

fn write_value(encoder: &mut Encoder<&mut Vec<u8>>, value: &Value) -> Written {
    match value {
        Value::Flag(flag) => encoder.bool(*flag)?.ok(),
        Value::Integer(number) => encoder.i64(*number)?.ok(),
        Value::Text(text) => encoder.str(text)?.ok(),
        Value::Bytes(bytes) => encoder.bytes(bytes)?.ok(),
        Value::Null => encoder.null()?.ok(),
        Value::Group(group) => write_group(encoder, group),
        Value::List(items) => {
            encoder.array(items.len() as u64)?;
            items.iter().try_for_each(|item| write_value(encoder, item))
        }
    }
}

fn read_group(decoder: &mut Decoder<'_>, depth: u8) -> Option<Group> {
    let depth = depth.checked_sub(1)?;
    let length = decoder.map().ok()??;
    let mut entries = Vec::new();
    for _ in 0..length {
        entries.push((decoder.u8().ok()?, read_value(decoder, depth)?));
    }
    Group::new(entries)
}

fn read_value(decoder: &mut Decoder<'_>, depth: u8) -> Option<Value> {
    match decoder.datatype().ok()? {
        Type::Bool => decoder.bool().ok().map(Value::Flag),
        Type::U8 | Type::U16 | Type::U32 | Type::U64 | Type::I8 | Type::I16 | Type::I32 | Type::I64 => {
            decoder.i64().ok().map(Value::Integer)
        }
        Type::String => decoder.str().ok().map(|text| Value::Text(text.to_owned())),
        Type::Bytes => decoder.bytes().ok().map(|bytes| Value::Bytes(bytes.to_vec())),
        Type::Null => decoder.null().ok().map(|()| Value::Null),
        Type::Map => read_group(decoder, depth).map(Value::Group),
        Type::Array => {
            let inner = depth.checked_sub(1)?;
            let length = decoder.array().ok()??;
            (0..length).map(|_| read_value(decoder, inner)).collect::<Option<_>>().map(Value::List)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use kpcs_domain::field::{Group, Value};
    use proptest::prelude::*;

    use super::{decode_group, encode_group};
    use crate::Malformed;

    fn value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            any::<bool>().prop_map(Value::Flag),
            any::<i64>().prop_map(Value::Integer),
            ".{0,12}".prop_map(Value::Text),
            prop::collection::vec(any::<u8>(), 0..12).prop_map(Value::Bytes),
            Just(Value::Null),
        ];
        leaf.prop_recursive(3, 24, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::List),
                prop::collection::btree_map(any::<u8>(), inner, 0..4)
                    .prop_map(|map| Value::Group(Group::new(map.into_iter().collect()).unwrap())),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(values in prop::collection::btree_map(any::<u8>(), value(), 0..6)) {
            let group = Group::new(values.into_iter().collect()).unwrap();
            prop_assert_eq!(decode_group(&encode_group(&group)), Ok(group));
        }

        #[test]
        fn any_bytes_are_refused_or_are_the_one_encoding(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
            if let Ok(group) = decode_group(&bytes) {
                prop_assert_eq!(encode_group(&group), bytes);
            }
        }
    }

    #[test]
    fn refuses_other_encodings_of_the_same_map() {
        let cases: [(&[u8], Malformed); 5] = [
            (&[0xa1, 0x18, 0x01, 0x01], Malformed::NotDeterministic),
            (&[0xa2, 0x02, 0x01, 0x01, 0x01], Malformed::NotDeterministic),
            (&[0xbf, 0x01, 0x01, 0xff], Malformed::Structure("a map of the part")),
            (&[0xa1, 0x01, 0x01, 0x00], Malformed::NotDeterministic),
            (&[0xa2, 0x01, 0x01, 0x01, 0x01], Malformed::Structure("a map of the part")),
        ];
        for (bytes, expected) in cases {
            assert_eq!(decode_group(bytes), Err(expected), "{bytes:02x?}");
        }
    }

    #[test]
    fn refuses_deep_nesting() {
        let deep = [&[0xa1, 0x00][..], &[0x81; 40], &[0x00]].concat();
        assert_eq!(decode_group(&deep), Err(Malformed::Structure("a map of the part")));
    }
}
