//! One record of a bundle: a CBOR array that begins with its kind.
//!
//! Invariant: one record has one encoding: what is read is written again and compared.
//! Must not know: whether anything in it holds.
//! Source: docs/formats/bundle.md.

use kpcs_domain::field::Record as _;
use kpcs_log::Hash;
use kpcs_statement::{Blind, KeyId, Malformed, Opened, Part, PartName, Statement, decode_group, encode_group};
use minicbor::{Decoder, Encoder, data::Type};

use crate::{Counts, Manifest};

/// The longest record, in bytes.
pub const LIMIT_BYTES: usize = 1 << 20;

/// A record.
#[derive(Debug, Clone, PartialEq)]
pub enum Record {
    /// 0: what the bundle is; the first.
    Manifest(Manifest),
    /// 1: a trust list of an earlier version, with its signature.
    List(Vec<u8>),
    /// 2: trust data, as the hub handed them out.
    Trust(Vec<u8>),
    /// 3: a status list token, for the entries that follow.
    Status(Vec<u8>),
    /// 4: a checkpoint of the log, at a size that is reached later.
    Checkpoint(Vec<u8>),
    /// 5: the next 2^level entries of the log, of which the reader sees the hash alone.
    Hidden(u32, Hash),
    /// 6: the next entry of the log.
    Statement(Box<Shown>),
    /// 7: a statement of the reader's own without a place in the log.
    Covered(Box<Shown>),
    /// 8: how much it was, and the exporter's signature; the last.
    Seal(Counts, KeyId, [u8; 64]),
}

/// A statement, with what its reader may see of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    statement: Vec<u8>,
    parts: [Option<([u8; 32], Vec<u8>)>; 4],
}

impl Shown {
    /// Those parts of `opened` for which `may_see` holds, each under a blind that opens it alone.
    #[must_use]
    pub fn of(opened: &Opened, may_see: impl Fn(PartName) -> bool) -> Self {
        let parts = PartName::ALL.map(|name| {
            let part = opened.part(name).filter(|_| may_see(name))?.alone(name);
            let Blind::Own(blind) = part.blind else { return None };
            Some((blind, part.bytes))
        });
        Self { statement: opened.statement().to_bytes(), parts }
    }

    /// The statement, opened by the parts that are there.
    ///
    /// # Errors
    /// [`Malformed`] for what is no statement, or has other parts than were signed.
    pub fn open(self) -> Result<Opened, Malformed> {
        let part = |(blind, bytes)| Part { blind: Blind::Own(blind), bytes };
        Opened::new(Statement::parse(&self.statement)?, self.parts.map(|shown| shown.map(part)))
    }
}

type Written = Result<(), minicbor::encode::Error<std::convert::Infallible>>;

impl Record {
    /// The bytes of the array.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        self.write(&mut Encoder::new(&mut bytes)).expect("writing to memory cannot fail");
        bytes
    }

    fn write(&self, encoder: &mut Encoder<&mut Vec<u8>>) -> Written {
        match self {
            Self::Manifest(manifest) => encoder.array(2)?.u8(0)?.bytes(&encode_group(&manifest.to_group()))?.ok(),
            Self::List(bytes) => encoder.array(2)?.u8(1)?.bytes(bytes)?.ok(),
            Self::Trust(bytes) => encoder.array(2)?.u8(2)?.bytes(bytes)?.ok(),
            Self::Status(bytes) => encoder.array(2)?.u8(3)?.bytes(bytes)?.ok(),
            Self::Checkpoint(bytes) => encoder.array(2)?.u8(4)?.bytes(bytes)?.ok(),
            Self::Hidden(level, hash) => encoder.array(3)?.u8(5)?.u32(*level)?.bytes(&hash.0)?.ok(),
            Self::Statement(shown) => write_shown(encoder, 6, shown),
            Self::Covered(shown) => write_shown(encoder, 7, shown),
            Self::Seal(counts, key, signature) => {
                encoder.array(4)?.u8(8)?.bytes(&encode_group(&counts.to_group()))?.bytes(&key.0)?.bytes(signature)?.ok()
            }
        }
    }

    /// Reads the bytes of one record; `None` for anything but its one encoding.
    #[must_use]
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let mut decoder = Decoder::new(bytes);
        let record = read(&mut decoder)?;
        (decoder.position() == bytes.len() && record.to_bytes() == bytes).then_some(record)
    }
}

fn write_shown(encoder: &mut Encoder<&mut Vec<u8>>, kind: u8, shown: &Shown) -> Written {
    encoder.array(6)?.u8(kind)?.bytes(&shown.statement)?;
    shown.parts.iter().try_for_each(|part| match part {
        Some((blind, bytes)) => encoder.array(2)?.bytes(blind)?.bytes(bytes)?.ok(),
        None => encoder.null()?.ok(),
    })
}

fn read(decoder: &mut Decoder<'_>) -> Option<Record> {
    let length = decoder.array().ok()??;
    let kind = decoder.u8().ok()?;
    let mut bytes = || decoder.bytes().ok().map(<[u8]>::to_vec);
    match (kind, length) {
        (0, 2) => Manifest::from_group(&decode_group(&bytes()?).ok()?).map(Record::Manifest),
        (1, 2) => bytes().map(Record::List),
        (2, 2) => bytes().map(Record::Trust),
        (3, 2) => bytes().map(Record::Status),
        (4, 2) => bytes().map(Record::Checkpoint),
        (5, 3) => Some(Record::Hidden(decoder.u32().ok()?, Hash::from_slice(decoder.bytes().ok()?)?)),
        (6, 6) => read_shown(decoder).map(|shown| Record::Statement(Box::new(shown))),
        (7, 6) => read_shown(decoder).map(|shown| Record::Covered(Box::new(shown))),
        (8, 4) => {
            let counts = Counts::from_group(&decode_group(&bytes()?).ok()?)?;
            Some(Record::Seal(counts, KeyId(bytes()?.try_into().ok()?), bytes()?.try_into().ok()?))
        }
        _ => None,
    }
}

fn read_shown(decoder: &mut Decoder<'_>) -> Option<Shown> {
    let statement = decoder.bytes().ok()?.to_vec();
    let mut parts = [None, None, None, None];
    for part in &mut parts {
        if decoder.datatype().ok()? == Type::Null {
            decoder.null().ok()?;
            continue;
        }
        (decoder.array().ok()?? == 2).then_some(())?;
        *part = Some((decoder.bytes().ok()?.try_into().ok()?, decoder.bytes().ok()?.to_vec()));
    }
    Some(Shown { statement, parts })
}
