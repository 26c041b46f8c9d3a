//! `Opened`: a statement together with those of its parts that the reader may see.
//!
//! Invariant: every part that is present was compared with the digest that was signed.
//! Must not know: who the reader is.

use crate::{Blind, Malformed, PartName, Statement, part_digest};

/// A part's bytes and the blind of its digest; no bytes means that the act lacks the part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The blind of its digest.
    pub blind: Blind,
    /// The encoded map; empty when the act lacks this part.
    pub bytes: Vec<u8>,
}

impl Part {
    /// The same part under a blind that opens it alone: the seed would open header and core both.
    #[must_use]
    pub fn alone(&self, name: PartName) -> Self {
        Self { blind: Blind::Own(self.blind.of(name)), bytes: self.bytes.clone() }
    }
}

/// A statement with the parts that are known.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    statement: Statement,
    parts: [Option<Part>; 4],
}

impl Opened {
    /// Opens `statement` with the parts known, in the order of [`PartName::ALL`].
    ///
    /// # Errors
    /// [`Malformed::PartDigest`] when a part is not the one that was signed.
    pub fn new(statement: Statement, parts: [Option<Part>; 4]) -> Result<Self, Malformed> {
        for name in PartName::ALL {
            if let Some(part) = &parts[name as usize]
                && part_digest(name, &part.blind, &part.bytes) != statement.digest_of(name)
            {
                return Err(Malformed::PartDigest(name.as_str()));
            }
        }
        Ok(Self { statement, parts })
    }

    /// The statement.
    #[must_use]
    pub const fn statement(&self) -> &Statement {
        &self.statement
    }

    /// A part, if it is known to this reader.
    #[must_use]
    pub const fn part(&self, name: PartName) -> Option<&Part> {
        self.parts[name as usize].as_ref()
    }

    /// The same statement without the parts that its own authority keeps (the chain), for the other party.
    #[must_use]
    pub fn for_the_other_party(mut self) -> Self {
        self.parts[PartName::Chain as usize] = None;
        self
    }
}
