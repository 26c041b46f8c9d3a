//! Many statements in one request, and many proofs in one answer: the forms of `POST /batch` and `POST /proofs`.
//!
//! SCRAPI takes one statement a request; over a narrow or slow way that is an hour for a day's work. These two carry up to
//! [`LIMIT_ITEMS`] and answer each on its own.
//! Invariant: an answer has one item for each that was asked, in their order; anything else is no answer.
//! Must not know: what a statement says, whether a proof holds. Source: docs/formats/log.md, "Over HTTP"; threat-model 10.2.

use std::io;

use kpcs_log::{LogProof, Unsound};
use minicbor::{Decoder, Encoder, data::Type, decode, encode};

use crate::{Entry, Wire, wire::fetch};

/// The most statements of a batch, and entries of a question for proofs.
pub const LIMIT_ITEMS: usize = 512;
/// The longest statement in a batch with what is handed in beside it, in bytes.
pub(crate) const LIMIT_STATEMENT: usize = 66_560;
/// The most bytes of a batch.
pub const LIMIT_BATCH: usize = 4 << 20;

/// What became of one statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Taken {
    /// It stands in the log, at this place.
    At(u64),
    /// It is not registered; why, for a person.
    Refused(String),
}

/// A log elsewhere, asked many things at once.
pub struct LogClient {
    wire: Box<dyn Wire>,
}

impl LogClient {
    /// The log behind `wire`.
    #[must_use]
    pub const fn new(wire: Box<dyn Wire>) -> Self {
        Self { wire }
    }

    /// Hands up to [`LIMIT_ITEMS`] signed statements in; asked again, each has the place that it had.
    ///
    /// # Errors
    /// When no answer came, or none to this question; then it is not known what was taken.
    pub fn submit(&self, statements: &[Vec<u8>]) -> io::Result<Vec<Taken>> {
        let body = write_items(statements.iter().map(|statement| Some(&**statement)));
        let answer = self.ask("batch", &body)?;
        read_taken(&answer).filter(|taken| taken.len() == statements.len()).ok_or_else(|| wrong("batch"))
    }

    /// The proofs of up to [`LIMIT_ITEMS`] entries, as the log gives them; `None` while there is none.
    ///
    /// # Errors
    /// When no answer came, or none to this question.
    pub fn proofs(&self, entries: &[Entry]) -> io::Result<Vec<Option<LogProof>>> {
        let body = write_items(entries.iter().map(|entry| Some(entry.as_slice())));
        let answer = self.ask("proofs", &body)?;
        let items = read_items(&answer).filter(|items| items.len() == entries.len()).ok_or_else(|| wrong("proofs"))?;
        let read = |item: Option<&[u8]>| item.map(LogProof::parse).transpose();
        items.into_iter().map(read).collect::<Result<_, Unsound>>().map_err(io::Error::other)
    }

    /// What this log's node publishes in full beside the log, after the first `after`; up to [`LIMIT_ITEMS`].
    ///
    /// # Errors
    /// When no answer came, or none to this question.
    pub fn record(&self, after: u64) -> io::Result<Vec<Vec<u8>>> {
        let answer = fetch(self.wire.as_ref(), &format!("record/{after}"))?;
        let shorter = format!("it shows no public record of {after} acts; if it did, an old copy was put back there");
        let answer = answer.ok_or_else(|| io::Error::other(shorter))?;
        let items = read_items(&answer).and_then(|items| items.into_iter().collect::<Option<Vec<_>>>());
        Ok(items.ok_or_else(|| wrong("record"))?.into_iter().map(<[u8]>::to_vec).collect())
    }

    /// The trust data that this log's node makes of what it publishes.
    ///
    /// # Errors
    /// When no answer came, or none to this question.
    pub fn trust_data(&self) -> io::Result<Vec<u8>> {
        fetch(self.wire.as_ref(), "trust")?.ok_or_else(|| io::Error::other("it shows no trust data"))
    }

    fn ask(&self, path: &str, body: &[u8]) -> io::Result<Vec<u8>> {
        let answer = self.wire.post(path, body)?;
        match answer.status {
            200 => Ok(answer.body),
            429 => Err(io::Error::other("it asks to wait: too many requests came from here")),
            503 => Err(io::Error::other("it takes nothing at present")),
            status => Err(io::Error::other(format!("answered with status {status}"))),
        }
    }
}

fn wrong(path: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("{path}: the answer is none to what was asked"))
}

/// `[* bytes / null]`
pub fn write_items<'a>(items: impl ExactSizeIterator<Item = Option<&'a [u8]>>) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes);
    let count = items.len() as u64;
    let written = encoder.array(count).map(drop).and_then(|()| {
        items.into_iter().try_for_each(|item| match item {
            Some(item) => encoder.bytes(item).map(drop),
            None => encoder.null().map(drop),
        })
    });
    in_memory(written);
    bytes
}

/// Reads what [`write_items`] wrote, up to [`LIMIT_ITEMS`].
pub(crate) fn read_items(bytes: &[u8]) -> Option<Vec<Option<&[u8]>>> {
    read_array(bytes, |decoder| match decoder.datatype()? {
        Type::Null => decoder.null().map(|()| None),
        _ => decoder.bytes().map(Some),
    })
}

/// `[* place / text]`
pub(crate) fn write_taken(taken: &[Taken]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes);
    let written = encoder.array(taken.len() as u64).map(drop).and_then(|()| {
        taken.iter().try_for_each(|taken| match taken {
            Taken::At(place) => encoder.u64(*place).map(drop),
            Taken::Refused(why) => encoder.str(why).map(drop),
        })
    });
    in_memory(written);
    bytes
}

fn read_taken(bytes: &[u8]) -> Option<Vec<Taken>> {
    read_array(bytes, |decoder| match decoder.datatype()? {
        Type::String => decoder.str().map(|why| Taken::Refused(why.chars().take(500).collect())),
        _ => decoder.u64().map(Taken::At),
    })
}

fn in_memory(written: Result<(), encode::Error<std::convert::Infallible>>) {
    written.expect("writing to memory cannot fail");
}

/// An array of known length, with nothing after it.
fn read_array<'a, T>(bytes: &'a [u8], item: impl Fn(&mut Decoder<'a>) -> Result<T, decode::Error>) -> Option<Vec<T>> {
    let mut decoder = Decoder::new(bytes);
    let count = usize::try_from(decoder.array().ok()??).ok().filter(|count| *count <= LIMIT_ITEMS)?;
    let items: Vec<T> = (0..count).map(|_| item(&mut decoder)).collect::<Result<_, _>>().ok()?;
    (decoder.position() == bytes.len()).then_some(items)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_nothing_else() {
        let items = [Some(&b"one"[..]), None, Some(&b""[..])];
        let bytes = write_items(items.into_iter());
        assert_eq!(read_items(&bytes).unwrap(), items);
        let taken = [Taken::At(7), Taken::Refused("no".to_owned()), Taken::At(u64::MAX)];
        let answer = write_taken(&taken);
        assert_eq!(read_taken(&answer).unwrap(), taken);
        for end in 0..bytes.len() {
            assert_eq!(read_items(&bytes[..end]), None, "{end}");
        }
        assert_eq!(read_items(&[bytes.clone(), vec![0]].concat()), None);
        assert_eq!(read_items(&answer), None, "a place is no bytes");
        let many = write_items(vec![None; LIMIT_ITEMS + 1].into_iter());
        assert_eq!(read_items(&many), None);
    }
}
