//! Writing a bundle: records one after the other, and the seal over all of them.
//!
//! Invariant: what is written is never looked at again; the tree is worked out beside it, so that a bundle whose entries do not lead to
//! the roots that the log has signed is not sealed.
//! Source: docs/formats/bundle.md.

use std::io::{self, Write};

use kpcs_domain::field::Record as _;
use kpcs_log::{Checkpoint, Hash, Note, leaf_hash};
use kpcs_statement::{Opened, PartName, SecretKey, encode_group};
use minicbor::Encoder;
use sha2::{Digest as _, Sha256};

use crate::{Counts, Manifest, Record, Shown, Tree, body::is_certificate};

/// What a seal signs begins with this.
pub(crate) const PREFIX: &[u8] = b"kpcs/bundle/v1\n";

/// Writes one bundle.
pub struct BundleWriter<W> {
    out: W,
    hash: Sha256,
    tree: Tree,
    counts: Counts,
    /// The newest checkpoint: its size and root.
    until: (u64, Hash),
}

impl<W: Write> BundleWriter<W> {
    /// Begins a bundle.
    ///
    /// # Errors
    /// As `out` answers.
    pub fn begin(out: W, manifest: Manifest, earlier: Vec<Vec<u8>>, trust: Vec<u8>) -> io::Result<Self> {
        let tree = Tree::default();
        let until = (0, tree.root());
        let mut writer = Self { out, hash: Sha256::new(), tree, counts: Counts::NONE, until };
        writer.put(&Record::Manifest(manifest))?;
        earlier.into_iter().try_for_each(|list| writer.put(&Record::List(list)))?;
        writer.put(&Record::Trust(trust))?;
        Ok(writer)
    }

    /// How far the log is written.
    pub const fn tree(&self) -> &Tree {
        &self.tree
    }

    /// The status of entries from here on.
    ///
    /// # Errors
    /// As the file answers.
    pub fn status(&mut self, token: Vec<u8>) -> io::Result<()> {
        self.put(&Record::Status(token))
    }

    /// The checkpoint that is reached next.
    ///
    /// # Errors
    /// As the file answers; for a text that is no checkpoint.
    pub fn checkpoint(&mut self, note: &Note) -> io::Result<()> {
        let checkpoint = Checkpoint::parse(&note.text).map_err(io::Error::other)?;
        self.until = (checkpoint.size, checkpoint.root);
        self.counts.checkpoints += 1;
        self.put(&Record::Checkpoint(note.to_string().into_bytes()))?;
        self.reached()
    }

    /// The next 2^`level` entries, hidden.
    ///
    /// # Errors
    /// As the file answers; where the entries do not lead to the root of the checkpoint.
    pub fn hide(&mut self, level: u32, hash: Hash) -> io::Result<()> {
        self.counts.hidden += 1 << level;
        self.put(&Record::Hidden(level, hash))?;
        self.grow(level, hash)
    }

    /// The next entry, shown as far as `may_see` holds.
    ///
    /// # Errors
    /// As [`Self::hide`].
    pub fn show(&mut self, opened: &Opened, may_see: impl Fn(PartName) -> bool) -> io::Result<()> {
        self.counts.statements += 1;
        let has_content =
            [PartName::Core, PartName::Details].into_iter().any(|name| may_see(name) && opened.part(name).is_some());
        self.counts.with_content += u64::from(has_content);
        self.counts.certificates += u64::from(is_certificate(opened.statement().protected().act));
        self.put(&Record::Statement(Box::new(Shown::of(opened, may_see))))?;
        self.grow(0, leaf_hash(&opened.statement().leaf().0))
    }

    /// A statement of the reader's own that has no place in the log.
    ///
    /// # Errors
    /// As the file answers.
    pub fn cover(&mut self, opened: &Opened) -> io::Result<()> {
        self.counts.covered += 1;
        self.put(&Record::Covered(Box::new(Shown::of(opened, |_| true))))
    }

    /// Ends the bundle, signed by `key`; `waiting` statements of the year have no place in the log yet.
    ///
    /// # Errors
    /// As the file answers; where the newest checkpoint is not reached.
    pub fn seal(mut self, waiting: u64, key: &SecretKey) -> io::Result<(Counts, W)> {
        if self.tree.size() != self.until.0 {
            return Err(io::Error::other("the newest checkpoint is not reached"));
        }
        self.counts.waiting = waiting;
        let counts = self.counts.clone();
        let signature = key.sign(&sealed(&self.hash.clone().finalize(), &counts));
        self.put(&Record::Seal(counts.clone(), key.public().id(), signature))?;
        self.out.flush()?;
        Ok((counts, self.out))
    }

    fn grow(&mut self, level: u32, hash: Hash) -> io::Result<()> {
        self.tree.add(level, hash).ok_or_else(|| io::Error::other("a subtree stands where none begins"))?;
        self.reached()
    }

    fn reached(&self) -> io::Result<()> {
        let (size, root) = self.until;
        if self.tree.size() > size || (self.tree.size() == size && self.tree.root() != root) {
            return Err(io::Error::other(format!("the entries up to {size} are not those of the log's checkpoint")));
        }
        Ok(())
    }

    fn put(&mut self, record: &Record) -> io::Result<()> {
        let mut framed = Vec::new();
        Encoder::new(&mut framed).bytes(&record.to_bytes()).expect("writing to memory cannot fail");
        self.hash.update(&framed);
        self.out.write_all(&framed)
    }
}

/// What the seal signs: the digest of all records before it, and its counts.
pub(crate) fn sealed(digest: &[u8], counts: &Counts) -> Vec<u8> {
    [PREFIX, digest, &encode_group(&counts.to_group())].concat()
}
