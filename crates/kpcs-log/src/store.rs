//! Where a log keeps its bytes: the few things that the sequencer asks of a folder, an object store or a test.
//!
//! Invariant: what `write` and `swap_head` have done survives a power cut; `swap_head` is atomic among all who use the store.
//! Must not know: what the bytes are.

use std::io;

/// A store of files, and of one small value apart from them: the head.
pub trait LogStore {
    /// The bytes at `path`; `None` when nothing is there.
    ///
    /// # Errors
    /// When that cannot be known.
    fn read(&self, path: &str) -> io::Result<Option<Vec<u8>>>;

    /// Puts `bytes` at `path`, whole or not at all.
    ///
    /// # Errors
    /// When it is not certain that they are there.
    fn write(&self, path: &str, bytes: &[u8]) -> io::Result<()>;

    /// Takes away what is at `path`, if anything.
    ///
    /// # Errors
    /// When it may still be there.
    fn remove(&self, path: &str) -> io::Result<()>;

    /// The newest head that was signed.
    ///
    /// # Errors
    /// When that cannot be known.
    fn head(&self) -> io::Result<Option<Vec<u8>>>;

    /// Makes `new` the head if the head is still `expected`; `false` when it is another.
    ///
    /// # Errors
    /// When it is not certain which head is there now.
    fn swap_head(&self, expected: Option<&[u8]>, new: &[u8]) -> io::Result<bool>;
}
