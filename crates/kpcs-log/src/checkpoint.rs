//! A checkpoint: what a log says of itself at one size.
//!
//! Invariant: one checkpoint has one text. Its origin is the name of the log's key.
//! Must not know: who signs it. Source: C2SP tlog-checkpoint.

use std::fmt;

use crate::{Hash, Note, NoteKey, Unsound};

/// Origin, size, root, and lines that a log may add.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// The log's name, not empty.
    pub origin: String,
    /// How many leaves the tree has.
    pub size: u64,
    /// The root of the tree.
    pub root: Hash,
    /// Further lines, none of them empty.
    pub more: Vec<String>,
}

impl Checkpoint {
    /// Reads the text of a note, with its last line feed.
    ///
    /// # Errors
    /// [`Unsound::Form`] for anything but the one way to write it.
    pub fn parse(text: &str) -> Result<Self, Unsound> {
        let malformed = Unsound::Form("a checkpoint: origin, size, root");
        let mut lines = text.lines().map(str::to_owned);
        let (Some(origin), Some(size), Some(root)) = (lines.next(), lines.next(), lines.next()) else {
            return Err(malformed);
        };
        let size = size.parse().map_err(|_| malformed.clone())?;
        let root = Hash::from_base64(&root).ok_or(malformed.clone())?;
        let checkpoint = Self { origin, size, root, more: lines.collect() };
        let filled = !checkpoint.origin.is_empty() && checkpoint.more.iter().all(|line| !line.is_empty());
        if filled && checkpoint.to_string() == text { Ok(checkpoint) } else { Err(malformed) }
    }

    /// The checkpoint of a note that `log` has signed; its origin must be that key's name.
    ///
    /// # Errors
    /// [`Unsound::Signature`] when the key has not signed it, [`Unsound::Form`] for another origin or text.
    pub fn of(note: &Note, log: &NoteKey) -> Result<Self, Unsound> {
        note.verify(log)?;
        let checkpoint = Self::parse(&note.text)?;
        if checkpoint.origin == log.name() { Ok(checkpoint) } else { Err(Unsound::Form("a checkpoint of this log")) }
    }
}

impl fmt::Display for Checkpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}\n{}\n{}", self.origin, self.size, self.root.to_base64())?;
        self.more.iter().try_for_each(|line| writeln!(f, "{line}"))
    }
}
