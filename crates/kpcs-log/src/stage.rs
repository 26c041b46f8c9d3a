//! What a batch adds, in one file, before any of it stands in its place.
//!
//! Invariant: one batch has one encoding; a file that ends early or was changed is not read.
//! Form: `kpcs/stage/v1` and a line feed; for each file `PATH LENGTH`, a line feed and its bytes; SHA-256 of all before it.

use sha2::{Digest, Sha256};

use crate::{Seen, TilePath};

const TITLE: &[u8] = b"kpcs/stage/v1\n";

/// The files that a batch adds: bundles of entries first, then tiles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stage {
    pub files: Vec<(TilePath, Vec<u8>)>,
}

impl Stage {
    /// Where the stage of the batch that makes `next` lies.
    pub fn place(next: &Seen) -> String {
        format!("stage/{}-{}", next.size, next.root)
    }

    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = TITLE.to_vec();
        for (path, content) in &self.files {
            bytes.extend(format!("{path} {}\n", content.len()).bytes());
            bytes.extend(content);
        }
        let sum = Sha256::digest(&bytes);
        bytes.extend(sum);
        bytes
    }

    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let (content, sum) = bytes.split_last_chunk::<32>()?;
        if Sha256::digest(content)[..] != sum[..] {
            return None;
        }
        let mut rest = content.strip_prefix(TITLE)?;
        let mut files = Vec::new();
        while !rest.is_empty() {
            let end = rest.iter().position(|byte| *byte == b'\n')?;
            let (path, length) = std::str::from_utf8(&rest[..end]).ok()?.split_once(' ')?;
            let (file, after) = rest[end + 1..].split_at_checked(length.parse().ok()?)?;
            files.push((TilePath::parse(path)?, file.to_vec()));
            rest = after;
        }
        let stage = Self { files };
        (stage.to_bytes() == bytes).then_some(stage)
    }
}
