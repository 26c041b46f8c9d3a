//! The tree's own arithmetic: roots and proofs from the hashes of complete subtrees.
//!
//! Invariant: a range that is asked for here always begins at a multiple of its own largest power of two, so it falls into
//! complete subtrees, largest first. Nothing else of the tree is ever needed.
//! Must not know: where hashes are kept. Source: RFC 9162 §2.1.1 to §2.1.4.

use crate::{Consistency, EMPTY_ROOT, Hash, Inclusion, Unsound, node_hash};

/// Where the hashes of complete subtrees come from.
pub trait Nodes {
    /// The hash over the leaves from `index << level` up to `(index + 1) << level`.
    ///
    /// # Errors
    /// [`Unsound::Tile`] when it cannot be had.
    fn node(&self, level: u32, index: u64) -> Result<Hash, Unsound>;
}

/// The root of the first `size` leaves.
///
/// # Errors
/// As the nodes answer.
pub fn root(nodes: &impl Nodes, size: u64) -> Result<Hash, Unsound> {
    if size == 0 { Ok(EMPTY_ROOT) } else { over(nodes, 0, size) }
}

/// That the leaf at `index` stands in the tree of `size` leaves (RFC 9162 §2.1.3.1).
///
/// # Errors
/// [`Unsound::Range`] unless `index < size`.
pub fn inclusion(nodes: &impl Nodes, index: u64, size: u64) -> Result<Inclusion, Unsound> {
    if index >= size {
        return Err(Unsound::Range("the index of a leaf lies below the size"));
    }
    let mut path = Vec::new();
    let (mut start, mut end) = (0, size);
    while end - start > 1 {
        let middle = start + split(end - start);
        if index < middle {
            path.push((middle, end));
            end = middle;
        } else {
            path.push((start, middle));
            start = middle;
        }
    }
    Ok(Inclusion { index, size, path: hashes(nodes, &path)? })
}

/// That the tree of `size` leaves begins with the tree of `old` leaves (RFC 9162 §2.1.4.1). Empty where one of them is
/// empty or both are the same.
///
/// # Errors
/// [`Unsound::Range`] unless `old <= size`.
pub fn consistency(nodes: &impl Nodes, old: u64, size: u64) -> Result<Consistency, Unsound> {
    if old > size {
        return Err(Unsound::Range("the older tree is not larger than the newer"));
    }
    if old == 0 || old == size {
        return Ok(Consistency { old, size, path: Vec::new() });
    }
    let mut path = Vec::new();
    let (mut start, mut end) = (0, size);
    while end != old {
        let middle = start + split(end - start);
        if old <= middle {
            path.push((middle, end));
            end = middle;
        } else {
            path.push((start, middle));
            start = middle;
        }
    }
    // What is left is the older tree's last complete subtree; the verifier knows it where it is the whole older tree.
    if start != 0 {
        path.push((start, end));
    }
    Ok(Consistency { old, size, path: hashes(nodes, &path)? })
}

/// The hashes of ranges that were found from the root down, in the order of a proof: from the leaf up.
fn hashes(nodes: &impl Nodes, ranges: &[(u64, u64)]) -> Result<Vec<Hash>, Unsound> {
    ranges.iter().rev().map(|(start, end)| over(nodes, *start, *end)).collect()
}

/// The hash over the leaves from `start` up to `end`, of which there is at least one.
fn over(nodes: &impl Nodes, start: u64, end: u64) -> Result<Hash, Unsound> {
    let mut complete = Vec::new();
    let mut at = start;
    while at < end {
        let level = (end - at).ilog2();
        complete.push(nodes.node(level, at >> level)?);
        at += 1 << level;
    }
    let last = complete.pop().ok_or(Unsound::Range("a range of leaves is not empty"))?;
    Ok(complete.iter().rev().fold(last, |right, left| node_hash(left, &right)))
}

/// The largest power of two below `count`, which is at least 2.
const fn split(count: u64) -> u64 {
    1 << (count - 1).ilog2()
}
