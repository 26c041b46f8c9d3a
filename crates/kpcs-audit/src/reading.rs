//! Reading the records of a file one after the other, and the digest of what was read.
//!
//! Invariant: a record is a CBOR byte string with the shortest head; at most [`LIMIT_BYTES`] of the file are in memory. A file that ends
//! within a record, or without its last one, is said to be cut.
//! Source: docs/formats/bundle.md; RFC 8742.

use std::io::{self, BufRead, ErrorKind, Read};

use kpcs_domain::value::Digest;
use sha2::{Digest as _, Sha256};

use crate::{LIMIT_BYTES, Record};

/// Why a file is no bundle.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// It ends too early.
    #[error("the file ends after {bytes} bytes, within record {record}; it was cut")]
    Cut {
        /// How many bytes there are.
        bytes: u64,
        /// The record that is not whole, from 1.
        record: u64,
    },
    /// A record that is none, or none that may stand there.
    #[error("record {record}, at byte {at}: expected {expected}")]
    Form {
        /// Which, from 1.
        record: u64,
        /// Where it begins.
        at: u64,
        /// What should stand there.
        expected: &'static str,
    },
    /// The file cannot be read.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// The records of a file.
pub struct Records<R> {
    input: R,
    read: u64,
    begun: u64,
    record: u64,
    hash: Sha256,
    /// The same of all that stands before the newest record.
    before: Sha256,
}

impl<R: BufRead> Records<R> {
    /// Reads from `input`.
    pub fn new(input: R) -> Self {
        Self { input, read: 0, begun: 0, record: 0, hash: Sha256::new(), before: Sha256::new() }
    }

    /// How many bytes were read.
    #[must_use]
    pub const fn read(&self) -> u64 {
        self.read
    }

    /// How many records were begun.
    #[must_use]
    pub const fn count(&self) -> u64 {
        self.record
    }

    /// SHA-256 of everything before the newest record.
    #[must_use]
    pub fn digest_before(&self) -> Digest {
        Digest(self.before.clone().finalize().into())
    }

    /// That something else was expected where the newest record stands.
    #[must_use]
    pub const fn instead_of(&self, expected: &'static str) -> Unreadable {
        Unreadable::Form { record: self.record, at: self.begun, expected }
    }

    /// That there is no further record where one must be.
    #[must_use]
    pub const fn cut(&self) -> Unreadable {
        Unreadable::Cut { bytes: self.read, record: self.record + 1 }
    }

    /// The bytes of the next record; `None` at the end of the file.
    ///
    /// # Errors
    /// [`Unreadable`].
    pub fn next_bytes(&mut self) -> Result<Option<Vec<u8>>, Unreadable> {
        if self.input.fill_buf()?.is_empty() {
            return Ok(None);
        }
        self.before = self.hash.clone();
        (self.begun, self.record) = (self.read, self.record + 1);
        let length = self.length()?;
        self.take(length).map(Some)
    }

    /// The next record, whole.
    ///
    /// # Errors
    /// [`Unreadable`].
    pub fn next_record(&mut self) -> Result<Option<Record>, Unreadable> {
        let Some(bytes) = self.next_bytes()? else { return Ok(None) };
        Record::parse(&bytes).map(Some).ok_or_else(|| self.instead_of("a record in its one encoding"))
    }

    /// The head of a byte string, which is as short as can be.
    fn length(&mut self) -> Result<usize, Unreadable> {
        let first = self.take(1)?[0];
        let (more, least) = match first {
            0x40..=0x57 => return Ok(usize::from(first - 0x40)),
            0x58 => (1, 24),
            0x59 => (2, 0x100),
            0x5a => (4, 0x1_0000),
            _ => return Err(self.instead_of("the head of a byte string")),
        };
        let length = self.take(more)?.iter().fold(0, |length, byte| length << 8 | usize::from(*byte));
        let fits = (least..=LIMIT_BYTES).contains(&length);
        if fits { Ok(length) } else { Err(self.instead_of("a byte string of at most 1 MiB under its shortest head")) }
    }

    fn take(&mut self, length: usize) -> Result<Vec<u8>, Unreadable> {
        let mut bytes = Vec::with_capacity(length);
        (&mut self.input).take(length as u64).read_to_end(&mut bytes)?;
        self.read += bytes.len() as u64;
        self.hash.update(&bytes);
        if bytes.len() == length { Ok(bytes) } else { Err(Unreadable::Cut { bytes: self.read, record: self.record }) }
    }
}

impl Unreadable {
    /// Whether the machine failed, not the file.
    #[must_use]
    pub fn is_of_machine(&self) -> bool {
        matches!(self, Self::Io(fault) if fault.kind() != ErrorKind::UnexpectedEof)
    }
}
