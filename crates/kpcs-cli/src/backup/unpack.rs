//! Reading a backup: every member is compared with the manifest before anything is believed.
//!
//! Invariant: nothing is written outside the new folder, whatever the file says; a member that the manifest does not name, or
//! that differs from it, ends the reading.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Read as _},
    path::{Component, Path},
};

use anyhow::{Context, Result, bail};
use sha2::{Digest as _, Sha256};

use super::{
    MANIFEST, Manifest, Member,
    pack::{Hashed, hex},
};

/// No manifest is longer: a million files of 200 bytes.
const LIMIT_MANIFEST: u64 = 200 << 20;

/// Writes the files of the backup `from` into the empty folder `to` and compares each; `heard` is told each path.
///
/// # Errors
/// A file that is no backup, was cut short or changed; or the disk refuses.
pub fn unpack(from: &Path, to: &Path, mut heard: impl FnMut(&str)) -> Result<Manifest> {
    let file = File::open(from).with_context(|| from.display().to_string())?;
    let mut archive = tar::Archive::new(io::BufReader::new(file));
    let (mut members, mut manifest) = (Vec::new(), None);
    for entry in archive.entries()? {
        let mut entry = entry.context("this is no backup, or it was cut short")?;
        let path = entry.path()?.into_owned();
        let name = path.to_str().context("a member whose name is no text")?.to_owned();
        if manifest.is_some() || !is_plain(&path) || !entry.header().entry_type().is_file() {
            bail!("{name}: no backup holds such a member");
        }
        if name == MANIFEST {
            let mut bytes = Vec::new();
            entry.take(LIMIT_MANIFEST).read_to_end(&mut bytes)?;
            manifest = Some(Manifest::parse(&bytes)?);
        } else {
            heard(&name);
            members
                .push(write(&mut entry, &to.join(&path), &name).with_context(|| format!("{name}: it was cut short"))?);
        }
    }
    let manifest = manifest.context("it ends before its manifest: it was cut short, or it is no backup")?;
    compare(&members, &manifest.members)?;
    Ok(manifest)
}

/// A path that stays inside the folder.
fn is_plain(path: &Path) -> bool {
    path.components().all(|part| matches!(part, Component::Normal(_)))
}

fn write(entry: &mut impl io::Read, path: &Path, name: &str) -> Result<Member> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    let mut reader = Hashed { inner: entry, hash: Sha256::new() };
    let size = io::copy(&mut reader, &mut file)?;
    file.sync_all()?;
    Ok(Member { path: name.to_owned(), size, sha256: hex(&reader.hash.finalize()) })
}

fn compare(found: &[Member], named: &[Member]) -> Result<()> {
    for member in named {
        match found.iter().find(|other| other.path == member.path) {
            None => bail!("{}: the manifest names it, and it is missing", member.path),
            Some(other) if other != member => bail!("{}: it was changed since the backup was made", member.path),
            Some(_) => {}
        }
    }
    match found.iter().find(|member| !named.contains(member)) {
        Some(extra) => bail!("{}: the manifest does not name it", extra.path),
        None => Ok(()),
    }
}
