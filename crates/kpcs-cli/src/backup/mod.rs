//! One file that holds a whole register: `pack` writes it, `unpack` reads it and believes nothing.
//!
//! Format `kpcs-backup/v1`: a tar file; the database as `kpcs.db`, then every other file of the folder under its path, and as
//! the last member `manifest.json` with the size and SHA-256 of each. A file that was cut short has no manifest.
//! Invariant: keys are copied as they lie, encrypted; locks, notes and half-written files are left out.
//! Must not know: what the files mean.

mod pack;
mod unpack;

use std::path::Path;

use anyhow::{Context, Result, bail};
pub use pack::pack;
use serde_json::{Value, json};
pub use unpack::unpack;

/// The name of the last member.
const MANIFEST: &str = "manifest.json";
const FORMAT: &str = "kpcs-backup/v1";

/// A file of a backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Its path inside the register's folder.
    pub path: String,
    /// Its length in bytes.
    pub size: u64,
    /// Its SHA-256 in hexadecimal digits.
    pub sha256: String,
}

/// What a backup says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manifest {
    /// When it was made, as an instant.
    pub made_at: String,
    /// The last journal entry that it holds.
    pub entries: i64,
    /// The leaf of that entry, in hexadecimal digits.
    pub leaf: String,
    /// Its files.
    pub members: Vec<Member>,
}

impl Manifest {
    fn to_json(&self) -> Value {
        let member = |member: &Member| json!({ "path": member.path, "size": member.size, "sha256": member.sha256 });
        json!({
            "format": FORMAT,
            "program": env!("CARGO_PKG_VERSION"),
            "made_at": self.made_at,
            "entries": self.entries,
            "leaf": self.leaf,
            "files": self.members.iter().map(member).collect::<Vec<_>>(),
        })
    }

    fn parse(bytes: &[u8]) -> Result<Self> {
        let value: Value = serde_json::from_slice(bytes).context("its manifest cannot be read")?;
        if value["format"] != FORMAT {
            bail!("it is of format {}; this program reads {FORMAT}", value["format"]);
        }
        let members = value["files"].as_array().context("its manifest names no files")?;
        let text = |value: &Value| value.as_str().map(str::to_owned).context("its manifest lacks a text");
        let member = |member: &Value| {
            let size = member["size"].as_u64().context("its manifest lacks a size")?;
            Ok(Member { path: text(&member["path"])?, size, sha256: text(&member["sha256"])? })
        };
        Ok(Self {
            made_at: text(&value["made_at"])?,
            entries: value["entries"].as_i64().context("its manifest lacks the number of entries")?,
            leaf: text(&value["leaf"])?,
            members: members.iter().map(member).collect::<Result<_>>()?,
        })
    }
}

/// Whether a file of the folder is left out: the database is copied by itself, the rest is of the running process.
fn is_left_out(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    name.starts_with("kpcs.") || name.ends_with(".part") || name.ends_with(".new")
}
