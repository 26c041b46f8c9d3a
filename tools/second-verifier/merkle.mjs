// Merkle trees of RFC 9162 §2.1 with SHA-256: leaves, nodes, inclusion (§2.1.3.2) and consistency (§2.1.4.2).
//
// Indexes and sizes are whole numbers that a Number holds exactly.

import { equal } from "./bytes.mjs";
import { sha256 } from "./hash.mjs";
import { require } from "./refused.mjs";

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

export const leafHash = (entry) => sha256(LEAF, entry);
export const nodeHash = (left, right) => sha256(NODE, left, right);

/** The root to which a leaf's hash at `index` leads by `path` in a tree of `size`. */
export async function rootByInclusion(hash, index, size, path) {
  require(isPlace(index) && isPlace(size) && index < size, "a place beyond the tree");
  let place = BigInt(index);
  let last = BigInt(size) - 1n;
  let root = hash;
  for (const sibling of path) {
    require(last > 0n, "a path longer than the tree");
    if (place & 1n || place === last) {
      root = await nodeHash(sibling, root);
      while (!(place & 1n) && place > 0n) {
        place >>= 1n;
        last >>= 1n;
      }
    } else {
      root = await nodeHash(root, sibling);
    }
    place >>= 1n;
    last >>= 1n;
  }
  require(last === 0n, "a path shorter than the tree");
  return root;
}

/** Refuses unless `path` proves that the tree `older` is the beginning of the tree `newer`; each is { size, root }. */
export async function checkConsistency(older, newer, path) {
  require(isPlace(older.size) && isPlace(newer.size) && older.size <= newer.size, "from a larger to a smaller tree");
  if (older.size === 0 || older.size === newer.size) {
    require(path.length === 0, "a path where none is needed");
    require(older.size === 0 ? equal(older.root, await sha256(new Uint8Array(0))) : equal(older.root, newer.root), "other roots");
    require(newer.size > 0 || equal(older.root, newer.root), "other roots");
    return;
  }
  require(path.length > 0, "an empty path");
  const size = BigInt(older.size);
  const hashes = (size & (size - 1n)) === 0n ? [older.root, ...path] : path;
  let first = BigInt(older.size) - 1n;
  let second = BigInt(newer.size) - 1n;
  while (first & 1n) {
    first >>= 1n;
    second >>= 1n;
  }
  let [left] = hashes;
  let right = left;
  for (const hash of hashes.slice(1)) {
    require(second > 0n, "a path longer than the trees");
    if (first & 1n || first === second) {
      left = await nodeHash(hash, left);
      right = await nodeHash(hash, right);
      while (!(first & 1n) && first > 0n) {
        first >>= 1n;
        second >>= 1n;
      }
    } else {
      right = await nodeHash(right, hash);
    }
    first >>= 1n;
    second >>= 1n;
  }
  require(second === 0n && equal(left, older.root) && equal(right, newer.root), "a path that does not prove it");
}

export const isPlace = (value) => typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
