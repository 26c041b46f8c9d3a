//! The tree of the log, worked out as a stream: entries and whole subtrees come in order, and one hash a level is kept.
//!
//! Invariant: a subtree stands only where a complete one of its size begins, so every order of them that fits leads to the one root.
//! Must not know: what entries say. Source: RFC 9162 §2.1; docs/formats/bundle.md.

use kpcs_log::{EMPTY_ROOT, Hash, node_hash};

/// A larger tree than any log has.
const LIMIT_LEVEL: u32 = 52;

/// The tree so far.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    size: u64,
    /// The complete subtrees, largest first, each with its level.
    edge: Vec<(u32, Hash)>,
}

impl Tree {
    /// How many entries it has.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// Adds the complete subtree over the next 2^`level` entries; `None`, and nothing added, where none of that size begins.
    #[must_use]
    pub fn add(&mut self, level: u32, hash: Hash) -> Option<()> {
        if level > LIMIT_LEVEL || !self.size.is_multiple_of(1 << level) {
            return None;
        }
        self.size = self.size.checked_add(1 << level)?;
        let (mut level, mut hash) = (level, hash);
        while let Some((_, left)) = self.edge.pop_if(|(edge, _)| *edge == level) {
            (level, hash) = (level + 1, node_hash(&left, &hash));
        }
        self.edge.push((level, hash));
        Some(())
    }

    /// The root.
    #[must_use]
    pub fn root(&self) -> Hash {
        let mut rising = self.edge.iter().rev().map(|(_, hash)| *hash);
        let last = rising.next().unwrap_or(EMPTY_ROOT);
        rising.fold(last, |right, left| node_hash(&left, &right))
    }

    /// The largest complete subtree that begins here and ends at `end` or before; its level.
    #[must_use]
    pub fn next_level(&self, end: u64) -> Option<u32> {
        let left = end.checked_sub(self.size).filter(|left| *left > 0)?;
        Some(left.ilog2().min(self.size.trailing_zeros()))
    }
}

#[cfg(test)]
mod tests {
    use kpcs_log::{Hash, Nodes, Unsound, leaf_hash, node_hash, root};

    use super::Tree;

    struct Leaves;

    impl Nodes for Leaves {
        fn node(&self, level: u32, index: u64) -> Result<Hash, Unsound> {
            Ok(match level {
                0 => leaf_hash(&index.to_be_bytes()),
                _ => node_hash(&self.node(level - 1, 2 * index)?, &self.node(level - 1, 2 * index + 1)?),
            })
        }
    }

    /// However entries and hidden subtrees follow each other, the root is that of the log.
    #[test]
    fn every_mixture_leads_to_the_root_of_the_log() {
        for size in 0..70 {
            for shown_every in [1, 2, 3, 7, 100] {
                let mut tree = Tree::default();
                while tree.size() < size {
                    let next = (tree.size() / shown_every + 1) * shown_every;
                    let level = if tree.size() % shown_every == 0 { Some(0) } else { tree.next_level(next.min(size)) };
                    let level = level.unwrap();
                    let hash = Leaves.node(level, tree.size() >> level).unwrap();
                    tree.add(level, hash).unwrap();
                }
                assert_eq!(tree.root(), root(&Leaves, size).unwrap(), "{size} {shown_every}");
            }
        }
    }

    #[test]
    fn a_subtree_stands_where_one_begins() {
        let mut tree = Tree::default();
        let hash = leaf_hash(b"one");
        assert_eq!(tree.add(60, hash), None);
        tree.add(0, hash).unwrap();
        assert_eq!(tree.add(1, hash), None);
        assert_eq!(tree.next_level(1), None);
        assert_eq!(tree.size(), 1);
    }
}
