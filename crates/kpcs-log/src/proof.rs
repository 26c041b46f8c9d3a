//! Proofs about the tree, and what it takes to believe them.
//!
//! Invariant: a proof is accepted only when it has exactly the length that index and sizes demand and leads to the root; the
//! size-0 and equal-size cases are decided here: their path is empty, and the roots must be the ones that follow.
//! Must not know: who signed the root. Source: RFC 9162 §2.1.3.2 and §2.1.4.2; docs/formats/log.md.

use crate::{EMPTY_ROOT, Hash, Unsound, node_hash};

/// That one leaf stands in a tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inclusion {
    /// The leaf's place, from 0.
    pub index: u64,
    /// How many leaves the tree has.
    pub size: u64,
    /// The siblings on the way from the leaf to the root.
    pub path: Vec<Hash>,
}

impl Inclusion {
    /// The root to which `leaf` leads.
    ///
    /// # Errors
    /// [`Unsound::Range`] when the index is not in the tree, [`Unsound::Proof`] when the path has the wrong length.
    pub fn root_of(&self, leaf: &Hash) -> Result<Hash, Unsound> {
        if self.index >= self.size {
            return Err(Unsound::Range("the index of a leaf lies below the size"));
        }
        let (mut at, mut last, mut hash) = (self.index, self.size - 1, *leaf);
        for sibling in &self.path {
            if last == 0 {
                return Err(Unsound::Proof);
            }
            if at & 1 == 1 || at == last {
                hash = node_hash(sibling, &hash);
                (at, last) = (at >> at.trailing_zeros(), last >> at.trailing_zeros());
            } else {
                hash = node_hash(&hash, sibling);
            }
            (at, last) = (at >> 1, last >> 1);
        }
        if last == 0 { Ok(hash) } else { Err(Unsound::Proof) }
    }

    /// Checks that `leaf` stands in the tree with that root.
    ///
    /// # Errors
    /// As [`Self::root_of`]; [`Unsound::Proof`] when it leads elsewhere.
    pub fn verify(&self, leaf: &Hash, root: &Hash) -> Result<(), Unsound> {
        if self.root_of(leaf)? == *root { Ok(()) } else { Err(Unsound::Proof) }
    }
}

/// That a tree continues an older one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consistency {
    /// How many leaves the older tree has.
    pub old: u64,
    /// How many the newer has.
    pub size: u64,
    /// The hashes from which both roots follow; empty where one tree is empty or both are the same.
    pub path: Vec<Hash>,
}

impl Consistency {
    /// Checks that the tree with `root` begins with the tree with `old_root`.
    ///
    /// # Errors
    /// [`Unsound::Range`] when the older is larger, [`Unsound::Proof`] when the roots do not follow.
    pub fn verify(&self, old_root: &Hash, root: &Hash) -> Result<(), Unsound> {
        let sound = match (self.old, self.size) {
            (old, size) if old > size => return Err(Unsound::Range("the older tree is not larger than the newer")),
            (0, 0) => self.path.is_empty() && *old_root == EMPTY_ROOT && *root == EMPTY_ROOT,
            (0, _) => self.path.is_empty() && *old_root == EMPTY_ROOT,
            (old, size) if old == size => self.path.is_empty() && old_root == root,
            _ => self.roots(old_root) == Some((*old_root, *root)),
        };
        if sound { Ok(()) } else { Err(Unsound::Proof) }
    }

    /// The root with which the tree of `root` begins, where the path says it: not at a size that is a power of two, where the
    /// verifier must bring it, nor at an empty or equal one. `None` too when the path does not lead to `root`.
    #[must_use]
    pub fn older_root(&self, root: &Hash) -> Option<Hash> {
        if self.old.is_power_of_two() || self.old == 0 || self.old >= self.size {
            return None;
        }
        self.roots(root).filter(|(_, new)| new == root).map(|(old, _)| old)
    }

    /// Both roots, as they follow from the path; `None` when it has the wrong length. Needs `0 < old < size`.
    fn roots(&self, old_root: &Hash) -> Option<(Hash, Hash)> {
        let (mut at, mut last) = (self.old - 1, self.size - 1);
        let up = at.trailing_ones();
        (at, last) = (at >> up, last >> up);
        // The whole older tree is one complete subtree: its root begins the path, and is not repeated in it.
        let (first, rest) =
            if self.old.is_power_of_two() { (old_root, &self.path[..]) } else { self.path.split_first()? };
        let (mut old, mut new) = (*first, *first);
        for hash in rest {
            if last == 0 {
                return None;
            }
            if at & 1 == 1 || at == last {
                (old, new) = (node_hash(hash, &old), node_hash(hash, &new));
                (at, last) = (at >> at.trailing_zeros(), last >> at.trailing_zeros());
            } else {
                new = node_hash(&new, hash);
            }
            (at, last) = (at >> 1, last >> 1);
        }
        (last == 0).then_some((old, new))
    }
}
